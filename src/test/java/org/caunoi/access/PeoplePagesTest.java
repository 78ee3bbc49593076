package org.caunoi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.EnrolAccount.NewAccount;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The administrator takes people in and switches them off. */
@IntegrationTest
class PeoplePagesTest {

  @Autowired private People people;
  @Autowired private Accounts accounts;
  @Autowired private TakeInPerson takingIn;
  @Autowired private Walk walk;

  @Test
  void aNewOfficerMayNothingUntilASecondPersonApproves() {
    Web web = administrator();

    assertThat(add(web, "can-bo-thu", "INTAKE_OFFICER", "").statusCode()).isEqualTo(302);

    String page = web.get("/people").body();
    assertThat(page).contains("can-bo-thu", "Chưa có vai trò", "Trần Thử Thêm: từ");
    assertThat(page).doesNotContain("otpauth:");
    assertThat(accounts.findByUsername("can-bo-thu").orElseThrow().roles()).isEmpty();
    Web nobodyYet = people.nobody();
    nobodyYet.get("/sign-in");
    nobodyYet.form("/sign-in", Map.of("username", "can-bo-thu", "password", "mat-khau-thu-dai"));
    assertThat(nobodyYet.get("/dossiers").statusCode()).isNotEqualTo(200);
  }

  @Test
  void aClerkNeedsAPoint() {
    Web web = administrator();

    assertThat(add(web, "quay-thu", "CLERK", "").statusCode()).isEqualTo(422);
    assertThat(add(web, "quay-thu", "CLERK", "HN-9999").body()).contains("Không có điểm đại lý");
    assertThat(add(web, "quay-thu", "CLERK", "HN-0001").statusCode()).isEqualTo(302);
    assertThat(accounts.findByUsername("quay-thu").orElseThrow().pointId()).isEqualTo("HN-0001");
  }

  @Test
  void nobodyIsTakenInWhereTheirWorkIsNotDone() {
    Web web = administrator();
    String authority = walk.authority();

    var courier = add(web, "buu-ta-nham", "COURIER", authority);
    assertThat(courier.statusCode()).isEqualTo(422);
    assertThat(courier.body()).contains("không hợp nơi làm việc", "id=\"place-error\"");
    assertThat(add(web, "can-bo-nham", "INTAKE_OFFICER", "HN-0001").body())
        .contains("không hợp nơi làm việc");
    assertThat(accounts.findByUsername("buu-ta-nham")).isEmpty();
    assertThat(accounts.findByUsername("can-bo-nham")).isEmpty();

    assertThat(add(web, "buu-ta-dung", "COURIER", "HN-0001").statusCode()).isEqualTo(302);
    assertThat(add(web, "can-bo-dung", "INTAKE_OFFICER", authority).statusCode()).isEqualTo(302);
    assertThat(accounts.findByUsername("can-bo-dung").orElseThrow().authority())
        .isEqualTo(authority);
  }

  @Test
  void noOtherWayInTakesAPointForAnAuthority() {
    SignedIn who = people.officer(Role.ADMINISTRATOR, null);
    assertThatThrownBy(() -> takingIn.takeIn(who, person(Role.INTAKE_OFFICER, null, "HN-0001")))
        .isInstanceOf(Refused.class)
        .hasMessage("place-unknown");
    assertThatThrownBy(() -> takingIn.takeIn(who, person(Role.COURIER, walk.authority(), null)))
        .isInstanceOf(Refused.class)
        .hasMessage("place-unknown");
  }

  private static NewAccount person(Role role, @Nullable String point, @Nullable String authority) {
    return new NewAccount(
        "nham-noi", "Trần Thử Thêm", "TN-X", "mat-khau-thu-dai", Set.of(role), point, authority);
  }

  @Test
  void aNameIsGivenOnceAndAPasswordIsLong() {
    Web web = administrator();
    add(web, "trung-ten", "AUDITOR", "");

    assertThat(add(web, "trung-ten", "AUDITOR", "").body()).contains("đã có người dùng");
    assertThat(add(web, "Sai Tên", "AUDITOR", "").statusCode()).isEqualTo(422);
  }

  @Test
  void nobodySwitchesThemselvesOff() {
    SignedIn who = people.officer(Role.ADMINISTRATOR, null);
    Web web = people.signIn(who);
    web.get("/people");

    var answer = web.form("/people/" + who.accountId() + "/suspensions", Map.of());

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(accounts.find(who.accountId()).orElseThrow().active()).isTrue();
  }

  private Web administrator() {
    Web web = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    web.get("/people");
    return web;
  }

  private static java.net.http.HttpResponse<String> add(
      Web web, String username, String role, String place) {
    return web.form(
        "/people",
        Map.of(
            "username",
            username,
            "displayName",
            "Trần Thử Thêm",
            "badge",
            "TN-X",
            "password",
            "mat-khau-thu-dai",
            "role",
            role,
            "place",
            place));
  }
}
