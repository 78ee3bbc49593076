package org.caunoi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.caunoi.CodeApp;
import org.caunoi.IntegrationTest;
import org.caunoi.LockWaits;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.dossier.AssignDossier;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Where somebody works, and whose telephone proves them, are changed by two administrators. */
@IntegrationTest
class PersonChangesTest {

  @Autowired private People people;
  @Autowired private Walk walk;
  @Autowired private Accounts accounts;
  @Autowired private PersonChanges changes;
  @Autowired private ProposePersonChange proposing;
  @Autowired private DecidePersonChange deciding;
  @Autowired private ProposeRoles roles;
  @Autowired private DecideRoles decidingRoles;
  @Autowired private LockWaits locks;
  @Autowired private TransactionTemplate transactions;
  @Autowired private ResetPassword resetting;
  @Autowired private AssignDossier assigning;
  @Autowired private Clock clock;
  @Autowired private JdbcClient jdbc;

  private SignedIn first;
  private SignedIn second;
  private Web one;
  private Web two;

  @BeforeEach
  void twoAdministrators() {
    first = people.officer(Role.ADMINISTRATOR, null);
    second = people.officer(Role.ADMINISTRATOR, null);
    one = people.signIn(first);
    two = people.signIn(second);
    one.get("/people");
    two.get("/people");
  }

  @Test
  void aNewCodeAppIsSetUpByThePersonAloneOnceTwoAdministratorsAgree() {
    SignedIn officer = people.officer(Role.SPECIALIST, null);
    Web before = people.signIn(officer);
    String path = "/people/" + officer.accountId();
    assertThat(one.form(path + "/code-renewals", Map.of()).statusCode()).isEqualTo(302);
    assertThat(one.form(path + "/code-renewals", Map.of()).statusCode()).isEqualTo(409);
    assertThat(one.get("/people").body()).contains("cài lại ứng dụng tạo mã");
    UUID change = waiting(officer);
    assertThat(decide(one, change).statusCode()).isEqualTo(409);
    assertThat(before.get("/dossiers").statusCode()).isNotEqualTo(302);

    HttpResponse<String> approved = decide(two, change);
    assertThat(approved.body()).doesNotContain("otpauth:");
    String setupCode =
        approved.body().replaceAll("(?s).*?((?:[a-z2-9]{4}-){2}[a-z2-9]{4}) .*", "$1");
    assertThat(before.get("/dossiers").statusCode()).isEqualTo(302);

    Web web = people.nobody();
    web.get("/sign-in");
    HttpResponse<String> page =
        web.form("/sign-in", Map.of("username", officer.username(), "password", People.PASSWORD));
    assertThat(page.body()).contains("data:image/png;base64,");
    String code = CodeApp.of(page).code(clock.instant());
    assertThat(setUp(web, "aaaa-bbbb-cccc", code).statusCode()).isEqualTo(422);
    assertThat(setUp(web, setupCode, "000000").statusCode()).isEqualTo(422);
    assertThat(web.get("/dossiers").statusCode()).isEqualTo(302);
    HttpResponse<String> done =
        setUp(web, setupCode.toUpperCase(Locale.ROOT).replace("-", " "), code);
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(web.get("/dossiers").statusCode()).isNotEqualTo(302);
    Web other = people.nobody();
    other.get("/sign-in");
    other.form("/sign-in", Map.of("username", officer.username(), "password", People.PASSWORD));
    assertThat(other.form("/sign-in/code", Map.of("code", code)).body())
        .contains("Mã này đã dùng rồi");
    assertThat(acts(officer))
        .contains("person-change-proposed", "person-change-approved", "code-app-set-up");
  }

  @Test
  void nobodyGivesBothThePasswordAndTheSetUpCode() {
    SignedIn officer = people.officer(Role.SPECIALIST, null);
    UUID change = proposing.newCode(first, officer.accountId());
    resetting.reset(second, officer.accountId());
    assertThat(decide(two, change).statusCode()).isEqualTo(409);
    assertThat(accounts.find(officer.accountId()).orElseThrow().hasSecondFactor()).isTrue();
    SignedIn third = people.officer(Role.ADMINISTRATOR, null);
    assertThat(deciding.approve(third, change)).isNotNull();
    assertThatThrownBy(() -> resetting.reset(third, officer.accountId()))
        .hasMessage("same-person-gives-both");
    resetting.reset(first, officer.accountId());
  }

  @Test
  void aMoveCountsOnceTheSecondAdministratorAgrees() {
    SignedIn officer = people.officer(Role.RETURN_OFFICER, walk.authorityOf("00166"));
    Web web = people.signIn(officer);
    String there = walk.authorityOf("00070");
    String path = "/people/" + officer.accountId() + "/moves";
    assertThat(one.form(path, Map.of("place", "khong-co")).statusCode()).isEqualTo(422);
    assertThat(one.form(path, Map.of("place", walk.authorityOf("00166"))).statusCode())
        .isEqualTo(422);
    assertThat(one.form(path, Map.of("place", "HN-0001")).body()).contains("không hợp nơi làm");
    assertThat(one.form(path, Map.of("place", there)).statusCode()).isEqualTo(302);
    assertThat(place(officer)).isEqualTo(walk.authorityOf("00166"));
    UUID change = waiting(officer);
    assertThat(decide(one, change).statusCode()).isEqualTo(409);

    assertThat(decide(two, change).statusCode()).isEqualTo(302);

    assertThat(place(officer)).isEqualTo(there);
    assertThat(web.get("/returns").statusCode()).isEqualTo(302);
    assertThat(decide(two, change).statusCode()).isEqualTo(404);
  }

  @Test
  void aRoleAndAPlaceApprovedAtOnceNeverPutADecidingRoleAtAPoint() throws Exception {
    SignedIn third = people.officer(Role.ADMINISTRATOR, null);
    UUID person = withoutRole();
    UUID role = roles.propose(first, person, Set.of(Role.SIGNER));
    UUID move = proposing.move(first, person, "HN-0001");
    String moved =
        meanwhile(() -> decidingRoles.approve(second, role), () -> deciding.approve(third, move));
    assertThat(moved).isEqualTo("roles-not-for-place");
    assertThat(accounts.find(person).orElseThrow().pointId()).isNull();

    UUID another = withoutRole();
    UUID itsRole = roles.propose(first, another, Set.of(Role.SIGNER));
    UUID itsMove = proposing.move(first, another, "HN-0001");
    String given =
        meanwhile(
            () -> deciding.approve(second, itsMove), () -> decidingRoles.approve(third, itsRole));
    assertThat(given).isEqualTo("roles-not-for-place");
    assertThat(accounts.find(another).orElseThrow().roles()).isEmpty();
  }

  private UUID withoutRole() {
    UUID person = people.officer(Role.RETURN_OFFICER, walk.authority()).accountId();
    accounts.setRoles(person, Set.of());
    return person;
  }

  /** What the second was refused with, begun before the first was stored. */
  private String meanwhile(Runnable one, Runnable other) throws Exception {
    CompletableFuture<String> begun = new CompletableFuture<>();
    transactions.executeWithoutResult(
        status -> {
          one.run();
          begun.completeAsync(() -> refusal(other));
          await()
              .pollInSameThread()
              .pollInterval(Duration.ofMillis(20))
              .atMost(Duration.ofSeconds(20))
              .until(() -> begun.isDone() || locks.forUs());
        });
    return begun.get(20, TimeUnit.SECONDS);
  }

  private static String refusal(Runnable work) {
    try {
      work.run();
      return "";
    } catch (Refused refused) {
      return refused.code();
    }
  }

  @Test
  void whoHoldsDossiersStaysUntilTheyAreHandedOn() {
    SignedIn officer = people.officer(Role.SPECIALIST, null);
    String code = walk.filing().file().code();
    walk.accept(code);
    assigning.assign(officer, code, null, officer.accountId(), null);
    UUID change = proposing.move(first, officer.accountId(), walk.authorityOf("00166"));

    assertThat(decide(two, change).body()).contains("còn giữ 1 hồ sơ");
    assertThat(place(officer)).isNull();
    assertThat(
            two.form("/person-changes/" + change + "/rejections", Map.of("reason", ""))
                .statusCode())
        .isEqualTo(422);
    assertThat(
            two.form("/person-changes/" + change + "/rejections", Map.of("reason", "Chưa xong"))
                .statusCode())
        .isEqualTo(302);
    assertThat(acts(officer)).contains("person-change-rejected");
  }

  @Test
  void aNameIsPutRightByOneAndNobodysOwn() {
    SignedIn clerk = people.clerk("HN-0001");
    String path = "/people/" + clerk.accountId() + "/names";
    assertThat(one.form(path, Map.of("displayName", " ")).statusCode()).isEqualTo(422);
    assertThat(one.form(path, Map.of("displayName", "x".repeat(81))).statusCode()).isEqualTo(422);
    assertThat(one.form(path, Map.of("displayName", "Trần Thử Đúng", "badge", "TN-Đ")).statusCode())
        .isEqualTo(302);
    assertThat(people.signIn(clerk).get("/counter").body()).contains("Trần Thử Đúng");
    assertThat(
            one.form("/people/" + first.accountId() + "/names", Map.of("displayName", "Khác"))
                .statusCode())
        .isEqualTo(409);
    assertThat(acts(clerk)).contains("account-renamed");
  }

  @Test
  void programsDoTheSame() {
    SignedIn officer = people.officer(Role.SIGNER, null);
    String path = "/api/v1/people/" + officer.accountId();
    String move = "{\"place\": \"%s\"}".formatted(walk.authorityOf("00166"));
    assertThat(one.post(path + "/moves", "{}").body()).contains("place-unchanged");
    assertThat(one.post(path + "/moves", move).statusCode()).isEqualTo(201);
    String change = Web.json(one.post(path + "/code-renewals", "")).path("id").asString("");
    assertThat(one.get("/api/v1/person-changes").body()).contains(change, "MOVE", "NEW_CODE");
    String at = "/api/v1/person-changes/" + change;
    assertThat(one.post(at + "/approvals", "").statusCode()).isEqualTo(409);
    assertThat(two.post(at + "/rejections", "{}").statusCode()).isEqualTo(422);
    assertThat(two.post(at + "/approvals", "").body()).contains("setupCode");
    assertThat(two.post(at + "/approvals", "").statusCode()).isEqualTo(404);
    assertThatThrownBy(() -> proposing.newCode(first, people.clerk("HN-0001").accountId()))
        .isInstanceOf(Refused.class)
        .hasMessage("no-code-needed");
  }

  private static HttpResponse<String> decide(Web web, UUID change) {
    return web.form("/person-changes/" + change + "/approvals", Map.of());
  }

  private static HttpResponse<String> setUp(Web web, String setupCode, String code) {
    return web.form("/sign-in/code-apps", Map.of("setupCode", setupCode, "code", code));
  }

  private UUID waiting(SignedIn who) {
    return changes.list().stream()
        .filter(change -> change.account().equals(who.accountId()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private @Nullable String place(SignedIn who) {
    return accounts.find(who.accountId()).orElseThrow().authority();
  }

  private List<String> acts(SignedIn who) {
    return jdbc.sql("SELECT act FROM audit.entry WHERE subject = :subject ORDER BY at")
        .param("subject", "account/" + who.accountId())
        .query((rs, n) -> rs.getString(1))
        .list();
  }
}
