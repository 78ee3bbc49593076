package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.dossier.TrackingKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tracking for programs. */
@IntegrationTest
class TrackingApiTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private TrackingKeys keys;

  @Test
  void answersWhoeverHasTheDigitsOrTheKey() {
    String code = walk.filing().file().code();
    walk.process(code);
    JsonNode byDigits = Web.json(get(code, "", "0001"));
    JsonNode byKey = Web.json(get(code, "?k=" + keys.keyOf(code), ""));
    assertThat(byDigits).isEqualTo(byKey);
    assertThat(byDigits.get("code").asString()).isEqualTo(code);
    assertThat(byDigits.get("state").asInt()).isEqualTo(4);
    assertThat(byDigits.get("stateName").asString()).isEqualTo("Đang xử lý");
    assertThat(byDigits.get("holder").asString()).startsWith("Cán bộ giải quyết");
    assertThat(byDigits.get("dueAt").asString()).isNotBlank();
    assertThat(byDigits.get("provisional").isBoolean()).isTrue();
    assertThat(byDigits.get("timeline"))
        .extracting(line -> line.get("kind").asString())
        .containsExactly("FILED", "ACCEPTED", "ASSIGNED");
    assertThat(byDigits.toString()).doesNotContain("Nguyễn Thử", "0900000001", "Trần Thử");
  }

  /** As on the page: a day that moves with the wait is no promise while it lasts. */
  @Test
  void whileTheClockStandsStillNoDayIsNamed() {
    String code = walk.filing().file().code();
    walk.accept(code);
    assertThat(Web.json(get(code, "", "0001")).get("dueAt").isNull()).isFalse();
    SignedIn intake = people.officer(Role.INTAKE_OFFICER, walk.authority());
    walk.ask(intake, code, null, List.of(new Reason("form", "Thiếu thử")));
    JsonNode waiting = Web.json(get(code, "", "0001"));
    assertThat(waiting.get("state").asInt()).isEqualTo(5);
    assertThat(waiting.get("dueAt").isNull()).isTrue();
  }

  @Test
  void wrongDigitsAndAnUnknownCodeAnswerTheSame() {
    String code = walk.filing().file().code();
    String none = code.substring(0, code.length() - 4) + "9997";
    HttpResponse<String> wrong = get(code, "", "9999");
    HttpResponse<String> unknown = get(none, "", "9999");
    assertThat(wrong.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
    assertThat(Web.json(wrong).get("code").asString()).isEqualTo("tracking-not-found");
    assertThat(wrong.body().replace(code, "CODE")).isEqualTo(unknown.body().replace(none, "CODE"));
    assertThat(names(wrong)).isEqualTo(names(unknown));
  }

  /**
   * Names of the headers; whether the server ends the connection has nothing to do with the answer.
   */
  private static Set<String> names(HttpResponse<String> answer) {
    Set<String> names = new TreeSet<>(answer.headers().map().keySet());
    names.removeAll(Set.of("connection", "keep-alive"));
    return names;
  }

  @Test
  void tooManyGuessesAreStopped() {
    String code = walk.filing().file().code();
    for (int i = 0; i < 10; i++) {
      assertThat(get(code, "", "9999").statusCode()).isEqualTo(404);
    }
    HttpResponse<String> answer = get(code, "", "0001");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(Web.json(answer).get("code").asString()).isEqualTo("too-many-attempts");
  }

  @Test
  void asksForTheDigitsAndForARealCode() {
    String code = walk.filing().file().code();
    HttpResponse<String> nothing = get(code, "", "");
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(Web.json(nothing).at("/errors/0/pointer").asString()).isEqualTo("/Tracking-Digits");
    assertThat(get("%27%3Cb%3E", "", "0001").statusCode()).isEqualTo(422);
  }

  private HttpResponse<String> get(String code, String query, String digits) {
    return digits.isEmpty()
        ? people.nobody().get("/api/v1/tracking/" + code + query)
        : people.nobody().get("/api/v1/tracking/" + code + query, "Tracking-Digits", digits);
  }
}
