package org.caunoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists of the API go on by a cursor, but for those that CONTRIBUTING names. */
@NeedsNothing
class CursorsTest {

  private static final Path DOCUMENT = Path.of("src/main/resources/static/api/v1/openapi.json");
  private static final Pattern NAMED = Pattern.compile("`(/api/v1/[a-z/-]+)`");

  private final JsonNode document = JsonMapper.shared().readTree(DOCUMENT.toFile());

  @Test
  void aListWithoutCursorIsNamed() throws Exception {
    String rule =
        Files.readString(Path.of("CONTRIBUTING.md"))
            .lines()
            .dropWhile(line -> !line.contains("goes on by `cursor`"))
            .takeWhile(line -> line.contains("goes on by `cursor`") || line.startsWith(" "))
            .collect(Collectors.joining(" "));
    Set<String> named =
        NAMED.matcher(rule).results().map(m -> m.group(1)).collect(Collectors.toSet());
    Set<String> without = new TreeSet<>();
    int lists = 0;
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      JsonNode get = path.getValue().path("get");
      if (!path.getKey().contains("{") && isList(get)) {
        lists++;
        if (!hasCursor(get)) {
          without.add(path.getKey());
        }
      }
    }
    assertThat(lists).isGreaterThan(15);
    assertThat(without).containsExactlyInAnyOrderElementsOf(named);
  }

  /** An array, or an object with an array in it. */
  private boolean isList(JsonNode operation) {
    JsonNode schema = resolved(operation.at("/responses/200/content/application~1json/schema"));
    return isArray(schema)
        || schema.path("properties").properties().stream()
            .anyMatch(field -> isArray(resolved(field.getValue())));
  }

  private static boolean isArray(JsonNode schema) {
    return schema.path("type").toString().contains("array");
  }

  private boolean hasCursor(JsonNode operation) {
    return operation
        .path("parameters")
        .valueStream()
        .anyMatch(one -> resolved(one).path("name").asString("").equals("cursor"));
  }

  private JsonNode resolved(JsonNode schema) {
    String at = schema.path("$ref").asString("");
    return at.isEmpty() ? schema : resolved(document.at(at.substring(1)));
  }
}
