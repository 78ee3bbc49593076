package org.caunoi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The administrator takes people in and switches them off. */
@IntegrationTest
class PeoplePagesTest {

  @Autowired private People people;
  @Autowired private Accounts accounts;

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
