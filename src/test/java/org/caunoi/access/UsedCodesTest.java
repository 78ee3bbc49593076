package org.caunoi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Web;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A one-time code opens one sign-in, whoever has read it over somebody's shoulder. */
@IntegrationTest
class UsedCodesTest {

  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  @Autowired private People people;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private SignedIn officer;

  @BeforeEach
  void somebodyWhoShowsCodes() {
    officer = people.officer(Role.INTAKE_OFFICER, null);
  }

  @Test
  void aCodeOpensOneSignInAndTheNextHalfMinuteAnother() {
    String code = people.oneTimeCode(officer);
    String before = people.oneTimeCode(officer, clock.instant().minus(HALF_A_MINUTE));
    assertThat(show(atTheCode(), code).statusCode()).isEqualTo(302);

    Web other = atTheCode();
    assertThat(show(other, before).body()).contains("Mã này đã dùng rồi");
    for (int i = 0; i < 6; i++) {
      HttpResponse<String> again = show(other, code);
      assertThat(again.statusCode()).isEqualTo(422);
      assertThat(again.body()).contains("Mã này đã dùng rồi", "href=\"#code\"");
    }
    assertThat(other.get("/dossiers").statusCode()).isEqualTo(302);

    String next = people.oneTimeCode(officer, clock.instant().plus(HALF_A_MINUTE));
    assertThat(show(other, next).statusCode()).isEqualTo(302);
    assertThat(other.get("/dossiers").statusCode()).isEqualTo(200);
  }

  @Test
  void ofTwoWhoShowTheSameCodeAtOnceOneIsLetIn() {
    List<Web> both = List.of(atTheCode(), atTheCode());
    String code = people.oneTimeCode(officer);

    Stream<Integer> answers =
        both.stream()
            .map(
                one ->
                    CompletableFuture.supplyAsync(
                        () -> show(one, code).statusCode(), Thread::startVirtualThread))
            .toList()
            .stream()
            .map(CompletableFuture::join);

    assertThat(answers).containsExactlyInAnyOrder(302, 422);
  }

  @Test
  void aClockThatWasFarAheadKeepsNobodyOut() {
    long ahead = clock.instant().plus(Duration.ofHours(1)).getEpochSecond() / 30;
    jdbc.sql("UPDATE access.account SET totp_step = :ahead WHERE id = :id")
        .param("ahead", ahead)
        .param("id", officer.accountId())
        .update();

    String code = people.oneTimeCode(officer);
    assertThat(show(atTheCode(), code).statusCode()).isEqualTo(302);
    assertThat(show(atTheCode(), code).statusCode()).isEqualTo(422);
  }

  private Web atTheCode() {
    Web web = people.nobody();
    web.get("/sign-in");
    web.form("/sign-in", Map.of("username", officer.username(), "password", People.PASSWORD));
    return web;
  }

  private static HttpResponse<String> show(Web web, String code) {
    return web.form("/sign-in/code", Map.of("code", code));
  }
}
