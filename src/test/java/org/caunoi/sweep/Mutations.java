package org.caunoi.sweep;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can be wrong with a JSON body: each field in turn with every sort of nonsense, and the body
 * as a whole.
 */
final class Mutations {

  private static final String MARK = "@@here@@";
  private static final int MEGABYTE = 1024 * 1024;

  /** Raw JSON by what it stands for. */
  private static final Map<String, String> VALUES = values();

  private Mutations() {}

  /**
   * A body with one thing wrong.
   *
   * @param pointer the field that is wrong, empty where it is the body as a whole
   */
  record Bad(String what, String pointer, byte[] body) {

    @Override
    public String toString() {
      return what + (pointer.isEmpty() ? "" : " at " + pointer);
    }
  }

  static List<Bad> of(JsonNode good) {
    List<Bad> all = new ArrayList<>(whole(good));
    for (String pointer : pointers(good)) {
      JsonNode marked = with(good, pointer, JsonNodeFactory.instance.stringNode(MARK));
      String text = marked.toString();
      VALUES.forEach(
          (what, raw) ->
              all.add(new Bad(what, pointer, utf8(text.replace("\"" + MARK + "\"", raw)))));
      all.add(new Bad("missing", pointer, utf8(with(good, pointer, null).toString())));
      byte[] broken = utf8(text.replace(MARK, "a~b"));
      broken[new String(broken, StandardCharsets.ISO_8859_1).indexOf("a~b") + 1] = (byte) 0xFF;
      all.add(new Bad("invalid UTF-8", pointer, broken));
    }
    return all;
  }

  private static List<Bad> whole(JsonNode good) {
    List<Bad> all = new ArrayList<>();
    Map<String, String> bodies = new LinkedHashMap<>(VALUES);
    String text = good.toString();
    bodies.put("nothing", "");
    bodies.put("blank", " \n");
    bodies.put("half", text.substring(0, Math.max(1, text.length() / 2)));
    bodies.put("two bodies", text + text);
    bodies.put("comment", "/* x */" + text);
    bodies.put("single quotes", text.replace('"', '\''));
    bodies.put("deep array", "[".repeat(100_000));
    bodies.put("deep object", "{\"a\":".repeat(100_000));
    bodies.put("byte order mark and half", "\uFEFF{");
    bodies.forEach((what, body) -> all.add(new Bad("body is " + what, "", utf8(body))));
    all.add(new Bad("body is UTF-16", "", text.getBytes(StandardCharsets.UTF_16)));
    if (good instanceof ObjectNode object) {
      for (String field : List.of("__proto__", "khong-co", "a/b~c", "", "\u0000")) {
        ObjectNode more = object.deepCopy();
        more.put(field, "x");
        all.add(new Bad("unknown field", "", utf8(more.toString())));
      }
    }
    return all;
  }

  /** Pointers of all fields and items. */
  static List<String> pointers(JsonNode node) {
    List<String> all = new ArrayList<>();
    collect(node, "", all);
    return all;
  }

  /** The body as text with this text at that place. */
  static String replaced(JsonNode good, String pointer, String text) {
    return with(good, pointer, JsonNodeFactory.instance.stringNode(text)).toString();
  }

  private static void collect(JsonNode node, String at, List<String> all) {
    if (node instanceof ObjectNode object) {
      object
          .propertyStream()
          .forEach(field -> add(field.getValue(), at + "/" + field.getKey(), all));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        add(array.get(i), at + "/" + i, all);
      }
    }
  }

  private static void add(JsonNode node, String at, List<String> all) {
    all.add(at);
    collect(node, at, all);
  }

  /** A copy with the value at the pointer replaced, or removed where it is null. */
  private static JsonNode with(JsonNode good, String pointer, @Nullable JsonNode value) {
    JsonNode copy = good.deepCopy();
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = copy.at(pointer.substring(0, slash));
    String name = pointer.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      if (value == null) {
        object.remove(name);
      } else {
        object.set(name, value);
      }
    } else if (parent instanceof ArrayNode array) {
      if (value == null) {
        array.remove(Integer.parseInt(name));
      } else {
        array.set(Integer.parseInt(name), value);
      }
    }
    return copy;
  }

  private static Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("null", "null");
    values.put("true", "true");
    values.put("a number", "7");
    values.put("a fraction", "1.5");
    values.put("a negative number", "-1");
    values.put("a huge number", "9".repeat(400));
    values.put("a huge exponent", "1e999999999");
    values.put("a tiny exponent", "1e-999999999");
    values.put("NaN", "NaN");
    values.put("infinity", "-Infinity");
    values.put("a leading zero", "007");
    values.put("hexadecimal", "0x1F");
    values.put("an empty text", "\"\"");
    values.put("spaces", "\"   \\u00a0\\u3000\"");
    values.put("a text", "\"không phải\"");
    values.put("a quote", "\"'; DROP TABLE x; --\"");
    values.put("a megabyte", "\"" + "ă".repeat(MEGABYTE / 2) + "\"");
    values.put("a bell", "\"a\\u0007b\"");
    values.put("a zero character", "\"a\\u0000b\"");
    values.put("a raw control character", "\"a\u0001b\"");
    values.put("a lone high surrogate", "\"a\\ud800b\"");
    values.put("a lone low surrogate", "\"\\udc00\"");
    values.put("a bidirectional override", "\"\\u202eabc\"");
    values.put("a noncharacter", "\"\\uffff\"");
    values.put("an empty array", "[]");
    values.put("an array", "[\"x\", null, 1]");
    values.put("an empty object", "{}");
    values.put("an object", "{\"x\": {\"y\": [null]}}");
    values.put("a deep nest", "[".repeat(3000) + "]".repeat(3000));
    values.put("a broken escape", "\"\\x\"");
    values.put("nothing between", "");
    return values;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
