package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Walk.Draft;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.DossierWorklist.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sealed name is found by its words, by those who may know of the dossier, and not in secret. */
@IntegrationTest
class SearchDossiersTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private SearchDossiers searching;
  @Autowired private FillNameWords filling;
  @Autowired private JdbcClient jdbc;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Đặng Thị Mẫu Hoà",
        "dang thi mau hoa",
        "  Hòa   ĐẶNG ",
        "Mau\u0302\u0303 đặng",
        "Đặng, Mẫu"
      })
  void findsANameHoweverItIsTyped(String typed) {
    String code = walk.filing().form("fullName", "Đặng Thị Mẫu Hòa").file().code();
    assertThat(codes(people.officer(Role.INTAKE_OFFICER, walk.authority()), typed)).contains(code);
  }

  @Test
  void doesNotFindOthersNorForThoseWhoMayNotKnow() {
    String code = walk.filing().form("fullName", "Phùng Thị Mẫu Quyên").file().code();
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, walk.authority());
    assertThat(codes(officer, "Phùng Quyên")).containsExactly(code);
    assertThat(codes(officer, "Phùng Quyến Anh")).isEmpty();
    SignedIn elsewhere = people.officer(Role.INTAKE_OFFICER, walk.authorityOf("00004"));
    assertThat(codes(elsewhere, "Phùng Quyên")).isEmpty();
    assertThat(codes(people.clerk("HN-0001"), "Phùng Quyên")).isEmpty();
    assertThat(codes(people.partner().who(), "Phùng Quyên")).isEmpty();
    assertThat(codes(people.officer(Role.CENTRE_CONTROL, null), "Phùng Quyên"))
        .containsExactly(code);
  }

  @Test
  void theYearOfBirthTellsApartWhoBearsTheSameName() {
    Draft draft = walk.filing().form("fullName", "Mạc Thị Mẫu Thoa");
    String older = draft.form("birthDate", "1961-05-03").file().code();
    String younger =
        draft.form("birthDate", "1994-02-11").form("personId", "001194000001").file().code();
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, walk.authority());
    assertThat(codes(officer, "mac thoa")).containsExactlyInAnyOrder(older, younger);
    assertThat(codes(officer, "mac thoa", "1961")).containsExactly(older);
    assertThat(codes(officer, "mac thoa", "1994")).containsExactly(younger);
    assertThat(codes(officer, "mac thoa", "1995")).isEmpty();
    jdbc.sql(
            """
            UPDATE dossier.bearer b SET words = trim_array(words, 1), with_year = false FROM dossier.dossier d
            WHERE d.code = :code AND b.authority = d.authority AND b.dossier_id = d.id
            """)
        .param("code", older)
        .update();
    assertThat(codes(officer, "mac thoa", "1961")).isEmpty();
    assertThat(filling.fill()).isPositive();
    assertThat(codes(officer, "mac thoa", "1961")).containsExactly(older);
    Web web = people.signIn(officer);
    web.get("/dossiers");
    assertThat(web.form("/dossiers/search", Map.of("q", "mac thoa", "birthYear", "1994")).body())
        .contains(younger)
        .doesNotContain(older);
    assertThat(web.form("/dossiers/search", Map.of("q", "mac thoa", "birthYear", "94")).body())
        .contains("id=\"birthYear-error\"", "bốn chữ số");
    assertThat(
            web.post("/api/v1/dossier-searches", "{\"q\": \"mac thoa\", \"birthYear\": \"94\"}")
                .body())
        .contains("/birthYear", "birth-year-unreadable");
  }

  @Test
  void eachSearchIsWrittenDownWithoutTheName() {
    String code = walk.filing().form("fullName", "Khổng Thị Mẫu Uyên").file().code();
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, walk.authority());
    Web web = people.signIn(officer);
    web.get("/dossiers");
    HttpResponse<String> found = web.form("/dossiers/search", Map.of("q", "khong uyen"));
    assertThat(found.body()).contains(code, "đã được ghi lại").doesNotContain("Khổng Thị");
    assertThat(
            Web.json(web.post("/api/v1/dossier-searches", "{\"q\": \"Uyên Khổng\"}"))
                .at("/items/0/code")
                .asString())
        .isEqualTo(code);
    HttpResponse<String> one = web.post("/api/v1/dossier-searches", "{\"q\": \"Uyên\"}");
    assertThat(one.statusCode()).isEqualTo(422);
    assertThat(one.body()).contains("/q", "search-name-short");
    List<String> rows =
        jdbc.sql(
                """
                SELECT authority || ' ' || subject || ' ' || purpose || ' ' || details AS row FROM audit.entry
                WHERE act = 'dossiers-searched' AND actor_id = :who
                """)
            .param("who", officer.accountId())
            .query((rs, n) -> rs.getString("row"))
            .list();
    assertThat(rows)
        .hasSize(2)
        .allSatisfy(
            row ->
                assertThat(row)
                    .startsWith(walk.authority() + " dossier/" + code + " work-list")
                    .contains("name")
                    .doesNotContainIgnoringCase("uyen", "Uyên", "Khổng"));
  }

  @Test
  void namesFiledBeforeAreFilledInAndASecondRunHasNothingToDo() {
    String code = walk.filing().form("fullName", "Nghiêm Thị Mẫu Oanh").file().code();
    jdbc.sql(
            """
            DELETE FROM dossier.bearer b USING dossier.dossier d
            WHERE d.code = :code AND b.authority = d.authority AND b.dossier_id = d.id
            """)
        .param("code", code)
        .update();
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, walk.authority());
    assertThat(codes(officer, "nghiem oanh")).isEmpty();
    assertThat(filling.fill()).isPositive();
    assertThat(codes(officer, "nghiem oanh")).containsExactly(code);
    assertThat(filling.fill()).isZero();
  }

  private List<String> codes(SignedIn who, String asked) {
    return codes(who, asked, null);
  }

  private List<String> codes(SignedIn who, String asked, @Nullable String birthYear) {
    return searching.find(who, asked, birthYear, 100).stream().map(Row::code).toList();
  }
}
