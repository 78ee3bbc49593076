package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.SentCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody whom the applicant authorised takes the result home. */
@IntegrationTest
class MandatedReturnTest {

  private static final String APPLICANT = "001199000001";
  private static final String NEPHEW = "001199000777";

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private ReadDossier reading;
  @Autowired private SentCodes sent;
  @Autowired private JdbcClient jdbc;

  private Web desk;

  @BeforeEach
  void signIn() {
    desk = people.signIn(people.officer(Role.RETURN_OFFICER, walk.authority()));
  }

  @Test
  void takesItAgainstOwnCardMandateAndTheApplicantsCode() {
    String code = walk.filing().file().code();
    walk.issue(code);
    String page = "/dossiers/" + code;
    assertThat(desk.get(page).body()).contains("Người khác đến nhận thay");
    String version = String.valueOf(version(code));
    desk.form(page + "/return-codes", Map.of("version", version));
    String phoneCode = sent.codeOf(code);
    Map<String, String> right =
        Map.of("version", version, "mandatedCard", NEPHEW, "mandatedCode", phoneCode);
    HttpResponse<String> withoutPaper = desk.upload(page + "/mandated-returns", right, new byte[0]);
    assertThat(withoutPaper.statusCode()).isEqualTo(422);
    assertThat(withoutPaper.body()).contains("href=\"#file\"").doesNotContain(NEPHEW, phoneCode);
    HttpResponse<String> own =
        desk.upload(
            page + "/mandated-returns",
            Map.of("version", version, "mandatedCard", APPLICANT, "mandatedCode", phoneCode),
            Papers.pdf());
    assertThat(own.body()).contains("thẻ của chính người nộp").doesNotContain(APPLICANT);
    HttpResponse<String> guess =
        desk.upload(
            page + "/mandated-returns",
            Map.of("version", version, "mandatedCard", NEPHEW, "mandatedCode", "x"),
            Papers.pdf());
    assertThat(guess.statusCode()).isEqualTo(422);
    assertThat(guess.body()).contains("href=\"#mandatedCode\"");
    HttpResponse<String> done = desk.upload(page + "/mandated-returns", right, Papers.pdf());
    assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
    assertThat(proofs(code)).isEqualTo("mandate+card+code");
    Web officer = people.signIn(people.officer(Role.SIGNER, walk.authority()));
    assertThat(officer.get(page).body())
        .contains("Giấy ủy quyền của người nhận thay", "/documents/collector/1")
        .doesNotContain(NEPHEW);
    assertThat(officer.bytes(page + "/documents/collector/1").statusCode()).isEqualTo(200);
    assertThat(desk.get(page + "/documents/collector/1").statusCode()).isEqualTo(403);
    assertThat(stored()).noneMatch(row -> row.contains(NEPHEW));
  }

  @Test
  void programsDoTheSameOnceForEachKey() {
    String code = walk.filing().withoutPhone().file().code();
    walk.issue(code);
    desk.get("/dossiers/" + code);
    String path = "/api/v1/dossiers/" + code + "/mandated-returns";
    assertThat(desk.upload(path, Map.of("personalId", "12"), Papers.pdf()).statusCode())
        .isEqualTo(422);
    Map<String, String> right = Map.of("personalId", NEPHEW);
    byte[] mandate = Papers.pdf();
    HttpResponse<String> first = desk.upload(path, right, mandate, "Idempotency-Key", code);
    HttpResponse<String> again = desk.upload(path, right, mandate, "Idempotency-Key", code);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(proofs(code)).isEqualTo("mandate+card");
    assertThat(reading.facts(people.officer(Role.SIGNER, walk.authority()), code).state())
        .isEqualTo(DossierState.RETURNED);
  }

  private int version(String code) {
    return jdbc.sql("SELECT version FROM dossier.dossier WHERE code = :code")
        .param("code", code)
        .query(Integer.class)
        .single();
  }

  private String proofs(String code) {
    return jdbc.sql(
            """
            SELECT details ->> 'proof' FROM audit.entry
            WHERE subject = :subject AND act = 'dossier-returned'
            """)
        .param("subject", "dossier/" + code)
        .query(String.class)
        .single();
  }

  private List<String> stored() {
    return jdbc.sql("SELECT CAST(c AS text) FROM dossier.collector c")
        .query((rs, n) -> rs.getString(1))
        .list();
  }
}
