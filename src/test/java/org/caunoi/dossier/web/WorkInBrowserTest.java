package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.caunoi.Barriers;
import org.caunoi.Chromium;
import org.caunoi.IntegrationTest;
import org.caunoi.LooksWithABrowser;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.document.StoreDocument;
import org.caunoi.dossier.AttachDocument;
import org.caunoi.dossier.Attachment;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.DossierWorklist;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.dossier.RequestWithdrawal;
import org.caunoi.dossier.SupplementElsewhere;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Officers' pages in Chromium: no barrier on a wide or a narrow screen, and the single keys. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@LooksWithABrowser
// In the house of the other browser tests, where nobody files while lists are looked at.
@TestPropertySource(properties = "caunoi.demo=true")
class WorkInBrowserTest {

  private static final String COMMUNE = "00199";
  private static final String QUIET = "10369";
  private static final int REVIEWED = Integer.getInteger("caunoi.review.dossiers", 6);

  @TempDir private Path papers;
  @LocalServerPort private int port;
  @Autowired private Walk walk;
  @Autowired private StoreDocument storing;
  @Autowired private People people;
  @Autowired private AttachDocument attaching;
  @Autowired private RequestWithdrawal withdrawing;
  @Autowired private DossierWorklist worklist;
  @Autowired private ReadDossier reading;
  @Autowired private SupplementElsewhere elsewhere;

  private ChromeDriver browser;
  private SignedIn partner;
  private SignedIn intake;

  @BeforeAll
  void prepare() {
    browser = Chromium.open();
    Chromium.size(browser, 1366, 768);
    partner = people.partner().who();
    intake = people.officer(Role.INTAKE_OFFICER, walk.authorityOf(COMMUNE));
  }

  @AfterAll
  void close() {
    Chromium.close(browser);
  }

  @Test
  void nothingStandsInAnybodysWay() {
    String fresh = file();
    attaching.attach(
        partner, fresh, null, new Attachment("mandate", walk.document(walk.authorityOf(COMMUNE))));
    String processed = file();
    walk.process(processed);
    String asked = file();
    walk.ask(intake, asked, null, List.of(new Reason("mandate", "Ảnh bị mờ, xin chụp lại.")));
    String withdrawn = file();
    withdrawing.request(partner, withdrawn, null, "Tôi đổi ý", null);
    String done = file();
    walk.issue(done);
    List<String> findings = new ArrayList<>();
    signIn(intake);
    look("list-intake", "/dossiers", findings);
    look("list-all", "/dossiers?queue=all", findings);
    look("review-new", "/dossiers/" + fresh, findings);
    open("/dossiers/" + fresh);
    browser.findElements(By.cssSelector("summary")).forEach(WebElement::click);
    inspect("review-open", findings);
    look("review-withdrawn", "/dossiers/" + withdrawn, findings);
    signIn(people.officer(Role.SIGNER, walk.authorityOf(COMMUNE)));
    look("review-processing", "/dossiers/" + processed, findings);
    signIn(people.officer(Role.RETURN_OFFICER, walk.authorityOf(COMMUNE)));
    look("returns", "/returns", findings);
    look("review-return", "/dossiers/" + done, findings);
    SignedIn clerk = people.clerk("HN-0001");
    String counter = walk.filing().session(UUID.randomUUID()).by(clerk).code();
    walk.ask(
        people.officer(Role.INTAKE_OFFICER, null),
        counter,
        null,
        List.of(new Reason("form", "Sai năm sinh.")));
    signIn(clerk);
    look("review-supplement", "/dossiers/" + counter, findings);
    look("elsewhere", "/supplements", findings);
    UUID opened = elsewhere.open(clerk, counter, "001199000001");
    look("elsewhere-asked", "/supplements/" + opened, findings);
    assertThat(findings).isEmpty();
  }

  @Test
  void movesThroughTheListWithSingleKeys() {
    file();
    file();
    signIn(intake);
    open("/dossiers");
    List<WebElement> rows = browser.findElements(By.cssSelector("[data-row]"));
    type("j");
    assertThat(focus()).isEqualTo(rows.get(0).getText());
    type("j");
    assertThat(focus()).isEqualTo(rows.get(1).getText());
    type("k");
    assertThat(focus()).isEqualTo(rows.get(0).getText());
    type("/");
    assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("q");
    type("n");
    assertThat(browser.getCurrentUrl()).endsWith("/dossiers");
    assertThat(browser.switchTo().activeElement().getDomProperty("value")).isEqualTo("n");
    open("/dossiers");
    String first = browser.findElement(By.cssSelector("[data-row]")).getText();
    type("n");
    waitFor("/dossiers/" + first);
    assertThat(browser.getCurrentUrl()).endsWith("/dossiers/" + first);
  }

  /** Nothing but keys: the next one, ticks or a cross with its reason, and the act. */
  @Test
  void anOfficerReviewsDossiersWithTheKeyboardAlone() {
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, walk.authorityOf(QUIET));
    for (int i = 0; i < REVIEWED; i++) {
      String code = file(QUIET);
      attaching.attach(
          partner, code, null, new Attachment("mandate", walk.document(walk.authorityOf(QUIET))));
    }
    signIn(officer);
    open("/dossiers");
    String last = "";
    int asked = 0;
    for (int i = 0; i < REVIEWED; i++) {
      press("n");
      last = newDossier(last);
      boolean ask = i % 5 == 4;
      asked += ask ? 1 : 0;
      if (ask) {
        press("x");
        press("Ảnh mờ, xin chụp lại.");
        press(Keys.TAB);
      }
      for (int mark = ask ? 1 : 0; mark < marks(); mark++) {
        press("v");
      }
      assertThat(unmarked()).as(last).isZero();
      if (ask) {
        new Actions(browser).keyDown(Keys.ALT).sendKeys("b").keyUp(Keys.ALT).perform();
      } else {
        press(Keys.F9);
      }
      waitForText(ask ? "Đã gửi một yêu cầu bổ sung" : "Đã tiếp nhận");
    }
    DossierWorklist.Filter taken = DossierWorklist.Filter.in(DossierState.ACCEPTED);
    DossierWorklist.Filter waiting = DossierWorklist.Filter.in(DossierState.SUPPLEMENT_REQUESTED);
    assertThat(worklist.list(officer, taken, null, 100)).hasSize(REVIEWED - asked);
    assertThat(worklist.list(officer, waiting, null, 100)).hasSize(asked);
  }

  /**
   * One paper is a PDF in a frame, one a picture: both turn and grow, whatever was clicked before.
   */
  @Test
  void papersTurnAndGrowByKeysEvenAfterAClickIntoOne() {
    String authority = walk.authorityOf(COMMUNE);
    String code =
        walk.filing()
            .procedure("1.004873")
            .answer("purpose", "other")
            .answer("status", "divorced")
            .answer("again", true)
            .form("purposeText", "Vay vốn")
            .form("commune", COMMUNE)
            .returnBy(ReturnWay.ELECTRONIC)
            .attachments(
                List.of(
                    new Attachment("divorcePaper", walk.document(authority)),
                    new Attachment(
                        "oldCertificate",
                        storing
                            .store(new ByteArrayInputStream(Papers.jpeg()), null, authority)
                            .id())))
            .by(partner)
            .code();
    signIn(intake);
    open("/dossiers/" + code);
    assertThat(paper("iframe")).isTrue();
    new Actions(browser).click(browser.findElement(By.cssSelector("iframe.paper"))).perform();
    assertThat(looked("document.activeElement.tagName !== 'IFRAME'")).isTrue();
    press("r");
    assertThat(drawn("iframe")).isEqualTo("100% rotate(90deg)");
    press("+");
    assertThat(drawn("iframe")).isEqualTo("125% rotate(90deg)");
    press("j");
    assertThat(paper("img")).isTrue();
    int wide = width();
    press("+");
    press("+");
    assertThat(drawn("img")).startsWith("156.25% ");
    assertThat(width()).isGreaterThan(wide * 14 / 10);
    press("-");
    press("r");
    press("r");
    assertThat(drawn("img")).isEqualTo("125% rotate(180deg)");
    press("k");
    assertThat(paper("iframe")).isTrue();
    assertThat(drawn("iframe")).isEqualTo("125% rotate(90deg)");
  }

  private boolean paper(String kind) {
    return looked(
        "[...document.querySelectorAll('[data-paper]:not([hidden]) " + kind + "')].length === 1");
  }

  private String drawn(String kind) {
    return String.valueOf(
        browser.executeScript(
            "const s = document.querySelector('[data-paper]:not([hidden]) "
                + kind
                + "').style; return s.width + ' ' + s.transform"));
  }

  private int width() {
    return browser
        .findElement(By.cssSelector("[data-paper]:not([hidden]) img"))
        .getSize()
        .getWidth();
  }

  /** Whether it becomes true within two seconds. */
  private boolean looked(String script) {
    for (int i = 0; i < 100; i++) {
      if (Boolean.TRUE.equals(browser.executeScript("return " + script))) {
        return true;
      }
      LockSupport.parkNanos(20_000_000); // A script of the page would end with the page.
    }
    return false;
  }

  /** Two papers were asked for; the clerk brings both, each in its own field, by one press. */
  @Test
  void aClerkBringsAllPapersThatWereAskedForAtOnce() throws IOException {
    SignedIn clerk = people.clerk("HN-0001");
    String authority = walk.authorityOf(COMMUNE);
    String code =
        walk.filing()
            .procedure("1.004873")
            .answer("purpose", "other")
            .answer("status", "divorced")
            .answer("again", true)
            .form("purposeText", "Vay vốn")
            .form("commune", COMMUNE)
            .returnBy(ReturnWay.ELECTRONIC)
            .attachments(List.of(new Attachment("divorcePaper", walk.document(authority))))
            .session(UUID.randomUUID())
            .by(clerk)
            .code();
    walk.ask(
        people.officer(Role.INTAKE_OFFICER, null),
        code,
        null,
        List.of(
            new Reason("divorcePaper", "Ảnh bị mờ."), new Reason("oldCertificate", "Chưa có.")));
    signIn(clerk);
    open("/dossiers/" + code);
    bring("divorcePaper", papers.resolve("one.pdf"), Papers.pdf());
    send();
    waitForText("Giấy tờ này được yêu cầu nhưng chưa có");
    assertThat(browser.findElement(By.id("file-oldCertificate-error")).isDisplayed()).isTrue();
    bring("divorcePaper", papers.resolve("one.pdf"), Papers.pdf());
    bring("oldCertificate", papers.resolve("two.png"), Papers.png());
    send();
    waitForText("Đã nhận giấy tờ bổ sung");
    assertThat(browser.findElements(By.cssSelector("form[action$='/supplements']"))).isEmpty();
    assertThat(reading.file(people.officer(Role.INTAKE_OFFICER, null), code, "test").attachments())
        .extracting(one -> one.component() + " " + one.edition())
        .containsExactly("divorcePaper 1", "divorcePaper 2", "oldCertificate 1");
  }

  private void bring(String component, Path file, byte[] content) throws IOException {
    browser
        .findElement(By.id("file-" + component))
        .sendKeys(Files.write(file, content).toAbsolutePath().toString());
  }

  private void send() {
    browser.findElement(By.cssSelector("form[action$='/supplements'] button")).click();
  }

  private void press(CharSequence keys) {
    new Actions(browser).sendKeys(keys).perform();
  }

  private String newDossier(String last) {
    for (int i = 0; i < 100; i++) {
      String at = browser.getCurrentUrl().replaceAll("[?#].*", "");
      if (at.matches(".*/dossiers/[0-9A-Z.-]+") && !at.equals(last) && ready()) {
        return at;
      }
      LockSupport.parkNanos(20_000_000); // A script of the page would end with the page.
    }
    throw new AssertionError("No next dossier after " + last + ": " + browser.getCurrentUrl());
  }

  /** The single keys are listened to once the viewer is ready. */
  private boolean ready() {
    return !browser.findElements(By.cssSelector("[data-viewer][data-ready]")).isEmpty();
  }

  private int marks() {
    return browser.findElements(By.cssSelector("[data-mark]")).size();
  }

  private int unmarked() {
    return marks() - browser.findElements(By.cssSelector("[data-mark] input:checked")).size();
  }

  private void waitForText(String text) {
    for (int i = 0; i < 250; i++) {
      Object body = browser.executeScript("return document.body ? document.body.innerText : ''");
      if (String.valueOf(body).contains(text)) {
        return;
      }
      LockSupport.parkNanos(20_000_000); // A script of the page would end with the page.
    }
    throw new AssertionError(
        text + " is not on the page:\n" + browser.findElement(By.tagName("main")).getText());
  }

  private String file() {
    return file(COMMUNE);
  }

  private String file(String commune) {
    return walk.filing()
        .answer("forWhom", "other")
        .form("subjectFullName", "Lê Thử Hai")
        .form("commune", commune)
        .returnBy(ReturnWay.COUNTER)
        .by(partner)
        .code();
  }

  private void signIn(SignedIn who) {
    open("/favicon.svg");
    browser.manage().deleteAllCookies();
    browser.manage().addCookie(new Cookie("signin", people.signIn(who).cookie("signin")));
  }

  private void open(String path) {
    browser.get("http://localhost:" + port + path);
  }

  private void type(String key) {
    browser.switchTo().activeElement().sendKeys(key);
  }

  private String focus() {
    return browser.switchTo().activeElement().getText();
  }

  private void waitFor(String end) {
    for (int i = 0; i < 50 && !browser.getCurrentUrl().endsWith(end); i++) {
      browser.executeAsyncScript("setTimeout(arguments[0], 100)");
    }
  }

  private void look(String name, String path, List<String> findings) {
    open(path);
    inspect(name, findings);
  }

  private void inspect(String name, List<String> findings) {
    Barriers.on(browser).forEach(found -> findings.add(name + ": " + found));
    Chromium.size(browser, 390, 844);
    Object fits =
        browser.executeScript("return document.documentElement.scrollWidth <= innerWidth");
    if (!Boolean.TRUE.equals(fits)) {
      findings.add(name + " scrolls sideways on a phone");
    }
    Chromium.size(browser, 1366, 768);
  }
}
