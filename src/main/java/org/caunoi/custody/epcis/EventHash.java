package org.caunoi.custody.epcis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.databind.JsonNode;

/**
 * The identifier of an event that follows from what it says (CBV 2.0, event hash): its fields in
 * one order, lists sorted, times in UTC to the millisecond, words of the vocabulary as addresses.
 * When it was recorded, its id and a declaration of error are no part of it.
 */
final class EventHash {

  /** Fields in the order in which they are read. */
  static final List<String> ORDER =
      List.of(
          "type",
          "eventTime",
          "eventTimeZoneOffset",
          "epcList",
          "parentID",
          "inputEPCList",
          "childEPCs",
          "outputEPCList",
          "action",
          "transformationID",
          "bizStep",
          "disposition",
          "readPoint",
          "bizLocation",
          "bizTransactionList",
          "sourceList",
          "destinationList");

  private static final String CBV = "https://ref.gs1.org/cbv/";
  private static final Map<String, String> PREFIXES =
      Map.of("bizStep", CBV + "BizStep-", "disposition", CBV + "Disp-");
  private static final Map<String, String> LISTED =
      Map.of(
          "bizTransactionList",
          CBV + "BTT-",
          "sourceList",
          CBV + "SDT-",
          "destinationList",
          CBV + "SDT-");
  private static final Set<String> LEFT_OUT =
      Set.of("@context", "eventID", "recordTime", "errorDeclaration");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Map<String, String> namespaces;

  /**
   * @param namespaces addresses of the prefixes of extensions
   */
  EventHash(Map<String, String> namespaces) {
    this.namespaces = namespaces;
  }

  String of(JsonNode event) {
    return "ni:///sha-256;" + DigestUtils.sha256Hex(said(event)) + "?ver=CBV2.0";
  }

  /** All that counts, in one line. */
  String said(JsonNode event) {
    StringBuilder said = new StringBuilder();
    for (String field : ORDER) {
      JsonNode value = event.path(field);
      if (!value.isMissingNode()) {
        said.append(field(field, value));
      }
    }
    List<String> extensions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : event.properties()) {
      if (!ORDER.contains(one.getKey()) && !LEFT_OUT.contains(one.getKey())) {
        extensions.add(extension(one.getKey(), one.getValue()));
      }
    }
    return said + sorted(extensions);
  }

  private static String field(String field, JsonNode value) {
    if (LISTED.containsKey(field)) {
      String inner = field.substring(0, field.length() - "List".length());
      List<String> parts = new ArrayList<>();
      for (JsonNode one : value) {
        String type = one.path("type").asString("");
        parts.add(
            (type.isEmpty() ? "" : "type=" + word(LISTED.get(field), type))
                + inner
                + "="
                + one.path(inner).asString("").strip());
      }
      return parts.isEmpty() ? "" : field + sorted(parts);
    }
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(one -> parts.add("epc=" + one.asString("").strip()));
      return parts.isEmpty() ? "" : field + sorted(parts);
    }
    if (value.isObject()) {
      return field + "id=" + value.path("id").asString("").strip();
    }
    String text = value.asString("").strip();
    String name = field.equals("type") ? "eventType" : field;
    String prefix = PREFIXES.get(field);
    return name + "=" + (prefix == null ? moment(text) : word(prefix, text));
  }

  private String extension(String key, JsonNode value) {
    int colon = key.indexOf(':');
    String space = colon < 0 ? null : namespaces.get(key.substring(0, colon));
    String name = space == null ? key : "{" + space + "}" + key.substring(colon + 1);
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(one -> parts.add(name + "=" + moment(one.asString("").strip())));
      return sorted(parts);
    }
    return name + "=" + moment(value.asString("").strip());
  }

  private static String word(String prefix, String text) {
    return text.contains(":") ? text : prefix + text;
  }

  private static String moment(String text) {
    if (text.length() < 17 || text.indexOf('T') != 10) {
      return text;
    }
    try {
      Instant at = OffsetDateTime.parse(text).toInstant();
      return MILLIS.format(at);
    } catch (DateTimeException e) {
      return text;
    }
  }

  private static String sorted(List<String> parts) {
    return parts.stream().sorted().collect(Collectors.joining());
  }
}
