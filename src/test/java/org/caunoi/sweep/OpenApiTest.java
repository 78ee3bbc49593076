package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.Papers;
import org.caunoi.Walk;
import org.caunoi.access.Permission;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.RetryKey;
import org.caunoi.platform.web.SeenVersion;
import org.caunoi.sweep.Caller.Answer;
import org.junit.jupiter.api.Test;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document of the API is committed, served, complete, and what the house really answers. */
@IntegrationTest
class OpenApiTest {

  private static final Path COMMITTED = Path.of("src/main/resources/static/api/v1/openapi.json");
  private static final Path FRESH = Path.of("target/openapi.json");
  private static final Pattern NESTED = Pattern.compile("(?<=\\w)\\$(?=[A-Z])");
  private static final Pattern PACKAGE = Pattern.compile("org\\.caunoi\\.(?:[a-z]+\\.)+(?=[A-Z])");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  static {
    // Records of different rooms share short names.
    TypeNameResolver.std.setUseFqn(true);
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(SignedIn.class, actCall())
        .replaceWithClass(JsonNode.class, Object.class)
        .replaceWithClass(RetryKey.class, String.class)
        .replaceWithClass(SeenVersion.class, String.class);
  }

  private static Class<?> actCall() {
    try {
      return Class.forName(DescribeActCalls.CALL);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Autowired private OpenApiWebMvcResource springdoc;
  @Autowired private Routes routes;
  @Autowired private Callers callers;
  @Autowired private Walk walk;

  @Test
  void theCommittedDocumentIsTheOneOfTheCode() throws IOException {
    String fresh = JSON.writeValueAsString(document().normalised()).replace("\r\n", "\n") + "\n";
    Files.writeString(FRESH, fresh);
    String committed = Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "";
    assertThat(fresh.lines().toList())
        .as("The API changed: review, then copy %s to %s", FRESH, COMMITTED)
        .isEqualTo(committed.lines().toList());
  }

  @Test
  void everyOperationIsDescribedAndNoneThatIsGone() throws IOException {
    List<String> real = routes.all().stream().filter(Route::isApi).map(Route::toString).toList();
    assertThat(document().described())
        .as("one line for each in %s", ApiDocument.OPERATIONS)
        .containsExactlyInAnyOrderElementsOf(real);
  }

  @Test
  void everyOperationSaysWhatItDoesAndHowItRefuses() throws IOException {
    ObjectNode document = document().normalised();
    List<String> wrong = new ArrayList<>();
    document
        .path("paths")
        .propertyStream()
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .forEach(
                        verb -> {
                          JsonNode operation = verb.getValue();
                          boolean told =
                              operation.path("summary").asString("").length() > 5
                                  && operation.path("tags").size() == 1
                                  && operation.path("responses").has("422")
                                  && operation.has("security");
                          if (!told) {
                            wrong.add(verb.getKey() + " " + path.getKey());
                          }
                        }));
    assertThat(wrong).isEmpty();
    assertThat(document.at("/components/securitySchemes/token/scheme").asString())
        .isEqualTo("bearer");
    assertThat(document.at("/components/securitySchemes/signIn/in").asString()).isEqualTo("cookie");
    assertThat(document.at("/paths/~1api~1v1~1communes/get/security")).isEmpty();
    assertThat(document.at("/paths/~1api~1v1~1dossiers/post/security")).hasSize(2);
  }

  @Test
  void theDocumentIsServed() throws IOException {
    Answer answer = callers.nobody().get("/api/v1/openapi.json");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.body()).isEqualTo(Files.readString(COMMITTED));
  }

  @Test
  void realAnswersHaveTheFieldsOfTheirSchemas() throws IOException {
    ObjectNode document = document().normalised();
    Caller nobody = callers.nobody();
    Caller partner = callers.system("document", EnumSet.allOf(Permission.class));
    Caller officer = callers.of(Role.INTAKE_OFFICER);
    Caller clerk = callers.of(Role.CLERK);
    String code = walk.filing().by(Objects.requireNonNull(partner.who())).code();
    String session = callers.openSession();
    String filing = "POST /api/v1/dossiers";
    String answers = "POST /api/v1/procedures/{code}/checklists";
    List<Said> said =
        List.of(
            new Said("GET /api/v1/procedures", nobody.get("/api/v1/procedures?limit=2")),
            new Said("GET /api/v1/procedures/{code}", nobody.get("/api/v1/procedures/2.000635")),
            new Said(
                answers,
                nobody.json("POST", "/api/v1/procedures/2.000635/checklists", body(answers))),
            new Said("GET /api/v1/communes", nobody.get("/api/v1/communes?q=hoan+kiem")),
            new Said("GET /api/v1/points", nobody.get("/api/v1/points?limit=2")),
            new Said(
                "POST /api/v1/calendar/due-dates",
                partner.json(
                    "POST", "/api/v1/calendar/due-dates", body("POST /api/v1/calendar/due-dates"))),
            new Said(
                filing,
                partner.json(
                    "POST",
                    "/api/v1/dossiers",
                    body(filing),
                    "Idempotency-Key",
                    UUID.randomUUID().toString())),
            new Said("GET /api/v1/dossiers", partner.get("/api/v1/dossiers?limit=1")),
            new Said("GET /api/v1/dossiers/{code}", officer.get("/api/v1/dossiers/" + code)),
            new Said(
                "PUT /api/v1/dossiers/{code}/documents/{component}",
                partner.send(
                    "PUT",
                    "/api/v1/dossiers/" + code + "/documents/mandate",
                    "application/pdf",
                    Papers.pdf())),
            new Said(
                "POST /api/v1/dossiers/{code}/acceptances",
                officer.json(
                    "POST", "/api/v1/dossiers/" + code + "/acceptances", Walk.FORM_COMPLETE)),
            new Said(
                "GET /api/v1/tracking/{code}",
                nobody.get("/api/v1/tracking/" + code, "Tracking-Digits", "0001")),
            new Said(
                "GET /api/v1/assistance-sessions/{id}",
                clerk.get("/api/v1/assistance-sessions/" + session)));
    List<String> wrong = new ArrayList<>();
    for (Said one : said) {
      String[] key = one.operation().split(" ");
      JsonNode responses =
          document
              .path("paths")
              .path(key[1])
              .path(key[0].toLowerCase(Locale.ROOT))
              .path("responses");
      JsonNode schema =
          responses
              .path(Integer.toString(one.answer().status()))
              .at("/content/application~1json/schema");
      if (schema.isMissingNode()) {
        wrong.add(one.operation() + " does not tell of " + one.answer().brief());
      } else {
        fits(document, schema, one.answer().json(), one.operation(), wrong);
      }
    }
    Answer refused = partner.json("POST", "/api/v1/dossiers", "{}", "Idempotency-Key", "x");
    fits(document, document.at("/components/schemas/Problem"), refused.json(), "a problem", wrong);
    assertThat(wrong).isEmpty();
  }

  @Test
  void anAnswerWithAnotherFieldDoesNotFit() throws IOException {
    ObjectNode document = document().normalised();
    List<String> wrong = new ArrayList<>();
    JsonNode problem = document.at("/components/schemas/Problem");
    fits(document, problem, JSON.readTree("{\"code\": \"x\", \"surprise\": 1}"), "it", wrong);
    assertThat(wrong).contains("it/surprise is not in the document", "it/errors is missing");
  }

  /** What a real call answered. */
  private record Said(String operation, Answer answer) {}

  private String body(String operation) {
    return routes.all().stream()
        .filter(route -> route.toString().equals(operation))
        .map(route -> Fill.body(route).toString())
        .findFirst()
        .orElseThrow();
  }

  private ApiDocument document() throws IOException {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v3/api-docs");
    byte[] raw = springdoc.openapiJson(request, "/v3/api-docs", Locale.ENGLISH);
    String named = PACKAGE.matcher(new String(raw, StandardCharsets.UTF_8)).replaceAll("");
    return new ApiDocument(JSON.readTree(NESTED.matcher(named).replaceAll(".")), routes.all());
  }

  private static void fits(
      JsonNode document, JsonNode schema, JsonNode value, String at, List<String> wrong) {
    JsonNode known = resolved(document, schema);
    if (value.isNull() || known.isEmpty()) {
      return;
    }
    if (value.isArray()) {
      value.forEach(item -> fits(document, known.path("items"), item, at + "[]", wrong));
    } else if (value.isObject()) {
      JsonNode properties = known.path("properties");
      JsonNode others = known.path("additionalProperties");
      value
          .propertyStream()
          .forEach(
              field -> {
                JsonNode declared = properties.path(field.getKey());
                if (!declared.isMissingNode()) {
                  fits(document, declared, field.getValue(), at + "/" + field.getKey(), wrong);
                } else if (others.isMissingNode()) {
                  wrong.add(at + "/" + field.getKey() + " is not in the document");
                }
              });
      known
          .path("required")
          .valueStream()
          .filter(name -> !value.has(name.asString()))
          .forEach(name -> wrong.add(at + "/" + name.asString() + " is missing"));
    } else if (!types(known).contains(kind(value))) {
      wrong.add(at + " is a " + kind(value) + ", not a " + types(known));
    }
  }

  private static JsonNode resolved(JsonNode document, JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    if (reference.isEmpty()) {
      return schema;
    }
    Pattern hash = Pattern.compile("^#");
    return document.at(hash.matcher(reference).replaceFirst(""));
  }

  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    List<String> types =
        type.isArray()
            ? type.valueStream().map(JsonNode::asString).toList()
            : List.of(type.asString(""));
    return types.contains("number")
        ? Stream.concat(types.stream(), Stream.of("integer")).toList()
        : types;
  }

  private static String kind(JsonNode value) {
    if (value.isString()) {
      return "string";
    }
    if (value.isBoolean()) {
      return "boolean";
    }
    return value.isIntegralNumber() ? "integer" : "number";
  }
}
