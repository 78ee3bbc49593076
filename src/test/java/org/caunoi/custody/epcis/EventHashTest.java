package org.caunoi.custody.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openepcis.epc.eventhash.EventHashGenerator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.caunoi.Measured;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our identifiers of events are those of the reference library. */
@NeedsNothing
class EventHashTest {

  private static final int EVENTS = Integer.getInteger("caunoi.epcis.hashes", 400);
  private static final String SPACE = "https://example.test/ns/epcis#";
  private static final Map<String, String> SPACES = Map.of("caunoi", SPACE);
  private static final List<String> TYPES =
      List.of(
          "ObjectEvent",
          "AggregationEvent",
          "AssociationEvent",
          "TransactionEvent",
          "TransformationEvent");
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void areThoseOfTheReferenceLibraryForRandomEvents() throws Exception {
    long seed = Long.getLong("caunoi.seed", System.nanoTime());
    Random random = new Random(seed);
    EventHashGenerator reference = new EventHashGenerator();
    ObjectMapper theirs = new ObjectMapper();
    for (int i = 0; i < EVENTS; i++) {
      String event = JSON.writeValueAsString(event(random));
      String expected =
          reference.fromObjectNode((ObjectNode) theirs.readTree(event), SPACES, "sha-256");
      assertThat(ours(event)).as("seed %d, event %d: %s", seed, i, event).isEqualTo(expected);
    }
    Measured.say("EPCIS: seed %d, %d random events, 0 hashes differ", seed, EVENTS);
  }

  @Test
  void doNotHangOnOrderSpellingOrWhenItWasRecorded() {
    String one =
        """
        {"type": "ObjectEvent", "eventTime": "2026-03-03T14:07:00+07:00", "eventTimeZoneOffset": "+07:00",
         "epcList": ["https://example.test/a", "https://example.test/b"], "action": "OBSERVE", "bizStep": "shipping"}
        """;
    String other =
        """
        {"bizStep": "https://ref.gs1.org/cbv/BizStep-shipping", "recordTime": "2026-03-04T00:00:00Z", "eventID": "urn:x:1",
         "epcList": ["https://example.test/b", "https://example.test/a"], "action": "OBSERVE",
         "eventTimeZoneOffset": "+07:00", "eventTime": "2026-03-03T07:07:00.000Z", "type": "ObjectEvent"}
        """;
    assertThat(ours(one)).isEqualTo(ours(other));
    assertThat(ours(one)).isNotEqualTo(ours(one.replace("OBSERVE", "ADD")));
  }

  private static String ours(String event) {
    JsonNode node = JSON.readTree(event);
    return new EventHash(SPACES).of(node);
  }

  private static Map<String, Object> event(Random random) {
    Map<String, Object> event = new LinkedHashMap<>();
    String type = TYPES.get(random.nextInt(TYPES.size()));
    event.put("type", type);
    event.put("eventTime", time(random));
    event.put("eventTimeZoneOffset", random.nextBoolean() ? "+07:00" : "+00:00");
    if (type.equals("TransformationEvent")) {
      event.put("inputEPCList", things(random));
      event.put("outputEPCList", things(random));
    } else {
      event.put("action", List.of("ADD", "OBSERVE", "DELETE").get(random.nextInt(3)));
      boolean object = type.equals("ObjectEvent") || type.equals("TransactionEvent");
      if (!object) {
        event.put("parentID", thing(random));
      }
      event.put(object ? "epcList" : "childEPCs", things(random));
    }
    if (random.nextBoolean()) {
      event.put("bizStep", random.nextBoolean() ? "shipping" : SPACE + "delivered");
      event.put("disposition", random.nextBoolean() ? "in_transit" : SPACE + "with_citizen");
    }
    if (random.nextBoolean()) {
      event.put("readPoint", Map.of("id", thing(random)));
      event.put("bizLocation", Map.of("id", thing(random)));
    }
    if (random.nextBoolean()) {
      event.put(
          "bizTransactionList",
          List.of(
              Map.of("type", "desadv", "bizTransaction", thing(random)),
              Map.of("type", "recadv", "bizTransaction", thing(random))));
      event.put("sourceList", List.of(Map.of("type", "possessing_party", "source", thing(random))));
      event.put(
          "destinationList", List.of(Map.of("type", "location", "destination", thing(random))));
    }
    if (random.nextBoolean()) {
      event.put("caunoi:witness", thing(random));
      event.put("caunoi:acceptedBy", thing(random));
    }
    if (random.nextInt(4) == 0) {
      event.put("recordTime", time(random));
    }
    List<String> keys = new ArrayList<>(event.keySet());
    Collections.shuffle(keys, random);
    Map<String, Object> shuffled = new LinkedHashMap<>();
    keys.forEach(key -> shuffled.put(key, event.get(key)));
    return shuffled;
  }

  private static String time(Random random) {
    Instant at = Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt(1_000_000_000));
    return switch (random.nextInt(3)) {
      case 0 -> at.toString();
      case 1 -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(ZoneOffset.ofHours(7)));
      default -> at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    };
  }

  private static List<String> things(Random random) {
    List<String> things = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      things.add(thing(random));
    }
    return things;
  }

  private static String thing(Random random) {
    return String.format(
        Locale.ROOT, "https://example.test/custody/units/DE%09dVN", random.nextInt(1_000_000));
  }
}
