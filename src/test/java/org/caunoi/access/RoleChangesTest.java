package org.caunoi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.dossier.AssignDossier;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One administrator proposes roles, another brings them into force. */
@IntegrationTest
class RoleChangesTest {

  @Autowired private People people;
  @Autowired private Walk walk;
  @Autowired private Accounts accounts;
  @Autowired private RoleChanges changes;
  @Autowired private DecideRoles deciding;
  @Autowired private ProposeRoles proposing;
  @Autowired private AssignDossier assigning;
  @Autowired private JdbcClient jdbc;

  private SignedIn first;
  private SignedIn second;
  private SignedIn officer;
  private Web one;
  private Web two;

  @BeforeEach
  void twoAdministrators() {
    first = people.officer(Role.ADMINISTRATOR, null);
    second = people.officer(Role.ADMINISTRATOR, null);
    officer = people.officer(Role.RETURN_OFFICER, null);
    one = people.signIn(first);
    two = people.signIn(second);
    one.get("/people");
    two.get("/people");
  }

  @Test
  void nothingChangesBeforeTheSecondPersonSaysSo() {
    assertThat(propose("SPECIALIST").statusCode()).isEqualTo(302);
    assertThat(roles()).containsExactly(Role.RETURN_OFFICER);
    assertThat(one.get("/people").body()).contains("cần một người quản trị khác duyệt");
    UUID change = waiting();

    assertThat(decide(one, change, "approvals").statusCode()).isEqualTo(409);
    assertThat(roles()).containsExactly(Role.RETURN_OFFICER);

    HttpResponse<String> approved = decide(two, change, "approvals");
    assertThat(approved.statusCode()).isEqualTo(200);
    assertThat(approved.body()).containsPattern("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4} ");
    assertThat(approved.body()).doesNotContain("otpauth:");
    assertThat(roles()).containsExactly(Role.SPECIALIST);
    assertThat(two.get("/people/" + officer.accountId()).body())
        .doesNotContainPattern("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4} ");
    assertThat(decide(two, change, "approvals").statusCode()).isEqualTo(404);
    assertThat(acts()).containsExactly("role-change-proposed", "role-change-approved");
  }

  @Test
  void aRoleTakenAwayIsGoneAtTheNextClick() {
    Web web = people.signIn(officer);
    assertThat(web.get("/returns").statusCode()).isEqualTo(200);
    proposing.propose(first, officer.accountId(), Set.of());
    assertThat(web.get("/returns").statusCode()).isEqualTo(200);
    assertThat(deciding.approve(second, waiting())).isNull();
    assertThat(web.get("/returns").statusCode()).isNotEqualTo(200);
    assertThat(roles()).isEmpty();
  }

  @Test
  void nobodyApprovesRolesOfTheirOwn() {
    UUID change =
        proposing.propose(first, second.accountId(), EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR));
    assertThatThrownBy(() -> deciding.approve(second, change))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("not-yourself");
    deciding.reject(first, change, "Thử");
  }

  @Test
  void theDatabaseItselfWantsFourEyes() {
    UUID change = proposing.propose(first, officer.accountId(), Set.of(Role.INSPECTOR));
    for (UUID by : List.of(first.accountId(), officer.accountId())) {
      assertThatThrownBy(
              () ->
                  jdbc.sql(
                          "UPDATE access.role_change SET state = 'APPROVED', decided_by = :by"
                              + " WHERE id = :id")
                      .param("by", by)
                      .param("id", change)
                      .update())
          .isInstanceOf(DataIntegrityViolationException.class)
          .hasMessageContaining("role_change_four_eyes");
    }
    deciding.reject(second, change, "Thử");
  }

  @Test
  void turningDownNeedsAReason() {
    propose("SPECIALIST", "SIGNER");
    UUID change = waiting();
    assertThat(decide(two, change, "rejections").statusCode()).isEqualTo(422);
    assertThat(
            two.form("/role-changes/" + change + "/rejections", Map.of("reason", "Chưa đào tạo"))
                .statusCode())
        .isEqualTo(302);
    assertThat(roles()).containsExactly(Role.RETURN_OFFICER);
    assertThat(acts()).containsExactly("role-change-proposed", "role-change-rejected");
  }

  @Test
  void helpingAndDecidingNeverComeTogether() {
    SignedIn clerk = people.clerk("HN-0001");
    HttpResponse<String> answer =
        one.form("/people/" + clerk.accountId() + "/role-changes", Map.of("roles", "SIGNER"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("không được quyết định hồ sơ");
    assertThat(propose("RETURN_OFFICER").statusCode()).isEqualTo(422);
    assertThat(propose("VUA").statusCode()).isEqualTo(422);
    assertThat(propose("SPECIALIST").statusCode()).isEqualTo(302);
    assertThat(propose("SIGNER").statusCode()).isEqualTo(409);
  }

  @Test
  void somebodyWithDossiersInHandKeepsTheRoleThatWorksOnThem() {
    SignedIn specialist = people.officer(Role.SPECIALIST, null);
    String code = walk.filing().file().code();
    walk.accept(code);
    assigning.assign(specialist, code, null, specialist.accountId(), null);
    UUID change = proposing.propose(first, specialist.accountId(), Set.of(Role.INSPECTOR));
    HttpResponse<String> answer = decide(two, change, "approvals");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("còn giữ 1 hồ sơ");
    assertThat(accounts.find(specialist.accountId()).orElseThrow().roles())
        .containsExactly(Role.SPECIALIST);
    deciding.reject(second, change, "Thử");
  }

  @Test
  void programsDoTheSame() {
    String path = "/api/v1/people/" + officer.accountId() + "/role-changes";
    assertThat(one.post(path, "{}").statusCode()).isEqualTo(422);
    String id = Web.json(one.post(path, "{\"roles\": [\"INSPECTOR\"]}")).path("id").asString("");
    assertThat(one.get("/api/v1/role-changes").body()).contains(id, "INSPECTOR");
    String change = "/api/v1/role-changes/" + id;
    assertThat(one.post(change + "/approvals", "").statusCode()).isEqualTo(409);
    assertThat(two.post(change + "/rejections", "{}").statusCode()).isEqualTo(422);
    assertThat(two.post(change + "/approvals", "").body())
        .containsPattern("\"setupCode\":\"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\"");
    assertThat(roles()).containsExactly(Role.INSPECTOR);
  }

  @Test
  void anAddressIsKeptSealed() {
    String path = "/people/" + officer.accountId();
    assertThat(one.form(path + "/addresses", Map.of("email", "khong phai")).statusCode())
        .isEqualTo(422);
    assertThat(
            one.form(path + "/addresses", Map.of("email", "can-bo@example.invalid")).statusCode())
        .isEqualTo(302);
    assertThat(one.get(path).body()).contains("can-bo@example.invalid");
    byte[] sealed =
        jdbc.sql("SELECT sealed_email FROM access.account WHERE id = :id")
            .param("id", officer.accountId())
            .query((rs, n) -> rs.getBytes(1))
            .single();
    assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("can-bo");
  }

  private HttpResponse<String> propose(String... roles) {
    // A form sends the same name several times; this client sends a list with commas, read alike.
    return one.form(
        "/people/" + officer.accountId() + "/role-changes",
        Map.of("roles", String.join(",", roles)));
  }

  private static HttpResponse<String> decide(Web web, UUID change, String how) {
    return web.form("/role-changes/" + change + "/" + how, Map.of());
  }

  private UUID waiting() {
    return changes.findOf(officer.accountId()).orElseThrow().id();
  }

  private Set<Role> roles() {
    return accounts.find(officer.accountId()).orElseThrow().roles();
  }

  private List<String> acts() {
    return jdbc.sql(
            "SELECT act FROM audit.entry WHERE subject = :subject AND act LIKE 'role-change-%'"
                + " ORDER BY at")
        .param("subject", "account/" + officer.accountId())
        .query((rs, n) -> rs.getString(1))
        .list();
  }
}
