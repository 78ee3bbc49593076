package org.caunoi.custody.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.caunoi.NeedsNothing;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is taken in is what GS1's own schema takes, and what it refuses is refused. */
@NeedsNothing
class CheckEventTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int TRIES = 6_000;

  private static final List<String> GOOD =
      List.of(
          """
          {"@context": ["https://example.test/c", {"x": "https://example.test/x#"}], "type": "ObjectEvent",
           "eventTime": "2026-03-03T07:07:00.000Z", "eventTimeZoneOffset": "+07:00", "action": "OBSERVE",
           "epcList": ["https://example.test/1", "https://example.test/2"], "bizStep": "receiving",
           "disposition": "in_progress", "readPoint": {"id": "https://example.test/place"},
           "bizTransactionList": [{"type": "desadv", "bizTransaction": "https://example.test/h"}],
           "sourceList": [{"type": "possessing_party", "source": "https://example.test/a"}],
           "destinationList": [{"type": "possessing_party", "destination": "https://example.test/b"}],
           "errorDeclaration": {"declarationTime": "2026-03-04T00:00:00Z", "reason": "did_not_occur",
             "correctiveEventIDs": ["https://example.test/e"]}, "x:note": "one"}
          """,
          """
          {"@context": "https://example.test/c", "type": "AggregationEvent", "eventTime": "2026-03-03T07:07:00+07:00",
           "eventTimeZoneOffset": "+07:00", "action": "ADD", "parentID": "https://example.test/p",
           "childEPCs": ["https://example.test/1"], "bizStep": "packing", "recordTime": "2026-03-03T07:08:00Z",
           "disposition": "https://example.test/own"}
          """,
          """
          {"@context": {"x": "https://example.test/x#"}, "type": "TransformationEvent", "eventTime": "2026-03-03T07:07:00Z",
           "eventTimeZoneOffset": "-03:30", "inputEPCList": ["https://example.test/1"],
           "outputEPCList": ["https://example.test/2"], "transformationID": "https://example.test/t"}
          """,
          """
          {"@context": "https://example.test/c", "type": "TransactionEvent", "eventTime": "2026-03-03T07:07:00Z",
           "eventTimeZoneOffset": "+14:00", "action": "DELETE", "parentID": "https://example.test/p",
           "bizTransactionList": [{"bizTransaction": "https://example.test/h"}]}
          """,
          """
          {"@context": "https://example.test/c", "type": "AssociationEvent", "eventTime": "2026-03-03T07:07:00Z",
           "eventTimeZoneOffset": "+07:00", "action": "DELETE", "parentID": "https://example.test/p",
           "eventID": "urn:uuid:404d95fc-9457-4a51-bd6a-0bba133845a8"}
          """);

  private static final List<String> ODD =
      List.of(
          "1",
          "null",
          "true",
          "[]",
          "{}",
          "[1]",
          "[null]",
          "\"\"",
          "\"made_up\"",
          "\"not a uri\"",
          "\"https://example.test/other\"",
          "\"urn:epcglobal:cbv:bizstep:receiving\"",
          "\"https://ns.gs1.org/cbv/Disp-active\"",
          "\"2026-03-03T07:07Z\"",
          "\"2026-03-03\"",
          "\"ADD\"",
          "\"DELETE\"",
          "\"TransformationEvent\"",
          "\"ObjectEvent\"",
          "\"+7:00\"",
          "{\"id\": 1}",
          "{\"id\": \"https://example.test/i\"}",
          "[\"https://example.test/1\", \"https://example.test/1\"]",
          "{\"declarationTime\": \"2026-03-04T00:00:00Z\", \"reason\": \"because\"}",
          "{\"declarationTime\": \"2026-03-04T00:00:00Z\", \"why\": \"x\"}",
          "[{\"type\": \"owner\", \"source\": \"https://example.test/a\"}]",
          "[{\"source\": \"https://example.test/a\"}]",
          "[{\"type\": \"po\", \"bizTransaction\": \"https://example.test/h\", \"x\": 1}]");

  private static final List<String> FIELDS =
      List.of(
          "@context",
          "type",
          "eventTime",
          "eventTimeZoneOffset",
          "recordTime",
          "eventID",
          "action",
          "epcList",
          "parentID",
          "childEPCs",
          "inputEPCList",
          "outputEPCList",
          "transformationID",
          "bizStep",
          "disposition",
          "persistentDisposition",
          "readPoint",
          "bizLocation",
          "bizTransactionList",
          "sourceList",
          "destinationList",
          "errorDeclaration",
          "certificationInfo",
          "x:note",
          "a b:c",
          "nothing");

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(VersionFlag.V7)
        .getSchema(Files.readString(Path.of("src/test/resources/epcis/EPCISDocument.schema.json")));
  }

  private static boolean isTaken(JsonNode event) {
    try {
      CheckEvent.read(event, 0, "", Map.of());
      return CheckEvent.isContext(event.path("@context"));
    } catch (Refused refused) {
      return false;
    }
  }

  @Test
  void whateverIsTakenTheSchemaOfTheStandardTakesToo() throws IOException {
    JsonSchema schema = schema();
    Random random = new Random(Long.getLong("caunoi.seed", System.nanoTime()));
    int taken = 0;
    for (int i = 0; i < TRIES; i++) {
      ObjectNode event = (ObjectNode) JSON.readTree(GOOD.get(random.nextInt(GOOD.size())));
      for (int change = random.nextInt(3); change > 0; change--) {
        spoil(event, random);
      }
      if (isTaken(event)) {
        taken++;
        assertThat(schema.validate(event.toString(), InputFormat.JSON))
            .as(event.toString())
            .isEmpty();
      }
    }
    assertThat(taken).as("so that it says something").isBetween(TRIES / 4, TRIES - TRIES / 4);
  }

  private static void spoil(ObjectNode event, Random random) {
    String field = FIELDS.get(random.nextInt(FIELDS.size()));
    JsonNode odd = JSON.readTree(ODD.get(random.nextInt(ODD.size())));
    switch (random.nextInt(4)) {
      case 0 -> event.remove(field);
      case 1 -> inside(event, odd, random);
      default -> event.set(field, odd);
    }
  }

  /** Something odd within one of its lists or parts. */
  private static void inside(ObjectNode event, JsonNode odd, Random random) {
    List<JsonNode> parts =
        event.valueStream().filter(one -> one.isContainer() && !one.isEmpty()).toList();
    if (parts.isEmpty()) {
      return;
    }
    switch (parts.get(random.nextInt(parts.size()))) {
      case ArrayNode list when !list.isEmpty() && list.get(0) instanceof ObjectNode first ->
          first.set(first.propertyNames().iterator().next(), odd);
      case ArrayNode list -> list.add(odd);
      case ObjectNode part -> part.set(part.propertyNames().iterator().next(), odd);
      default -> {}
    }
  }

  @Test
  void whatIsGoodIsTakenAndEachKnownFaultIsNot() {
    assertThat(GOOD).allMatch(one -> isTaken(JSON.readTree(one)));
    ObjectNode event = (ObjectNode) JSON.readTree(GOOD.getFirst());
    event.put("bizStep", "made_up");
    assertThat(isTaken(event)).isFalse();
    event.put("bizStep", "receiving").putArray("bizTransactionList").add(1);
    assertThat(isTaken(event)).isFalse();
  }
}
