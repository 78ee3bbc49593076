package org.caunoi.custody.epcis;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Our addresses in EPCIS events: resolvable ones of this house, without a word about people. */
@Component
class Vocabulary {

  static final String PREFIX = "caunoi";

  /** What is said in our own words, each of which the page of the vocabulary explains. */
  static final List<String> WORDS =
      List.of(
          "issuing",
          "delivered",
          "with_citizen",
          "lost",
          "offeredBy",
          "acceptedBy",
          "witness",
          "manifestRoot",
          "proof");

  /** What an address below {@code /id} may stand for. */
  static final List<String> THINGS =
      List.of("dossier", "paper", "seal", "place", "keeper", "handover", "proof");

  private static final String GS1 =
      "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

  private final String base;

  Vocabulary(@Value("${caunoi.base-url}") String base) {
    this.base = base.replaceFirst("/+$", "");
  }

  String unit(String number) {
    return base + "/custody/units/" + number;
  }

  String thing(String kind, Object key) {
    return base + "/id/" + known(kind, THINGS) + "/" + key;
  }

  /** A word of our own, where the standard has none. */
  String word(String name) {
    return namespace() + known(name, WORDS);
  }

  /** The name of an extension of an event. */
  String extension(String name) {
    return PREFIX + ":" + known(name, WORDS);
  }

  private static String known(String name, List<String> all) {
    if (!all.contains(name)) {
      throw new IllegalArgumentException("The vocabulary does not explain " + name);
    }
    return name;
  }

  EventHash hash() {
    return new EventHash(Map.of(PREFIX, namespace()));
  }

  /** A document around events. */
  ObjectNode document(String created, List<ObjectNode> events) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putArray("@context").add(GS1).addObject().put(PREFIX, namespace());
    document.put("type", "EPCISDocument").put("schemaVersion", "2.0").put("creationDate", created);
    document.putObject("epcisBody").putArray("eventList").addAll(events);
    return document;
  }

  private String namespace() {
    return base + "/ns/epcis#";
  }
}
