package org.caunoi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import caunoi.pages.StaticTemplates;
import caunoi.pages.Templates;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.caunoi.Barriers;
import org.caunoi.Chromium;
import org.caunoi.NeedsNothing;
import org.caunoi.assistance.web.SlipView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages in a real browser: access for everybody, and scripts that only ever help. */
@NeedsNothing
final class ScriptsTest {

  private static final Templates PAGES = new StaticTemplates();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Notes on the page's own clock when a key was pressed and when something was sent. */
  private static final String NOTE_TIMES =
      """
      addEventListener('input', (event) => { window.typedAt = event.timeStamp; }, true);
      const send = window.fetch;
      window.fetch = (...request) => {
        window.sentAt = performance.now();
        return send(...request);
      };
      """;

  private static final String KEYPAD =
      """
      <form action="/code"><div data-keypad=""><input id="pad-code" name="code">
      <div data-keys="" hidden><button type="button" data-digit="3">3</button></div></div></form>
      """;

  private static GuideServer server;
  private static ChromeDriver browser;

  @BeforeAll
  static void open() throws IOException {
    browser = Chromium.open();
    server = new GuideServer();
    for (String lang : List.of("vi", "en")) {
      Shell staff = StyleGuideTest.shell(lang, true);
      Shell open = StyleGuideTest.shell(lang, false);
      server.page("/" + lang + "/staff", PAGES.guideStaff(staff, FieldErrors.none(), 90).render());
      server.page(
          "/" + lang + "/wrong", PAGES.guideStaff(staff, StyleGuideTest.ERRORS, 90).render());
      server.page("/" + lang + "/idle", PAGES.guideStaff(staff, FieldErrors.none(), 2).render());
      server.page(
          "/" + lang + "/citizen", PAGES.guideCitizen(open, StyleGuideTest.ERRORS).render());
      server.page("/" + lang + "/tracking", PAGES.guideTracking(open).render());
      server.page("/" + lang + "/screen", PAGES.guideScreen(open).render());
      server.page("/" + lang + "/a5", PAGES.guideSlip(open, "a5").render());
      server.page("/" + lang + "/80mm", PAGES.guideSlip(open, "80mm").render());
    }
    SlipView slip =
        new SlipView(
            "H26-1",
            null,
            "Điểm Thử",
            List.of(new SummaryRow("Người nộp", "Nguyễn Thị Thử Nghiệm")),
            "",
            Drawing.qr("H26-1"),
            Drawing.bars("H26-1"),
            "",
            null,
            "",
            true);
    server.page(
        "/slip",
        PAGES.counterSlip(StyleGuideTest.shell("vi", true), slip, "a5", "/session").render());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      Chromium.close(browser);
    }
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void forget() {
    server.forget();
    Chromium.size(browser, 1366, 768);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vi/staff",
        "en/staff",
        "vi/wrong",
        "vi/citizen",
        "en/citizen",
        "vi/tracking",
        "vi/screen",
        "vi/a5",
        "vi/80mm"
      })
  void pagesHaveNoBarrierAndBreakNoPolicy(String page) {
    show("/" + page);
    assertThat(Barriers.andHabitsOn(browser)).isEmpty();
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"))
        .noneMatch(entry -> entry.getMessage().contains("status of 404"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"staff", "wrong", "citizen", "tracking", "screen"})
  void pagesNeverScrollSideways(String page) {
    show("/vi/" + page);
    for (int width : new int[] {320, 390, 768, 1366, 1920}) {
      Chromium.size(browser, width, 800);
      assertThat(number("return document.documentElement.scrollWidth"))
          .as("%d px", width)
          .isLessThanOrEqualTo(width);
    }
  }

  @Test
  void touchTargetsAreLargeEnough() {
    show("/vi/staff");
    assertThat(smallest(".button, .input, .rail li a")).isGreaterThanOrEqualTo(44);
    show("/vi/screen");
    assertThat(smallest(".button")).isGreaterThanOrEqualTo(64);
  }

  @Test
  void theErrorSummaryTakesFocusAndLeadsToTheField() {
    show("/vi/wrong");
    assertThat(focused("className")).contains("summary-error");
    browser.findElement(By.cssSelector(".summary-error a[href='#birthDate']")).click();
    assertThat(focused("id")).isEqualTo("birthDate");
  }

  @Test
  void aKeyPressedBeforeThePartsListenIsNotLost() {
    server.page(
        "/early",
        """
        <!DOCTYPE html><html lang="vi"><head><title>Thử</title><script src="/js/early.js"></script>
        <script type="module" src="/js/app.js"></script></head><body data-work=""><p id="live"></p>
        <a href="#a" id="a" data-row="">Một</a> <a href="#b" id="b" data-row="">Hai</a></body></html>
        """);
    CountDownLatch ready = new CountDownLatch(1);
    server.holding("/js/work.js", ready);
    browser.executeCdpCommand("Page.navigate", Map.of("url", server.url("/early")));
    until(() -> browser.findElements(By.id("b")).size() == 1);
    new Actions(browser).sendKeys("j").sendKeys("j").perform();
    assertThat(focused("id")).isEmpty();
    ready.countDown();
    until(() -> "b".equals(focused("id")));
    new Actions(browser).sendKeys("k").perform();
    assertThat(focused("id")).isEqualTo("a");
  }

  @Test
  void savesADraftWithinASecondAndSaysWhen() {
    show("/vi/staff");
    browser.executeScript(NOTE_TIMES);
    field("phone").sendKeys("0900000001");
    String delay = "return (window.sentAt ?? 0) - window.typedAt";
    until(() -> number(delay) > 0);
    assertThat(number(delay)).isLessThanOrEqualTo(1000);
    until(() -> !server.sent().isEmpty());
    GuideServer.Sent draft = server.sent().getLast();
    assertThat(draft.method()).isEqualTo("PUT");
    assertThat(draft.path()).isEqualTo("/counter/draft");
    assertThat(draft.token()).isEqualTo("thu-nghiem");
    assertThat(draft.body()).contains("phone=0900000001", "fullName=Nguyễn Thị Thử Nghiệm");
    until(() -> saved().matches("Đã lưu \\d\\d:\\d\\d"));
  }

  @Test
  void keepsTryingWhileTheServerIsAwayAndSaysSo() {
    server.answering("/counter/draft", 503);
    show("/vi/staff");
    field("phone").sendKeys("0");
    until(() -> saved().equals("Chưa lưu được, đang thử lại"));
    server.answering("/counter/draft", 204);
    until(() -> saved().startsWith("Đã lưu "));
    assertThat(server.sent()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void leavesAFieldAloneWhileVietnameseIsBeingComposed() throws InterruptedException {
    show("/vi/staff");
    WebElement note = field("note");
    note.click();
    for (String part : List.of("n", "ng", "ngu", "nguyê", "nguyễ")) {
      browser.executeCdpCommand(
          "Input.imeSetComposition",
          Map.of("text", part, "selectionStart", part.length(), "selectionEnd", part.length()));
    }
    Thread.sleep(900);
    assertThat(server.sent()).isEmpty();
    assertThat(note.getDomProperty("value")).isEqualTo("nguyễ");
    browser.executeCdpCommand("Input.insertText", Map.of("text", "nguyễn"));
    until(() -> !server.sent().isEmpty());
    assertThat(server.sent().getLast().body()).contains("note=nguyễn");
  }

  @Test
  void sendsAFormOnceHoweverOftenItIsPressed() throws InterruptedException {
    server.answering("/counter/form", 204);
    show("/vi/staff");
    WebElement send = browser.findElement(By.cssSelector("[data-key='F6']"));
    send.click();
    send.click();
    browser.switchTo().activeElement().sendKeys(Keys.F6);
    Thread.sleep(500);
    assertThat(server.sent()).filteredOn(sent -> sent.path().equals("/counter/form")).hasSize(1);
  }

  @Test
  void functionKeysReachFieldsAndButtons() {
    show("/vi/staff");
    field("phone").click();
    browser.switchTo().activeElement().sendKeys(Keys.F4);
    assertThat(focused("id")).isEqualTo("card");
    browser.switchTo().activeElement().sendKeys(Keys.F3);
    assertThat(focused("id")).isEqualTo("q");
  }

  @Test
  void takesAScannedCardWithAllItsMarks() {
    server.answering("/counter/cards", 204);
    show("/vi/staff");
    String card = "001199000001||Nguyễn Thị Thử Nghiệm|05091999|Nữ|Số 1, Hàng Thử, Hà Nội|01012024";
    field("card").click();
    // After the fifth line the page waits only so long for more, so the rest comes at once.
    int fifth = card.indexOf("|Số 1");
    card.substring(0, fifth).codePoints().forEach(c -> insert(Character.toString(c)));
    insert(card.substring(fifth));
    until(() -> !server.sent().isEmpty());
    assertThat(server.sent())
        .singleElement()
        .satisfies(sent -> assertThat(sent.body()).contains("card=" + card));
  }

  @Test
  void doesNotSendANumberThatIsStillBeingTyped() throws InterruptedException {
    show("/vi/staff");
    field("card").sendKeys("00119900000");
    Thread.sleep(600);
    assertThat(server.sent()).isEmpty();
  }

  @Test
  void theEndOfACitizenEmptiesThePage() {
    server.answering("/counter/end", 204);
    show("/vi/staff");
    field("phone").sendKeys("0900000001");
    browser.switchTo().activeElement().sendKeys(Keys.F12);
    until(() -> server.sent().stream().anyMatch(s -> s.path().equals("/counter/end")));
    assertThat(field("fullName").getDomProperty("value")).isEmpty();
    assertThat(field("phone").getDomProperty("value")).isEmpty();
    assertThat(browser.findElements(By.className("veil"))).hasSize(1);
    assertThat(browser.getCurrentUrl()).isEqualTo(server.url("/"));
  }

  @Test
  void aSlipWithANameOnItIsLockedAndEndedLikeThePageBehindIt() {
    server.answering("/session/end", 204);
    show("/slip");
    assertThat(browser.findElement(By.tagName("body")).getDomAttribute("data-idle"))
        .isEqualTo("/session/lock");
    assertThat(
            browser
                .findElement(By.cssSelector("form[action='/session/end']"))
                .getDomAttribute("data-wipe-after"))
        .isEqualTo("60");
    until(() -> browser.findElements(By.cssSelector("form[data-ready]")).size() == 1);
    browser.findElement(By.tagName("body")).sendKeys(Keys.F12);
    until(() -> server.sent().stream().anyMatch(s -> s.path().equals("/session/end")));
    assertThat(browser.findElements(By.className("veil"))).hasSize(1);
  }

  @Test
  void anIdleScreenWarnsThenLocks() {
    show("/vi/idle");
    until(() -> text("#live").startsWith("Màn hình sắp khóa"));
    until(
        () ->
            server.sent().stream()
                .anyMatch(s -> s.path().equals("/lock") && s.body().contains("_csrf=thu-nghiem")));
  }

  @Test
  void aLivePartFollowsTheServerButNeverAFieldInUse() throws InterruptedException {
    server.page("/board", liveBoard("một"));
    show("/board");
    server.page("/board", liveBoard("hai"));
    until(() -> text("#board p").equals("hai"));
    assertThat(text("[data-updated]")).matches("Cập nhật lúc \\d\\d:\\d\\d");
    field("answer").sendKeys("đang gõ");
    server.page("/board", liveBoard("ba"));
    Thread.sleep(2500);
    assertThat(text("#board p")).isEqualTo("hai");
    assertThat(field("answer").getDomProperty("value")).isEqualTo("đang gõ");
  }

  @Test
  void whereTheServerCannotTellALivePartAsksByItself() {
    server.page("/board", liveBoard("một").replace("data-live=\"\"", "data-live=\"/vi/staff\""));
    show("/board");
    server.page("/board", liveBoard("hai").replace("data-live=\"\"", "data-live=\"/vi/staff\""));
    until(() -> text("#board p").equals("hai"));
  }

  @Test
  void newsOfTheOtherScreenLoseNoDigitOfACodeAndWhoComesNextSeesNone() {
    show("/vi/screen");
    redraw(KEYPAD);
    new Actions(browser).sendKeys("12").perform();
    redraw(KEYPAD);
    browser.findElement(By.cssSelector("#pad [data-digit='3']")).click();
    assertThat(value(field("pad-code"))).isEqualTo("123");
    redraw("<p>Cảm ơn bác</p>");
    redraw(KEYPAD);
    assertThat(value(field("pad-code"))).isEmpty();
  }

  private static void redraw(String html) {
    browser.executeAsyncScript(
        """
        const [html, done] = arguments;
        addEventListener('parts-ready', () => done(), { once: true });
        const part = document.getElementById('pad') ?? document.body.appendChild(document.createElement('div'));
        part.id = 'pad';
        part.innerHTML = html;
        part.dispatchEvent(new CustomEvent('part-replaced', { bubbles: true }));
        """,
        html);
  }

  @Test
  void aSignatureBecomesAPicture() {
    show("/vi/citizen");
    WebElement pad = browser.findElement(By.cssSelector("canvas.pad"));
    new Actions(browser)
        .scrollToElement(pad)
        .moveToElement(pad)
        .clickAndHold()
        .moveByOffset(60, 20)
        .moveByOffset(-30, 25)
        .release()
        .perform();
    WebElement picture = browser.findElement(By.name("signature"));
    until(() -> value(picture).startsWith("data:image/png;base64,"));
    browser.findElement(By.cssSelector("[data-signature-clear]")).click();
    assertThat(value(picture)).isEmpty();
  }

  @Test
  void asMuchAsAnybodyScribblesIsSmallEnoughToBeSent() {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 1200, "height", 900, "deviceScaleFactor", 2, "mobile", false));
    try {
      show("/vi/citizen");
      browser.executeScript(
          """
          const pad = document.querySelector('canvas.pad');
          const pen = pad.getContext('2d');
          for (let x = 0; x < pad.width; x += 2) {
            for (let y = 0; y < pad.height; y += 2) {
              pen.fillStyle = `hsl(${(x * y) % 360} 80% ${(x + y) % 90}%)`;
              pen.fillRect(x, y, 1, 1);
            }
          }
          """);
      WebElement pad = browser.findElement(By.cssSelector("canvas.pad"));
      new Actions(browser)
          .scrollToElement(pad)
          .moveToElement(pad)
          .clickAndHold()
          .moveByOffset(60, 20)
          .release()
          .perform();
      WebElement picture = browser.findElement(By.name("signature"));
      until(() -> value(picture).startsWith("data:image/png;base64,"));
      assertThat(value(picture).length()).isBetween(5_000, 87_000);
    } finally {
      browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  @ParameterizedTest
  @CsvSource({"a5, 420, 595", "80mm, 227, 567"})
  void slipsPrintOnTheirPaperWithSearchableVietnamese(String paper, int width, int height)
      throws IOException {
    show("/vi/" + paper);
    Map<String, Object> answer =
        browser.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true));
    try (PDDocument pdf =
        Loader.loadPDF(Base64.getDecoder().decode(Objects.toString(answer.get("data"))))) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(Math.round(pdf.getPage(0).getMediaBox().getWidth()))
          .isBetween(width - 2, width + 2);
      assertThat(Math.round(pdf.getPage(0).getMediaBox().getHeight()))
          .isBetween(height - 2, height + 2);
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Nguyễn Thị Thử Nghiệm")
          .doesNotContain("Quay lại");
    }
  }

  private static String liveBoard(String word) {
    return """
    <!DOCTYPE html><html lang="vi"><head><title>Bảng</title><script type="module" src="/js/app.js"></script></head>
    <body><div id="live"></div><section id="board" data-live="" data-live-seconds="1"><p>%s</p>
    <input id="answer" name="answer"></section>
    <p data-updated="board" data-text-updated="Cập nhật lúc"></p></body></html>
    """
        .formatted(word);
  }

  private static void insert(String text) {
    browser.executeCdpCommand("Input.insertText", Map.of("text", text));
  }

  private static void show(String path) {
    browser.manage().logs().get(LogType.BROWSER);
    browser.get(server.url(path));
    until(() -> "complete".equals(browser.executeScript("return document.readyState")));
    browser.executeAsyncScript(
        "const done = arguments[0]; document.fonts.ready.then(() => setTimeout(done, 150))");
  }

  private static WebElement field(String id) {
    return browser.findElement(By.id(id));
  }

  private static String saved() {
    return text("[data-saved-text]");
  }

  private static String text(String selector) {
    return Objects.toString(
        browser.executeScript(
            "return document.querySelector(arguments[0]).textContent.trim()", selector));
  }

  private static String value(WebElement element) {
    return Objects.requireNonNullElse(element.getDomProperty("value"), "");
  }

  private static String focused(String property) {
    return Objects.requireNonNullElse(
        browser.switchTo().activeElement().getDomProperty(property), "");
  }

  private static double smallest(String selector) {
    return number(
        "return Math.min(...[...document.querySelectorAll('"
            + selector
            + "')].filter(e => e.getClientRects().length && e.type !== 'hidden')"
            + ".map(e => Math.round(e.getBoundingClientRect().height)))");
  }

  private static double number(String script) {
    return ((Number) Objects.requireNonNull(browser.executeScript(script))).doubleValue();
  }

  private static void until(BooleanSupplier fact) {
    new WebDriverWait(browser, PATIENCE, Duration.ofMillis(50)).until(_ -> fact.getAsBoolean());
  }
}
