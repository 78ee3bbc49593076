package org.caunoi.quality.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.TrackingKeys;
import org.caunoi.quality.ReadReports;
import org.caunoi.quality.ReportFilter;
import org.caunoi.quality.ReportNotMine;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports of citizens are read at the Centre and nowhere else. */
@IntegrationTest
class ReportPagesTest {

  private static final String WORDS = "Tôi chưa từng đến bưu điện này";

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private ReportNotMine reporting;
  @Autowired private ReadReports reading;
  @Autowired private TrackingKeys keys;
  @Autowired private JdbcClient jdbc;

  private String code;
  private UUID id;

  @BeforeEach
  void aCitizenReports() {
    code = walk.filing().by(people.clerk("HN-0001")).code();
    reporting.report(code, keys.keyOf(code), "203.0.113.1", WORDS);
    id =
        jdbc.sql("SELECT id FROM quality.report WHERE dossier_code = :code")
            .param("code", code)
            .query(UUID.class)
            .single();
  }

  @Test
  void theCentreReadsItAndEveryOpeningIsWrittenDown() {
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    Web web = people.signIn(centre);
    assertThat(web.get("/reports").body())
        .contains(code, "Bưu điện Trung tâm Hoàn Kiếm", "Chưa đọc", "0 phút")
        .doesNotContain(WORDS);
    HttpResponse<String> page = web.get("/reports/" + id);
    assertThat(page.body()).contains(WORDS, "Trần Thử");
    assertThat(
            jdbc.sql(
                    """
                    SELECT purpose FROM audit.entry
                    WHERE subject = 'report/' || :id AND act = 'report-read' AND actor_id = :who
                    """)
                .param("id", id.toString())
                .param("who", centre.accountId())
                .query(String.class)
                .list())
        .containsExactly("complaint");
  }

  @Test
  void itIsTakenOnAndClosedWithWords() {
    Web web = people.signIn(people.officer(Role.INSPECTOR, null));
    web.get("/reports/" + id);
    assertThat(web.form("/reports/" + id + "/acknowledgements", Map.of()).statusCode())
        .isEqualTo(302);
    assertThat(state()).isEqualTo("READ");
    HttpResponse<String> empty = web.form("/reports/" + id + "/closures", Map.of("outcome", " "));
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("id=\"outcome-error\"");
    String found = "Đã gặp trưởng điểm, hồ sơ nộp nhầm người";
    assertThat(web.form("/reports/" + id + "/closures", Map.of("outcome", found)).statusCode())
        .isEqualTo(302);
    assertThat(state()).isEqualTo("CLOSED");
    assertThat(web.get("/reports/" + id).body()).contains(found, "Đã khép");
    assertThat(web.form("/reports/" + id + "/closures", Map.of("outcome", found)).statusCode())
        .isEqualTo(409);
    assertThat(sealed("sealed_text")).doesNotContain("bưu điện");
    assertThat(sealed("sealed_outcome")).doesNotContain("trưởng điểm");
  }

  @Test
  void otherSoftwareOfTheCentreDoesTheSame() {
    Web web = people.signIn(people.officer(Role.INSPECTOR, null));
    HttpResponse<String> list = web.get("/api/v1/reports");
    assertThat(list.body()).contains(code, id.toString()).doesNotContain(WORDS);
    assertThat(web.get("/api/v1/reports?cursor=x").body()).contains("/cursor");
    String path = "/api/v1/reports/" + id;
    assertThat(Web.json(web.get(path)).path("words").asString()).isEqualTo(WORDS);
    assertThat(web.post(path + "/acknowledgements", "").statusCode()).isEqualTo(204);
    assertThat(state()).isEqualTo("READ");
    assertThat(web.post(path + "/closures", "{}").body()).contains("/outcome");
    String found = "{\"outcome\": \"Đã gặp trưởng điểm\"}";
    assertThat(web.post(path + "/closures", found).statusCode()).isEqualTo(204);
    assertThat(state()).isEqualTo("CLOSED");
    assertThat(web.post(path + "/closures", found).statusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"CENTRE_CONTROL", "INSPECTOR", "SYSTEM_CLIENT"},
      mode = EnumSource.Mode.EXCLUDE)
  void nobodyElseSeesIt(Role role) {
    SignedIn who =
        role == Role.CLERK || role == Role.POINT_LEAD
            ? people.clerk("HN-0001")
            : people.officer(role, null);
    Web web = people.signIn(who);
    assertThat(web.get("/reports").statusCode()).isEqualTo(403);
    HttpResponse<String> page = web.get("/reports/" + id);
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).doesNotContain(WORDS);
    web.get("/sign-in");
    web.get("/tracking");
    assertThat(web.form("/reports/" + id + "/closures", Map.of("outcome", "x")).statusCode())
        .isEqualTo(403);
    assertThat(state()).isEqualTo("NEW");
  }

  @Test
  void whoWorksAtAPointIsKeptOutWhateverElseTheyAre() {
    SignedIn both =
        new SignedIn(
            UUID.randomUUID(),
            "thu-nghiem",
            "Trần Thử",
            "TN",
            EnumSet.of(Role.CENTRE_CONTROL, Role.CLERK),
            Set.of(),
            "HN-0001",
            null);
    assertThatThrownBy(() -> reading.open(both, id))
        .isInstanceOf(Refused.class)
        .hasMessage("forbidden");
    assertThatThrownBy(() -> reading.list(both, ReportFilter.in(null), null, 10))
        .isInstanceOf(Refused.class)
        .hasMessage("forbidden");
  }

  @Test
  void whoIsOfAnotherAuthorityDoesNotHearOfIt() {
    SignedIn elsewhere = people.officer(Role.INSPECTOR, walk.authorityOf("00004"));
    Web web = people.signIn(elsewhere);
    assertThat(web.get("/reports/" + id).statusCode()).isEqualTo(404);
    assertThat(web.get("/reports").body()).doesNotContain(code);
  }

  @Test
  void badAddressesAreRefused() {
    Web web = people.signIn(people.officer(Role.INSPECTOR, null));
    assertThat(web.get("/reports/no-uuid").statusCode()).isEqualTo(400);
    assertThat(web.get("/reports/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(web.get("/reports?state=x&before=" + id).statusCode()).isEqualTo(200);
  }

  private String state() {
    return jdbc.sql("SELECT state FROM quality.report WHERE id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  private String sealed(String column) {
    return jdbc.sql("SELECT sealed_text, sealed_outcome FROM quality.report WHERE id = :id")
        .param("id", id)
        .query((rs, n) -> new String(rs.getBytes(column), StandardCharsets.UTF_8))
        .single();
  }
}
