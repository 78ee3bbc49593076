package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.dossier.TrackingKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money the law wants before there is a result: told by the officer, paid to the authority. */
@IntegrationTest
class PaymentTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private TrackingKeys keys;
  @Autowired private JdbcClient jdbc;

  private Web specialist = Web.nobody(0);
  private String code = "";

  @BeforeEach
  void process() {
    specialist = people.signIn(people.officer(Role.SPECIALIST, walk.authority()));
    code = walk.filing().file().code();
    walk.process(code);
    specialist.get("/dossiers/" + code);
  }

  @Test
  void theCitizenReadsHowMuchWhatForAndThatNobodyElseTakesMoney() {
    assertThat(charge("1.250.000", "Lệ phí trước bạ\n\n Nộp tại Kho bạc trước ngày 5/12"))
        .endsWith("notice=dossier-charged");
    String tracking = people.nobody().get("/tracking/" + code + "?k=" + keys.keyOf(code)).body();
    assertThat(tracking)
        .contains("Ông bà cần nộp tiền", "<li>Số tiền: 1.250.000 đồng</li>")
        .contains("<li>Lệ phí trước bạ</li>", "<li>Nộp tại Kho bạc trước ngày 5/12</li>")
        .contains("không đưa tiền cho người khác", "chờ ông bà nộp tiền", "Hẹn có kết quả");
    assertThat(told()).contains("PAYMENT_REQUESTED");
  }

  @Test
  void theReceiptLetsTheWorkGoOnToTheResult() {
    charge("250000", "Thuế thu nhập");
    String page = specialist.get("/dossiers/" + code).body();
    assertThat(page)
        .contains("Số biên lai", "Rút thông báo nộp tiền")
        .doesNotContain("payment-requests\"", "Dừng xử lý");
    assertThat(
            location(
                specialist.form(
                    "/dossiers/" + code + "/payments",
                    Map.of("version", version(), "receipt", "THU-0001"))))
        .endsWith("notice=dossier-paid");
    assertThat(state()).isEqualTo(4);
    assertThat(specialist.get("/dossiers/" + code).body()).contains("THU-0001", "Đã nộp tiền");
    assertThat(people.nobody().get("/tracking/" + code + "?k=" + keys.keyOf(code)).body())
        .contains("Cơ quan đã nhận biên lai")
        .doesNotContain("Ông bà cần nộp tiền");
    Web signer = people.signIn(people.officer(Role.SIGNER, walk.authority()));
    signer.get("/");
    assertThat(signer.post("/api/v1/dossiers/" + code + "/approvals", "{}").statusCode())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "'', Thuế, payAmount",
    "mười triệu, Thuế, payAmount",
    "1.25, Thuế, payAmount",
    "0, Thuế, payAmount",
    "9999999999999, Thuế, payAmount",
    "1000, ' ', payReason"
  })
  void whatIsWrongIsSaidAtItsFieldAndNothingMoves(String amount, String reason, String field) {
    HttpResponse<String> answer = specialist.form(to("payment-requests"), fields(amount, reason));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("id=\"" + field + "-error\"");
    assertThat(state()).isEqualTo(4);
  }

  @Test
  void nothingIsPaidThatWasNotAskedForAndNothingIsAskedTwice() {
    assertThat(api("payments", "{\"receipt\": \"THU-1\"}").statusCode()).isEqualTo(409);
    String ask = "{\"amount\": \"1000\", \"reason\": \"Thuế\"}";
    assertThat(api("payment-requests", ask).statusCode()).isEqualTo(201);
    assertThat(api("payment-requests", ask).statusCode()).isEqualTo(409);
    HttpResponse<String> empty = api("payments", "{}");
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("/receipt", "required");
    assertThat(api("payments", "{\"receipt\": \"THU-1\"}").statusCode()).isEqualTo(201);
    assertThat(audited()).containsExactly("dossier-payment-requested", "dossier-payment-confirmed");
  }

  @Test
  void whoHelpsNeverAsksForMoney() {
    Web clerk = people.signIn(people.officer(Role.CLERK, walk.authority()));
    clerk.get("/");
    assertThat(clerk.form(to("payment-requests"), fields("1000", "Thuế")).statusCode())
        .isEqualTo(403);
    assertThat(state()).isEqualTo(4);
  }

  @Test
  void aDutyThatIsNeverMetEndsByALeaderWhoNamesTheLaw() {
    charge("1000", "Thuế");
    Web lead = people.signIn(people.officer(Role.SIGNER, walk.authority()));
    assertThat(lead.get("/dossiers/" + code).body()).doesNotContain("name=\"stopGround\"");
    assertThat(api("stops", "{\"reason\": \"Quá hạn\"}").body()).contains("payment-awaited");
    jdbc.sql("UPDATE dossier.dossier SET answer_by = filed_at WHERE code = :code")
        .param("code", code)
        .update();
    assertThat(api("stops", "{\"reason\": \"Quá hạn\"}").body()).contains("stop-without-request");
    assertThat(lead.get("/dossiers/" + code).body()).contains("name=\"stopGround\"");
    Map<String, String> stop = Map.of("version", version(), "stopReason", "Quá hạn nộp tiền");
    assertThat(lead.form(to("stops"), stop).body()).contains("id=\"stopGround-error\"");
    Map<String, String> lawful = new HashMap<>(stop);
    lawful.put("stopGround", "Luật Thử nghiệm, Điều 9");
    assertThat(location(lead.form(to("stops"), lawful))).endsWith("notice=dossier-stopped");
    assertThat(state()).isEqualTo(8);
  }

  @Test
  void aPaymentAskedForByMistakeIsTakenBackAndTheCitizenToldSo() {
    charge("1000", "Thuế");
    HttpResponse<String> blank =
        specialist.form(to("payment-request-withdrawals"), Map.of("version", version()));
    assertThat(blank.body()).contains("id=\"unchargeReason-error\"");
    assertThat(api("payment-request-withdrawals", "{\"reason\": \"Báo nhầm\"}").statusCode())
        .isEqualTo(201);
    assertThat(state()).isEqualTo(4);
    assertThat(told()).contains("PAYMENT_WITHDRAWN");
    assertThat(people.nobody().get("/tracking/" + code + "?k=" + keys.keyOf(code)).body())
        .contains("không phải nộp tiền nữa", "Báo nhầm")
        .doesNotContain("Ông bà cần nộp tiền");
  }

  @Test
  void anApprovalIsTakenBackOnThePageAndByPrograms() {
    Web lead = people.signIn(people.officer(Role.SIGNER, walk.authority()));
    lead.get("/dossiers/" + code);
    String api = "/api/v1/dossiers/" + code;
    assertThat(lead.post(api + "/approvals", "{}").statusCode()).isEqualTo(201);
    assertThat(lead.get("/dossiers/" + code).body()).contains("approval-withdrawals");
    Map<String, String> back = Map.of("version", version(), "takeBackReason", "Sai số nhà");
    assertThat(location(lead.form(to("approval-withdrawals"), back)))
        .endsWith("notice=dossier-approval-taken-back");
    assertThat(lead.get("/dossiers/" + code).body()).contains("Sai số nhà", "Rút lại bản duyệt");
    assertThat(lead.post(api + "/approval-withdrawals", "{\"reason\": \"x\"}").statusCode())
        .isEqualTo(409);
  }

  private String charge(String amount, String reason) {
    return location(specialist.form(to("payment-requests"), fields(amount, reason)));
  }

  private Map<String, String> fields(String amount, String reason) {
    return Map.of("version", version(), "payAmount", amount, "payReason", reason);
  }

  private String to(String noun) {
    return "/dossiers/" + code + "/" + noun;
  }

  private HttpResponse<String> api(String noun, String body) {
    return specialist.post("/api/v1/dossiers/" + code + "/" + noun, body);
  }

  private String version() {
    return Integer.toString(number("version"));
  }

  private int state() {
    return number("state");
  }

  private int number(String what) {
    return jdbc.sql("SELECT version, state FROM dossier.dossier WHERE code = :code")
        .param("code", code)
        .query((rs, n) -> rs.getInt(what))
        .single();
  }

  private List<@Nullable String> told() {
    return jdbc.sql("SELECT kind FROM notification.message WHERE dossier_code = :code")
        .param("code", code)
        .query(String.class)
        .list();
  }

  private List<@Nullable String> audited() {
    return jdbc.sql(
            """
            SELECT act FROM audit.entry
            WHERE subject = :subject AND act LIKE 'dossier-payment-%' ORDER BY at
            """)
        .param("subject", "dossier/" + code)
        .query(String.class)
        .list();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("answered " + answer.statusCode());
  }
}
