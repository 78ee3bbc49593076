package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Tokens;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.SentCodes;
import org.caunoi.dossier.TrackingKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A citizen opens an electronic result with a link and a code from the phone. */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class ResultPagesTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private SentCodes phone;
  @Autowired private TrackingKeys keys;
  @Autowired private JdbcClient jdbc;

  private String code;
  private String token;
  private Web citizen;

  @BeforeEach
  void aResultIsOut() {
    code = walk.filing().returnBy(ReturnWay.ELECTRONIC).file().code();
    walk.issue(code);
    token = phone.linkOf(code);
    citizen = people.nobody();
    citizen.get("/results/" + token);
  }

  @Test
  void linkAndCodeGiveTheFileAndReturnTheDossier(CapturedOutput output) {
    HttpResponse<String> page = citizen.get("/results/" + token);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Gửi mã về điện thoại", code, "trích lục hộ tịch")
        .doesNotContain("Nguyễn Thử", "001199000001", "0900000001", "<script");
    assertThat(citizen.form("/results/" + token + "/codes", Map.of()).statusCode()).isEqualTo(302);
    HttpResponse<String> file = open(phone.codeOf(code));
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment")
        .contains("ket-qua-" + code.replace('.', '-'));
    assertThat(file.body()).startsWith("%PDF");
    assertThat(state()).isEqualTo(10);
    assertThat(citizen.get("/tracking/" + code + "?k=" + keys.keyOf(code)).body())
        .contains("Ông bà đã nhận kết quả");
    assertThat(output.getAll()).doesNotContain(token).doesNotContain(phone.codeOf(code) + " ");
  }

  @Test
  void aProgramOpensAResultByTheSameLinkAndCode() {
    String proof = "{\"token\": \"%s\", \"code\": \"%s\"}";
    assertThat(citizen.post("/api/v1/result-codes", "{}").body()).contains("/token", "required");
    assertThat(citizen.post("/api/v1/result-codes", proof.formatted("thu", "")).statusCode())
        .isEqualTo(410);
    assertThat(citizen.post("/api/v1/result-codes", proof.formatted(token, "")).statusCode())
        .isEqualTo(204);
    String ways = "/api/v1/result-openings";
    assertThat(citizen.post(ways, proof.formatted(token, "")).body()).contains("/code", "required");
    HttpResponse<String> file = citizen.post(ways, proof.formatted(token, phone.codeOf(code)));
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).startsWith("%PDF");
    assertThat(state()).isEqualTo(10);
  }

  @Test
  void noPageOfALinkTellsOthersWhereItCameFrom() {
    HttpResponse<String> page = citizen.get("/results/" + token);
    HttpResponse<String> gone = citizen.get("/results/khong-co");
    for (HttpResponse<String> answer : List.of(page, gone)) {
      assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
      assertThat(answer.body()).contains("name=\"referrer\" content=\"no-referrer\"");
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
  }

  @Test
  void aWrongCodeIsRefusedAndNothingIsReturned() {
    citizen.form("/results/" + token + "/codes", Map.of());
    String right = phone.codeOf(code);
    String wrong = right.equals("000000") ? "000001" : "000000";
    for (int i = 0; i < 5; i++) {
      HttpResponse<String> answer = open(wrong);
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("Mã chưa đúng").doesNotContain("Nguyễn Thử");
    }
    assertThat(open(right).statusCode()).isEqualTo(429);
    assertThat(state()).isEqualTo(9);
  }

  @Test
  void codesMayBeTypedWithSpaces() {
    citizen.form("/results/" + token + "/codes", Map.of());
    String sent = phone.codeOf(code);
    assertThat(open(sent.substring(0, 3) + " " + sent.substring(3)).statusCode()).isEqualTo(200);
  }

  @Test
  void noMoreThanFiveCodesAreSent() {
    for (int i = 0; i < 5; i++) {
      assertThat(citizen.form("/results/" + token + "/codes", Map.of()).statusCode())
          .isEqualTo(302);
    }
    assertThat(citizen.form("/results/" + token + "/codes", Map.of()).statusCode()).isEqualTo(429);
  }

  @Test
  void theLinkIsGoneAQuarterOfAnHourAfterItsUse() {
    citizen.form("/results/" + token + "/codes", Map.of());
    assertThat(open(phone.codeOf(code)).statusCode()).isEqualTo(200);
    assertThat(citizen.get("/results/" + token).statusCode()).isEqualTo(200);
    jdbc.sql("UPDATE dossier.result_link SET used_at = :at WHERE token_hash = :hash")
        .param("at", OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(16))
        .param("hash", Tokens.hash(token))
        .update();
    HttpResponse<String> gone = citizen.get("/results/" + token);
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body())
        .contains("không dùng được nữa", "href=\"/tracking\"")
        .doesNotContain(code, token);
    assertThat(citizen.form("/results/" + token + "/codes", Map.of()).statusCode()).isEqualTo(410);
    assertThat(open("000000").statusCode()).isEqualTo(410);
  }

  @Test
  void anInventedLinkIsGoneToo() {
    assertThat(citizen.get("/results/" + "x".repeat(43)).statusCode()).isEqualTo(410);
  }

  private HttpResponse<String> open(String sixDigits) {
    return citizen.form("/results/" + token, Map.of("code", sixDigits));
  }

  private int state() {
    return jdbc.sql("SELECT state FROM dossier.dossier WHERE code = :code")
        .param("code", code)
        .query(Integer.class)
        .single();
  }
}
