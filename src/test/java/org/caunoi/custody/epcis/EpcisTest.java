package org.caunoi.custody.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.Measured;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Permission;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.custody.HandOver;
import org.caunoi.custody.OnTheWay;
import org.caunoi.custody.OnTheWay.Bag;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.custody.OpenSealedBag;
import org.caunoi.custody.ReadUnit;
import org.caunoi.custody.RecordScans;
import org.caunoi.custody.RecordScans.Kind;
import org.caunoi.custody.RecordScans.Scan;
import org.caunoi.custody.SettleDispute;
import org.caunoi.custody.SettleDispute.Outcome;
import org.caunoi.custody.TakeInPapers;
import org.caunoi.custody.TakeInPapers.Counted;
import org.caunoi.custody.TakeInPapers.Papers;
import org.caunoi.shared.UuidV7;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Custody in GS1 EPCIS 2.0, told and heard. {@code bin/epcis-drill} runs it with 10,000 events and
 * compares 5,000 hashes.
 */
@IntegrationTest
class EpcisTest {

  private static final int EVENTS = Integer.getInteger("caunoi.epcis.events", 300);
  private static final JsonMapper JSON = JsonMapper.shared();

  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private HandOver hands;
  @Autowired private OpenSealedBag opening;
  @Autowired private ReadUnit reading;
  @Autowired private RecordScans scans;
  @Autowired private SettleDispute settling;
  @Autowired private TakeInPapers taking;
  @Autowired private Walk walk;
  @Autowired private Clock clock;
  @Autowired private ProcessCaptures captures;
  @Autowired private JdbcClient jdbc;

  private Web partner;

  @BeforeEach
  void partner() {
    partner = people.system(Permission.READ_EPCIS, Permission.CAPTURE_EPCIS).web();
  }

  private JsonNode told(String unit) throws IOException {
    HttpResponse<String> answer = partner.get("/api/v1/epcis/events?unit=" + unit);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(schema().validate(answer.body(), InputFormat.JSON)).isEmpty();
    return JSON.readTree(answer.body()).at("/epcisBody/eventList");
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(VersionFlag.V7)
        .getSchema(Files.readString(Path.of("src/test/resources/epcis/EPCISDocument.schema.json")));
  }

  @Test
  void theSchemaRefusesWhatIsWrong() throws IOException {
    String wrong =
        """
        {"@context": ["https://example.test/x"], "type": "EPCISDocument", "schemaVersion": "2.0",
         "creationDate": "2026-03-03T07:07:00Z", "epcisBody": {"eventList": [{"type": "ObjectEvent"}]}}
        """;
    assertThat(schema().validate(wrong, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void aHandOverIsOnePairWithOneNumberAndTheWholeWayIsValid() throws IOException {
    Team team = way.team();
    Bag bag = way.opened(team, 3);
    opening.count(team.mailRoom(), bag.number(), bag.envelopes().subList(0, 2), List.of());
    JsonNode events = told(bag.number());
    List<String> steps = new ArrayList<>();
    events.forEach(
        one -> steps.add(one.path("type").asString() + " " + one.path("bizStep").asString()));
    assertThat(steps)
        .containsExactly(
            "ObjectEvent commissioning",
            "AggregationEvent packing",
            "AssociationEvent installing",
            "ObjectEvent shipping",
            "ObjectEvent receiving",
            "ObjectEvent shipping",
            "ObjectEvent receiving",
            "AssociationEvent removing",
            "AggregationEvent unpacking",
            "ObjectEvent inspecting");
    JsonNode given = events.get(3);
    JsonNode taken = events.get(4);
    String handover = given.at("/bizTransactionList/0/bizTransaction").asString();
    assertThat(taken.at("/bizTransactionList/0/bizTransaction").asString()).isEqualTo(handover);
    assertThat(given.at("/bizTransactionList/0/type").asString()).isEqualTo("desadv");
    assertThat(taken.at("/bizTransactionList/0/type").asString()).isEqualTo("recadv");
    assertThat(given.at("/sourceList/0/source"))
        .isNotEqualTo(given.at("/destinationList/0/destination"));
    assertThat(events.get(8).path("caunoi:witness").asString())
        .endsWith(team.witness().accountId().toString());
    assertThat(events.get(9).path("disposition").asString()).isEqualTo("mismatch_quantity");
    String all = events.toString();
    assertThat(all).doesNotContain(team.clerk().displayName(), team.courier().displayName());
  }

  @Test
  void anEnvelopeIsToldFromItsSealToTheAuthority() throws IOException {
    Team team = way.team();
    Bag bag = way.opened(team, 1);
    String envelope = bag.envelopes().getFirst();
    opening.count(team.mailRoom(), bag.number(), bag.envelopes(), List.of());
    hands.offer(team.mailRoom(), envelope, true);
    hands.accept(team.intake(), envelope, null);
    way.receive(team.intake(), envelope);
    JsonNode events = told(envelope);
    assertThat(events.get(1).path("childEPCs").size()).isEqualTo(2);
    List<String> inBag = new ArrayList<>();
    events.forEach(
        one -> {
          if (one.path("parentID").asString("").endsWith(bag.number())) {
            inBag.add(one.path("action").asString() + " " + one.path("bizStep").asString());
          }
        });
    assertThat(inBag).containsExactly("ADD packing", "DELETE unpacking");
    assertThat(events.get(events.size() - 1).path("disposition").asString())
        .isEqualTo("completeness_verified");
  }

  @Test
  void aScanThatContradictsWhatCountsIsToldAsAnErrorUnderTheIdItHad() throws IOException {
    Team team = way.team();
    String envelope = way.takeIn(team.clerk()).envelope();
    hands.offer(team.clerk(), envelope, false);
    UUID head = reading.open(team.centre(), envelope).head();
    UUID handover = handover(envelope);
    SignedIn rival = people.courier(OnTheWay.POINT);
    Instant now = clock.instant();
    scan(rival, envelope, head, handover, now);
    JsonNode before = told(envelope);
    List<String> ids = new ArrayList<>();
    before.forEach(one -> ids.add(one.path("eventID").asString()));
    scan(team.courier(), envelope, head, handover, now.plusSeconds(1));
    hands.offer(keeper(envelope, rival, team.courier()), envelope, true);
    JsonNode after = told(envelope);
    List<JsonNode> errors = new ArrayList<>();
    after.forEach(
        one -> {
          if (one.has("errorDeclaration")) {
            errors.add(one);
          }
        });
    assertThat(errors)
        .extracting(one -> one.path("bizStep").asString())
        .containsExactly("shipping", "receiving");
    for (JsonNode error : errors) {
      assertThat(error.at("/errorDeclaration/reason").asString()).isEqualTo("did_not_occur");
      JsonNode instead = error.at("/errorDeclaration/correctiveEventIDs");
      assertThat(instead).hasSize(2);
      assertThat(after.toString()).contains(instead.get(0).asString());
      ids.remove(error.path("eventID").asString());
    }
    List<String> still = new ArrayList<>();
    after.forEach(one -> still.add(one.path("eventID").asString()));
    assertThat(still).as("what was told before is still told").containsAll(ids);
  }

  @Test
  void aSealThatIsReplacedIsTakenOffAndTheNextPutOnUnlessItsNumberWasOnlyWrong()
      throws IOException {
    Team team = way.team();
    Bag broken = way.arrived(team, 1);
    opening.sealDiffers(team.mailRoom(), broken.number(), null);
    settling.settle(team.centre(), broken.number(), Outcome.EXPLAINED, null, OnTheWay.seal());
    assertThat(seals(broken.number())).containsExactly("ADD", "DELETE", "ADD");
    Bag wrong = way.arrived(team, 1);
    opening.sealDiffers(team.mailRoom(), wrong.number(), null);
    settling.settle(team.centre(), wrong.number(), Outcome.CORRECTED, null, OnTheWay.seal());
    assertThat(seals(wrong.number())).containsExactly("ADD", "ADD", "ADD incorrect_data");
  }

  private List<String> seals(String unit) throws IOException {
    List<String> seals = new ArrayList<>();
    told(unit)
        .forEach(
            one -> {
              if (one.path("type").asString().equals("AssociationEvent")) {
                String reason = one.at("/errorDeclaration/reason").asString("");
                seals.add((one.path("action").asString() + " " + reason).strip());
              }
            });
    return seals;
  }

  private SignedIn keeper(String envelope, SignedIn one, SignedIn other) {
    return reading.open(one, envelope).facts().keeperId().equals(one.accountId()) ? one : other;
  }

  private UUID handover(String envelope) {
    return jdbc.sql(
            "SELECT facts ->> 'handover' FROM custody.event WHERE unit = :unit AND kind ="
                + " 'Offered'")
        .param("unit", envelope)
        .query((rs, n) -> UUID.fromString(rs.getString(1)))
        .single();
  }

  private void scan(SignedIn who, String envelope, UUID follows, UUID handover, Instant at) {
    scans.sync(
        who,
        "may-epcis",
        at,
        List.of(
            new Scan(
                UuidV7.next(clock), envelope, follows, Kind.ACCEPT, handover, null, null, at)));
  }

  @Test
  void aResultThatComesBackToItsDeskIsToldAsReturned() throws IOException {
    Team team = way.team();
    SignedIn desk = people.officer(Role.RETURN_OFFICER, walk.authority());
    String code = walk.filing().by(team.clerk()).code();
    String handedIn = way.takeIn(team.clerk(), code).envelope();
    String envelope =
        taking
            .take(
                desk,
                code,
                new Papers(
                    List.of(new Counted("result", CopyKind.ORIGINAL, 1)),
                    false,
                    OnTheWay.seal(),
                    null,
                    true))
            .envelope();
    hands.offer(desk, envelope, true);
    hands.accept(team.clerk(), envelope, null);
    hands.offer(team.clerk(), envelope, false);
    hands.accept(desk, envelope, null);
    List<String> received = new ArrayList<>();
    told(envelope)
        .forEach(
            one -> {
              if (one.path("bizStep").asString().equals("receiving")) {
                received.add(one.path("disposition").asString());
              }
            });
    assertThat(received).containsExactly("in_progress", "returned");
    JsonNode made = told(envelope).get(0);
    assertThat(made.path("type").asString()).isEqualTo("TransformationEvent");
    assertThat(made.path("inputEPCList").toString())
        .as("from the dossier and both copies of what was handed in")
        .contains("/id/dossier/" + code, "/id/paper/" + handedIn + "/1", handedIn + "/2");
    assertThat(made.at("/outputEPCList/0").asString()).endsWith("/id/paper/" + envelope + "/1");
  }

  private static String event(String thing, String more) {
    return """
    {"@context": [{"x": "https://example.test/x#"}], "type": "ObjectEvent",
     "eventTime": "2026-03-03T07:07:00Z", "eventTimeZoneOffset": "+07:00",
     "epcList": ["https://example.test/%s"], "action": "OBSERVE", "bizStep": "receiving"%s}
    """
        .formatted(thing, more);
  }

  private static String document(List<String> events) {
    return """
    {"@context": [{"x": "https://example.test/x#"}], "type": "EPCISDocument", "schemaVersion": "2.0",
     "creationDate": "2026-03-03T07:07:00Z", "epcisBody": {"eventList": [%s]}}
    """
        .formatted(String.join(",", events));
  }

  @Test
  void aRepeatedEventIsAConflictAndADeclarationOfErrorWithTheSameIdIsNot() {
    String thing = UUID.randomUUID().toString();
    HttpResponse<String> first = partner.post("/api/v1/epcis/events", event(thing, ""));
    assertThat(first.statusCode()).isEqualTo(201);
    String id = JSON.readTree(first.body()).path("eventID").asString();
    assertThat(id).startsWith("ni:///sha-256;");
    assertThat(partner.post("/api/v1/epcis/events", event(thing, "")).statusCode()).isEqualTo(409);
    String declared =
        ", \"eventID\": \"%s\", \"errorDeclaration\": {\"declarationTime\": \"2026-03-04T00:00:00Z\", \"reason\": \"did_not_occur\"}"
            .formatted(id);
    assertThat(partner.post("/api/v1/epcis/events", event(thing, declared)).statusCode())
        .isEqualTo(201);
    assertThat(partner.post("/api/v1/epcis/events", event(thing, declared)).statusCode())
        .isEqualTo(409);
    Web other = people.system(Permission.CAPTURE_EPCIS).web();
    assertThat(other.post("/api/v1/epcis/events", event(thing, "")).statusCode())
        .as("another system says the same")
        .isEqualTo(201);
    assertThat(
            other
                .post(
                    "/api/v1/epcis/events",
                    event(thing, ", \"eventID\": \"ni:///sha-256;00?ver=CBV2.0\""))
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void whatIsHeardAboutAnEnvelopeIsToldWithItAndChangesNothing() throws IOException {
    Team team = way.team();
    String envelope = way.takeIn(team.clerk()).envelope();
    JsonNode before = told(envelope);
    String thing = before.get(0).at("/epcList/0").asString();
    String heard = event("x", "").replace("https://example.test/x\"]", thing + "\"]");
    assertThat(partner.post("/api/v1/epcis/events", heard).statusCode()).isEqualTo(201);
    assertThat(told(envelope).size()).isEqualTo(before.size() + 1);
    assertThat(
            jdbc.sql("SELECT version FROM custody.unit WHERE number = :number")
                .param("number", envelope)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private JsonNode capture(String document, String behaviour) {
    HttpResponse<String> answer =
        partner.post("/api/v1/epcis/capture", document, "GS1-Capture-Error-Behaviour", behaviour);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    captures.drain();
    String job = answer.headers().firstValue("Location").orElseThrow();
    for (int i = 0; i < 200; i++) {
      JsonNode state = JSON.readTree(partner.get(job).body());
      if (!state.path("running").asBoolean()) {
        return state;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
    throw new AssertionError("the job did not end");
  }

  @Test
  void theSameDocumentFiveTimesIsStoredOnce() {
    String run = UUID.randomUUID().toString();
    List<String> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      events.add(event(run + "/" + i, ""));
    }
    String document = document(events);
    long begin = System.nanoTime();
    JsonNode first = capture(document, "rollback");
    double seconds = (System.nanoTime() - begin) / 1e9;
    assertThat(first.path("success").asBoolean()).isTrue();
    assertThat(first.path("stored").asInt()).isEqualTo(EVENTS);
    for (int again = 0; again < 4; again++) {
      JsonNode repeated = capture(document, "rollback");
      assertThat(repeated.path("success").asBoolean()).isFalse();
      assertThat(repeated.path("stored").asInt()).isZero();
      assertThat(repeated.path("repeated").asInt()).isEqualTo(EVENTS);
      assertThat(repeated.at("/errors/0/code").asString()).isEqualTo("epcis-told-before");
    }
    assertThat(stored(run)).isEqualTo(EVENTS);
    Measured.say(
        "EPCIS: %d events captured in %.1f s, the same document four times more: 0 stored",
        EVENTS, seconds);
  }

  private long stored(String run) {
    return jdbc.sql(
            "SELECT count(*) FROM custody.captured_event WHERE things[1] LIKE '%' || :run || '%'")
        .param("run", run)
        .query(Long.class)
        .single();
  }

  @Test
  void oneWrongEventKeepsADocumentOutUnlessItMayProceed() {
    String run = UUID.randomUUID().toString();
    List<String> events =
        List.of(
            event(run + "/1", ""),
            event(run + "/2", "").replace("OBSERVE", "LOOK"),
            event(run + "/3", ", \"sensorElementList\": []"));
    JsonNode kept = capture(document(events), "rollback");
    assertThat(kept.path("success").asBoolean()).isFalse();
    assertThat(kept.at("/errors/0/at").asString()).isEqualTo("/epcisBody/eventList/1/action");
    assertThat(kept.at("/errors/1/at").asString())
        .isEqualTo("/epcisBody/eventList/2/sensorElementList");
    assertThat(stored(run)).isZero();
    JsonNode proceeded = capture(document(events), "proceed");
    assertThat(proceeded.path("stored").asInt()).isEqualTo(1);
    assertThat(proceeded.path("errors").size()).isEqualTo(2);
    assertThat(stored(run)).isEqualTo(1);
    JsonNode mixed =
        capture(document(List.of(event(run + "/1", ""), event(run + "/4", ""))), "rollback");
    assertThat(mixed.path("stored").asInt()).as("one is told before, so neither").isZero();
    assertThat(stored(run)).isEqualTo(1);
  }

  @Test
  void whateverSomebodyCallsAFieldKeepsNoOtherDocumentWaiting() {
    String run = UUID.randomUUID().toString();
    JsonNode strange = capture(document(List.of(event(run, ", \"a\\u0000:b\": {}"))), "rollback");
    assertThat(strange.path("success").asBoolean()).isFalse();
    for (String thing : List.of("x".repeat(5_000), "\\ud800", "\\u0000")) {
      assertThat(partner.post("/api/v1/epcis/events", event(thing, "")).statusCode())
          .isBetween(400, 422);
    }
    assertThat(capture(document(List.of(event(run, ""))), "rollback").path("stored").asInt())
        .isEqualTo(1);
  }

  @Test
  void whatTheProfileDoesNotTakeIsRefusedByNameInAClearSentence() {
    for (String more :
        List.of(
            "\"sensorElementList\": [{\"sensorReport\": [{\"type\": \"Temperature\", \"value\": 26,"
                + " \"uom\": \"CEL\"}]}]",
            "\"ilmd\": {\"https://example.test/lot\": \"1\"}",
            "\"quantityList\": [{\"epcClass\": \"https://example.test/class/1\", \"quantity\":"
                + " 3}]")) {
      String field = more.substring(1, more.indexOf('"', 1));
      HttpResponse<String> answer =
          partner.post("/api/v1/epcis/events", event(UUID.randomUUID().toString(), ", " + more));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      JsonNode error = JSON.readTree(answer.body()).path("errors").path(0);
      assertThat(error.path("pointer").asString("")).isEqualTo("/" + field);
      assertThat(error.path("code").asString("")).isEqualTo("epcis-field-not-taken");
      assertThat(answer.body()).contains("số lượng, cảm biến");
    }
  }

  @Test
  void ourOwnAddressesLeadSomewhere() throws IOException {
    Team team = way.team();
    String envelope = way.takeIn(team.clerk()).envelope();
    Web anybody = people.nobody();
    for (JsonNode event : told(envelope)) {
      for (String name : List.of("bizStep", "disposition")) {
        String word = event.path(name).asString("");
        if (word.contains("/ns/epcis#")) {
          assertThat(anybody.get("/ns/epcis").body())
              .contains("id=\"" + word.substring(word.indexOf('#') + 1) + "\"");
        }
      }
    }
    assertThat(anybody.get("/ns/epcis").body()).contains("id=\"manifestRoot\"", "id=\"id-seal\"");
    Web clerk = people.signIn(team.clerk());
    String seal = way.sealOf(envelope);
    assertThat(anybody.get("/id/seal/" + seal).headers().firstValue("Location").orElse(""))
        .contains("/sign-in");
    assertThat(leads(clerk, "/id/seal/" + seal)).endsWith("/custody/units/" + envelope);
    assertThat(leads(clerk, "/id/paper/" + envelope + "/1")).endsWith("/custody/units/" + envelope);
    assertThat(leads(clerk, "/id/place/HN-0001")).endsWith("/ns/epcis#id-place");
    assertThat(leads(people.signIn(people.clerk("HN-0002")), "/id/seal/" + seal))
        .as("another’s")
        .endsWith("/ns/epcis#id-seal");
    assertThat(clerk.get("/id/nothing/1").statusCode()).isEqualTo(404);
  }

  private static String leads(Web web, String address) {
    return web.get(address).headers().firstValue("Location").orElse("");
  }

  @Test
  void whatIsNoEventIsNamedByItsField() {
    for (String body :
        List.of("\"x\"", "[]", "{}", "{\"type\": 1}", "null", "{\"type\": {\"a\": 1}}")) {
      assertThat(partner.post("/api/v1/epcis/events", body).statusCode())
          .as(body)
          .isBetween(400, 422);
      assertThat(partner.post("/api/v1/epcis/capture", body).statusCode())
          .as(body)
          .isBetween(400, 422);
    }
    assertThat(partner.get("/api/v1/epcis/capture/" + UUID.randomUUID()).statusCode())
        .isEqualTo(404);
    Web reader = people.system(Permission.READ_DOSSIERS).web();
    assertThat(reader.post("/api/v1/epcis/events", event("y", "")).statusCode()).isEqualTo(403);
    assertThat(reader.get("/api/v1/epcis/events?unit=DE000000017VN").statusCode()).isEqualTo(403);
  }
}
