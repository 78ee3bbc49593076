package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What cannot be done online is taken in on paper: counted, signed, sealed, and kept by somebody.
 */
class PaperIntakeTest extends BrowserTest {

  private static final String MOBILE = "0900007042";
  private static final Pattern ITEM = Pattern.compile("DE \\d{4} \\d{4} \\d VN");

  @Test
  void aPaperOfAnInPersonProcedureIsSealedBeforeTheCitizensEyes() {
    Visit visit = new Visit(signIn(staff(), "quay"), phone(), sandbox(), MOBILE);
    visit.scansCard().picks("ck").pairsPhone().givesPhone();
    Window clerk = visit.clerk;
    clerk.type("[name='form.paperName']", "Giấy ủy quyền mẫu");
    visit.isShown().agrees().provesByCode();
    String code = visit.submits();
    visit.ends();
    clerk.open("/dossiers/" + code + "/papers").sees("Giấy tờ sẽ ký");
    clerk.type("#copies-paper", "1").type("#seal", "THU-7042");
    String form = "form[action$='/papers'] button[type=submit]";
    clerk.click(form).find(".summary-error");
    clerk.draws("canvas.pad").type("#seal", "THU-7042").click(form);
    clerk.sees("Lê Thị Mẫu Quầy");
    Matcher number = ITEM.matcher(clerk.words());
    assertThat(number.find()).isTrue();
    clerk.open("/custody/units/" + number.group().replace(" ", ""));
    clerk.sees("Phong bì hồ sơ").sees("THU-7042").sees("Lê Thị Mẫu Quầy");
    Window phone = visit.citizen;
    phone.open("/tracking").type("#code", code).type("#digits", MOBILE.substring(6));
    phone.click("main form button[type=submit]");
    phone.sees("Giấy tờ đang ở đâu").sees("Bưu điện Trung tâm Hoàn Kiếm");
  }
}
