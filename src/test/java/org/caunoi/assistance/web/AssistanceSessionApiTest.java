package org.caunoi.assistance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.Papers;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.CitizensPhone;
import org.caunoi.assistance.Counter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class AssistanceSessionApiTest {

  private static final String SESSIONS = "/api/v1/assistance-sessions";
  private static final String CARD = "{\"scan\":\"" + Counter.CARD + "\"}";

  @LocalServerPort int port;
  @Autowired Counter counter;
  @Autowired CitizensPhone sent;

  private ClerkBrowser browser;

  @BeforeEach
  void aClerkSignsIn() throws Exception {
    SignedIn clerk = counter.clerk("HN-0001");
    browser = ClerkBrowser.signedIn(port, clerk.username());
  }

  @Test
  void walksTheWholeWay() throws Exception {
    String session = start();
    JsonNode body = ok(200, browser.json("PUT", session + "/procedure", "{\"code\":\"2.000635\"}"));
    assertThat(body.get("draft").get("fullName").asString()).isEqualTo("Nguyễn Thử Nghiệm");
    body =
        ok(200, browser.json("PUT", session + "/draft", "{\"values\":{\"phone\":\"0900000001\"}}"));
    assertThat(body.get("errors").size()).isZero();
    ok(200, browser.json("PUT", session + "/answers", "{\"answers\":{\"copies\":2}}"));
    String hash =
        ok(201, browser.json("POST", session + "/summaries", "")).get("summaryHash").asString();
    ok(
        201,
        browser.json(
            "POST", session + "/sayings", "{\"says\":\"agree\",\"summaryHash\":\"" + hash + "\"}"));
    ok(202, browser.json("POST", session + "/confirmation-codes", ""));
    UUID id = UUID.fromString(session.substring(session.lastIndexOf('/') + 1));
    ok(201, browser.json("POST", session + "/confirmations", "{\"code\":\"" + sent.of(id) + "\"}"));
    String code =
        ok(201, browser.json("POST", session + "/submissions", "")).get("dossierCode").asString();
    assertThat(
            ok(201, browser.json("POST", session + "/submissions", ""))
                .get("dossierCode")
                .asString())
        .isEqualTo(code);
    JsonNode slip = ok(201, browser.json("POST", session + "/slips", "{}"));
    assertThat(slip.get("reprint").asInt()).isZero();
    String address = slip.get("trackingAddress").asString();
    assertThat(browser.get(address.substring(address.indexOf("/tracking"))).body()).contains(code);
    assertThat(
            ok(201, browser.json("POST", session + "/slips", "{\"paper\":\"80mm\"}"))
                .get("reprint")
                .asInt())
        .isEqualTo(1);
    refused(
        browser.json("POST", session + "/slips", "{\"paper\":\"a0\"}"),
        422,
        "unknown-option",
        "/paper");
    body = ok(200, browser.json("POST", session + "/closings", "{\"outcome\":\"ABANDONED\"}"));
    assertThat(body.get("outcome").asString()).isEqualTo("FILED");
    assertThat(body.get("person").isNull()).isTrue();
  }

  @Test
  void aScreenIsTakenUpOnce() throws Exception {
    JsonNode offer = ok(201, browser.json("POST", start() + "/screens", ""));
    String link = offer.get("address").asString();
    String path = link.substring(link.indexOf("/citizen-screen"));
    ClerkBrowser phone = ClerkBrowser.notSignedIn(port);
    assertThat(phone.get(path).body()).contains("Nguyễn Thử Nghiệm");
    assertThat(ClerkBrowser.notSignedIn(port).get(path).statusCode()).isEqualTo(410);
    assertThat(ok(201, browser.json("POST", "/api/v1/counter-screens", "")).get("code").asString())
        .hasSize(6);
  }

  @Test
  void aDocumentThatWasRemovedByMistakeComesBack() throws Exception {
    String session = start();
    ok(200, browser.json("PUT", session + "/procedure", "{\"code\":\"2.000635\"}"));
    ok(200, browser.json("PUT", session + "/answers", "{\"answers\":{\"forWhom\":\"other\"}}"));
    JsonNode added = ok(201, browser.upload(session + "/documents/mandate", "x.pdf", Papers.pdf()));
    String document = session + "/documents/" + added.get("id").asString();
    assertThat(browser.json("POST", document + "/restorations", "").body())
        .contains("document-unknown");
    assertThat(browser.json("DELETE", document, "").statusCode()).isEqualTo(204);
    assertThat(ok(200, browser.json("GET", session, "")).get("documents").size()).isZero();
    ok(201, browser.json("POST", document + "/restorations", ""));
    assertThat(ok(200, browser.json("GET", session, "")).get("documents").size()).isEqualTo(1);
  }

  @Test
  void aStaleDraftNamesTheFieldsWithBothValuesAndStoresNothing() throws Exception {
    String session = start();
    ok(200, browser.json("PUT", session + "/procedure", "{\"code\":\"2.000635\"}"));
    String first = "{\"values\":{\"phone\":\"0900000001\"},\"seen\":{\"phone\":\"\"}}";
    ok(200, browser.json("PUT", session + "/draft", first));
    String late =
        "{\"values\":{\"phone\":\"0900000002\",\"email\":\"b@example.invalid\"},\"seen\":{\"phone\":\"\"}}";
    HttpResponse<String> refused = browser.json("PUT", session + "/draft", late);
    refused(refused, 409, "field-overtaken", "/values/phone");
    assertThat(refused.body()).contains("0900000001", "0900000002", "draft-overtaken");
    assertThat(ok(200, browser.json("GET", session, "")).get("draft").toString())
        .contains("0900000001")
        .doesNotContain("b@example.invalid");
    ok(200, browser.json("PUT", session + "/draft", first));
  }

  @Test
  void theSameKeyOpensOneSession() throws Exception {
    HttpResponse<String> first = browser.json("POST", SESSIONS, CARD, "Idempotency-Key", "k-1");
    HttpResponse<String> again = browser.json("POST", SESSIONS, CARD, "Idempotency-Key", "k-1");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body()).doesNotContain("Nguyễn");
    HttpResponse<String> other =
        browser.json(
            "POST", SESSIONS, "{\"personalId\":\"001199000001\"}", "Idempotency-Key", "k-1");
    refused(other, 422, "idempotency-key-reused", "/Idempotency-Key");
  }

  @Test
  void anOldVersionIsRefused() throws Exception {
    String session = start();
    HttpResponse<String> answer =
        browser.json("PUT", session + "/procedure", "{\"code\":\"2.000635\"}", "If-Match", "\"7\"");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("somebody-was-faster");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "POST;'';{};422;required;/personalId",
        "POST;'';{\"scan\":\"GD4010123456789\"};422;card-health-insurance;/scan",
        "PUT;/procedure;{};422;required;/code",
        "PUT;/procedure;{\"code\":\"9.999999\"};422;procedure-not-found;/procedureCode",
        "POST;/sayings;{\"says\":\"maybe\"};422;unknown-option;/says",
        "POST;/sayings;{\"says\":\"agree\"};422;required;/summaryHash",
        "POST;/closings;{\"outcome\":\"FILED\"};422;unknown-option;/outcome",
        "POST;/closings;{\"outcome\":\"GONE\"};400;malformed;/outcome"
      })
  void badInputIsNamed(
      String method, String route, String body, int status, String code, String pointer)
      throws Exception {
    String session = route.isEmpty() ? SESSIONS : start();
    refused(browser.json(method, session + route, body), status, code, pointer);
  }

  @Test
  void anotherPointFindsNothing() throws Exception {
    String session = start();
    ClerkBrowser stranger = ClerkBrowser.signedIn(port, counter.clerk("HN-0002").username());
    assertThat(stranger.get(session).statusCode()).isEqualTo(404);
    assertThat(stranger.json("POST", session + "/submissions", "").statusCode()).isEqualTo(404);
  }

  private String start() throws Exception {
    HttpResponse<String> answer = browser.json("POST", SESSIONS, CARD);
    assertThat(answer.statusCode()).isEqualTo(201);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static JsonNode ok(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static void refused(
      HttpResponse<String> answer, int status, String code, String pointer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode error = JsonMapper.shared().readTree(answer.body()).get("errors").get(0);
    assertThat(error.get("pointer").asString()).isEqualTo(pointer);
    assertThat(error.get("code").asString()).isEqualTo(code);
    assertThat(error.get("detail").asString()).isNotEqualTo(code);
  }
}
