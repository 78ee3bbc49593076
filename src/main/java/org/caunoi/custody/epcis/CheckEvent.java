package org.caunoi.custody.epcis;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether an event is one of the profile: what it must have, and what it must not. */
final class CheckEvent {

  private static final int MOST_THINGS = 10_000;
  private static final Pattern ADDRESS = Pattern.compile("[\\x21-\\x7e]{3,500}");
  private static final Set<String> LISTS =
      Set.of("epcList", "childEPCs", "inputEPCList", "outputEPCList");

  /** What each type must have. */
  private static final Map<String, List<String>> TYPES =
      Map.of(
          "ObjectEvent", List.of("action", "epcList"),
          "AggregationEvent", List.of("action", "parentID"),
          "AssociationEvent", List.of("action", "parentID"),
          "TransactionEvent", List.of("action", "bizTransactionList"),
          "TransformationEvent", List.of("outputEPCList"));

  private static final Set<String> MORE =
      Set.of("@context", "eventID", "recordTime", "errorDeclaration");

  private final String at;
  private final Map<String, String> namespaces;
  private final List<FieldError> errors = new ArrayList<>();
  private final List<String> things = new ArrayList<>();

  private CheckEvent(String at, Map<String, String> namespaces) {
    this.at = at;
    this.namespaces = namespaces;
  }

  /**
   * Refused at the field with {@code epcis-missing}, {@code epcis-value}, {@code
   * epcis-field-not-taken}, {@code epcis-hash-differs}.
   *
   * @param at pointer of the event
   */
  static HeardEvent read(JsonNode event, int no, String at, Map<String, String> namespaces) {
    return new CheckEvent(at, namespaces).read(event, no);
  }

  /** Prefixes of extensions that a context names. */
  static Map<String, String> namespaces(JsonNode context) {
    Map<String, String> found = new HashMap<>();
    for (JsonNode part : context.isArray() ? context : List.of(context)) {
      part.properties().forEach(one -> found.put(one.getKey(), one.getValue().asString("")));
    }
    return found;
  }

  private HeardEvent read(JsonNode json, int no) {
    if (!(json instanceof ObjectNode event)) {
      throw Refused.field(at, "epcis-value");
    }
    List<String> needed = TYPES.get(event.path("type").asString(""));
    need(needed != null, "type", "epcis-value");
    need(isTime(event.path("eventTime")), "eventTime", "epcis-value");
    need(
        event
            .path("eventTimeZoneOffset")
            .asString("")
            .matches("[+-](0\\d|1[0-3]):[0-5]\\d|[+-]14:00"),
        "eventTimeZoneOffset",
        "epcis-value");
    for (String field : needed == null ? List.<String>of() : needed) {
      need(event.has(field), field, "epcis-missing");
    }
    need(
        !event.has("action") || event.path("action").asString("").matches("ADD|OBSERVE|DELETE"),
        "action",
        "epcis-value");
    event.properties().forEach(one -> check(one.getKey(), one.getValue()));
    if (!errors.isEmpty()) {
      throw Refused.fields(errors);
    }
    String hash = new EventHash(namespaces).of(event);
    String id = event.path("eventID").asString(hash);
    if (id.startsWith("ni:///sha-256;") && !id.equals(hash)) {
      throw Refused.field(at + "/eventID", "epcis-hash-differs");
    }
    return new HeardEvent(no, id, event.has("errorDeclaration"), List.copyOf(things), event);
  }

  private void check(String field, JsonNode value) {
    if (LISTS.contains(field)) {
      need(value.isArray() && value.size() <= MOST_THINGS, field, "epcis-value");
      value.forEach(one -> thing(field, one));
    } else if (field.equals("parentID")) {
      thing(field, value);
    } else if (field.equals("eventID")) {
      need(isUri(value), field, "epcis-value");
    } else if (field.equals("errorDeclaration")) {
      need(isTime(value.path("declarationTime")), field, "epcis-value");
    } else if (field.endsWith("List")) {
      need(EventHash.ORDER.contains(field), field, "epcis-field-not-taken");
      need(value.isArray(), field, "epcis-value");
    } else if (field.equals("readPoint") || field.equals("bizLocation")) {
      need(isUri(value.path("id")), field, "epcis-value");
    } else if (field.indexOf(':') > 0) {
      need(!value.isObject(), field, "epcis-field-not-taken");
    } else {
      need(EventHash.ORDER.contains(field) || MORE.contains(field), field, "epcis-field-not-taken");
      need(MORE.contains(field) || value.isString(), field, "epcis-value");
    }
  }

  private void thing(String field, JsonNode value) {
    need(isUri(value), field, "epcis-value");
    things.add(value.asString(""));
  }

  private void need(boolean right, String field, String code) {
    if (!right && errors.size() < 20) {
      errors.add(new FieldError(at + "/" + part(field), code, List.of()));
    }
  }

  /** A name of a field as part of a pointer, whatever somebody called it. */
  private static String part(String field) {
    String plain = field.replaceAll("[^\\x20-\\x7e]", "?").replace("~", "~0").replace("/", "~1");
    return plain.substring(0, Math.min(80, plain.length()));
  }

  private static boolean isTime(JsonNode value) {
    try {
      return OffsetDateTime.parse(value.asString("")).getYear() > 1900;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isUri(JsonNode value) {
    try {
      return value.isString()
          && ADDRESS.matcher(value.asString()).matches()
          && new URI(value.asString()).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
