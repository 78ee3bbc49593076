package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caunoi.Papers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.Select;

/** From the card at the counter to the result in the citizen's hand, as the README walks it. */
class JourneyTest extends BrowserTest {

  private static final byte[] RESULT = Papers.pdf();

  @TempDir private Path folder;

  @Test
  void fromTheCardToTheResultInTheCitizensHand() throws IOException {
    String mobile = "0900007001";
    Visit visit = new Visit(signIn(staff(), "quay"), phone(), sandbox(), mobile);
    String code = filed(visit);
    forgotten(visit);
    decided(visit, code, mobile);
    downloaded(visit.citizen, mobile);
    rated(visit.citizen, code, mobile);
    reportedToTheCentreOnly(visit.clerk, code);
    assertThat(visit.clerk.strangers()).isEmpty();
    assertThat(visit.citizen.strangers()).isEmpty();
  }

  private String filed(Visit visit) {
    visit.citizen.open("/").sees("Tra cứu");
    Camera.take(visit.citizen, "start-phone");
    visit.clerk.open("/counter");
    Camera.take(visit.clerk, "counter-wide");
    visit.scansCard().picks("tl").pairsPhone();
    visit.clerk.sees("0 đồng").sees("Trong ngày");
    visit.givesPhone();
    Camera.take(visit.clerk, "counter-session-wide");
    visit.isShown();
    Camera.take(visit.clerk, "counter-summary-wide");
    visit.citizen.sees("Bác xem lại trước khi gửi").sees("Dịch vụ này miễn phí: 0 đồng");
    Camera.take(visit.citizen, "citizen-screen-phone");
    visit.citizen.size(1366, 768);
    Camera.take(visit.citizen, "citizen-screen-wide");
    visit.citizen.size(390, 844);
    visit.agrees();
    visit.citizen.find("[data-digit='1']");
    Camera.take(visit.citizen, "citizen-keypad-phone");
    keysNeedNoScrolling(visit.citizen);
    keysNeedNoScrolling(visit.citizen.size(1366, 768));
    visit.citizen.size(390, 844);
    visit.provesByCode();
    String code = visit.submits();
    visit.citizen.sees("Hồ sơ đã nộp");
    assertThat(visit.citizen.words().replaceAll("\\s", "")).contains(code);
    visit.opensSlip();
    visit.clerk.sees(Visit.NAME);
    Camera.take(visit.clerk.size(620, 1010), "slip-a5");
    visit.clerk.size(1366, 768).press("Quay lại");
    visit.clerk.find(".big-code-value");
    visit.ends();
    return code;
  }

  private static void keysNeedNoScrolling(Window screen) {
    assertThat(
            screen
                .browser()
                .executeScript(
                    """
                    scrollTo(0, 0);
                    return [...document.querySelectorAll('#code, .keypad .button, .code-form > .button')]
                      .map((part) => [part.textContent.trim() || part.id, part.getBoundingClientRect()])
                      .filter(([, box]) => box.top < 0 || box.bottom > innerHeight || box.height < 64)
                      .map(([name, box]) => `${name}: ${box.top} to ${box.bottom} of ${innerHeight}`)
                    """))
        .isEqualTo(List.of());
  }

  /** Nothing of the person is left, wherever one looks. */
  private void forgotten(Visit visit) {
    Window clerk = visit.clerk;
    clerk.sees("Đã kết thúc");
    assertThat(traces(clerk)).isEmpty();
    clerk.browser().navigate().back();
    clerk.ready();
    assertThat(traces(clerk)).isEmpty();
    visit.citizen.sees("Cảm ơn bác");
    assertThat(traces(visit.citizen)).isEmpty();
  }

  private static List<String> traces(Window window) {
    Object stored =
        window
            .browser()
            .executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                Promise.all([indexedDB.databases(), caches.keys()]).then(([bases, kept]) => done(JSON.stringify(
                  [{...localStorage}, {...sessionStorage}, bases, kept, history.state, document.cookie, name])));
                """);
    String everything =
        String.join(
            "\n",
            window.source(),
            window.title(),
            window.path(),
            String.valueOf(stored),
            window.browser().manage().getCookies().toString());
    return Stream.of(
            Visit.NAME,
            "Thử Nghiệm",
            Visit.NUMBER,
            "01/01/1999",
            "1999-01-01",
            "Ví Dụ",
            "0900007001")
        .filter(everything::contains)
        .toList();
  }

  private void decided(Visit visit, String code, String mobile) throws IOException {
    Window desk = signIn(visit.clerk, "tiepnhan");
    desk.open("/dossiers").sees(code);
    Camera.take(desk, "worklist-wide");
    desk.press(code).sees("Việc làm được bây giờ").press("Tiếp nhận").sees("Đã tiếp nhận");
    handOver(desk, "Vũ Văn Mẫu Việc");
    signIn(desk, "chuyenvien");
    desk.open("/dossiers/" + code);
    Camera.take(desk, "dossier-wide");
    handOver(desk, "Đỗ Thị Mẫu Ký");
    track(visit.citizen, code, mobile).sees("Hồ sơ đang được giải quyết");
    Camera.take(visit.citizen, "tracking-phone");
    signIn(desk, "kyduyet");
    desk.open("/dossiers/" + code).press("Duyệt").sees("Đã duyệt");
    Path result = Files.write(folder.resolve("ket-qua.pdf"), RESULT);
    desk.press("Ban hành kết quả").type("#number", "01/TLKS-TN").attach("#file", result.toString());
    desk.click("form[action$='/results'] button[type=submit]").sees("Đã ban hành kết quả");
  }

  static void handOver(Window desk, String name) {
    desk.press("Chuyển người xử lý");
    Select people = new Select(desk.find("#assignee"));
    String entry =
        people.getOptions().stream()
            .map(option -> option.getText())
            .filter(text -> text.contains(name))
            .findFirst()
            .orElseThrow();
    people.selectByVisibleText(entry);
    desk.click("form[action$='/assignments'] button[type=submit]").sees("Đã chuyển người xử lý");
  }

  private void downloaded(Window phone, String mobile) throws IOException {
    Path downloads = Files.createDirectory(folder.resolve("downloads"));
    phone
        .browser()
        .executeCdpCommand(
            "Browser.setDownloadBehavior",
            Map.of("behavior", "allow", "downloadPath", downloads.toAbsolutePath().toString()));
    String link = phone.until("the link", () -> sandbox().resultLink(mobile));
    int before = sandbox().messages(mobile);
    phone.open(link).press("Gửi mã");
    phone.until("the code", () -> sandbox().messages(mobile) > before ? "yes" : null);
    Camera.take(phone, "result-phone");
    String code = phone.until("code", () -> sandbox().code(mobile));
    phone.type("#code", code).click("form:has(#code) button[type=submit]");
    Path file = phone.until("the file", () -> only(downloads));
    assertThat(Files.readAllBytes(file)).startsWith(RESULT).hasSizeGreaterThan(RESULT.length);
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("/ByteRange");
  }

  private static @Nullable Path only(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".pdf")).findFirst().orElse(null);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Window track(Window phone, String code, String mobile) {
    phone.open("/tracking").type("#code", code).type("#digits", mobile.substring(6));
    return phone.click("main form button[type=submit]");
  }

  private void rated(Window phone, String code, String mobile) {
    track(phone, code, mobile).sees("Ông bà đã nhận kết quả");
    phone.press("Góp ý").sees("Ông bà thấy thế nào?");
    phone.choose("#ease-5").choose("#satisfaction-4").press("Có người đòi tiền");
    Camera.take(phone, "rating-phone");
    phone.type("#words", "Bị đòi 50.000 đồng tiền nước.").press("Gửi góp ý");
    phone.sees("Lời phản ánh đã được gửi kín đến Trung tâm");
  }

  private void reportedToTheCentreOnly(Window desk, String code) {
    signIn(desk, "dieuhanh");
    desk.open("/reports").sees("Có người đòi tiền");
    assertThat(desk.words()).contains(code);
    signIn(desk, "quay");
    desk.open("/reports");
    assertThat(desk.words()).doesNotContain(code).doesNotContain("Có người đòi tiền");
    desk.open("/dossiers/" + code);
    assertThat(desk.words()).doesNotContain("đòi tiền").doesNotContain("tiền nước");
  }
}
