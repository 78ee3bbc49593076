package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Where the straight way through the counter is not the citizen's way. */
class OtherWaysTest extends BrowserTest {

  @Test
  void whoLacksAPaperGoesHomeWithAListOfWhatToBring() {
    Visit visit = visit("0900007011").scansCard().picks("tl");
    Window clerk = visit.clerk;
    clerk.press("Cho người khác").sees("Giấy ủy quyền");
    clerk.press("Chưa đủ giấy tờ").click(".confirm[open] input[name=missing]");
    clerk.press("Kết thúc và in danh sách").sees("Máy này không còn giữ thông tin của người dân");
    clerk.press("In danh sách");
    clerk.until("the list", () -> clerk.path().endsWith("/bring") ? "yes" : null);
    clerk.sees("Giấy tờ cần mang theo").sees("Giấy ủy quyền").sees("miễn phí");
    Camera.take(clerk, "bring");
    assertThat(clerk.words()).doesNotContain(Visit.NAME, Visit.NUMBER);
    clerk.open("/counter").sees("Chưa đủ giấy tờ");
  }

  @Test
  void whoHasNoPhoneSignsAndTheOfficerSeesThatItIsWeaker() {
    Visit visit = visit("0900007012").scansCard().picks("tl").pairsPhone().isShown().agrees();
    visit.citizen.sees("Xác nhận là chính bác");
    String code = visit.provesBySignature().submits();
    visit.ends();
    Window desk = signIn(visit.clerk, "tiepnhan");
    desk.open("/dossiers/" + code).sees("Người dân ký trên màn hình (mức xác nhận yếu hơn)");
  }

  @Test
  void chuaDungReopensTheVeryField() {
    Visit visit = visit("0900007013").scansCard().picks("tl").pairsPhone().givesPhone().isShown();
    visit.citizen.press("Chưa đúng").sees("Chỗ nào chưa đúng?");
    Camera.take(visit.citizen, "citizen-wrong");
    visit.citizen.click("button[name=field][value=address]");
    visit.clerk.sees("Người dân nói chưa đúng").cursorIn("[name='form.address']");
    visit.citizen.sees("Đang sửa lại cho bác");
    visit.clerk.type("[name='form.address']", "Số 2 phố Ví Dụ");
    visit.isShown();
    visit.citizen.sees("Bác xem lại trước khi gửi");
    assertThat(visit.citizen.source()).contains("Số 2 phố Ví Dụ").doesNotContain("Số 1 phố Ví Dụ");
    visit.ends();
  }

  @Test
  void theCitizenFillsInTheFormOnTheirOwnPhoneAndTheClerkFollows() {
    Visit visit = visit("0900007015").scansCard().picks("tl").pairsPhone();
    Window clerk = visit.clerk;
    clerk.sees("Đưa tờ khai sang điện thoại").press("Chỉ đưa vài mục");
    clerk.click("input[name=field][value=phone]").press("Đưa các mục đã chọn");
    visit.citizen.sees("Câu 1 trên 1");
    Camera.take(visit.citizen, "citizen-question");
    visit.citizen.type("[name='form.phone']", "12").press("Tiếp tục");
    visit.citizen.find(".field-wrong");
    clerk.sees("Người dân đang ở câu 1 trên 1");
    visit.citizen.type("[name='form.phone']", "0900007015").press("Tiếp tục");
    visit.citizen.sees("Bác đã trả lời xong");
    clerk.sees("Người dân đã trả lời xong 1 câu");
    clerk.find("[name='form.phone'][value='0900007015']");
    clerk.press("Lấy lại tờ khai").sees("Đưa tờ khai sang điện thoại");
    visit.ends();
  }

  @Test
  void twoClerksAtOneFormSeeBothWordsAndTheSecondChooses() {
    Visit visit = visit("0900007016").scansCard().picks("tl");
    Window lead = signIn(phone().size(1366, 768), "truongdiem").open(visit.clerk.path());
    lead.find("[name='form.phone']");
    visit.givesPhone().clerk.sees("Đã lưu");
    lead.type("[name='form.phone']", "0900007099").sees("Người khác vừa sửa mục này");
    lead.key(Keys.F9).sees("Đang giữ: “0900007016”. Bạn đã ghi: “0900007099”.");
    Camera.takeAsItIs(lead, "counter-clash-wide");
    lead.press("Dùng chữ của tôi").find("[name='form.phone'][value='0900007099']");
    assertThat(lead.words()).doesNotContain("Bạn đã ghi");
    visit.ends();
  }

  @Test
  void stoppingSendsNothingAndForgetsEverything() {
    Visit visit = visit("0900007014").scansCard().picks("tl").pairsPhone().givesPhone().isShown();
    visit.citizen.press("Dừng lại").press("Có, dừng lại").sees("Không có gì được gửi đi");
    Camera.take(visit.citizen, "citizen-stopped");
    visit.clerk.sees("Người dân dừng lại");
    assertThat(visit.clerk.source()).doesNotContain(Visit.NAME, Visit.NUMBER);
    assertThat(visit.citizen.source()).doesNotContain(Visit.NAME, Visit.NUMBER);
  }

  @Test
  void aMatterOfTheNationalPortalIsFiledOnTheCitizensOwnPhone() {
    Visit visit = visit("0900007015").scansCard().picks("cc").pairsPhone().givesPhone();
    Window clerk = visit.clerk;
    clerk.press("Chuyển sang điện thoại của người dân");
    clerk.sees("Nộp trên Cổng dịch vụ công quốc gia");
    Camera.take(clerk, "portal-clerk");
    Window phone = visit.citizen;
    phone.sees("Mở Cổng Dịch vụ công quốc gia").press("Làm xong, bước tiếp");
    phone.sees("Đăng nhập bằng VNeID của bác").press("Làm xong, bước tiếp");
    phone.sees("2.000200").press("Làm xong, bước tiếp");
    phone.sees(Visit.NUMBER);
    Camera.take(phone, "portal");
    assertThat(phone.shows("[data-copy='" + Visit.NUMBER + "']")).isTrue();
    phone.press("Làm xong, bước tiếp").sees("Thêm giấy tờ và nộp").press("Tôi đã nộp xong");
    String given = "G01.02.03-261123-000777";
    clerk.type("#portalCode", given).press("Ghi mã và in phiếu");
    assertThat(visit.filedCode()).isEqualTo(given);
    assertThat(clerk.source() + phone.source()).doesNotContain("type=\"password\"");
    visit.ends();
  }

  private Visit visit(String mobile) {
    return new Visit(signIn(staff(), "quay"), phone(), sandbox(), mobile);
  }
}
