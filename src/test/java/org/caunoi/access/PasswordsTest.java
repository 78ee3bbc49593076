package org.caunoi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.CodeApp;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.EnrolAccount.NewAccount;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passwords are somebody else's word once, then the person's own. */
@IntegrationTest
class PasswordsTest {

  private static final String OWN = "mat-khau-cua-rieng-toi";
  private static final Pattern GIVEN =
      Pattern.compile("(?<![\\w-])(?:[a-z2-9]{4}-){3}[a-z2-9]{4}(?![\\w-])");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired private People people;
  @Autowired private TakeInPerson takingIn;
  @Autowired private RoleChanges changes;
  @Autowired private DecideRoles deciding;
  @Autowired private ProposeRoles proposing;
  @Autowired private ProposePersonChange renewing;
  @Autowired private DecidePersonChange decidingChange;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  @Test
  void aFirstPasswordOpensNothingButThePageThatChangesIt() {
    String name = "quay-moi-" + NUMBER.incrementAndGet();
    UUID id =
        takingIn.takeIn(
            people.officer(Role.ADMINISTRATOR, null),
            new NewAccount(
                name,
                "Trần Thử Mới",
                "TN-M",
                "mat-khau-dau-tien",
                Set.of(Role.CLERK),
                "HN-0001",
                null));
    deciding.approve(
        people.officer(Role.ADMINISTRATOR, null), changes.findOf(id).orElseThrow().id());
    Web web = people.nobody();

    assertThat(signIn(web, name, "mat-khau-dau-tien").body())
        .contains("Đặt mật khẩu của riêng mình");
    assertThat(web.get("/counter").statusCode()).isEqualTo(302);
    assertThat(choose(web, "mat-khau-dau-tien", "mat-khau-dau-tien").statusCode()).isEqualTo(422);
    assertThat(choose(web, OWN, OWN + "x").body()).contains("chưa giống nhau");
    assertThat(choose(web, "ngan", "ngan").statusCode()).isEqualTo(422);
    assertThat(choose(web, "ă".repeat(40), "ă".repeat(40)).statusCode()).isEqualTo(422);
    assertThat(web.get("/counter").statusCode()).isEqualTo(302);

    assertThat(choose(web, OWN, OWN).statusCode()).isEqualTo(302);
    assertThat(web.get("/counter").statusCode()).isEqualTo(200);
    assertThat(signIn(people.nobody(), name, "mat-khau-dau-tien").statusCode()).isEqualTo(422);
    assertThat(acts(id)).contains("account-enrolled", "password-changed", "signed-in");
  }

  @Test
  void whoGaveThePasswordGivesNoSetUpCodeEvenAfterChoosingAnotherInThePersonsPlace() {
    SignedIn first = people.officer(Role.ADMINISTRATOR, null);
    SignedIn second = people.officer(Role.ADMINISTRATOR, null);
    String name = "quan-tri-moi-" + NUMBER.incrementAndGet();
    Set<Role> roles = Set.of(Role.ADMINISTRATOR);
    UUID id = takenIn(first, name, roles);
    Web inTheirPlace = people.nobody();
    signIn(inTheirPlace, name, "mat-khau-dau-tien");
    assertThat(choose(inTheirPlace, OWN, OWN).statusCode()).isEqualTo(302);
    deciding.reject(first, changes.findOf(id).orElseThrow().id(), "Thử");

    UUID change = proposing.propose(second, id, roles);
    Web web = people.signIn(first);
    web.get("/people");
    HttpResponse<String> both = web.post("/api/v1/role-changes/" + change + "/approvals", "");
    assertThat(both.statusCode()).isEqualTo(409);
    assertThat(both.body()).contains("same-person-gives-both").doesNotContain("setupCode");

    String setupCode = deciding.approve(people.officer(Role.ADMINISTRATOR, null), change);
    Web own = people.nobody();
    String code = CodeApp.of(signIn(own, name, OWN)).code(clock.instant());
    Map<String, String> setUp = Map.of("setupCode", String.valueOf(setupCode), "code", code);
    assertThat(own.form("/sign-in/code-apps", setUp).statusCode()).isEqualTo(302);
    UUID renewal = renewing.newCode(second, id);
    assertThat(decidingChange.approve(first, renewal)).isNotNull();
  }

  @Test
  void norAfterTheyChangedItInThePersonsPlace() {
    SignedIn first = people.officer(Role.ADMINISTRATOR, null);
    SignedIn second = people.officer(Role.ADMINISTRATOR, null);
    String name = "tra-moi-" + NUMBER.incrementAndGet();
    Set<Role> roles = Set.of(Role.RETURN_OFFICER);
    UUID id = takenIn(first, name, roles);
    deciding.approve(second, changes.findOf(id).orElseThrow().id());
    Web inTheirPlace = people.nobody();
    signIn(inTheirPlace, name, "mat-khau-dau-tien");
    choose(inTheirPlace, OWN, OWN);
    inTheirPlace.get("/my-account");
    assertThat(change(inTheirPlace, OWN, OWN + "-khac").statusCode()).isEqualTo(302);

    UUID change = proposing.propose(second, id, Set.of(Role.INSPECTOR));
    assertThatThrownBy(() -> deciding.approve(first, change)).hasMessage("same-person-gives-both");
  }

  @Test
  void anOwnPasswordIsChangedAndOtherSignInsEnd() {
    SignedIn clerk = people.clerk("HN-0001");
    Web here = people.signIn(clerk);
    Web elsewhere = people.signIn(clerk);
    assertThat(here.get("/my-account").body()).contains("Đổi mật khẩu");

    assertThat(change(here, "sai-mat-khau-roi", OWN).body()).contains("đang dùng chưa đúng");
    assertThat(change(here, People.PASSWORD, OWN).statusCode()).isEqualTo(302);

    assertThat(here.get("/counter").statusCode()).isEqualTo(200);
    assertThat(elsewhere.get("/counter").statusCode()).isEqualTo(302);
    assertThat(signIn(people.nobody(), clerk.username(), People.PASSWORD).statusCode())
        .isEqualTo(422);
    assertThat(signIn(people.nobody(), clerk.username(), OWN).statusCode()).isEqualTo(302);
    assertThat(acts(clerk.accountId())).contains("password-changed");
  }

  @Test
  void thePhoneAtWorkIsOnesOwnToSayAndToTakeAway() {
    SignedIn clerk = people.clerk("HN-0001");
    Web web = people.signIn(clerk);
    web.get("/my-account");
    String path = "/my-account/phones";
    assertThat(web.form(path, Map.of("phone", "hỏi anh Tư")).body())
        .contains("id=\"phone-error\"", "ít nhất ba chữ số");
    assertThat(web.form(path, Map.of("phone", "024 3777 1111, máy lẻ 12")).statusCode())
        .isEqualTo(302);
    assertThat(web.get("/my-account").body()).contains("024 3777 1111, máy lẻ 12");
    assertThat(web.form(path, Map.of("phone", "")).statusCode()).isEqualTo(302);
    assertThat(web.get("/my-account").body()).doesNotContain("024 3777 1111");
    assertThat(acts(clerk.accountId())).contains("work-phone-changed");
  }

  @Test
  void whoeverSitsAtAnOpenScreenGuessesFiveTimesAtMost() {
    Web web = people.signIn(people.clerk("HN-0001"));
    web.get("/my-account");
    for (int i = 0; i < 5; i++) {
      assertThat(change(web, "doan-mo-lan-" + i, OWN).statusCode()).isEqualTo(422);
    }
    assertThat(change(web, People.PASSWORD, OWN).statusCode()).isEqualTo(429);
  }

  @Test
  void anAdministratorGivesANewFirstPasswordAndThePersonIsOutAtOnce() {
    SignedIn clerk = people.clerk("HN-0001");
    Web old = people.signIn(clerk);
    SignedIn administrator = people.officer(Role.ADMINISTRATOR, null);
    Web web = people.signIn(administrator);
    web.get("/people/" + clerk.accountId());

    HttpResponse<String> answer = web.form("/people/" + clerk.accountId() + "/passwords", Map.of());

    Matcher given = GIVEN.matcher(answer.body());
    assertThat(given.find()).isTrue();
    assertThat(old.get("/counter").statusCode()).isEqualTo(302);
    assertThat(signIn(people.nobody(), clerk.username(), People.PASSWORD).statusCode())
        .isEqualTo(422);
    assertThat(signIn(people.nobody(), clerk.username(), given.group()).body())
        .contains("Đặt mật khẩu của riêng mình");
    assertThat(acts(clerk.accountId())).contains("password-reset");
    assertThat(
            web.form("/people/" + administrator.accountId() + "/passwords", Map.of()).statusCode())
        .isEqualTo(409);
  }

  @Test
  void programsTakePeopleInAndChangePasswords() {
    Web web = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    web.get("/people");
    String name = "qua-may-" + NUMBER.incrementAndGet();
    String body =
        """
        {"username": "%s", "displayName": "Trần Thử Máy", "badge": "TN-P", "password": "mat-khau-dau-tien",
         "role": "CLERK", "place": "%s"}
        """;

    assertThat(web.post("/api/v1/people", "{}").body()).contains("/role");
    assertThat(web.post("/api/v1/people", body.formatted(name, "HN-9999")).body())
        .contains("/place", "place-unknown");
    HttpResponse<String> made = web.post("/api/v1/people", body.formatted(name, "HN-0001"));
    assertThat(made.statusCode()).isEqualTo(201);
    String id = Web.json(made).path("id").asString("");
    assertThat(web.get("/api/v1/role-changes").body()).contains(id);
    String given =
        Web.json(web.post("/api/v1/people/" + id + "/passwords", "")).path("password").asString("");
    assertThat(given).matches(GIVEN);
    assertThat(
            web.post(
                    "/api/v1/people/" + id + "/names",
                    "{\"displayName\": \"Trần Thử Khác\", \"badge\": \"TN-Q\"}")
                .statusCode())
        .isEqualTo(204);
    assertThat(web.post("/api/v1/people/" + id + "/names", "{}").statusCode()).isEqualTo(422);
    assertThat(web.get("/people").body()).contains("Trần Thử Khác", "TN-Q");

    String account = "/api/v1/people/" + id;
    assertThat(web.post(account + "/badges", "{\"until\": \"mai\"}").body()).contains("/until");
    assertThat(web.post(account + "/badges", "{\"until\": \"2099-01-31\"}").statusCode())
        .isEqualTo(204);
    assertThat(web.post(account + "/addresses", "{\"email\": \"x\"}").body()).contains("/email");
    assertThat(
            web.post(account + "/addresses", "{\"email\": \"thu@example.invalid\"}").statusCode())
        .isEqualTo(204);
    assertThat(web.get("/people/" + id).body()).contains("thu@example.invalid");
    assertThat(web.post(account + "/suspensions", "").statusCode()).isEqualTo(204);
    assertThat(web.post(account + "/resumptions", "").statusCode()).isEqualTo(204);
    assertThat(acts(UUID.fromString(id)))
        .contains(
            "account-badge-limited",
            "account-address-changed",
            "account-suspended",
            "account-resumed");

    Web own = people.signIn(people.clerk("HN-0001"));
    own.get("/my-account");
    String change = "{\"current\": \"%s\", \"password\": \"%s\"}";
    String path = "/api/v1/my-account/passwords";
    assertThat(own.post(path, change.formatted("khong-dung", OWN)).body()).contains("/current");
    assertThat(own.post(path, change.formatted(People.PASSWORD, OWN)).statusCode()).isEqualTo(204);
    assertThat(own.get("/counter").statusCode()).isEqualTo(200);
    assertThat(people.partner().web().post(path, change.formatted("x", OWN)).statusCode())
        .isEqualTo(409);
  }

  private UUID takenIn(SignedIn by, String name, Set<Role> roles) {
    return takingIn.takeIn(
        by, new NewAccount(name, "Trần Thử Mới", "TN-M", "mat-khau-dau-tien", roles, null, null));
  }

  private static HttpResponse<String> signIn(Web web, String name, String password) {
    web.get("/sign-in");
    return web.form("/sign-in", Map.of("username", name, "password", password));
  }

  private static HttpResponse<String> choose(Web web, String password, String again) {
    return web.form("/sign-in/passwords", Map.of("password", password, "again", again));
  }

  private static HttpResponse<String> change(Web web, String current, String password) {
    return web.form(
        "/my-account/passwords",
        Map.of("current", current, "password", password, "again", password));
  }

  private List<String> acts(UUID account) {
    return jdbc.sql("SELECT act FROM audit.entry WHERE subject = :subject ORDER BY at")
        .param("subject", "account/" + account)
        .query((rs, n) -> rs.getString(1))
        .list();
  }
}
