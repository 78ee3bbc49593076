package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/**
 * A clerk who has never registered a birth answers the questions on the screen as the family tells
 * its story, and reads from the list what to bring.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FamiliesTest extends BrowserTest {

  private static final String NOTICE = "Giấy chứng sinh của bệnh viện, trạm xá";
  private static final String MARRIED = "Giấy chứng nhận kết hôn của cha mẹ";

  private Visit visit;
  private Window clerk;

  @BeforeAll
  void theClerkSignsInOnce() {
    clerk = signIn(staff(), "quay");
    visit = new Visit(clerk, clerk, sandbox(), "0900007031");
  }

  @AfterEach
  void theFamilyLeaves() {
    visit.ends();
  }

  @Test
  void aChildBornAbroadNeedsTheForeignPaperAndLivesHere() {
    birth().answers("Trẻ sinh ở đâu", "Sinh ở nước ngoài");

    bring(
        "Giấy tờ việc sinh ở nước ngoài, đã hợp pháp hóa và dịch",
        "Giấy tờ cho thấy trẻ đang ở Việt Nam",
        MARRIED);
    clerk.sees("phường, xã làm theo thủ tục 2.000528");
  }

  @Test
  void unmarriedParentsBringNoMarriageCertificateButTheFatherProvesThatItIsHis() {
    birth().answers("Cha mẹ có giấy kết hôn không", "Không, chỉ ghi tên mẹ");
    bring(NOTICE);
    assertThat(clerk.shows("[name='form.fatherFullName']")).isFalse();

    clerk.answers("Cha mẹ có giấy kết hôn không", "Không, cha muốn nhận con");
    bring(
        NOTICE,
        "Tờ khai nhận cha, mẹ, con",
        "Kết quả xét nghiệm ADN hoặc giấy cam đoan có người làm chứng");
    assertThat(clerk.shows("[name='form.fatherFullName']")).isTrue();
  }

  @Test
  void aGrandparentNeedsNoMandateButHasAgreedWithTheParents() {
    birth().answers("Ai đi làm giấy", "Người khác được nhờ");
    bring(NOTICE, MARRIED, "Giấy ủy quyền");

    clerk.answers("Ai đi làm giấy", "Ông bà, người thân");
    bring(NOTICE, MARRIED);
    clerk.sees("Đã thống nhất với cha mẹ về tên và nội dung khai sinh");
  }

  @Test
  void aLateRegistrationNeedsTheSamePapersByAnotherFeeRule() {
    birth().sees("Không thu lệ phí khi đăng ký đúng hạn");
    clerk.answers("Trẻ sinh đã quá 60 ngày chưa", "Có");

    clerk.sees("Hà Nội miễn lệ phí khi nộp trực tuyến");
    bring(NOTICE, MARRIED);
  }

  @Test
  void anAbandonedChildNeedsTheMinutesAndNobodyAsksForItsParents() {
    birth().answers("Trẻ sinh ở đâu", "Trẻ bị bỏ rơi");

    bring("Biên bản về việc trẻ bị bỏ rơi");
    assertThat(clerk.words()).doesNotContain("Cha mẹ có giấy kết hôn không", "Họ và tên mẹ");
    clerk.sees("Ai đang nuôi trẻ");
  }

  @Test
  void twinsNeedABirthNoticeEach() {
    birth().answers("Có phải sinh đôi", "Có");

    bring("Giấy chứng sinh của từng trẻ, mỗi trẻ một bản", MARRIED);
    clerk.sees("làm mỗi trẻ một hồ sơ");
  }

  private Window birth() {
    visit.scansCard().picks("ks");
    return clerk;
  }

  private void bring(String... papers) {
    clerk.until(
        "the list " + List.of(papers) + ", but " + list(),
        () -> list().equals(List.of(papers)) ? "yes" : null);
  }

  private List<String> list() {
    return clerk.browser().findElements(By.cssSelector(".paper-item h3")).stream()
        .map(WebElement::getText)
        .toList();
  }
}
