package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Whatever is sent, the answer is a clear 4xx that names the field, never a 500 and never half a
 * dossier.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

  private static final String DOSSIERS = "/api/v1/dossiers";

  @Autowired private Walk walk;
  @Autowired private People people;

  private Web partner;
  private Web officer;
  private Web signer;
  private Web returner;
  private String code;

  @BeforeAll
  void prepare() {
    People.System system = people.partner();
    partner = system.web();
    code = walk.filing().by(system.who()).code();
    officer = people.signIn(people.officer(Role.INTAKE_OFFICER, walk.authority()));
    signer = people.signIn(people.officer(Role.SIGNER, walk.authority()));
    returner = people.signIn(people.officer(Role.RETURN_OFFICER, walk.authority()));
  }

  static Stream<String[]> filings() {
    String good = RetryTest.body("0900000001");
    return Stream.of(
        new String[] {"", "400", ""},
        new String[] {"{", "400", ""},
        new String[] {"[]", "400", ""},
        new String[] {"null", "400", ""},
        new String[] {"\"text\"", "400", ""},
        new String[] {good + "x", "400", ""},
        new String[] {"{}", "422", "/procedureCode"},
        new String[] {"{\"procedureCode\":7}", "400", "/procedureCode"},
        new String[] {"{\"procedureCode\":\"9.999999\"}", "422", "/procedureCode"},
        new String[] {good.replace("2.000635", "2.000635\\u0000"), "400", "/procedureCode"},
        new String[] {"{\"procedureCode\":\"2.000635\"}", "422", "/applicant"},
        new String[] {good.replace("\"counter\"", "\"balloon\""), "422", "/returnBy"},
        new String[] {good.replace("\"counter\"", "null"), "422", "/returnBy"},
        new String[] {good.replace("\"returnBy\"", "\"sendBy\""), "400", "/sendBy"},
        new String[] {good.replace("\"fullName\"", "\"name\""), "400", "/applicant/name"},
        new String[] {
          good.replace("\"copies\": 2", "\"copies\": 1e999999999"), "422", "/answers/copies"
        },
        new String[] {
          good.replace("\"copies\": 2", "\"copies\": " + "9".repeat(500)), "422", "/answers/copies"
        },
        new String[] {good.replace("\"copies\": 2", "\"copies\": " + "9".repeat(5000)), "400", ""},
        new String[] {good.replace("\"copies\": 2", "\"copies\": null"), "422", "/answers/copies"},
        new String[] {good.replace("\"copies\": 2", "\"copies\": [2]"), "422", "/answers/copies"},
        new String[] {good.replace("\"copies\": 2", "\"coupons\": 2"), "422", "/answers/coupons"},
        new String[] {
          good.replace("\"copies\": 2", "\"a\\u0000b\": 2"), "422", "/answers/a\u0000b"
        },
        new String[] {
          good.replace("\"copies\": 2", "\"document\": \"x\\u0000\""), "400", "/answers/document"
        },
        new String[] {good.replace("Thử Nghiệm", "\\u0000"), "400", "/applicant/fullName"},
        new String[] {good.replace("Thử Nghiệm", "\\u001b[2J"), "400", "/applicant/fullName"},
        new String[] {good.replace("Thử Nghiệm", "\\ud800"), "400", "/applicant/fullName"},
        new String[] {good.replace("Nguyễn", "Ng".repeat(3000)), "422", "/applicant/fullName"},
        new String[] {good.replace("001199000001", "12"), "422", "/applicant/personalId"},
        new String[] {good.replace("02/03/1999", "31/02/1999"), "422", "/applicant/birthDate"},
        new String[] {good.replace("0900000001", "gọi tôi"), "422", "/applicant/phone"},
        new String[] {good.replace("thu@example.invalid", "thu"), "422", "/applicant/email"},
        new String[] {good.replace("\"00070\"", "\"99999\""), "422", "/applicant/communeCode"},
        new String[] {good.replace("\"00070\"", "null"), "422", "/applicant/communeCode"},
        new String[] {
          good.replace("\"answers\"", "\"form\": {\"registryYear\": 1999}, \"answers\""),
          "400",
          "/form/registryYear"
        },
        new String[] {
          good.replace("\"answers\"", "\"form\": {\"registryYear\": \"abc\"}, \"answers\""),
          "422",
          "/form/registryYear"
        },
        new String[] {
          good.replace("\"answers\"", "\"form\": {\"nothing\": \"1\"}, \"answers\""),
          "422",
          "/form/nothing"
        },
        new String[] {
          good.replace("\"answers\"", "\"form\": {\"registryPlace\": null}, \"answers\""),
          "422",
          "/form/registryPlace"
        },
        new String[] {"[".repeat(100_000), "400", ""});
  }

  @ParameterizedTest
  @MethodSource("filings")
  void aBadFilingIsRefusedByField(String body, String status, String pointer) {
    HttpResponse<String> answer =
        partner.post(DOSSIERS, body, "Idempotency-Key", "bad-" + body.hashCode());
    problem(answer, Integer.parseInt(status), pointer);
    assertThat(partner.get(DOSSIERS + "?limit=100").body().split("\"code\"")).hasSize(2);
  }

  @Test
  void aFilingThatIsNotUtf8IsRefused() {
    byte[] body = RetryTest.body("0900000001").getBytes(StandardCharsets.ISO_8859_1);
    body[body.length / 2] = (byte) 0xFF;
    HttpResponse<String> answer =
        partner.send("POST", DOSSIERS, "application/json", body, "Idempotency-Key", "utf");
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data"
      })
  void anotherContentTypeIsRefused(String type) {
    byte[] body = RetryTest.body("0900000001").getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        partner.send("POST", DOSSIERS, type, body, "Idempotency-Key", "type");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
  }

  @Test
  void theIdempotencyKeyIsNeededAndReadable() {
    problem(partner.post(DOSSIERS, RetryTest.body("0900000001")), 400, "/Idempotency-Key");
    for (String key : List.of("a b", "k".repeat(201))) {
      problem(
          partner.post(DOSSIERS, RetryTest.body("0900000001"), "Idempotency-Key", key),
          400,
          "/Idempotency-Key");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "limit=abc,/limit",
    "limit=0,/limit",
    "limit=1000,/limit",
    "limit=-1,/limit",
    "limit=,/limit",
    "cursor=abc,/cursor",
    "cursor=,/cursor",
    "cursor=%00,/cursor",
    "cursor=Ly8v,/cursor",
    "state=11,/state",
    "state=x,/state",
    "state=,/state",
    "state=1;2,/state",
    "queue=none,/queue",
    "assignee=you,/assignee",
    "late=maybe,/late",
    "code=%00,/code",
    "code=x,/code",
    "code=%F0%9F%98%80%F0%9F%98%80,/code"
  })
  void aBadListQueryIsRefusedByName(String query, String pointer) {
    problem(partner.get(DOSSIERS + "?" + query), 422, pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "H26.999-000000-0000",
        "x",
        "%20",
        "abc%0Adef",
        "%F0%9F%98%80",
        "a%27b",
        "..%2F..%2Fetc"
      })
  void anUnknownCodeIsNotFoundWhereverItStands(String unknown) {
    List<HttpResponse<String>> answers = new ArrayList<>();
    String path = DOSSIERS + "/" + unknown;
    answers.add(partner.get(path));
    answers.add(partner.post(path + "/withdrawals", "{}"));
    answers.add(partner.post(path + "/supplements", "{}"));
    answers.add(partner.send("PUT", path + "/documents/mandate", "application/pdf", Papers.pdf()));
    answers.add(officer.post(path + "/acceptances", "{}"));
    answers.add(officer.post(path + "/stops", "{\"reason\":\"x\"}"));
    answers.add(signer.upload(path + "/results", Map.of("number", "1"), Papers.pdf()));
    answers.add(returner.post(path + "/return-codes", "{}"));
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.statusCode()).as(answer.body()).isIn(400, 404));
  }

  @Test
  void aZeroByteInAPathIsRefused() {
    assertThat(partner.get(DOSSIERS + "/a%00b").statusCode()).isIn(400, 404);
  }

  static Stream<String[]> acts() {
    return Stream.of(
        new String[] {"acceptances", "{\"x\":1}", "400", "/x"},
        new String[] {"acceptances", "[", "400", ""},
        new String[] {"refusals", "{}", "422", "/ground"},
        new String[] {"refusals", "{\"ground\":\"Luật Thử\"}", "422", "/reason"},
        new String[] {"refusals", "{\"ground\":\"x\",\"reason\":\"Sai.\"}", "422", "/ground"},
        new String[] {"refusals", "{\"ground\":\"" + "x".repeat(501) + "\"}", "422", "/ground"},
        new String[] {"refusals", "", "400", ""},
        new String[] {
          "refusals",
          "{\"ground\":\"Luật Thử\",\"reason\":\"" + "x".repeat(2001) + "\"}",
          "422",
          "/reason"
        },
        new String[] {"refusals", "{\"reason\":\"a\\u0000b\"}", "400", "/reason"},
        new String[] {"refusals", "{\"reason\":5}", "400", "/reason"},
        new String[] {"stops", "{\"reason\":[]}", "400", "/reason"},
        new String[] {"supplement-requests", "{}", "422", "/reasons"},
        new String[] {"supplement-requests", "{\"reasons\":[]}", "422", "/reasons"},
        new String[] {"supplement-requests", "{\"reasons\":[null]}", "422", "/reasons/0"},
        new String[] {"supplement-requests", "{\"reasons\":[{}]}", "422", "/reasons/0/component"},
        new String[] {
          "supplement-requests",
          "{\"reasons\":[{\"component\":\"x\",\"text\":\"y\"}]}",
          "422",
          "/reasons/0/component"
        },
        new String[] {
          "supplement-requests",
          "{\"reasons\":[{\"component\":\"form\",\"text\":\" \"}]}",
          "422",
          "/reasons/0/text"
        },
        new String[] {
          "supplement-requests",
          "{\"reasons\":[{\"component\":\"form\",\"text\":\"" + "x".repeat(1001) + "\"}]}",
          "422",
          "/reasons/0/text"
        },
        new String[] {"supplement-requests", "{\"reasons\":{\"a\":1}}", "400", "/reasons"},
        new String[] {"assignments", "{}", "422", "/assignee"},
        new String[] {"assignments", "{\"assignee\":\"x\"}", "422", "/assignee"},
        new String[] {
          "assignments",
          "{\"assignee\":\"00000000-0000-0000-0000-000000000000\"}",
          "422",
          "/assignee"
        },
        new String[] {"withdrawal-refusals", "{\"reason\":\"\"}", "422", "/reason"},
        new String[] {"withdrawals", "{\"reason\":\"\\u0007\"}", "400", "/reason"});
  }

  @ParameterizedTest
  @MethodSource("acts")
  void aBadActIsRefusedByField(String act, String body, String status, String pointer) {
    problem(
        officer.post(DOSSIERS + "/" + code + "/" + act, body), Integer.parseInt(status), pointer);
    assertThat(partner.get(DOSSIERS + "/" + code).headers().firstValue("ETag")).contains("\"1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"x\"", "\"-1\"", "\"99999999999999999999\"", "*", ""})
  void aMalformedVersionIsRefused(String version) {
    problem(
        officer.post(DOSSIERS + "/" + code + "/acceptances", "{}", "If-Match", version),
        400,
        "/If-Match");
  }

  @Test
  void aStaleVersionHearsThatSomebodyWasFaster() {
    HttpResponse<String> answer =
        officer.post(DOSSIERS + "/" + code + "/acceptances", "{}", "If-Match", "\"7\"");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(Web.json(answer).path("code").asString()).isEqualTo("somebody-was-faster");
  }

  @Test
  void aBadDocumentIsRefused() {
    String path = DOSSIERS + "/" + code + "/documents/";
    assertThat(put(path + "mandate", "text/plain", Papers.pdf())).isEqualTo(415);
    assertThat(put(path + "mandate", "", Papers.pdf())).isEqualTo(415);
    assertThat(put(path + "mandate", "application/pdf", new byte[0])).isEqualTo(422);
    assertThat(put(path + "mandate", "application/pdf", "hallo".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(422);
    assertThat(put(path + "mandate", "image/png", new byte[11 * 1024 * 1024])).isIn(413, 422);
    assertThat(put(path + "passport", "application/pdf", Papers.pdf())).isEqualTo(404);
    assertThat(put(path + "a%20b", "application/pdf", Papers.pdf())).isEqualTo(404);
    assertThat(partner.get(DOSSIERS + "/" + code).headers().firstValue("ETag")).contains("\"1\"");
  }

  @Test
  void aBadResultIsRefused() {
    String done = walk.filing().file().code();
    walk.process(done);
    String path = DOSSIERS + "/" + done + "/results";
    problem(signer.upload(path, Map.of(), Papers.pdf()), 422, "/number");
    problem(signer.upload(path, Map.of("number", " "), Papers.pdf()), 422, "/number");
    problem(signer.upload(path, Map.of("number", "a\u0000b"), Papers.pdf()), 422, "/number");
    problem(signer.upload(path, Map.of("number", "9".repeat(61)), Papers.pdf()), 422, "/number");
    problem(signer.upload(path, Map.of("number", "1"), new byte[0]), 422, "/file");
    problem(
        signer.upload(path, Map.of("number", "1"), "x".getBytes(StandardCharsets.UTF_8)),
        422,
        "/file");
    assertThat(signer.upload(path, Map.of("number", "1"), new byte[15 * 1024 * 1024]).statusCode())
        .isEqualTo(413);
    assertThat(signer.upload(path, Map.of("number", "1"), Papers.pdf()).statusCode())
        .isEqualTo(409);
    for (String type :
        List.of("multipart/form-data", "multipart/form-data; boundary=x", "application/json")) {
      HttpResponse<String> answer =
          signer.send("POST", path, type, "--y\r\nnothing".getBytes(StandardCharsets.UTF_8));
      assertThat(answer.statusCode()).as(type + " " + answer.body()).isBetween(400, 499);
    }
  }

  @Test
  void aBadReturnIsRefused() {
    String done = walk.filing().file().code();
    walk.issue(done);
    String path = DOSSIERS + "/" + done + "/returns";
    problem(returner.post(path, "{}"), 422, "/personalId");
    problem(returner.post(path, "{\"personalId\":1}"), 400, "/personalId");
    problem(returner.post(path, "{\"personalId\":\"x\"}"), 422, "/personalId");
    problem(
        returner.post(path, "{\"personalId\":\"001199000001\",\"code\":\"a\\u0000\"}"),
        400,
        "/code");
    problem(returner.post(path, "{\"personalId\":\"001199000001\"}"), 422, "/code");
  }

  @Test
  void somebodyWithoutPermissionIsToldSo() {
    assertThat(people.nobody().get(DOSSIERS).statusCode()).isEqualTo(401);
    assertThat(partner.post(DOSSIERS + "/" + code + "/acceptances", "{}").statusCode())
        .isEqualTo(403);
    assertThat(
            officer
                .post(DOSSIERS, RetryTest.body("0900000001"), "Idempotency-Key", "x")
                .statusCode())
        .isEqualTo(403);
  }

  private int put(String path, String type, byte[] body) {
    return partner.send("PUT", path, type, body).statusCode();
  }

  private static void problem(HttpResponse<String> answer, int status, String pointer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    JsonNode problem = Web.json(answer);
    assertThat(problem.path("code").asString()).isNotBlank();
    assertThat(problem.path("title").asString()).isNotEqualTo(problem.path("code").asString());
    if (!pointer.isEmpty()) {
      assertThat(
              problem.path("errors").valueStream().map(error -> error.path("pointer").asString()))
          .as(answer.body())
          .contains(pointer);
    }
  }
}
