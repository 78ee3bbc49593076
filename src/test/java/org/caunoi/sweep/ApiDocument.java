package org.caunoi.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caunoi.access.Permission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document of the API: paths, parameters and schemas as springdoc reads them off the code;
 * words, success codes and problem answers from the reviewed list of operations. Always in the same
 * order.
 */
final class ApiDocument {

  static final Path OPERATIONS = Path.of("src/test/resources/openapi/operations.txt");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String PROBLEM = "#/components/responses/Problem";

  private final Map<String, Operation> operations = new TreeMap<>();
  private final Map<String, Permission> permissions;
  private final JsonNode raw;

  /**
   * @param raw as springdoc made it
   */
  ApiDocument(JsonNode raw, List<Route> routes) throws IOException {
    this.raw = raw;
    permissions =
        routes.stream()
            .filter(Route::isApi)
            .collect(Collectors.toMap(Route::toString, Route::permission));
    for (String line : Files.readAllLines(OPERATIONS)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split("\\s*\\|\\s*");
        operations.put(parts[0], new Operation(parts[1], parts[2], parts[3]));
      }
    }
  }

  /** What people wrote about an operation. */
  record Operation(String status, String tag, String summary) {}

  Set<String> described() {
    return operations.keySet();
  }

  ObjectNode normalised() {
    ObjectNode document = NODES.objectNode();
    document.put("openapi", raw.path("openapi").asString());
    document.set("info", info());
    document.set("paths", paths());
    document.set("components", components(document.get("paths")));
    document.set("tags", tags());
    return (ObjectNode) sorted(document);
  }

  private static ObjectNode info() {
    ObjectNode info = NODES.objectNode();
    info.put("title", "Cầu Nối API");
    info.put("version", "v1");
    info.put(
        "description",
        "Files and follows administrative dossiers. Errors are RFC 9457 problems with a stable code"
            + " and errors[].pointer; lists have cursors; writing routes take Idempotency-Key and"
            + " If-Match where they name them.");
    info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
    return info;
  }

  private ArrayNode tags() {
    ArrayNode tags = NODES.arrayNode();
    operations.values().stream()
        .map(Operation::tag)
        .distinct()
        .sorted()
        .forEach(tag -> tags.addObject().put("name", tag));
    return tags;
  }

  private ObjectNode paths() {
    ObjectNode paths = NODES.objectNode();
    raw.path("paths")
        .propertyStream()
        .filter(path -> path.getKey().startsWith("/api/"))
        .forEach(
            path -> {
              ObjectNode verbs = paths.putObject(path.getKey());
              path.getValue()
                  .propertyStream()
                  .forEach(
                      verb -> {
                        String key = verb.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                        verbs.set(verb.getKey(), operation(key, (ObjectNode) verb.getValue()));
                      });
            });
    return paths;
  }

  private ObjectNode operation(String key, ObjectNode found) {
    Operation words = Objects.requireNonNull(operations.get(key), () -> "Describe " + key);
    Permission permission = Objects.requireNonNull(permissions.get(key), key);
    ObjectNode operation = found.deepCopy();
    operation.put("summary", words.summary());
    operation.set("tags", NODES.arrayNode().add(words.tag()));
    operation.put("operationId", id(key));
    if (key.startsWith("PUT ") && key.contains("/documents/")) {
      ObjectNode content =
          operation.putObject("requestBody").put("required", true).putObject("content");
      List.of("application/pdf", "image/jpeg", "image/png")
          .forEach(
              type ->
                  content
                      .putObject(type)
                      .putObject("schema")
                      .put("type", "string")
                      .put("format", "binary"));
    }
    moveFormFields(operation);
    operation.set("responses", responses(key, words, permission, operation));
    ArrayNode security = operation.putArray("security");
    if (permission != Permission.OPEN) {
      operation.put("description", "Needs " + permission + ".");
      security.addObject().putArray("token");
      security.addObject().putArray("signIn");
    }
    return operation;
  }

  /** What springdoc takes for a query is a field of the form where a file comes with it. */
  private static void moveFormFields(ObjectNode operation) {
    JsonNode form = operation.at("/requestBody/content/multipart~1form-data/schema/properties");
    if (form instanceof ObjectNode fields && operation.get("parameters") instanceof ArrayNode all) {
      ArrayNode others = NODES.arrayNode();
      for (JsonNode parameter : all) {
        if (parameter.path("in").asString().equals("query")) {
          fields.set(parameter.path("name").asString(), parameter.path("schema"));
        } else {
          others.add(parameter);
        }
      }
      operation.set("parameters", others);
    }
  }

  private static ObjectNode responses(
      String key, Operation words, Permission permission, ObjectNode operation) {
    ObjectNode responses = NODES.objectNode();
    JsonNode success =
        operation
            .path("responses")
            .propertyStream()
            .filter(response -> response.getKey().startsWith("2"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(NODES.objectNode());
    ObjectNode done = responses.putObject(words.status());
    done.put("description", "Done");
    JsonNode schema = success.path("content").path("*/*").path("schema");
    if (schema.isMissingNode()) {
      schema = success.path("content").path("application/json").path("schema");
    }
    if (!schema.isMissingNode() && !words.status().equals("204")) {
      boolean file = schema.path("format").asString("").equals("binary");
      done.putObject("content")
          .putObject(file ? "application/pdf" : "application/json")
          .set("schema", schema);
    }
    // The last two from the door, where too many wait; 429 also to whoever tries too often.
    List<String> problems = new ArrayList<>(List.of("400", "422", "429", "503"));
    if (permission != Permission.OPEN) {
      problems.addAll(List.of("401", "403"));
    }
    if (key.contains("{")) {
      problems.add("404");
    }
    if (!key.startsWith("GET ")) {
      problems.addAll(List.of("409", "413", "415"));
    }
    if (key.contains("/sign-ins")) {
      problems.add("401");
    }
    if (key.contains("/citizen-screens")
        || key.contains("/result-codes")
        || key.contains("/result-openings")) {
      problems.add("410");
    }
    problems.forEach(status -> responses.putObject(status).put("$ref", PROBLEM));
    return responses;
  }

  private static String id(String key) {
    String[] words = key.replace("/api/v1/", "").split("[^A-Za-z]+");
    StringBuilder id = new StringBuilder(words[0].toLowerCase(Locale.ROOT));
    for (int i = 1; i < words.length; i++) {
      id.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
    }
    return id.toString();
  }

  private ObjectNode components(JsonNode paths) {
    ObjectNode components = NODES.objectNode();
    ObjectNode schemas = components.putObject("schemas");
    Deque<String> wanted = new ArrayDeque<>(references(paths));
    Set<String> seen = new HashSet<>();
    while (!wanted.isEmpty()) {
      String name = wanted.pop();
      if (seen.add(name)) {
        JsonNode schema = raw.path("components").path("schemas").path(name);
        schemas.set(name, schema);
        wanted.addAll(references(schema));
      }
    }
    schemas.set("Problem", problem());
    components
        .putObject("responses")
        .putObject("Problem")
        .put("description", "Refused; nothing was stored")
        .putObject("content")
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", SCHEMAS + "Problem");
    ObjectNode security = components.putObject("securitySchemes");
    security
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "Token of a system client; its scopes are names of permissions.");
    security
        .putObject("signIn")
        .put("type", "apiKey")
        .put("in", "cookie")
        .put("name", "signin")
        .put("description", "Sign-in of a person; writing needs the header X-XSRF-TOKEN as well.");
    return components;
  }

  private static ObjectNode problem() {
    ObjectNode problem = NODES.objectNode();
    problem.put("type", "object");
    ObjectNode properties = problem.putObject("properties");
    properties.putObject("type").put("type", "string");
    properties.putObject("title").put("type", "string").put("description", "For people.");
    properties.putObject("status").put("type", "integer");
    properties.putObject("instance").put("type", "string");
    properties.putObject("code").put("type", "string").put("description", "Stable, for programs.");
    ObjectNode errors = properties.putObject("errors").put("type", "array");
    ObjectNode line = errors.putObject("items").put("type", "object").putObject("properties");
    line.putObject("pointer")
        .put("type", "string")
        .put("description", "JSON pointer of the field.");
    line.putObject("code").put("type", "string");
    line.putObject("detail").put("type", "string");
    List.of("type", "title", "status", "code", "errors")
        .forEach(problem.withArray("required")::add);
    return problem;
  }

  private static List<String> references(JsonNode node) {
    return node.findValues("$ref").stream()
        .map(JsonNode::asString)
        .filter(ref -> ref.startsWith(SCHEMAS))
        .map(ref -> ref.substring(SCHEMAS.length()))
        .toList();
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode ordered = NODES.objectNode();
      new TreeMap<>(
              object
                  .propertyStream()
                  .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
          .forEach((key, value) -> ordered.set(key, sorted(value)));
      return ordered;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = NODES.arrayNode();
      array.forEach(item -> copy.add(sorted(item)));
      return copy;
    }
    return node;
  }
}
