package org.caunoi.custody.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.custody.HandOver;
import org.caunoi.custody.OnTheWay;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.custody.PaperSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The same acts for programs: what they send, what they hear, and what a retry does. */
@IntegrationTest
class CustodyApiTest {

  private static final String UNITS = "/api/v1/custody/units/";

  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private Walk walk;
  @Autowired private HandOver hands;
  @Autowired private Clock clock;

  private Team team;
  private Web clerk;
  private Web courier;

  @BeforeEach
  void signIn() {
    team = way.team();
    clerk = people.signIn(team.clerk());
    clerk.get("/custody");
    courier = people.signIn(team.courier());
    courier.get("/custody");
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return Web.json(answer);
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode problem = Web.json(answer);
    String said =
        problem.path("errors").isEmpty()
            ? problem.path("code").asString("")
            : problem.path("errors").path(0).path("code").asString("");
    assertThat(said).isEqualTo(code);
  }

  private static String papers(String seal) {
    return """
    {"lines": [{"component": "mandate", "kind": "original", "copies": 2}], "explained": true,
     "seal": "%s", "signature": "data:image/png;base64,%s"}
    """
        .formatted(seal, Base64.getEncoder().encodeToString(OnTheWay.signature()));
  }

  @Test
  void aWholeWayOverTheApi() {
    String code = walk.filing().by(team.clerk()).code();
    String sets = "/api/v1/dossiers/" + code + "/paper-sets";
    String body = papers(OnTheWay.seal());
    String key = UUID.randomUUID().toString();
    JsonNode set = ok(clerk.post(sets, body, "Idempotency-Key", key));
    String envelope = set.path("envelope").asString("");
    assertThat(ok(clerk.post(sets, body, "Idempotency-Key", key)).path("envelope").asString(""))
        .as("a retry makes no second envelope")
        .isEqualTo(envelope);
    refused(
        clerk.post(sets, papers(OnTheWay.seal()), "Idempotency-Key", key),
        422,
        "idempotency-key-reused");
    assertThat(ok(clerk.get(sets)).path("items")).hasSize(1);
    String destination = "{\"destination\": \"%s\"}".formatted(walk.authority());
    String bag = ok(clerk.post("/api/v1/custody/bags", destination)).path("number").asString("");
    String pack = "{\"envelope\": \"%s\"}".formatted(envelope);
    refused(clerk.post(UNITS + bag + "/envelopes", pack), 409, "list-not-confirmed");
    String list = "/api/v1/custody/paper-sets/" + set.path("id").asString("");
    ok(clerk.post(list + "/confirmations", "{\"password\": \"%s\"}".formatted(People.PASSWORD)));
    ok(clerk.post(UNITS + bag + "/envelopes", pack));
    refused(clerk.post(UNITS + bag + "/envelopes", pack), 409, "already-in-this-bag");
    String seal = OnTheWay.seal();
    String read = "{\"seal\": \"%s\"}".formatted(seal);
    JsonNode closed = ok(clerk.post(UNITS + bag + "/closings", read));
    assertThat(closed.path("manifest").path(0).asString("")).isEqualTo(envelope);
    ok(clerk.post(UNITS + bag + "/offers", "{}"));
    refused(clerk.post(UNITS + bag + "/acceptances", read), 409, "same-person");
    refused(
        courier.post(UNITS + bag + "/acceptances", "{\"seal\": \"FALSCH\"}"), 422, "seal-differs");
    JsonNode taken = ok(courier.post(UNITS + bag + "/acceptances", read));
    assertThat(taken.path("phase").asString("")).isEqualTo("closed");
    refused(courier.post(UNITS + bag + "/acceptances", read), 409, "already-yours");
    JsonNode holders = ok(courier.get(UNITS + envelope)).path("holders");
    assertThat(holders).hasSize(2);
    assertThat(holders.path(1).path("onTheWay").asBoolean(false)).isTrue();
  }

  @Test
  void whatWasSignedOnPaperComesAsAFile() {
    String code = walk.filing().by(team.clerk()).code();
    String sets = "/api/v1/dossiers/" + code + "/scanned-paper-sets";
    String list = papers(OnTheWay.seal()).replaceAll(", *\\s*\"signature\": \"[^\"]*\"", "");
    refused(scanned(sets, list, new byte[0], "a-" + code), 422, "required");
    refused(scanned(sets, list, new byte[] {'x'}, "b-" + code), 422, "file-type-unknown");
    JsonNode set = ok(scanned(sets, list, OnTheWay.signature("jpeg"), "c-" + code));
    assertThat(ok(scanned(sets, list, OnTheWay.signature("jpeg"), "c-" + code))).isEqualTo(set);
    refused(
        scanned(sets, list, OnTheWay.signature("png"), "c-" + code), 422, "idempotency-key-reused");
    String unit = UNITS + set.path("envelope").asString("") + "/scanned-deliveries";
    refused(clerk.upload(unit, Map.of("personalId", "001199000001"), new byte[0]), 422, "required");
  }

  private HttpResponse<String> scanned(String path, String list, byte[] file, String key) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--b\r\nContent-Disposition: form-data; name=\"list\"\r\n"
                + "Content-Type: application/json\r\n\r\n"
                + list
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\";"
                + " filename=\"list.jpg\"\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
    return clerk.send(
        "POST",
        path,
        "multipart/form-data; boundary=b",
        body.toByteArray(),
        "Idempotency-Key",
        key);
  }

  @Test
  void whoHeldThisPaperAtAMoment() {
    PaperSet set = way.takeIn(team.clerk());
    String at = set.takenAt().plusMillis(1).toString();
    JsonNode holder = ok(clerk.get(UNITS + set.envelope() + "/keeper?at=" + at));
    assertThat(holder.path("person").asString("")).isEqualTo(team.clerk().accountId().toString());
    assertThat(holder.path("place").asString("")).isEqualTo(OnTheWay.POINT);
    String early = URLEncoder.encode("14:07 03/03/2020", StandardCharsets.UTF_8);
    refused(clerk.get(UNITS + set.envelope() + "/keeper?at=" + early), 404, "nobody-held-it");
    refused(clerk.get(UNITS + set.envelope() + "/keeper"), 422, "moment-malformed");
    refused(clerk.get(UNITS + "DE000000014XX/keeper?at=" + at), 404, "unit-not-found");
  }

  @Test
  void aHandheldSendsWhatItRecorded() {
    PaperSet set = way.takeIn(team.clerk());
    String head = ok(clerk.get(UNITS + set.envelope())).path("head").asString("");
    String id = UUID.randomUUID().toString();
    String batch =
        """
        {"device": "may-1", "sentAt": "%s", "scans": [{"id": "%s", "number": "%s", "follows": "%s",
          "kind": "OFFER", "handover": "%s", "at": "%s"}]}
        """
            .formatted(
                clock.instant().minus(Duration.ofDays(3)),
                id,
                set.envelope(),
                head,
                UUID.randomUUID(),
                clock.instant().minus(Duration.ofDays(3)));
    JsonNode synced = ok(clerk.post("/api/v1/custody/scans", batch));
    assertThat(synced.path("clockFastSeconds").asLong()).isBetween(-259_260L, -259_140L);
    assertThat(synced.path("scans").path(0).path("result").asString("")).isEqualTo("stored");
    assertThat(
            ok(clerk.post("/api/v1/custody/scans", batch))
                .path("scans")
                .path(0)
                .path("result")
                .asString(""))
        .isEqualTo("duplicate");
    refused(
        clerk.post(
            "/api/v1/custody/scans",
            "{\"device\": \"may-1\", \"sentAt\": \"%s\", \"scans\": []}"
                .formatted(clock.instant())),
        422,
        "scans-out-of-range");
  }

  @Test
  void theAuthorityTellsSealAndCountsOverTheApi() {
    PaperSet set = way.takeIn(team.clerk());
    hands.offer(team.clerk(), set.envelope(), true);
    hands.accept(team.intake(), set.envelope(), null);
    Web intake = people.signIn(team.intake());
    intake.get("/custody");
    String receipts = UNITS + set.envelope() + "/receipts";
    refused(intake.post(receipts, "{\"agrees\": true}"), 422, "seal-needed");
    refused(intake.post(receipts, "{\"agrees\": true, \"seal\": \"SAI-11\"}"), 422, "seal-differs");
    String seal = way.sealOf(set.envelope());
    String counted =
        "{\"agrees\": false, \"seal\": \"%s\", \"lines\": [{\"no\": %s, \"found\": %d}]}";
    refused(intake.post(receipts, counted.formatted(seal, "9", 1)), 422, "no-such-line");
    refused(intake.post(receipts, counted.formatted(seal, "null", 1)), 422, "required");
    refused(
        intake.post(receipts, "{\"agrees\": false, \"seal\": \"%s\"}".formatted(seal)),
        422,
        "difference-needed");
    assertThat(
            ok(intake.post(receipts, counted.formatted(seal, "1", 0)))
                .path("discrepancy")
                .asString(""))
        .isEqualTo("lines-differ");
    Web centre = people.signIn(team.centre());
    centre.get("/custody/findings");
    String settlements = UNITS + set.envelope() + "/settlements";
    refused(centre.post(settlements, "{\"outcome\": \"GIVER_AT_FAULT\"}"), 422, "grounds-needed");
    ok(centre.post(settlements, "{\"outcome\": \"GIVER_AT_FAULT\", \"note\": \"đếm nhầm\"}"));
  }

  @Test
  void findingsAreForTheCentreOnly() {
    Web centre = people.signIn(team.centre());
    centre.get("/custody/findings");
    assertThat(ok(centre.get("/api/v1/custody/findings?kind=bag-overdue")).has("items")).isTrue();
    refused(centre.get("/api/v1/custody/findings?kind=nonsense"), 422, "unknown-option");
    refused(clerk.get("/api/v1/custody/findings"), 403, "forbidden");
    PaperSet set = way.takeIn(team.clerk());
    refused(clerk.post(UNITS + set.envelope() + "/losses", "{}"), 403, "forbidden");
    ok(centre.post(UNITS + set.envelope() + "/losses", "{}"));
    ok(centre.post(UNITS + set.envelope() + "/loss-declarations", "{}"));
    refused(clerk.post(UNITS + set.envelope() + "/offers", "{}"), 409, "unit-lost");
    assertThat(ok(courier.post(UNITS + set.envelope() + "/finds", "{}")).path("loss").asString(""))
        .isEqualTo("none");
    hands.offer(team.courier(), set.envelope(), false);
  }

  @Test
  void theLastKeeperAnswersOnceAndTheCentreReadsIt() {
    Web centre = people.signIn(team.centre());
    centre.get("/custody/findings");
    PaperSet set = way.takeIn(team.clerk());
    String answers = UNITS + set.envelope() + "/inquiry-answers";
    String handedOn = "{\"answer\": \"HANDED_ON\", \"words\": \"Giao cho bưu tá\"}";
    refused(clerk.post(answers, handedOn), 409, "no-inquiry");
    ok(centre.post(UNITS + set.envelope() + "/losses", "{}"));
    JsonNode inquiry = ok(centre.get(UNITS + set.envelope())).path("inquiry");
    assertThat(inquiry.path("keeper").asString("")).isEqualTo(team.clerk().displayName());
    assertThat(inquiry.path("answer").isNull()).isTrue();
    assertThat(clerk.get("/custody").body())
        .contains("Bạn được hỏi về giấy tờ đang tìm", set.envelope());
    assertThat(clerk.get("/custody/units/" + set.envelope()).body())
        .contains("Bạn là người ký giữ cuối cùng");
    refused(clerk.post(answers, "{}"), 422, "answer-needed");
    refused(clerk.post(answers, "{\"answer\": \"PERHAPS\"}"), 400, "malformed");
    refused(
        clerk.post(
            answers, "{\"answer\": \"HANDED_ON\", \"words\": \"%s\"}".formatted("a".repeat(501))),
        422,
        "too-long");
    ok(clerk.post(answers, handedOn));
    refused(clerk.post(answers, handedOn), 409, "inquiry-answered");
    assertThat(centre.get("/custody/units/" + set.envelope()).body())
        .contains("Tôi đã giao cho người khác: Giao cho bưu tá");
    assertThat(clerk.get("/custody").body()).doesNotContain("Bạn được hỏi về giấy tờ đang tìm");
  }

  @Test
  void everyFieldThatIsMissingIsNamed() {
    String code = walk.filing().by(team.clerk()).code();
    String sets = "/api/v1/dossiers/" + code + "/paper-sets";
    refused(clerk.post(sets, "{}"), 422, "required");
    refused(clerk.post(sets, "{\"seal\": \"MAU-77\", \"lines\": [null]}"), 422, "required");
    refused(
        clerk.post(sets, "{\"seal\": \"MAU-77\", \"lines\": [], \"farbe\": 1}"),
        400,
        "unknown-property");
    refused(clerk.post("/api/v1/custody/bags", "{}"), 422, "required");
    refused(
        clerk.post("/api/v1/custody/bags", "{\"destination\": \"Mond\"}"),
        422,
        "unknown-destination");
  }
}
