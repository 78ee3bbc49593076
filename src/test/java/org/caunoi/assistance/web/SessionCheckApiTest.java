package org.caunoi.assistance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.assistance.Cards;
import org.caunoi.assistance.Counter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pre-check and the change of procedure for programs of the counter. */
@IntegrationTest
class SessionCheckApiTest {

  private static final String SESSIONS = "/api/v1/assistance-sessions";
  private static final String MARITAL = "1.004873";

  @LocalServerPort int port;
  @Autowired Counter counter;
  @Autowired Walk walk;
  @Autowired People people;
  @Autowired JdbcClient jdbc;

  private ClerkBrowser browser;
  private String number;

  @BeforeEach
  void aClerkAndSomebodyNew() throws Exception {
    browser = ClerkBrowser.signedIn(port, counter.clerk("HN-0001").username());
    number = Cards.number();
  }

  @Test
  void tellsWhatIsOpenDoubtfulAndLearned() throws Exception {
    String session = start();
    refused(browser.get(session + "/pre-check"), 409, "no-procedure");
    put(session + "/procedure", "{\"code\":\"1.001193\"}");
    put(
        session + "/draft",
        "{\"values\":{\"fullName\":\"Ai Thử Khác\",\"motherPersonId\":\"001099000001\"}}");

    JsonNode checked = ok(browser.get(session + "/pre-check"));

    assertThat(checked.get("open").findValuesAsString("pointer"))
        .contains("/form/childFullName", "/documents/birthNotice");
    assertThat(checked.get("doubts").findValuesAsString("code"))
        .contains("differs-from-card", "number-of-the-other-sex");
    assertThat(checked.get("doubts").get(0).get("stops").asBoolean()).isFalse();
    assertThat(checked.get("earlier").size()).isZero();
    assertThat(checked.get("reasonNeeded").asBoolean()).isFalse();
    assertThat(checked.get("supplements").has("reasons")).isTrue();
  }

  @Test
  void aProgramHearsOfTheEarlierFilingAndGivesAReason() throws Exception {
    String own = file("HN-0001");
    String foreign = file("HN-0002");
    String session = marital();

    refused(browser.json("POST", session + "/summaries", ""), 409, "earlier-filing");
    assertThat(told(own)).as("the refusal tells as well").isEqualTo(1);
    assertThat(told(foreign)).isEqualTo(1);
    HttpResponse<String> answer = browser.get(session + "/pre-check");
    JsonNode checked = ok(answer);
    assertThat(checked.get("reasonNeeded").asBoolean()).isTrue();
    assertThat(checked.get("earlier").size()).isEqualTo(2);
    assertThat(answer.body()).contains(own).doesNotContain(foreign, "HN-0002");
    assertThat(checked.get("earlier").findValuesAsString("pointer")).contains("/form/address");

    refused(reason(session, "{}"), 422, "required");
    refused(reason(session, "{\"reason\":\"because\"}"), 422, "unknown-option");
    checked = ok(reason(session, "{\"reason\":\"earlier-wrong\"}"));
    assertThat(checked.get("reasonNeeded").asBoolean()).isFalse();
    assertThat(checked.get("reason").asString()).isEqualTo("EARLIER_WRONG");
    assertThat(browser.json("POST", session + "/summaries", "").statusCode()).isEqualTo(201);
  }

  @Test
  void aFilingThatCameAfterTheReasonWantsAnother() throws Exception {
    file("HN-0001");
    String session = marital();
    ok(reason(session, "{\"reason\":\"other-matter\"}"));
    file("HN-0002");

    refused(browser.json("POST", session + "/summaries", ""), 409, "earlier-filing");
  }

  @Test
  void aReasonForNothingIsRefused() throws Exception {
    refused(reason(marital(), "{\"reason\":\"other-matter\"}"), 409, "no-earlier-filing");
  }

  @Test
  void changesToTheProcedureTheCaseHadBetterTake() throws Exception {
    String session = start();
    put(session + "/procedure", "{\"code\":\"1.001193\"}");
    put(session + "/draft", "{\"values\":{\"childFullName\":\"Nguyễn Thử Bé\"}}");
    JsonNode body = put(session + "/answers", "{\"answers\":{\"parents\":\"recognise\"}}");
    assertThat(body.get("checklist").get("others").get(0).get("code").asString())
        .isEqualTo("1.000689");

    refused(change(session, "{\"code\":\"2.000528\"}"), 409, "change-not-offered");
    refused(change(session, "{}"), 422, "required");
    body = ok(change(session, "{\"code\":\"1.000689\"}"));

    assertThat(body.get("procedureCode").asString()).isEqualTo("1.000689");
    assertThat(body.get("draft").get("childFullName").asString()).isEqualTo("Nguyễn Thử Bé");
    assertThat(body.get("answers").has("parents")).isFalse();
  }

  @Test
  void anotherPointFindsNothing() throws Exception {
    String session = marital();
    ClerkBrowser stranger = ClerkBrowser.signedIn(port, counter.clerk("HN-0002").username());

    assertThat(stranger.get(session + "/pre-check").statusCode()).isEqualTo(404);
    assertThat(
            stranger
                .json("PUT", session + "/earlier-filing-reason", "{\"reason\":\"other-matter\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(
            stranger
                .json("POST", session + "/procedure-changes", "{\"code\":\"1.000689\"}")
                .statusCode())
        .isEqualTo(404);
  }

  private int told(String code) {
    return jdbc.sql(
            "SELECT count(*) FROM audit.entry WHERE act = 'earlier-filing-told' AND subject ="
                + " :subject")
        .param("subject", "dossier/" + code)
        .query(Integer.class)
        .single();
  }

  private String marital() throws Exception {
    String session = start();
    put(session + "/procedure", "{\"code\":\"" + MARITAL + "\"}");
    put(session + "/draft", "{\"values\":{\"partnerName\":\"Lê Thử Bạn\"}}");
    return session;
  }

  private String start() throws Exception {
    HttpResponse<String> answer =
        browser.json("POST", SESSIONS, "{\"scan\":\"" + Cards.of(number) + "\"}");
    assertThat(answer.statusCode()).isEqualTo(201);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private String file(String point) {
    return walk.filing()
        .procedure(MARITAL)
        .form("personId", number)
        .form("partnerName", "Lê Thử Bạn")
        .session(UUID.randomUUID())
        .by(people.clerk(point))
        .code();
  }

  private JsonNode put(String path, String body) throws Exception {
    return ok(browser.json("PUT", path, body));
  }

  private HttpResponse<String> reason(String session, String body) throws Exception {
    return browser.json("PUT", session + "/earlier-filing-reason", body);
  }

  private HttpResponse<String> change(String session, String body) throws Exception {
    return browser.json("POST", session + "/procedure-changes", body);
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("\"" + code + "\"");
  }
}
