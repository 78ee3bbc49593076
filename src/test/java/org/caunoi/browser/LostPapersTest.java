package org.caunoi.browser;

import org.caunoi.People;
import org.caunoi.custody.OnTheWay;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two people of the Centre take lost papers from the search to the closed case, without a manual.
 */
class LostPapersTest extends BrowserTest {

  @Autowired private OnTheWay way;
  @Autowired private People people;

  @Test
  void theCentreLeadsALossFromTheSearchToTheClosedCase() {
    String envelope = way.takeIn(people.clerk(OnTheWay.POINT)).envelope();
    String page = "/custody/units/" + envelope;
    Window centre = signIn(staff(), "dieuhanh");
    centre.open(page).press("Mở việc tìm kiếm").press("Bắt đầu tìm").sees("Chờ trả lời đến");
    centre.click("summary.danger");
    centre.click("form[action$='/loss-declarations'] button").sees("chưa chọn cách làm lại");
    centre.click("#way-2").press("Chọn cách này").sees("Đang làm lại");
    centre.click("form[action$='/remakes'] button").sees("chưa có văn bản xác nhận");
    centre.type("#amount", "150.000").click("#payer").type("#words", "Người dân phải đi lại");
    Camera.take(centre, "lost-papers");
    centre.press("Ghi quyết định").sees("Bồi thường 150.000 đồng");
    centre.press("Đã xong, đóng lại").sees("người khác phải đóng");
    Window second = signIn(staff(), "dieuhanh2");
    second.open(page).press("Đã xong, đóng lại").sees("Hồ sơ thất lạc đã đóng.");
  }
}
