package org.caunoi.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caunoi.IntegrationTest;
import org.caunoi.Walk;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.OnTheWay;
import org.caunoi.custody.PaperSet;
import org.caunoi.custody.ShowList;
import org.caunoi.custody.TakeSignedList;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the citizen sees and presses, in a browser without scripts. */
@IntegrationTest
class CitizenScreenTest {

  private static final String PICTURE =
      "data:image/png;base64," + Base64.getEncoder().encodeToString(OnTheWay.signature());

  @Autowired Counter counter;
  @Autowired Walk walk;
  @Autowired ShowList lists;
  @Autowired TakeSignedList signed;
  @Autowired OfferScreen offers;
  @Autowired HandOffToPortal handOff;
  @Autowired RecordPortalCode recordCode;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private SignedIn clerk;
  private Device tablet;

  @BeforeEach
  void aClerkOpensTheShift() {
    clerk = counter.clerk("HN-0001");
    tablet = new Device(port);
  }

  @Test
  void fromTheCardToTheCodeOfTheDossierWithoutScripts() {
    UUID id = paired(counter.opened(clerk));
    assertThat(tablet.look().body())
        .contains("0 đồng", "Trần Thử Việc", "01/01/1999", "http-equiv=\"refresh\"")
        .doesNotContain("HX-");
    assertThat(tablet.press("/citizen-screen/card", Map.of()).statusCode()).isEqualTo(302);
    assertThat(tablet.look().body()).contains("Bác cần làm việc gì?");

    counter.choose.choose(clerk, id, null, Counter.EXTRACT);
    assertThat(tablet.look().body()).contains("Giấy tờ cần có", "trích lục hộ tịch");
    counter.save.save(clerk, id, Map.of("phone", "0900000001"));
    counter.show.show(clerk, id, null);
    assertThat(tablet.look().body())
        .contains("Gửi gì", "Gửi cho ai", "Hết bao nhiêu tiền", "Hà Nội miễn lệ phí", "Đồng ý");
    assertThat(tablet.press("/citizen-screen/agreement", Map.of()).statusCode()).isEqualTo(302);

    assertThat(tablet.look().body()).contains("Nhập mã trong điện thoại", "090•••••01");
    assertThat(
            tablet.press("/citizen-screen/code", Map.of("code", counter.sent.of(id))).statusCode())
        .isEqualTo(302);
    assertThat(tablet.look().body()).contains("Bác đã xác nhận xong");

    String code = counter.submit.submit(clerk, id, null);
    String filed = tablet.look().body();
    assertThat(filed.replaceAll("<[^>]+>", "")).contains(code);
    assertThat(filed).contains("Mã vuông để xem hồ sơ");
    assertThat(counter.read.history(clerk, id))
        .extracting(SessionEvent::kind, SessionEvent::byRole)
        .contains(
            tuple(SessionEventKind.CARD_RIGHT, "CITIZEN"),
            tuple(SessionEventKind.AGREED, "CITIZEN"),
            tuple(SessionEventKind.CODE_SENT, "CITIZEN"),
            tuple(SessionEventKind.CONFIRMED, "CITIZEN"));
    assertThat(citizensAudit(id, "session-agreed")).isEqualTo(1);
  }

  @Test
  void notRightOnTheCardOpensThatVeryField() {
    UUID id = paired(counter.opened(clerk));
    tablet.look();
    tablet.press("/citizen-screen/card", Map.of("field", "address"));
    assertThat(counter.read.facts(clerk, id).work().objection()).isEqualTo("address");
    assertThat(tablet.look().body()).contains("Đang sửa lại cho bác");
    assertThat(citizensAudit(id, "session-not-right")).isEqualTo(1);
  }

  @Test
  void notRightOnTheSummaryAsksWhatAndOpensIt() {
    UUID id = paired(counter.shown(clerk));
    assertThat(tablet.look().body()).contains("/citizen-screen?view=wrong");
    assertThat(tablet.get("/citizen-screen?view=wrong").body())
        .contains("Chỗ nào chưa đúng?", "value=\"phone\"", "value=\"other\"");
    tablet.press("/citizen-screen/objection", Map.of("field", "phone"));
    Session session = counter.read.facts(clerk, id);
    assertThat(session.state()).isEqualTo(SessionState.OPEN);
    assertThat(session.work().objection()).isEqualTo("phone");
  }

  @Test
  void anObjectionToNothingIsRefusedKindly() {
    UUID id = paired(counter.shown(clerk));
    tablet.get("/citizen-screen?view=wrong");
    var answer = tablet.press("/citizen-screen/objection", Map.of("field", "<script>"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Bác xem lại trước khi gửi").doesNotContain("<script>\"");
    assertThat(counter.read.facts(clerk, id).state()).isEqualTo(SessionState.SHOWN);
  }

  @Test
  void stopIsAskedOnceMoreThenEndsAndWipes() {
    UUID id = paired(counter.shown(clerk));
    assertThat(tablet.get("/citizen-screen?view=stop").body()).contains("Bác muốn dừng lại?");
    tablet.press("/citizen-screen/stop", Map.of());
    assertThat(counter.read.facts(clerk, id).work().outcome())
        .isEqualTo(Outcome.STOPPED_BY_CITIZEN);
    assertGone(tablet.look());
  }

  @Test
  void yesToAnOldSummaryIsRefusedKindlyAndTheNewOneIsShown() {
    UUID id = paired(counter.shown(clerk));
    tablet.look();
    counter.save.save(clerk, id, Map.of("registryPlace", "Xã Thử"));
    var meanwhile = tablet.press("/citizen-screen/agreement", Map.of());
    assertThat(meanwhile.statusCode()).isEqualTo(409);
    assertThat(meanwhile.body()).contains("Nội dung đang được sửa");

    counter.show.show(clerk, id, null);
    tablet.look();
    counter.save.save(clerk, id, Map.of("registryPlace", "Xã Thử Mới"));
    counter.show.show(clerk, id, null);
    var stale = tablet.press("/citizen-screen/agreement", Map.of());
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body()).contains("Nội dung vừa được sửa", "Xã Thử Mới", "Đồng ý");
    assertThat(counter.read.facts(clerk, id).state()).isEqualTo(SessionState.SHOWN);
    assertThat(tablet.press("/citizen-screen/agreement", Map.of()).statusCode()).isEqualTo(302);
    assertThat(counter.read.facts(clerk, id).state()).isEqualTo(SessionState.AGREED);
  }

  @Test
  void fiveWrongCodesAreTheLastAndAnotherCodeMayBeAskedFor() {
    UUID id = paired(counter.codeSent(clerk));
    String wrong = counter.sent.wrongFor(id);
    tablet.look();
    for (int left = 4; left >= 1; left--) {
      var answer = tablet.press("/citizen-screen/code", Map.of("code", wrong));
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("Mã chưa đúng", "Bác còn " + left + " lần nhập");
    }
    assertThat(tablet.press("/citizen-screen/code", Map.of("code", wrong)).statusCode())
        .isEqualTo(422);
    String spent = tablet.look().body();
    assertThat(spent).contains("Gửi mã cho tôi").doesNotContain("name=\"code\"");
    assertThat(counter.read.facts(clerk, id).state()).isEqualTo(SessionState.AGREED);
    tablet.press("/citizen-screen/codes", Map.of());
    tablet.look();
    tablet.press("/citizen-screen/code", Map.of("code", counter.sent.of(id)));
    assertThat(counter.read.facts(clerk, id).state()).isEqualTo(SessionState.CONFIRMED);
  }

  @Test
  void aCodeThatIsNoCodeCostsNoTry() {
    UUID id = paired(counter.codeSent(clerk));
    tablet.look();
    var answer = tablet.press("/citizen-screen/code", Map.of("code", "12345"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Mã có đúng 6 chữ số", "Bác còn 5 lần nhập");
    assertThat(counter.read.facts(clerk, id).state()).isEqualTo(SessionState.AGREED);
  }

  @Test
  void withoutAPhoneTheCitizenSigns() {
    UUID id = paired(counter.agreed(clerk));
    assertThat(tablet.get("/citizen-screen?view=sign").body())
        .contains("Mời bác ký tên", "<noscript>");
    var empty = tablet.press("/citizen-screen/signature", Map.of("signature", ""));
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("Bác chưa ký", "Mời bác ký tên");
    assertThat(
            tablet
                .press("/citizen-screen/signature", Map.of("signature", "data:text/html,x"))
                .statusCode())
        .isEqualTo(422);
    assertThat(tablet.press("/citizen-screen/signature", Map.of("signature", PICTURE)).statusCode())
        .isEqualTo(302);
    assertThat(counter.read.facts(clerk, id).work().confirmation())
        .isEqualTo(Confirmation.SIGNATURE);
  }

  @Test
  void theListOfPapersIsReadCorrectedAndSignedOnTheScreenOfTheCounter() {
    String code = walk.filing().by(clerk).code();
    String seal = OnTheWay.seal();
    pairedToCounter();
    lists.show(clerk, code, OnTheWay.papers(seal));
    assertThat(tablet.look().body())
        .contains("Giấy tờ bác giao hôm nay", "Giấy ủy quyền", seal, "0 đồng", "Trần Thử Việc");
    var foreign = tablet.push("/citizen-screen/agreement", Map.of("tag", "000000000000"));
    assertThat(foreign.statusCode()).isEqualTo(409);
    tablet.get("/citizen-screen?view=wrong");
    assertThat(tablet.press("/citizen-screen/objection", Map.of("field", "phone")).statusCode())
        .isEqualTo(422);
    tablet.get("/citizen-screen?view=wrong");
    tablet.press("/citizen-screen/objection", Map.of("field", "mandate"));
    assertThat(tablet.look().body()).contains("Đang sửa lại cho bác");

    lists.show(clerk, code, OnTheWay.papers(seal));
    tablet.look();
    assertThat(refusal(() -> signed.take(clerk, code))).isEqualTo("list-not-signed");
    tablet.press("/citizen-screen/agreement", Map.of());
    assertThat(tablet.look().body()).contains("Mời bác ký tên", "niêm phong " + seal);
    assertThat(tablet.get("/citizen-screen?view=list").body()).contains("Giấy tờ bác giao hôm nay");
    tablet.look();
    var empty = tablet.press("/citizen-screen/signature", Map.of("signature", ""));
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("Bác chưa ký", "Mời bác ký tên");
    tablet.press("/citizen-screen/signature", Map.of("signature", PICTURE));
    assertThat(tablet.look().body()).contains("Bác đã ký xong");

    PaperSet set = signed.take(clerk, code);
    assertThat(set.signature()).isNotNull();
    assertThat(refusal(() -> signed.take(clerk, code))).isEqualTo("list-not-signed");
    var thanks = tablet.look();
    assertThat(thanks.body()).contains("Đã nhận giấy tờ của bác").doesNotContain(seal, code);
    assertThat(thanks.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\", \"storage\"");
    assertThat(
            jdbc.sql(
                    "SELECT act FROM audit.entry WHERE subject = :subject AND act LIKE"
                        + " 'custody-list-%' ORDER BY at, id")
                .param("subject", "dossier/" + code)
                .query(String.class)
                .list())
        .containsExactly(
            "custody-list-shown",
            "custody-list-not-right",
            "custody-list-shown",
            "custody-list-agreed",
            "custody-list-signed");
  }

  @Test
  void aListNeverComesBeforeTheEyesOfTheNextCitizen() {
    String code = walk.filing().by(clerk).code();
    String seal = OnTheWay.seal();
    pairedToCounter();
    lists.show(clerk, code, OnTheWay.papers(seal));
    assertThat(tablet.look().body()).contains(seal);
    UUID next = counter.shown(clerk);
    assertThat(tablet.look().body()).contains("Bác xem lại trước khi gửi").doesNotContain(seal);
    counter.end.end(clerk, next, Outcome.ADVICE);
    assertThat(tablet.look().body()).doesNotContain(seal);

    lists.show(clerk, code, OnTheWay.papers(seal));
    assertThat(tablet.get("/citizen-screen?view=stop").body()).contains("Bác muốn dừng lại?");
    tablet.press("/citizen-screen/stop", Map.of());
    assertThat(tablet.look().body()).contains("Mời bác nhận lại tất cả giấy tờ");
    assertThat(refusal(() -> signed.take(clerk, code))).isEqualTo("list-not-signed");
    SignedIn other = counter.clerk("HN-0001");
    assertThat(refusal(() -> lists.show(other, code, OnTheWay.papers(seal))))
        .isEqualTo("no-citizen-screen");
  }

  private void pairedToCounter() {
    tablet.get("/citizen-screen/pair/" + offers.forCounter(clerk).token());
  }

  private static String refusal(ThrowingCallable act) {
    return catchThrowableOfType(Refused.class, act).code();
  }

  @Test
  void afterTheEndNothingIsLeft() {
    UUID id = paired(counter.confirmed(clerk));
    counter.submit.submit(clerk, id, null);
    assertThat(tablet.look().body()).contains("Hồ sơ đã nộp");
    counter.end.end(clerk, id, Outcome.ABANDONED);
    assertGone(tablet.look());
    assertThat(
            jdbc.sql("SELECT count(*) FROM assistance.screen WHERE session_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void aPressThatWasMeantForTheCitizenBeforeDoesNothing() {
    Device display = new Device(port);
    display.get("/citizen-screen/pair/" + offers.forCounter(clerk).token());
    UUID first = counter.shown(clerk);
    display.get("/citizen-screen?view=stop");
    counter.end.end(clerk, first, Outcome.ADVICE);
    UUID second = counter.shown(clerk);
    var late = display.press("/citizen-screen/stop", Map.of());
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Màn hình vừa đổi");
    assertThat(counter.read.facts(clerk, second).state()).isEqualTo(SessionState.SHOWN);
  }

  @Test
  void thePortalGuideIsOnTheCitizensOwnPhoneOnly() {
    UUID id = portalCase();
    paired(id);
    Device display = new Device(port);
    display.get("/citizen-screen/pair/" + offers.forCounter(clerk).token());
    handOff.handOff(clerk, id, null);

    assertThat(display.look().body())
        .contains("Mời bác dùng điện thoại của mình")
        .doesNotContain("https://dichvucong.gov.vn");
    assertThat(tablet.look().body())
        .contains("Bước 1 trên 5", "https://dichvucong.gov.vn", "rel=\"noreferrer noopener\"");
    assertThat(tablet.get("/citizen-screen?view=step-2").body())
        .contains("không bao giờ bấm mật khẩu");
    assertThat(tablet.get("/citizen-screen?view=step-4").body())
        .contains("data-copy=\"Nguyễn Thử Nghiệm\"");
    assertThat(tablet.get("/citizen-screen?view=step-9").body()).contains("Bước 1 trên 5");
    tablet.get("/citizen-screen?view=step-5");
    tablet.press("/citizen-screen/portal", Map.of());
    assertThat(tablet.look().body()).contains("Mời bác đưa mã hồ sơ");
    assertThat(citizensAudit(id, "session-filed-on-portal")).isEqualTo(1);
  }

  @Test
  void theGuideStaysWhileTheClerkIsQuietAndTheCitizenIsOnThePortal() {
    UUID id = paired(portalCase());
    handOff.handOff(clerk, id, null);
    jdbc.sql(
            "UPDATE assistance.session SET touched_at = touched_at - interval '20 minutes' WHERE id"
                + " = :id")
        .param("id", id)
        .update();
    assertThat(tablet.look().body()).contains("Bước 1 trên 5");
  }

  @Test
  void speaksEnglishWhenAsked() {
    paired(counter.shown(clerk));
    assertThat(tablet.get("/citizen-screen?lang=en").body())
        .contains("Please check before it is sent", "I agree", "lang=\"en\"")
        .contains("House, street, hamlet", "Female")
        .doesNotContain("Số nhà, đường", "Nam hay nữ");
  }

  @Test
  void theTitleNamesNobodyAndTheAddressHoldsNothing() {
    paired(counter.shown(clerk));
    String page = tablet.look().body();
    assertThat(page)
        .containsPattern(Pattern.compile("<title>Màn hình của bà con – Cầu Nối</title>"));
    assertThat(page).doesNotContain("localStorage", "sessionStorage", "onclick");
  }

  private UUID paired(UUID session) {
    tablet.get("/citizen-screen/pair/" + offers.forSession(clerk, session).token());
    return session;
  }

  private UUID portalCase() {
    UUID id = counter.opened(clerk);
    counter.choose.choose(clerk, id, null, Counter.PORTAL_PROCEDURE);
    return id;
  }

  private void assertGone(HttpResponse<String> goodbye) {
    assertThat(goodbye.body())
        .contains("Cảm ơn bác")
        .doesNotContain("Nguyễn", "0900000001", "001199000001");
    assertThat(goodbye.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\", \"storage\"");
    assertThat(tablet.cookie("screen")).isEmpty();
    assertThat(tablet.look().body()).contains("Mời quét mã hoặc nhập mã ghép màn hình");
  }

  private int citizensAudit(UUID session, String act) {
    return jdbc.sql(
            "SELECT count(*) FROM audit.entry WHERE subject = :subject AND act = :act AND actor ="
                + " 'citizen'")
        .param("subject", "assistance-session/" + session)
        .param("act", act)
        .query(Integer.class)
        .single();
  }
}
