package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Attachment;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Papers that were asked for are brought to another point than the one that filed. */
@IntegrationTest
class ElsewhereTest {

  private static final String API = "/api/v1/supplement-openings";
  private static final String CARD = "001199000001";

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private ReadDossier reading;
  @Autowired private JdbcClient jdbc;

  private SignedIn intake;
  private Web other;
  private String code = "";

  @BeforeEach
  void file() {
    intake = people.officer(Role.INTAKE_OFFICER, walk.authority());
    other = people.signIn(people.clerk("HN-0002"));
    other.get("/supplements");
    code =
        walk.filing()
            .answer("forWhom", "other")
            .form("subjectFullName", "Lê Thử Hai")
            .attachments(List.of(new Attachment("mandate", walk.document(walk.authority()))))
            .session(UUID.randomUUID())
            .by(people.clerk("HN-0001"))
            .code();
  }

  @Test
  void anyPointBringsThemAgainstSlipAndCard() {
    ask();
    assertThat(other.get("/dossiers/" + code).statusCode()).isEqualTo(404);
    HttpResponse<String> stranger =
        other.form("/supplements", Map.of("slip", code, "card", "001199000002"));
    assertThat(stranger.statusCode()).isEqualTo(422);
    assertThat(stranger.body())
        .contains("không đi với nhau", "href=\"#card\"")
        .doesNotContain("001199000002");
    HttpResponse<String> opened =
        other.form(
            "/supplements",
            Map.of(
                "slip",
                "https://vi.du/tracking/" + code + "?k=abc",
                "card",
                CARD + "||Nguyễn Thử Nghiệm|02031999|Nam|Số 1 phố Thử|05062021"));
    String page = location(opened);
    assertThat(other.get(page).body())
        .contains("Giấy ủy quyền: Ảnh bị mờ.", "id=\"file-mandate\"")
        .doesNotContain("Nguyễn Thử Nghiệm", CARD);
    HttpResponse<String> empty = other.form(page, Map.of("supplementNote", "Đây ạ"));
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("file-mandate-error", ">Đây ạ</textarea>");
    assertThat(
            location(
                other.uploadAs(
                    "file-mandate", page, Map.of("supplementNote", "Đây ạ"), Papers.pdf())))
        .endsWith("notice=dossier-supplemented");
    assertThat(reading.facts(intake, code).progress().supplementIn()).isTrue();
    assertThat(other.get(page).statusCode()).isEqualTo(404);
    assertThat(other.get("/dossiers/" + code).statusCode()).isEqualTo(404);
    assertThat(openings()).containsExactly("supplement {\"proof\": \"slip+card\"}");
  }

  @Test
  void programsDoTheSame() {
    ask();
    HttpResponse<String> opened =
        other.post(API, "{\"slip\": \"" + code + "\", \"personalId\": \"" + CARD + "\"}");
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
    assertThat(Web.json(opened).path("missing").get(0).asString()).isEqualTo("mandate");
    String one = API + "/" + Web.json(opened).path("id").asString();
    assertThat(other.get(one).statusCode()).isEqualTo(200);
    Web third = people.signIn(people.clerk("HN-0002"));
    assertThat(third.get(one).statusCode()).isEqualTo(404);
    assertThat(third.post(one + "/supplements", "{\"note\": \"x\"}").statusCode()).isEqualTo(404);
    assertThat(other.post(one + "/supplements", "{}").statusCode()).isEqualTo(422);
    byte[] pdf = Papers.pdf();
    for (String replayed : List.of("", "true")) {
      HttpResponse<String> put =
          other.send(
              "PUT", one + "/documents/mandate", "application/pdf", pdf, "Idempotency-Key", "p1");
      assertThat(put.statusCode()).isEqualTo(201);
      assertThat(put.headers().firstValue("Idempotency-Replayed").orElse("")).isEqualTo(replayed);
    }
    assertThat(
            other
                .send("PUT", one + "/documents/passport", "application/pdf", Papers.pdf())
                .statusCode())
        .isEqualTo(404);
    String[] once = {"Idempotency-Key", "s1"};
    HttpResponse<String> brought = other.post(one + "/supplements", "{}", once);
    assertThat(brought.statusCode()).as(brought.body()).isEqualTo(201);
    HttpResponse<String> again = other.post(one + "/supplements", "{}", once);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(again.body()).isEqualTo(brought.body());
    assertThat(other.post(one + "/supplements", "{}").statusCode()).isEqualTo(404);
    HttpResponse<String> late =
        other.send(
            "PUT", one + "/documents/mandate", "application/pdf", pdf, "Idempotency-Key", "p1");
    assertThat(late.statusCode()).as(late.body()).isEqualTo(201);
    assertThat(late.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(other.send("PUT", one + "/documents/mandate", "application/pdf", pdf).statusCode())
        .isEqualTo(404);
    assertThat(reading.facts(intake, code).progress().supplementIn()).isTrue();
  }

  @Test
  void nothingOpensThatWaitsForNoPapers() {
    HttpResponse<String> answer = other.form("/supplements", Map.of("slip", code, "card", CARD));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("không chờ bổ sung");
    assertThat(openings()).isEmpty();
  }

  @Test
  void anOpeningEndsByItself() {
    ask();
    String page = location(other.form("/supplements", Map.of("slip", code, "card", CARD)));
    jdbc.sql(
            """
            UPDATE dossier.opening SET until = until - make_interval(mins => 31)
            WHERE id = CAST(:id AS uuid)
            """)
        .param("id", page.substring(page.lastIndexOf('/') + 1))
        .update();
    assertThat(other.get(page).statusCode()).isEqualTo(404);
  }

  @Test
  void guessingStopsAfterFiveTries() {
    ask();
    for (int i = 0; i < 5; i++) {
      assertThat(
              other
                  .form("/supplements", Map.of("slip", code, "card", "00119900000" + (i + 2)))
                  .statusCode())
          .isEqualTo(422);
    }
    assertThat(other.form("/supplements", Map.of("slip", code, "card", CARD)).statusCode())
        .isEqualTo(429);
  }

  private void ask() {
    walk.ask(intake, code, null, List.of(new Reason("mandate", "Ảnh bị mờ.")));
  }

  private List<String> openings() {
    return jdbc.sql(
            """
            SELECT purpose || ' ' || CAST(details AS text) FROM audit.entry
            WHERE subject = :subject AND act = 'dossier-opened-elsewhere'
            """)
        .param("subject", "dossier/" + code)
        .query((rs, n) -> rs.getString(1))
        .list();
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
  }
}
