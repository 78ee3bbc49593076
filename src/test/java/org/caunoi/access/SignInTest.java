package org.caunoi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Signing in, being kept out, being sent away. */
@IntegrationTest
class SignInTest {

  @Autowired private People people;
  @Autowired private SuspendAccount suspending;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  @Test
  void aClerkSignsInWithThePasswordAlone() {
    Web web = people.signIn(people.clerk("HN-0001"));

    assertThat(web.get("/counter").statusCode()).isEqualTo(200);
  }

  @Test
  void aPersonWithDecisionRightsSeesNothingBeforeTheCode() {
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, null);
    Web web = people.nobody();
    web.get("/sign-in");

    var answer =
        web.form("/sign-in", Map.of("username", officer.username(), "password", People.PASSWORD));

    assertThat(answer.body()).contains("name=\"code\"");
    assertThat(web.get("/dossiers").statusCode()).isEqualTo(302);
    assertThat(web.form("/sign-in/code", Map.of("code", "000000")).statusCode()).isEqualTo(422);
    assertThat(web.get("/dossiers").statusCode()).isEqualTo(302);
  }

  @Test
  void aLockedScreenOpensWithThePasswordAloneWhereItWas() {
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, null);
    Web web = people.signIn(officer);
    web.get("/dossiers");
    assertThat(to(web.form("/lock", Map.of("next", "/dossiers")))).endsWith("next=%2Fdossiers");
    assertThat(to(web.get("/dossiers"))).endsWith("/sign-in?next=%2Fdossiers");
    assertThat(web.get("/api/v1/dossiers").statusCode()).isEqualTo(401);
    assertThat(web.get("/sign-in?next=/dossiers").body())
        .contains("Màn hình đã khóa")
        .doesNotContain(officer.displayName(), "name=\"username\"");
    HttpResponse<String> wrong = web.form("/sign-in/unlock", Map.of("password", "sai-mat-khau"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("href=\"#password\"");
    Map<String, String> right = Map.of("password", People.PASSWORD, "next", "/dossiers");
    assertThat(to(web.form("/sign-in/unlock", right))).endsWith("/dossiers");
    assertThat(web.get("/dossiers").statusCode()).isEqualTo(200);
  }

  private static String to(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("stays");
  }

  @Test
  void aProgramSignsInAndOutAsThePagesDo() {
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, null);
    Web web = people.nobody();
    String ways = "/api/v1/sign-ins";
    assertThat(web.post(ways, "{}").body()).contains("/username", "required");
    assertThat(web.post(ways, asJson(officer.username(), "sai-mat-khau")).body())
        .contains("/password", "wrong-sign-in");

    JsonNode begun = Web.json(web.post(ways, asJson(officer.username(), People.PASSWORD)));
    assertThat(begun.path("codeNeeded").asBoolean()).isTrue();
    assertThat(web.get("/api/v1/dossiers").statusCode()).isEqualTo(401);
    String code = "{\"code\": \"%s\"}".formatted(people.oneTimeCode(officer));
    assertThat(web.post(ways + "/codes", code).statusCode()).as("without the token").isEqualTo(403);
    String[] token = {"X-XSRF-TOKEN", begun.path("csrfToken").asString()};
    assertThat(Web.json(web.post(ways + "/codes", code, token)).path("codeNeeded").asBoolean(true))
        .isFalse();
    assertThat(web.get("/api/v1/dossiers").statusCode()).isEqualTo(200);
    assertThat(web.send("DELETE", ways, "", new byte[0], token).statusCode()).isEqualTo(204);
    assertThat(web.get("/api/v1/dossiers").statusCode()).isEqualTo(401);
  }

  private static String asJson(String name, String password) {
    return "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(name, password);
  }

  @Test
  void aWrongPasswordAndAnUnknownNameSoundTheSame() {
    SignedIn clerk = people.clerk("HN-0001");
    Web web = people.nobody();
    web.get("/sign-in");

    var wrong =
        web.form("/sign-in", Map.of("username", clerk.username(), "password", "sai-mat-khau"));
    var unknown =
        web.form("/sign-in", Map.of("username", "khong-co-ai", "password", "sai-mat-khau"));

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Tên đăng nhập hoặc mật khẩu chưa đúng.");
    assertThat(unknown.body()).contains("Tên đăng nhập hoặc mật khẩu chưa đúng.");
  }

  @Test
  void fiveWrongPasswordsCloseTheDoorForAWhileEvenToTheRightOne() {
    SignedIn clerk = people.clerk("HN-0001");
    Web web = people.nobody();
    web.get("/sign-in");
    for (int i = 0; i < 5; i++) {
      web.form("/sign-in", Map.of("username", clerk.username(), "password", "sai-mat-khau"));
    }

    var answer =
        web.form("/sign-in", Map.of("username", clerk.username(), "password", People.PASSWORD));

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("Xin đợi 15 phút");
    jdbc.sql("DELETE FROM access.attempt").update();
  }

  @Test
  void whoIsSwitchedOffIsOutAtTheNextRequest() {
    SignedIn clerk = people.clerk("HN-0001");
    SignedIn administrator = people.officer(Role.ADMINISTRATOR, null);
    Web web = people.signIn(clerk);
    assertThat(web.get("/counter").statusCode()).isEqualTo(200);

    suspending.set(administrator, clerk.accountId(), false);

    assertThat(web.get("/counter").statusCode()).isEqualTo(302);
  }

  @Test
  void signingOutEndsTheSignInOnTheServerToo() {
    Web web = people.signIn(people.clerk("HN-0001"));
    web.get("/counter");

    web.form("/sign-out", Map.of());

    assertThat(web.get("/counter").statusCode()).isEqualTo(302);
  }

  @Test
  void afterSigningInNobodyIsLedToAnotherSite() {
    SignedIn clerk = people.clerk("HN-0001");
    Web web = people.nobody();
    web.get("/sign-in");

    var answer =
        web.form(
            "/sign-in",
            Map.of(
                "username",
                clerk.username(),
                "password",
                People.PASSWORD,
                "next",
                "//evil.example"));

    assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("evil");
  }

  @Test
  void aFormWithoutTheRequestTokenIsRefused() throws IOException, InterruptedException {
    Web web = people.signIn(people.clerk("HN-0001"));
    HttpRequest forged =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/counter/sessions"))
            .header("Cookie", "signin=" + web.cookie("signin"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("card=001199000018"))
            .build();

    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(forged, BodyHandlers.discarding()).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aWrongBearerTokenIsNobody() {
    assertThat(Web.withToken(port, "cn_sai").get("/api/v1/dossiers").statusCode()).isEqualTo(401);
  }
}
