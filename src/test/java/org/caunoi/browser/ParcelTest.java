package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.Papers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A paper result goes home: packed at the desk, carried by the demo's carrier, given for a code.
 */
class ParcelTest extends BrowserTest {

  private static final String MOBILE = "0900007041";
  private static final Pattern ITEM = Pattern.compile("DE\\d{9}VN");

  @TempDir private Path folder;

  @Test
  void fromTheReturnDeskToTheCitizensHandAgainstTheCode() throws IOException {
    Visit visit = new Visit(signIn(staff(), "quay"), phone(), sandbox(), MOBILE);
    String code = filedForTheLetterBox(visit);
    Window desk = visit.clerk;
    issued(desk, code);
    String number = packed(desk);
    Window phone = visit.citizen;
    track(phone, code).sees("Đã gọi bưu chính đến lấy");
    movesToTheDoor(desk);
    track(phone, code).sees("Bưu tá đang mang đến").sees(number);
    Camera.take(phone, "parcel-tracking-phone");
    delivered(number);
    track(phone, code).sees("Đã giao tận tay").sees("Ông bà đã nhận kết quả");
  }

  private static String filedForTheLetterBox(Visit visit) {
    visit.scansCard().picks("tl").pairsPhone().givesPhone();
    visit.clerk.choose("input[name=returnBy][value=\"post\" i]");
    visit.isShown();
    visit.agrees();
    visit.provesByCode();
    String code = visit.submits();
    visit.ends();
    return code;
  }

  private void issued(Window desk, String code) throws IOException {
    signIn(desk, "tiepnhan");
    desk.open("/dossiers/" + code).press("Tiếp nhận").sees("Đã tiếp nhận");
    JourneyTest.handOver(desk, "Đỗ Thị Mẫu Ký");
    signIn(desk, "kyduyet");
    desk.open("/dossiers/" + code).press("Duyệt").sees("Đã duyệt");
    Path result = Files.write(folder.resolve("ket-qua.pdf"), Papers.pdf());
    desk.press("Ban hành kết quả").type("#number", "02/TLKS-TN").attach("#file", result.toString());
    desk.click("form[action$='/results'] button[type=submit]").sees("Đã ban hành kết quả");
    signIn(desk, "traketqua");
    desk.open("/shipments").sees("Chờ đóng gói").sees(code);
    Camera.take(desk, "shipments-wide");
    desk.press(code).sees("Đóng gói và gọi bưu chính");
  }

  private static String packed(Window desk) {
    desk.type("#seal", "THU-7041").press("Đóng gói và gọi");
    desk.sees("Đã đóng gói và gọi bưu chính");
    Matcher number = ITEM.matcher(desk.words());
    assertThat(number.find()).isTrue();
    return number.group();
  }

  /** The press on the sandbox page; by itself the demo takes a step every eight seconds. */
  private void movesToTheDoor(Window desk) {
    String parcel = desk.path().replaceFirst("\\?.*", "");
    String before = String.valueOf(sandbox().code(MOBILE));
    shows(desk, parcel, "Bưu chính đã nhận đơn");
    step(desk);
    for (String state :
        List.of("Bưu chính đã lấy", "Đang vận chuyển", "Đến bưu cục phát", "Đang giao")) {
      step(desk);
      shows(desk, parcel, state);
    }
    desk.until(
        "the code for the door",
        () -> before.equals(String.valueOf(sandbox().code(MOBILE))) ? null : "yes");
  }

  private static void step(Window desk) {
    desk.open("/sandbox").press("Cho bưu phẩm đi tiếp một chặng").ready();
  }

  private static void shows(Window desk, String page, String state) {
    desk.until(state, () -> desk.open(page).words().contains(state) ? "yes" : null);
  }

  private void delivered(String number) {
    Window postman = signIn(phone(), "buuta");
    postman.open("/shipments").type("#number", number).press("Mở").sees("Giao cho người nhận");
    Camera.take(postman, "parcel-door-phone");
    String right = postman.until("code", () -> sandbox().code(MOBILE));
    postman.type("#code", right.equals("000000") ? "000001" : "000000").press("Đã giao tận tay");
    postman.find(".field-wrong");
    postman.type("#code", right).press("Đã giao tận tay").sees("Đã giao tận tay, có bằng chứng");
  }

  private static Window track(Window phone, String code) {
    phone.open("/tracking").type("#code", code).type("#digits", MOBILE.substring(6));
    return phone.click("main form button[type=submit]");
  }
}
