package org.caunoi.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.caunoi.sweep.Caller.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published document of the API, and how an answer differs from what it promises. */
final class Contract {

  private static final Path DOCUMENT = Path.of("src/main/resources/static/api/v1/openapi.json");

  private final JsonNode document;

  Contract() {
    try {
      document = JsonMapper.shared().readTree(Files.readString(DOCUMENT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing where the answer is one the document names, in its shape. */
  List<String> differences(Route route, Answer answer) {
    List<String> found = new ArrayList<>();
    JsonNode responses =
        document
            .path("paths")
            .path(route.path())
            .path(route.verb().toLowerCase(Locale.ROOT))
            .path("responses");
    JsonNode response = resolved(responses.path(String.valueOf(answer.status())));
    if (response.isMissingNode()) {
      return List.of("status %d is not in the document".formatted(answer.status()));
    }
    String type = answer.header("Content-Type").replaceAll(";.*", "");
    JsonNode content = response.path("content");
    if (content.isMissingNode() || content.isEmpty()) {
      return List.of();
    }
    if (!content.has(type)) {
      return List.of("answers %s where the document says %s".formatted(type, content));
    }
    if (type.endsWith("json")) {
      try {
        check(answer.json(), content.path(type).path("schema"), "", found);
      } catch (JacksonException notJson) {
        found.add("is no JSON");
      }
    }
    return found;
  }

  private void check(JsonNode value, JsonNode unresolved, String at, List<String> found) {
    JsonNode schema = resolved(unresolved);
    if (value.isNull()) {
      return; // What may be missing is null; what is required is told by the parent.
    }
    boolean fits =
        switch (schema.path("type").asString("")) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isString();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          default -> true;
        };
    if (!fits) {
      found.add("%s is no %s but %s".formatted(at, schema.path("type").asString(), value));
      return;
    }
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asString())) {
        found.add(at + " lacks " + required.asString());
      }
    }
    JsonNode properties = schema.path("properties");
    if (value.isObject() && !properties.isMissingNode()) {
      value
          .propertyStream()
          .forEach(
              field -> {
                if (properties.has(field.getKey())) {
                  check(
                      field.getValue(),
                      properties.path(field.getKey()),
                      at + "/" + field.getKey(),
                      found);
                } else {
                  found.add("%s/%s is in no schema".formatted(at, field.getKey()));
                }
              });
    }
    if (value.isArray()) {
      value.forEach(item -> check(item, schema.path("items"), at + "/*", found));
    }
    if (schema.has("enum")
        && schema.path("enum").valueStream().noneMatch(one -> one.equals(value))) {
      found.add("%s has %s, which is none of its values".formatted(at, value));
    }
    if (value.isString() && !isFormat(value.asString(), schema.path("format").asString(""))) {
      found.add("%s is no %s".formatted(at, schema.path("format").asString()));
    }
  }

  private static boolean isFormat(String text, String format) {
    try {
      switch (format) {
        case "uuid" -> UUID.fromString(text);
        case "date-time" -> OffsetDateTime.parse(text);
        case "date" -> LocalDate.parse(text);
        default -> {}
      }
      return true;
    } catch (IllegalArgumentException | DateTimeException wrong) {
      return false;
    }
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref")
        ? resolved(document.at(node.path("$ref").asString().substring(1)))
        : node;
  }
}
