package org.caunoi.custody.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.custody.OnTheWay;
import org.caunoi.custody.OnTheWay.Team;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What becomes of papers that are declared lost, over HTTP: made again, compensated, closed. */
@IntegrationTest
class LossCaseTest {

  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;

  private Web clerk;
  private Web courier;
  private Web centre;
  private Web second;
  private String envelope;
  private String unit;

  @BeforeEach
  void papersThatAreLost() {
    Team team = way.team();
    clerk = signedIn(people.signIn(team.clerk()), "/custody");
    courier = signedIn(people.signIn(team.courier()), "/custody");
    centre = signedIn(people.signIn(team.centre()), "/custody/findings");
    second =
        signedIn(people.signIn(people.officer(Role.CENTRE_CONTROL, null)), "/custody/findings");
    envelope = way.takeIn(team.clerk()).envelope();
    unit = "/api/v1/custody/units/" + envelope;
    ok(centre.post(unit + "/losses", "{}"));
  }

  private static Web signedIn(Web web, String page) {
    web.get(page);
    return web;
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Web.json(answer);
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains('"' + code + '"');
  }

  private String stage() {
    return ok(centre.get(unit)).at("/lossCase/stage").asString("");
  }

  private static String way(String name) {
    return "{\"way\": \"%s\"}".formatted(name);
  }

  private static String sum(long amount, String payer, String words) {
    return "{\"amount\": %d, \"payer\": %s, \"words\": \"%s\"}".formatted(amount, payer, words);
  }

  @Test
  void isChosenMadeAgainCompensatedAndClosedByTwo() {
    refused(centre.post(unit + "/reconstitutions", way("BROUGHT_AGAIN")), 409, "not-declared-lost");
    ok(centre.post(unit + "/loss-declarations", "{}"));
    assertThat(stage()).isEqualTo("confirmed");
    refused(centre.post(unit + "/compensations", sum(0, "null", "Không")), 409, "not-made-again");
    refused(centre.post(unit + "/reconstitutions", "{}"), 422, "required");
    refused(clerk.post(unit + "/reconstitutions", way("BROUGHT_AGAIN")), 403, "forbidden");
    ok(centre.post(unit + "/reconstitutions", way("BROUGHT_AGAIN")));
    ok(second.post(unit + "/reconstitutions", way("CERTIFIED_COPY")));
    assertThat(stage()).isEqualTo("reconstitution");
    refused(centre.post(unit + "/remakes", way("BROUGHT_AGAIN")), 422, "another-way-chosen");
    ok(centre.post(unit + "/remakes", way("CERTIFIED_COPY")));
    assertThat(stage()).isEqualTo("made-again");
    refused(centre.post(unit + "/reconstitutions", way("BROUGHT_AGAIN")), 409, "made-again-before");
    String paid = "\"KEEPER_ORGANISATION\"";
    refused(centre.post(unit + "/compensations", "{\"words\": \"x\"}"), 422, "required");
    refused(
        centre.post(unit + "/compensations", sum(9_000_000, paid, "x")),
        422,
        "amount-out-of-range");
    refused(centre.post(unit + "/compensations", sum(-1, paid, "x")), 422, "amount-out-of-range");
    refused(centre.post(unit + "/compensations", sum(1, "null", "x")), 422, "payer-needed");
    refused(
        centre.post(unit + "/compensations", sum(1, paid, " ")), 422, "compensation-ground-needed");
    refused(centre.post(unit + "/loss-closings", "{}"), 409, "not-compensated");
    ok(centre.post(unit + "/compensations", sum(200_000, paid, "Chi phí đi lại của người dân")));
    refused(centre.post(unit + "/compensations", sum(1, paid, "x")), 409, "compensated-before");
    refused(centre.post(unit + "/loss-closings", "{}"), 409, "decided-by-you");
    JsonNode closed = ok(second.post(unit + "/loss-closings", "{}"));
    assertThat(closed.at("/lossCase/stage").asString("")).isEqualTo("closed");
    assertThat(closed.at("/lossCase/amount").asLong()).isEqualTo(200_000);
    refused(second.post(unit + "/loss-closings", "{}"), 409, "loss-closed-before");
    assertThat(acts())
        .containsSubsequence(
            "custody-loss-declared",
            "custody-way-chosen",
            "custody-way-chosen",
            "custody-made-again",
            "custody-compensated",
            "custody-loss-closed");
    assertThat(sealedWords()).as("words are sealed").doesNotContain("Chi phí");
    assertThat(ok(courier.post(unit + "/finds", "{}")).at("/lossCase").isNull()).isTrue();
  }

  @Test
  void theCentreDoesItAllOnThePageAndIsToldThatTheSumIsNotLaw() {
    String page = "/custody/units/" + envelope;
    ok(centre.post(unit + "/loss-declarations", "{}"));
    assertThat(centre.get(page).body())
        .contains("Đã xác định thất lạc, chưa chọn cách làm lại", "Người dân nộp lại");
    done(centre.form(page + "/reconstitutions", Map.of("way", "BROUGHT_AGAIN")));
    assertThat(centre.get(page).body()).contains("Đang làm lại", "Chọn cách khác");
    done(centre.form(page + "/remakes", Map.of("way", "BROUGHT_AGAIN")));
    assertThat(centre.get(page).body())
        .contains("chưa có văn bản xác nhận", "Nhiều nhất 5.000.000");
    HttpResponse<String> wrong =
        centre.form(page + "/compensations", Map.of("amount", "viel", "words", "Vì đã tìm"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Số tiền chỉ gồm chữ số", "Vì đã tìm");
    done(
        centre.form(
            page + "/compensations",
            Map.of("amount", "150.000", "payer", "CENTRE", "words", "Đi lại hai lần")));
    assertThat(centre.get(page).body()).contains("Bồi thường 150.000 đồng", "Đóng hồ sơ thất lạc");
    assertThat(centre.form(page + "/loss-closings", Map.of()).body())
        .contains("Bạn đã ghi số tiền nên người khác phải đóng");
    done(second.form(page + "/loss-closings", Map.of()));
    assertThat(second.get(page).body()).contains("Đã đóng");
  }

  private static void done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private List<String> acts() {
    return jdbc.sql("SELECT act FROM audit.entry WHERE subject = :unit ORDER BY at, id")
        .param("unit", "unit/" + envelope)
        .query((rs, n) -> rs.getString("act"))
        .list();
  }

  private String sealedWords() {
    return jdbc.sql(
            """
            SELECT string_agg(encode(sealed_words, 'escape'), '') FROM custody.loss_step WHERE envelope = :envelope
            """)
        .param("envelope", envelope)
        .query(String.class)
        .single();
  }
}
