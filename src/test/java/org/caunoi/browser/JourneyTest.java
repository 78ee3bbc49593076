package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caunoi.Papers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.Select;

/**
 * From the card at the counter to the paper result in the citizen's hand at home, as the README
 * walks it.
 */
class JourneyTest extends BrowserTest {

  private static final Pattern ITEM = Pattern.compile("DE\\d{9}VN");

  @TempDir private Path folder;

  @Test
  void fromTheCardToTheResultInTheCitizensHand() throws IOException {
    String mobile = "0900007001";
    Visit visit = new Visit(signIn(staff(), "quay"), phone(), sandbox(), mobile);
    String code = filed(visit);
    forgotten(visit);
    decided(visit, code, mobile);
    broughtHome(visit, code, mobile);
    rated(visit.citizen, code, mobile);
    reportedToTheCentreOnly(visit.clerk, code);
    assertThat(visit.clerk.strangers()).isEmpty();
    assertThat(visit.citizen.strangers()).isEmpty();
  }

  private String filed(Visit visit) {
    visit.citizen.open("/").sees("Tra cứu");
    Camera.take(visit.citizen, "start");
    Camera.take(visit.citizen.open("/sign-in"), "sign-in");
    Camera.take(visit.clerk.open("/sandbox"), "sandbox");
    visit.clerk.open("/counter");
    Camera.take(visit.clerk, "counter");
    visit.scansCard().picks("tl").pairsPhone();
    visit.clerk.sees("0 đồng").sees("Trong ngày");
    visit.givesPhone();
    visit.clerk.choose("input[name=returnBy][value=\"post\" i]");
    Camera.take(visit.clerk, "counter-session");
    visit.isShown();
    Camera.take(visit.clerk, "counter-summary");
    visit
        .citizen
        .sees("Bác xem lại trước khi gửi")
        .sees("Dịch vụ này miễn phí: 0 đồng")
        .sees("Cước gửi về nhà: 0 đồng");
    Camera.take(visit.citizen, "citizen-screen");
    visit.agrees();
    visit.citizen.find("[data-digit='1']");
    Camera.take(visit.citizen, "citizen-keypad");
    keysNeedNoScrolling(visit.citizen);
    keysNeedNoScrolling(visit.citizen.size(1366, 768));
    visit.citizen.size(390, 844);
    visit.provesByCode();
    String code = visit.submits();
    visit.citizen.sees("Hồ sơ đã nộp");
    Camera.take(visit.clerk, "counter-filed");
    Camera.take(visit.citizen, "citizen-filed");
    assertThat(visit.citizen.words().replaceAll("\\s", "")).contains(code);
    visit.opensSlip();
    visit.clerk.sees(Visit.NAME);
    Camera.takeAsItIs(visit.clerk.size(620, 1010), "slip-a5");
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
    desk.open("/dossiers").sees("Hồ sơ kế tiếp");
    Camera.take(desk, "worklist");
    desk.type("#q", code)
        .press("Tìm")
        .sees("Việc làm được bây giờ")
        .press("✓ Đủ")
        .press("Tiếp nhận")
        .sees("Đã tiếp nhận");
    handOver(desk, "Vũ Văn Mẫu Việc");
    signIn(desk, "chuyenvien");
    desk.open("/dossiers/" + code);
    Camera.take(desk, "dossier");
    handOver(desk, "Đỗ Thị Mẫu Ký");
    track(visit.citizen, code, mobile).sees("Hồ sơ đang được giải quyết");
    Camera.take(visit.citizen, "tracking");
    signIn(desk, "kyduyet");
    desk.open("/dossiers/" + code).press("Duyệt").sees("Đã duyệt");
    Path result = Files.write(folder.resolve("ket-qua.pdf"), Papers.pdf());
    desk.press("Ban hành kết quả");
    Camera.take(desk, "issue");
    desk.sees("Chưa chọn tệp").type("#number", "01/TLKS-TN").attach("#file", result.toString());
    desk.sees("ket-qua.pdf");
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

  /** Packed at the desk, carried by the demo's carrier, given at the door for the code. */
  private void broughtHome(Visit visit, String code, String mobile) {
    Window desk = signIn(visit.clerk, "traketqua");
    desk.open("/shipments").sees("Chờ đóng gói").sees(code);
    Camera.take(desk, "shipments");
    desk.press(code).sees("Đóng gói và gọi bưu chính");
    desk.type("#seal", "THU-7001").press("Đóng gói và gọi").sees("Đã đóng gói và gọi bưu chính");
    desk.press("Tôi đã giao cho bưu chính").sees("đang chờ bưu chính báo đã lấy");
    Matcher number = ITEM.matcher(desk.words());
    assertThat(number.find()).isTrue();
    desk.sees("người nhận trả 0 đồng");
    track(visit.citizen, code, mobile)
        .sees("Đã gọi bưu chính đến lấy")
        .sees("Cước phải trả: 0 đồng");
    movesToTheDoor(desk, mobile);
    track(visit.citizen, code, mobile).sees("Bưu tá đang mang đến").sees(number.group());
    assertThat(visit.citizen.words())
        .containsSubsequence("Ai đang giữ", "Bưu điện Việt Nam", "Bưu điện mang kết quả đến nhà")
        .doesNotContain("mời ông bà nhận");
    Camera.take(visit.citizen, "parcel-tracking");
    delivered(number.group(), mobile);
    track(visit.citizen, code, mobile).sees("Đã giao tận tay").sees("Ông bà đã nhận kết quả");
  }

  /** The press on the sandbox page; by itself the demo takes a step every eight seconds. */
  private void movesToTheDoor(Window desk, String mobile) {
    String parcel = desk.path().replaceFirst("\\?.*", "");
    String before = String.valueOf(sandbox().code(mobile));
    shows(desk, parcel, "Bưu chính đã nhận đơn");
    step(desk);
    for (String state :
        List.of("Bưu chính đã lấy", "Đang vận chuyển", "Đến bưu cục phát", "Đang giao")) {
      step(desk);
      shows(desk, parcel, state);
    }
    desk.until(
        "the code for the door",
        () -> before.equals(String.valueOf(sandbox().code(mobile))) ? null : "yes");
  }

  private static void step(Window desk) {
    desk.open("/sandbox").press("Cho bưu phẩm đi tiếp một chặng").ready();
  }

  private static void shows(Window desk, String page, String state) {
    desk.until(state, () -> desk.open(page).words().contains(state) ? "yes" : null);
  }

  private void delivered(String number, String mobile) {
    Window postman = signIn(phone(), "buuta");
    postman.open("/shipments").type("#number", number).press("Mở").sees("Giao cho người nhận");
    Camera.take(postman, "parcel-door");
    String right = postman.until("code", () -> sandbox().code(mobile));
    postman.type("#code", right.equals("000000") ? "000001" : "000000").press("Đã giao tận tay");
    postman.find(".field-wrong");
    postman.type("#code", right).press("Đã giao tận tay").sees("Đã giao tận tay, có bằng chứng");
  }

  static Window track(Window phone, String code, String mobile) {
    phone.open("/tracking").type("#code", code).type("#digits", mobile.substring(6));
    return phone.click("main form button[type=submit]");
  }

  private void rated(Window phone, String code, String mobile) {
    track(phone, code, mobile).sees("Ông bà đã nhận kết quả");
    phone.press("Góp ý").sees("Ông bà thấy thế nào?");
    phone.choose("#ease-5").choose("#satisfaction-4").press("Có người đòi tiền");
    Camera.take(phone, "rating");
    phone.type("#words", "Bị đòi 50.000 đồng tiền nước.").press("Gửi góp ý");
    phone.sees("Lời phản ánh đã được gửi kín đến Trung tâm");
  }

  private void reportedToTheCentreOnly(Window desk, String code) {
    signIn(desk, "dieuhanh");
    desk.open("/reports").sees("Có người đòi tiền");
    Camera.take(desk, "reports");
    assertThat(desk.words()).contains(code);
    signIn(desk, "quay");
    desk.open("/reports");
    assertThat(desk.words()).doesNotContain(code).doesNotContain("Có người đòi tiền");
    desk.open("/dossiers/" + code);
    assertThat(desk.words()).doesNotContain("đòi tiền").doesNotContain("tiền nước");
  }
}
