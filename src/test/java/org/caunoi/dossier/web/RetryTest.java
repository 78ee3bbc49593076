package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.caunoi.IntegrationTest;
import org.caunoi.Measured;
import org.caunoi.OwnDatabase;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.dossier.FileDossier.Filed;
import org.caunoi.platform.IdempotentAnswers;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** A request that is sent again gets the answer of the first time. */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=crowd")
@OwnDatabase
@Order(Integer.MAX_VALUE)
class RetryTest {

  /** Five hundred by bin/retry-drill, a fifth of them in the suite. */
  private static final int KEYS = Integer.getInteger("caunoi.drill.keys", 100);

  private static final int RETRIES = 20;

  /** The house forgets each key it was given; {@code DEFECT=true bin/retry-drill} must be red. */
  private static final boolean FORGETFUL = Boolean.getBoolean("caunoi.drill.defect");

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;
  @Autowired private IdempotentAnswers answers;
  @Autowired private RequestHash hashes;
  @Autowired private JsonMapper json;

  @Test
  void twentyRetriesOfEachKeyFromThirtyTwoThreadsFileOneDossierAKey() throws Exception {
    if (FORGETFUL) {
      forgetKeys();
    }
    People.System partner = people.partner();
    Map<String, Set<String>> answers = new ConcurrentHashMap<>();
    AtomicInteger waits = new AtomicInteger();
    List<Future<Integer>> statuses = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(32)) {
      for (int retry = 0; retry < RETRIES; retry++) {
        for (int i = 0; i < KEYS; i++) {
          String key = "key-" + i;
          statuses.add(
              callers.submit(
                  () -> {
                    HttpResponse<String> answer = patiently(partner.web(), key, waits);
                    answers
                        .computeIfAbsent(key, k -> ConcurrentHashMap.newKeySet())
                        .add(answer.body());
                    return answer.statusCode();
                  }));
        }
      }
    }
    for (Future<Integer> status : statuses) {
      assertThat(status.get()).isEqualTo(201);
    }
    assertThat(answers).hasSize(KEYS).allSatisfy((key, same) -> assertThat(same).hasSize(1));
    int dossiers = dossiersOf(partner);
    assertThat(dossiers).isEqualTo(KEYS);
    Measured.say(
        "%d requests with %d keys from 32 threads: %d dossiers, the same answer each time;"
            + " asked to come again %d times",
        KEYS * RETRIES, KEYS, dossiers, waits.get());
  }

  /** Comes again when the house says so, as a client should that asks with many threads. */
  private static HttpResponse<String> patiently(Web web, String key, AtomicInteger waits)
      throws InterruptedException {
    HttpResponse<String> answer = file(web, key, body("0900000001"));
    for (int again = 0; answer.statusCode() == 429 && again < 10; again++) {
      waits.incrementAndGet();
      Thread.sleep(1000 * answer.headers().firstValueAsLong("Retry-After").orElseThrow());
      answer = file(web, key, body("0900000001"));
    }
    return answer;
  }

  private void forgetKeys() {
    jdbc.sql(
            """
            CREATE FUNCTION platform.forget_for_a_test() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN NEW.key := gen_random_uuid(); RETURN NEW; END $$
            """)
        .update();
    jdbc.sql(
            """
            CREATE TRIGGER forgets_for_a_test BEFORE INSERT ON platform.idempotent_answer
            FOR EACH ROW EXECUTE FUNCTION platform.forget_for_a_test()
            """)
        .update();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*;q=nan", "garbage", "application/xml", "text/html, image/*"})
  void whoCannotReadTheAnswerIsToldSoBeforeAnythingIsFiled(String accept) {
    People.System partner = people.partner();
    HttpResponse<String> answer =
        partner
            .web()
            .post(
                "/api/v1/dossiers",
                body("0900000001"),
                "Idempotency-Key",
                "unread",
                "Accept",
                accept);
    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(Web.json(answer).path("code").asString()).isEqualTo("http-406");
    assertThat(dossiersOf(partner)).isZero();
    assertThat(file(partner.web(), "unread", body("0900000001")).statusCode()).isEqualTo(201);
  }

  @Test
  void whoAsksForAResultAsPdfIsNotRefusedForIt() {
    HttpResponse<String> answer =
        people
            .nobody()
            .post(
                "/api/v1/result-openings",
                "{\"token\":\"khong-co\",\"code\":\"000000\"}",
                "Accept",
                "application/pdf");
    assertThat(answer.statusCode()).isNotEqualTo(406).isBetween(400, 499);
  }

  private int dossiersOf(People.System partner) {
    return jdbc.sql("SELECT count(*) FROM dossier.dossier WHERE client_id = :client")
        .param("client", partner.who().accountId())
        .query(Integer.class)
        .single();
  }

  @Test
  void refusesAnotherBodyUnderAKey() {
    Web web = people.partner().web();
    HttpResponse<String> first = file(web, "one", body("0900000001"));
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    HttpResponse<String> again = file(web, "one", " " + body("0900000001"));
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(again.body()).isEqualTo(first.body());
    HttpResponse<String> other = file(web, "one", body("0900000002"));
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(Web.json(other).path("code").asString()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void repeatsTheAnswerOfAProcedureThatHasEndedSince() {
    People.System partner = people.partner();
    String body = body("0900000001").replace("2.000635", "9.999999");
    assertThat(file(partner.web(), "ended", body).statusCode()).isEqualTo(422);
    answers.once(
        partner.who().accountId(),
        "ended",
        hashes.of("POST /dossiers", json.readValue(body, FilingBody.class)),
        Filed.class,
        () -> new Filed(walk.authority(), UUID.randomUUID(), "H26.1", Instant.EPOCH, false));
    HttpResponse<String> again = file(partner.web(), "ended", body);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(again.body()).contains("H26.1");
    assertThat(file(partner.web(), "ended", body.replace("Thử", "Khác")).body())
        .contains("idempotency-key-reused");
  }

  @Test
  void keepsTheKeysOfTwoSystemsApart() {
    String one = file(people.partner().web(), "shared", body("0900000001")).body();
    String other = file(people.partner().web(), "shared", body("0900000001")).body();
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void aFailedFilingLeavesItsKeyFree() {
    Web web = people.partner().web();
    assertThat(file(web, "two", body("không phải số")).statusCode()).isEqualTo(422);
    assertThat(file(web, "two", body("0900000001")).statusCode()).isEqualTo(201);
  }

  @Test
  void repeatsTheAnswerOfAnAct() {
    String code = walk.filing().file().code();
    Web officer = people.signIn(people.officer(Role.INTAKE_OFFICER, walk.authority()));
    String path = "/api/v1/dossiers/" + code;
    HttpResponse<String> first =
        officer.post(
            path + "/acceptances",
            Walk.FORM_COMPLETE,
            "Idempotency-Key",
            "a1",
            "If-Match",
            "\"1\"");
    HttpResponse<String> again =
        officer.post(
            path + "/acceptances",
            Walk.FORM_COMPLETE,
            "Idempotency-Key",
            "a1",
            "If-Match",
            "\"1\"");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(
            officer
                .post(path + "/stops", "{\"reason\":\"x\"}", "Idempotency-Key", "a1")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void aPaperSentAgainUnderItsKeyIsNoSecondEdition() {
    String code = walk.filing().file().code();
    Web officer = people.signIn(people.officer(Role.INTAKE_OFFICER, walk.authority()));
    String path = "/api/v1/dossiers/" + code + "/documents/mandate";
    byte[] pdf = Papers.pdf();
    HttpResponse<String> first = paper(officer, path, pdf);
    HttpResponse<String> again = paper(officer, path, pdf);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    HttpResponse<String> other = paper(officer, path, Papers.png());
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(Web.json(other).path("code").asString()).isEqualTo("idempotency-key-reused");
    assertThat(
            jdbc.sql(
                    """
                    SELECT count(*) FROM dossier.attachment a JOIN dossier.dossier d ON d.id = a.dossier_id
                    WHERE d.code = :code AND a.component = 'mandate'
                    """)
                .param("code", code)
                .query(Integer.class)
                .single())
        .isOne();
  }

  private static HttpResponse<String> paper(Web web, String path, byte[] paper) {
    String type = paper[0] == '%' ? "application/pdf" : "image/png";
    return web.send("PUT", path, type, paper, "Idempotency-Key", "p1");
  }

  @Test
  void repeatsTheAnswerOfAnIssuedResult() {
    String code = walk.filing().file().code();
    walk.process(code);
    Web signer = people.signIn(people.officer(Role.SIGNER, walk.authority()));
    String path = "/api/v1/dossiers/" + code;
    assertThat(signer.post(path + "/approvals", "{}").statusCode()).isEqualTo(201);
    byte[] paper = Papers.pdf();
    Map<String, String> number = Map.of("number", "09/TN");
    HttpResponse<String> first =
        signer.upload(path + "/results", number, paper, "Idempotency-Key", "r1");
    HttpResponse<String> again =
        signer.upload(path + "/results", number, paper, "Idempotency-Key", "r1");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
  }

  private static HttpResponse<String> file(Web web, String key, String body) {
    return web.post("/api/v1/dossiers", body, "Idempotency-Key", key);
  }

  static String body(String phone) {
    return """
    {"procedureCode": "2.000635", "returnBy": "counter", "answers": {"copies": 2},
     "applicant": {"fullName": "Nguyễn Thử Nghiệm", "personalId": "001199000001", "birthDate": "02/03/1999",
                   "sex": "male", "phone": "%s", "email": "thu@example.invalid", "address": "Số 1 phố Thử",
                   "communeCode": "00070"}}
    """
        .formatted(phone);
  }
}
