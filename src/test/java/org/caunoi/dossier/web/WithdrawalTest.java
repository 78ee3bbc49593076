package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.SentCodes;
import org.caunoi.dossier.TrackingKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A dossier goes back only where the citizen themselves asked for it. */
@IntegrationTest
class WithdrawalTest {

  private static final String CARD = "001199000001";

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private ReadDossier reading;
  @Autowired private SentCodes sent;
  @Autowired private TrackingKeys keys;
  @Autowired private JdbcClient jdbc;

  @Test
  void nobodyAtACounterAsksForItWithoutTheCitizensCardAndCode() {
    String code = walk.filing().file().code();
    Web intake = people.signIn(people.officer(Role.INTAKE_OFFICER, walk.authority()));
    String page = "/dossiers/" + code;
    assertThat(intake.get(page).body()).contains("Người dân xin rút", "Người dân xin rút bằng đơn");
    Map<String, String> bare = Map.of("version", "1", "withdrawReason", "Tôi đổi ý thử");
    HttpResponse<String> without = intake.form(page + "/withdrawals", bare);
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("href=\"#withdrawCard\"", "Tôi đổi ý thử");
    assertThat(intake.post("/api/v1" + page + "/withdrawals", "{}").statusCode()).isEqualTo(422);
    intake.form(page + "/withdrawal-codes", Map.of("version", "1"));
    HttpResponse<String> done =
        intake.form(
            page + "/withdrawals",
            Map.of("version", "1", "withdrawCard", CARD, "withdrawCode", sent.codeOf(code)));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
    assertThat(asked(code)).isEqualTo("card+code");
  }

  @Test
  void anOfficerKeepsTheCitizensPaper() {
    String code = walk.filing().file().code();
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, walk.authority());
    Web intake = people.signIn(officer);
    String page = "/dossiers/" + code;
    intake.get(page);
    Map<String, String> version = Map.of("version", "1");
    assertThat(intake.upload(page + "/withdrawal-papers", version, new byte[0]).body())
        .contains("href=\"#file\"");
    HttpResponse<String> done = intake.upload(page + "/withdrawal-papers", version, Papers.pdf());
    assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
    assertThat(reading.facts(officer, code).state()).isEqualTo(DossierState.WITHDRAWAL_REQUESTED);
    assertThat(intake.get(page).body()).contains(page + "/documents/proof/2");
    assertThat(intake.bytes(page + "/documents/proof/2").statusCode()).isEqualTo(200);
  }

  @Test
  void theCitizenAsksByThemselvesAndChangesTheirMind() {
    String code = walk.filing().file().code();
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, walk.authority());
    Web citizen = people.nobody();
    String key = keys.keyOf(code);
    String page = "/tracking/" + code;
    assertThat(citizen.get(page + "?k=" + key).body()).contains(page + "/withdrawal?k=" + key);
    assertThat(citizen.get(page + "/withdrawal?k=" + key).body()).contains("muốn rút hồ sơ?");
    citizen.form(page + "/withdrawal-codes", Map.of("k", key));
    HttpResponse<String> guess = citizen.form(page + "/withdrawals", Map.of("k", key, "code", "x"));
    assertThat(guess.statusCode()).isEqualTo(422);
    assertThat(guess.body()).contains("href=\"#code\"");
    press(citizen, page + "/withdrawals", key, code);
    assertThat(reading.facts(officer, code).state()).isEqualTo(DossierState.WITHDRAWAL_REQUESTED);
    assertThat(citizen.get(page + "/withdrawal?k=" + key).body()).contains("không rút nữa?");
    citizen.form(page + "/withdrawal-codes", Map.of("k", key));
    press(citizen, page + "/withdrawal-endings", key, code);
    assertThat(reading.facts(officer, code).state()).isEqualTo(DossierState.NEW);
    assertThat(citizen.get(page + "?k=" + key).body()).contains("Ông bà thôi xin rút");
    assertThat(citizen.get(page + "/withdrawal?k=sai").statusCode()).isEqualTo(404);
  }

  @Test
  void aProgramOfTheCitizenAsksAndTakesItBack() {
    String code = walk.filing().file().code();
    Web program = people.nobody();
    String at = "/api/v1/tracking/" + code;
    String k = "?k=" + keys.keyOf(code);
    assertThat(program.post(at + "/withdrawal-codes", "").body()).contains("/Tracking-Digits");
    String foreign = "/api/v1/tracking/H26.999-000000-0000/withdrawal-codes" + k;
    assertThat(program.post(foreign, "").statusCode()).isEqualTo(404);
    assertThat(program.post(at + "/withdrawal-codes?k=sai", "").statusCode()).isEqualTo(404);
    assertThat(program.post(at + "/withdrawal-codes" + k, "").statusCode()).isEqualTo(204);
    assertThat(program.post(at + "/withdrawals" + k, "{\"code\": \"x\"}").body())
        .contains("wrong-code", "\"/code\"");
    assertThat(program.post(at + "/withdrawals" + k, "{}").body()).contains("required");
    String wish = "{\"code\": \"%s\", \"reason\": \"Tôi đổi ý thử\"}".formatted(sent.codeOf(code));
    String[] key = {"Idempotency-Key", "w-" + code};
    HttpResponse<String> asked = program.post(at + "/withdrawals" + k, wish, key);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
    assertThat(Web.json(asked).get("state").asInt()).isEqualTo(7);
    HttpResponse<String> again = program.post(at + "/withdrawals" + k, wish, key);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(program.post(at + "/withdrawals" + k, "{\"code\": \"1\"}", key).body())
        .contains("idempotency-key-reused");
    program.post(at + "/withdrawal-codes" + k, "");
    String end = "{\"code\": \"%s\"}".formatted(sent.codeOf(code));
    HttpResponse<String> ended = program.post(at + "/withdrawal-endings" + k, end);
    assertThat(Web.json(ended).get("state").asInt()).as(ended.body()).isEqualTo(1);
    assertThat(program.post(at + "/withdrawal-endings" + k, end).statusCode()).isEqualTo(422);
  }

  private void press(Web citizen, String path, String key, String dossier) {
    HttpResponse<String> done = citizen.form(path, Map.of("k", key, "code", sent.codeOf(dossier)));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
  }

  private String asked(String code) {
    return jdbc.sql(
            """
            SELECT details ->> 'proof' FROM audit.entry
            WHERE subject = :subject AND act = 'dossier-withdrawal-requested'
            """)
        .param("subject", "dossier/" + code)
        .query(String.class)
        .single();
  }
}
