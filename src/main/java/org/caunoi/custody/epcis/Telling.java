package org.caunoi.custody.epcis;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Keeper;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One EPCIS event in the making, about one event of custody. */
final class Telling {

  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Vocabulary words;
  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  private Telling(Vocabulary words, String type, Event event, @Nullable String action) {
    this.words = words;
    node.put("type", type);
    node.put("eventTime", TIME.format(event.at()));
    node.put("eventTimeZoneOffset", VietnamTime.ZONE.getRules().getOffset(event.at()).getId());
    if (action != null) {
      node.put("action", action);
    }
    if (!event.by().place().isEmpty()) {
      node.putObject("readPoint").put("id", words.thing("place", event.by().place()));
    }
  }

  static Telling object(Vocabulary words, Event event, String action) {
    Telling telling = new Telling(words, "ObjectEvent", event, action);
    telling.node.putArray("epcList").add(words.unit(event.unit()));
    return telling;
  }

  /**
   * @param type {@code AggregationEvent} or {@code AssociationEvent}
   */
  static Telling inside(
      Vocabulary words, String type, Event event, String action, List<String> children) {
    Telling telling = new Telling(words, type, event, action);
    telling.node.put("parentID", words.unit(event.unit()));
    children.forEach(telling.node.putArray("childEPCs")::add);
    return telling;
  }

  /** Something came into being out of others. */
  static Telling made(Vocabulary words, Event event, List<String> inputs, List<String> outputs) {
    Telling telling = new Telling(words, "TransformationEvent", event, null);
    inputs.forEach(telling.node.putArray("inputEPCList")::add);
    outputs.forEach(telling.node.putArray("outputEPCList")::add);
    return telling;
  }

  /** The unit of the event goes into a bag or out of it. */
  static Telling of(Vocabulary words, Event event, String action, String bag) {
    Telling telling = new Telling(words, "AggregationEvent", event, action);
    telling.node.put("parentID", words.unit(bag));
    telling.node.putArray("childEPCs").add(words.unit(event.unit()));
    return telling;
  }

  Telling step(String step, String disposition) {
    node.put("bizStep", step).put("disposition", disposition);
    return this;
  }

  Telling transaction(String type, Object handover) {
    node.putArray("bizTransactionList")
        .addObject()
        .put("type", type)
        .put("bizTransaction", words.thing("handover", handover));
    return this;
  }

  Telling between(Keeper giver, Keeper receiver) {
    node.putArray("sourceList")
        .addObject()
        .put("type", "possessing_party")
        .put("source", id(giver));
    node.putArray("destinationList")
        .addObject()
        .put("type", "possessing_party")
        .put("destination", id(receiver));
    return note("offeredBy", id(giver)).note("acceptedBy", id(receiver));
  }

  Telling note(String name, String value) {
    node.put(words.extension(name), value);
    return this;
  }

  String id(Keeper keeper) {
    return words.thing("keeper", keeper.person());
  }

  /**
   * Whole, and declared to be in error.
   *
   * @param reason {@code did_not_occur} or {@code incorrect_data}
   */
  ObjectNode inError(String reason, Instant since, List<Telling> instead) {
    ObjectNode declaration =
        told()
            .putObject("errorDeclaration")
            .put("declarationTime", TIME.format(since))
            .put("reason", reason);
    if (!instead.isEmpty()) {
      ArrayNode ids = declaration.putArray("correctiveEventIDs");
      instead.forEach(one -> ids.add(one.told().path("eventID").asString()));
    }
    return node;
  }

  /** Whole, with the id that follows from what it says. */
  ObjectNode told() {
    return node.put("eventID", words.hash().of(node));
  }
}
