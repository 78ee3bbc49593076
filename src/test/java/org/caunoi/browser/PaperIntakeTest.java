package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.custody.HandOver;
import org.caunoi.custody.OnTheWay;
import org.caunoi.custody.TakeInPapers;
import org.caunoi.custody.TakeInPapers.Counted;
import org.caunoi.custody.TakeInPapers.Papers;
import org.caunoi.dossier.SentCodes;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What cannot be done online is taken in on paper: counted, signed, sealed, and kept by somebody.
 */
class PaperIntakeTest extends BrowserTest {

  private static final String MOBILE = "0900007042";
  private static final String CARD = "001199000001";
  private static final Pattern ITEM = Pattern.compile("DE \\d{4} \\d{4} \\d VN");

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private TakeInPapers taking;
  @Autowired private HandOver hands;
  @Autowired private SentCodes sent;
  @Autowired private Accounts accounts;

  @Test
  void papersOfAnInPersonProcedureAreSealedBeforeTheCitizensEyes() {
    Visit visit = new Visit(signIn(staff(), "quay"), phone(), sandbox(), MOBILE);
    visit.pairsCounterScreen();
    Window clerk = visit.clerk;
    Window citizen = visit.citizen;
    clerk.open("/counter").ready();
    int begin = inputs(visit);
    visit.scansCardHere().picks("2.001008");
    int chosen = inputs(visit);
    visit.givesPhone();
    clerk.type("[name='form.language']", "Anh sang Việt");
    visit.isShown().agrees().provesByKeyboard();
    int filed = inputs(visit);
    clerk.cursorIn("#kind-translation");
    String code = clerk.find(".where .code").getText();
    clerk.ready().typeOnPage("o");
    clerk.cursorIn("#kind-source").typeOnPage("2").typeOnPage("p");
    clerk.cursorIn("#kind-diploma").typeOnPage("c").cursorIn("#seal");
    String seal = OnTheWay.seal();
    clerk.scan(seal + "\n");
    citizen.sees("2 bản chụp").draws("canvas.pad").press("Đồng ý và ký");
    clerk.until("slip", () -> clerk.path().startsWith("/custody/slips/") ? "yes" : null);
    clerk.ready().cursorIn("#password").typeHere(SignInForm.PASSWORD).key(Keys.ENTER);
    clerk.sees("đã xác nhận bằng mật khẩu của mình");
    int end = inputs(visit);
    int secondCopy = 1;
    int fourthPaper = 1;
    assertThat(clerk.find("body").getDomAttribute("data-print-now"))
        .as("prints itself")
        .isNotNull();
    int whole = end - begin - secondCopy + fourthPaper;
    int papersAlone = whole - (filed - chosen);
    System.out.printf(
        "Paper intake, four papers: %d inputs from the card to the slip, %d of them not for"
            + " filing%n",
        whole, papersAlone);
    assertThat(papersAlone).as("card, procedure, papers, seal, both sign, slip").isEqualTo(12);
    assertThat(whole).as("what is filed and agreed to is the citizen’s, too").isEqualTo(17);
    Matcher number = ITEM.matcher(clerk.words());
    assertThat(number.find()).isTrue();
    clerk.open("/custody/units/" + number.group().replace(" ", ""));
    clerk.sees("Phong bì hồ sơ").sees(seal).sees("Lê Thị Mẫu Quầy");
    citizen.open("/tracking").type("#code", code).type("#digits", MOBILE.substring(6));
    citizen.click("main form button[type=submit]");
    citizen.sees("Giấy tờ đang ở đâu").sees("Bưu điện Trung tâm Hoàn Kiếm");
  }

  private static int inputs(Visit visit) {
    return visit.clerk.inputs() + visit.citizen.inputs();
  }

  @Test
  void theCitizenCorrectsAndSignsTheListOnTheirOwnScreenAndTheClerksPageGoesOn() {
    String code = walk.filing().by(account("quay")).code();
    Visit visit = new Visit(signIn(staff(), "quay"), phone(), sandbox(), MOBILE);
    visit.pairsCounterScreen();
    Window clerk = visit.clerk;
    Window citizen = visit.citizen;
    signsHere(clerk, code);
    String seal = OnTheWay.seal();
    clerk.open("/dossiers/" + code + "/papers").ready();
    clerk.type("#copies-mandate", "2").type("#seal", seal).key(Keys.F6);
    clerk.sees("Người dân đang đọc danh sách");
    citizen.sees("Giấy tờ bác giao hôm nay").sees("2 bản gốc").sees(seal).sees("0 đồng");
    Camera.take(citizen, "citizen-paper-list");
    citizen.press("Chưa đúng").click("button[value=mandate]");
    clerk.sees("Người dân nói chỗ này chưa đúng").find("#lines-mandate .error");
    clerk.type("#copies-mandate", "1").key(Keys.F6);
    citizen.sees("1 bản gốc").press("Đồng ý và ký");
    clerk.sees("đang ký");
    citizen.draws("canvas.pad").press("Ký xong");
    clerk.until("slip", () -> clerk.path().startsWith("/custody/slips/") ? "yes" : null);
    clerk.sees("Người dân đã ký").sees(seal);
    citizen.sees("Đã nhận giấy tờ của bác");
    assertThat(citizen.words()).doesNotContain(seal, code);
  }

  /** Whoever does not touch the screen signs at the clerk's. */
  private static void signsHere(Window clerk, String code) {
    clerk.open("/dossiers/" + code + "/papers").ready().press("Người dân ký trên máy này");
    clerk.type("#copies-mandate", "1").type("#seal", OnTheWay.seal()).key(Keys.F9);
    clerk.find(".summary-error");
    clerk.draws("canvas.pad").type("#seal", OnTheWay.seal()).key(Keys.F9);
    clerk.sees("Lê Thị Mẫu Quầy").sees("Người dân đã ký");
  }

  @Test
  void aResultIsHandedOverWithFiveInputsAndAShiftEndsWithTwo() {
    SignedIn quay = account("quay");
    String code = walk.filing().form("phone", "0900007043").by(quay).code();
    walk.issue(code);
    SignedIn desk = people.officer(Role.RETURN_OFFICER, walk.authority());
    List<Counted> result = List.of(new Counted("result", CopyKind.ORIGINAL, 1));
    String envelope =
        taking.take(desk, code, new Papers(result, false, OnTheWay.seal(), null, true)).envelope();
    hands.offer(desk, envelope, true);
    hands.accept(quay, envelope, null);
    Window clerk = signIn(staff(), "quay").open("/custody").sees("Cuối ca");
    int before = clerk.inputs();
    clerk.scan(envelope + "\n").sees("Gửi mã");
    clerk.press("Gửi mã").sees("Đã gửi mã");
    clerk.type("#personalId", CARD).type("#code", sent.codeOf(code)).press("Đã trao tận tay");
    clerk.sees("Đã trao cho người dân.");
    int inputs = clerk.inputs() - before;
    clerk.open("/custody");
    before = clerk.inputs();
    clerk.press("Cuối ca").sees("Còn giữ").sees("Đã trao cho người dân");
    int shift = clerk.inputs() - before + 1;
    System.out.printf("Result over the counter: %d inputs; end of shift: %d%n", inputs, shift);
    assertThat(inputs).isLessThanOrEqualTo(5);
    assertThat(shift).as("with the key that prints").isLessThanOrEqualTo(6);
  }

  private SignedIn account(String username) {
    Account a = accounts.findByUsername(username).orElseThrow();
    return new SignedIn(
        a.id(),
        a.username(),
        a.displayName(),
        a.badge(),
        a.roles(),
        Set.of(),
        a.pointId(),
        a.authority());
  }
}
