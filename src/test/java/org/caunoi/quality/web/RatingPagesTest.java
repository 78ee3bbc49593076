package org.caunoi.quality.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.dossier.RefuseDossier;
import org.caunoi.dossier.TrackingKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A citizen says how it went. */
@IntegrationTest
class RatingPagesTest {

  private static final Map<String, String> FINE =
      Map.of(
          "ease", "5", "satisfaction", "4", "moneyAsked", "no", "words", "Cô nhân viên tận tình");

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private RefuseDossier refusing;
  @Autowired private TrackingKeys keys;
  @Autowired private JdbcClient jdbc;

  private Web citizen;

  @BeforeEach
  void anybody() {
    citizen = people.nobody();
    citizen.get("/tracking");
  }

  @Test
  void ratesOnceAndASecondTimeIsRefusedKindly() {
    String code = finished();
    HttpResponse<String> page = citizen.get(path(code));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Có dễ hiểu không?", "Có hài lòng không?", "Có ai đòi tiền không?")
        .doesNotContain("<script");
    HttpResponse<String> sent = rate(code, FINE);
    assertThat(sent.statusCode()).isEqualTo(302);
    assertThat(sent.headers().firstValue("Location").orElseThrow()).contains("notice=rated");
    assertThat(ratings(code)).isEqualTo(1);
    assertThat(reports(code)).isZero();
    assertThat(citizen.get(path(code)).body()).contains("đã góp ý về hồ sơ này rồi");
    HttpResponse<String> again = rate(code, FINE);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("đã góp ý về hồ sơ này rồi");
    assertThat(ratings(code)).isEqualTo(1);
  }

  @Test
  void theWordsAreSealed() {
    String code = finished();
    citizen.get(path(code));
    rate(code, FINE);
    byte[] words =
        jdbc.sql("SELECT sealed_words FROM quality.rating WHERE dossier_code = :code")
            .param("code", code)
            .query((rs, n) -> rs.getBytes(1))
            .single();
    assertThat(new String(words, StandardCharsets.UTF_8)).doesNotContain("tận tình");
  }

  @Test
  void moneyAskedForOpensAReportAndLeavesNoTraceInTheRating() {
    String code = finished();
    citizen.get(path(code));
    Map<String, String> answers = new HashMap<>(FINE);
    answers.put("moneyAsked", "yes");
    answers.put("words", "Bảo đưa năm mươi nghìn");
    HttpResponse<String> sent = rate(code, answers);
    assertThat(sent.headers().firstValue("Location").orElseThrow())
        .contains("notice=rated-and-reported");
    assertThat(reports(code)).isEqualTo(1);
    assertThat(
            jdbc.sql("SELECT sealed_words IS NULL FROM quality.rating WHERE dossier_code = :code")
                .param("code", code)
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(
            jdbc.sql(
                    """
                    SELECT act FROM audit.entry
                    WHERE subject = 'dossier/' || :code AND act = 'dossier-rated'
                       OR act = 'report-opened' AND details ->> 'dossier' = :code
                    """)
                .param("code", code)
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder("dossier-rated", "report-opened");
  }

  @Test
  void whatIsMissingIsNamedAndNothingIsTypedTwice() {
    String code = finished();
    citizen.get(path(code));
    HttpResponse<String> page = rate(code, Map.of("satisfaction", "9", "words", "a".repeat(501)));
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains(
            "id=\"ease-error\"",
            "id=\"satisfaction-error\"",
            "id=\"moneyAsked-error\"",
            "id=\"words-error\"",
            "a".repeat(501));
    assertThat(ratings(code)).isZero();
  }

  @Test
  void whatIsNotFinishedIsNotRatedYet() {
    String code = walk.filing().file().code();
    assertThat(citizen.get(path(code)).body()).contains("chưa góp ý được");
    assertThat(rate(code, FINE).statusCode()).isEqualTo(409);
    assertThat(ratings(code)).isZero();
  }

  @Test
  void aRefusedDossierMayBeRated() {
    String code = walk.filing().file().code();
    refusing.refuse(
        people.officer(Role.INTAKE_OFFICER, null),
        code,
        null,
        "Luật Thử, Điều 1",
        "Không thuộc thẩm quyền");
    assertThat(citizen.get(path(code)).body()).contains("Có hài lòng không?");
    assertThat(rate(code, FINE).statusCode()).isEqualTo(302);
  }

  @Test
  void withoutTheKeyNothingIsRated() {
    String code = finished();
    citizen.get(path(code));
    Map<String, String> answers = new HashMap<>(FINE);
    answers.put("k", "000000000000");
    assertThat(citizen.form("/tracking/" + code + "/rating", answers).statusCode()).isEqualTo(404);
    assertThat(citizen.get("/tracking/" + code + "/rating").statusCode()).isEqualTo(302);
    assertThat(ratings(code)).isZero();
  }

  @Test
  void somebodyElsesDossierIsReported() {
    String code = walk.filing().by(people.clerk("HN-0001")).code();
    String page = "/tracking/" + code + "/not-me?k=" + keys.keyOf(code);
    assertThat(citizen.get("/tracking/" + code + "?k=" + keys.keyOf(code)).body())
        .contains("Không phải tôi nộp hồ sơ này");
    assertThat(citizen.get(page).body()).contains("Báo cho Trung tâm").doesNotContain("<script");
    for (int i = 0; i < 3; i++) {
      assertThat(notMe(code, "Tôi không nộp").statusCode()).isEqualTo(302);
    }
    assertThat(notMe(code, "Tôi không nộp").statusCode()).isEqualTo(429);
    assertThat(reports(code)).isEqualTo(3);
    assertThat(notMe(code, "a".repeat(501)).statusCode()).isEqualTo(422);
  }

  @Test
  void programsRateByDigits() {
    String code = finished();
    String url = "/api/v1/tracking/" + code + "/ratings";
    String body = "{\"ease\":5,\"satisfaction\":5,\"moneyAsked\":false}";
    HttpResponse<String> sent = citizen.post(url, body, "Tracking-Digits", "0001");
    assertThat(sent.statusCode()).isEqualTo(201);
    assertThat(Web.json(sent).get("code").asString()).isEqualTo(code);
    HttpResponse<String> again = citizen.post(url, body, "Tracking-Digits", "0001");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(Web.json(again).get("code").asString()).isEqualTo("already-rated");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"satisfaction":5,"moneyAsked":false}             | /ease
          {"ease":0,"satisfaction":5,"moneyAsked":false}    | /ease
          {"ease":"x","satisfaction":5,"moneyAsked":false}  | /ease
          {"ease":5,"satisfaction":6,"moneyAsked":false}    | /satisfaction
          {"ease":5,"satisfaction":5}                       | /moneyAsked
          {"ease":5,"satisfaction":5,"moneyAsked":"often"}  | /moneyAsked
          """)
  void wrongAnswersAreNamed(String body, String pointer) {
    String code = finished();
    HttpResponse<String> answer =
        citizen.post("/api/v1/tracking/" + code + "/ratings?k=" + keys.keyOf(code), body);
    assertThat(answer.statusCode()).isIn(List.of(400, 422));
    assertThat(Web.json(answer).at("/errors/0/pointer").asString()).isEqualTo(pointer);
  }

  private String finished() {
    String code = walk.filing().file().code();
    walk.issue(code);
    return code;
  }

  private HttpResponse<String> rate(String code, Map<String, String> answers) {
    Map<String, String> all = new HashMap<>(answers);
    all.putIfAbsent("k", keys.keyOf(code));
    return citizen.form("/tracking/" + code + "/rating", all);
  }

  private HttpResponse<String> notMe(String code, String words) {
    return citizen.form(
        "/tracking/" + code + "/not-me", Map.of("k", keys.keyOf(code), "words", words));
  }

  private String path(String code) {
    return "/tracking/" + code + "/rating?k=" + keys.keyOf(code);
  }

  private int ratings(String code) {
    return count("SELECT count(*) FROM quality.rating WHERE dossier_code = :code", code);
  }

  private int reports(String code) {
    return count("SELECT count(*) FROM quality.report WHERE dossier_code = :code", code);
  }

  private int count(String sql, String code) {
    return jdbc.sql(sql).param("code", code).query(Integer.class).single();
  }
}
