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

  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

  /** What each type must have. */
  private static final Map<String, List<String>> TYPES =
      Map.of(
          "ObjectEvent", List.of("action", "epcList"),
          "AggregationEvent", List.of("action", "parentID"),
          "AssociationEvent", List.of("action", "parentID"),
          "TransactionEvent", List.of("action", "bizTransactionList"),
          "TransformationEvent", List.of("outputEPCList"));

  /** What each type may have besides what all may. */
  private static final Map<String, Set<String>> OWN =
      Map.of(
          "ObjectEvent", Set.of("action", "epcList"),
          "AggregationEvent", Set.of("action", "parentID", "childEPCs"),
          "AssociationEvent", Set.of("action", "parentID", "childEPCs"),
          "TransactionEvent", Set.of("action", "parentID", "epcList"),
          "TransformationEvent", Set.of("inputEPCList", "outputEPCList", "transformationID"));

  private static final Set<String> ALL =
      Set.of(
          "type",
          "eventTime",
          "eventTimeZoneOffset",
          "@context",
          "eventID",
          "recordTime",
          "errorDeclaration",
          "bizStep",
          "disposition",
          "readPoint",
          "bizLocation",
          "bizTransactionList",
          "sourceList",
          "destinationList");

  private static final Set<String> DECLARED =
      Set.of("declarationTime", "reason", "correctiveEventIDs");

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
    if (needed != null) {
      String type = event.path("type").asString();
      event.properties().forEach(one -> check(type, one.getKey(), one.getValue()));
      content(type, event);
    }
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

  /** What an event is about must be in it, unless all of it is taken away. */
  private void content(String type, ObjectNode event) {
    boolean whole = event.path("action").asString("").equals("DELETE");
    switch (type) {
      case "AggregationEvent", "AssociationEvent" ->
          need(whole || !event.path("childEPCs").isEmpty(), "childEPCs", "epcis-missing");
      case "TransactionEvent" -> {
        need(!event.path("bizTransactionList").isEmpty(), "bizTransactionList", "epcis-missing");
        need(whole || event.has("epcList"), "epcList", "epcis-missing");
      }
      case "TransformationEvent" -> {
        need(!event.path("inputEPCList").isEmpty(), "inputEPCList", "epcis-missing");
        need(!event.path("outputEPCList").isEmpty(), "outputEPCList", "epcis-missing");
      }
      default -> {}
    }
  }

  private void check(String type, String field, JsonNode value) {
    if (field.indexOf(':') > 0) {
      need(isUri(field) && !value.isObject(), field, "epcis-field-not-taken");
    } else if (!ALL.contains(field) && !OWN.getOrDefault(type, Set.of()).contains(field)) {
      need(false, field, "epcis-field-not-taken");
    } else {
      value(field, value);
    }
  }

  private void value(String field, JsonNode value) {
    if (LISTS.contains(field)) {
      need(value.isArray() && value.size() <= MOST_THINGS, field, "epcis-value");
      need(Set.copyOf(value.valueStream().toList()).size() == value.size(), field, "epcis-value");
      value.forEach(one -> thing(field, one));
    } else if (field.equals("parentID")) {
      thing(field, value);
    } else if (field.endsWith("List")) {
      need(value.isArray() && value.size() <= MOST_THINGS, field, "epcis-value");
      value.forEach(
          one -> need(isListed(field.substring(0, field.length() - 4), one), field, "epcis-value"));
    } else {
      boolean right =
          switch (field) {
            case "eventID", "transformationID" -> isUri(value);
            case "recordTime" -> isTime(value);
            case "@context" -> isContext(value);
            case "errorDeclaration" -> isDeclaration(value);
            case "readPoint", "bizLocation" -> isUri(value.path("id"));
            case "bizStep", "disposition" -> isWord(field, value);
            default -> value.isString();
          };
      need(right, field, "epcis-value");
    }
  }

  /** A business transaction, or where something comes from or goes to. */
  private static boolean isListed(String what, JsonNode one) {
    boolean typed = one.has("type");
    return one.isObject()
        && isUri(one.path(what))
        && one.size() == (typed ? 2 : 1)
        && (typed ? isWord(what, one.path("type")) : what.equals("bizTransaction"));
  }

  private static boolean isDeclaration(JsonNode value) {
    JsonNode corrective = value.path("correctiveEventIDs");
    return value.isObject()
        && isTime(value.path("declarationTime"))
        && (!value.has("reason") || isWord("reason", value.path("reason")))
        && (corrective.isMissingNode()
            || (corrective.isArray() && corrective.valueStream().allMatch(CheckEvent::isUri)))
        && value.propertyStream().allMatch(one -> DECLARED.contains(one.getKey()));
  }

  private static boolean isWord(String where, JsonNode word) {
    return word.isString() && EventWords.isWord(where, word.asString(), isUri(word));
  }

  /** Refused documents and events name no context, or one that is none. */
  static boolean isContext(JsonNode value) {
    return value.isArray()
        ? Set.copyOf(value.valueStream().toList()).size() == value.size()
            && value.valueStream().allMatch(one -> one.isObject() || isUri(one))
        : value.isObject() || isUri(value);
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

  static boolean isTime(JsonNode value) {
    try {
      return TIME.matcher(value.asString("")).matches()
          && OffsetDateTime.parse(value.asString("")).getYear() > 1900;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isUri(JsonNode value) {
    return value.isString() && isUri(value.asString());
  }

  private static boolean isUri(String value) {
    try {
      return ADDRESS.matcher(value).matches() && new URI(value).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
