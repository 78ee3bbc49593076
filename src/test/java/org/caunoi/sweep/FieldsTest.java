package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.access.Role;
import org.caunoi.sweep.Caller.Answer;
import org.caunoi.sweep.World.Relation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Field by field: what of a dossier leaves the house to which role is written down and reviewed,
 * and no field comes in that a route does not ask for.
 */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=crowd")
@OwnDatabase
class FieldsTest {

  private static final boolean NIGHTLY = Boolean.getBoolean("caunoi.sweep.nightly");
  private static final Path DOCUMENT = Path.of("src/main/resources/static/api/v1/openapi.json");
  private static final Path FIELDS = Path.of("src/test/resources/fields.txt");

  /** What the rows behind a dossier are called; no form may carry them in. */
  private static final String HOSTILE =
      "state=10&authority=000.00.00.H26&version=0&id=00000000-0000-7000-8000-000000000000"
          + "&handedTo=x&handed_to=x&assigneeId=x&assigneeName=x&pointId=HN-0009&helperId=x&clientId=x"
          + "&confirmation=PARTNER&filedAt=2020-01-01&acceptedAt=2020-01-01&appointmentAt=2030-01-01"
          + "&extendedTo=2030-01-01&approvedBy=x&finishedAt=2020-01-01&returnedAt=2020-01-01"
          + "&dossier.state=10&dossier%5Bstate%5D=10&who.roles=ADMINISTRATOR&roles=ADMINISTRATOR"
          + "&class.module.classLoader=x&_method=DELETE";

  @Autowired private Routes routes;
  @Autowired private Callers callers;
  @Autowired private Worlds worlds;
  @Autowired private JdbcClient jdbc;

  private final long seed = Long.getLong("caunoi.seed", new Random().nextLong());

  @Test
  void whichRoleReadsWhichFieldIsTheReviewedList() throws IOException {
    World world = worlds.make(Relation.OWN);
    Map<String, Map<String, Set<String>>> read = new TreeMap<>();
    for (Route route : routes.all()) {
      if (!route.isApi()
          || route.writes()
          || !route.path().contains("{")
          || Kind.of(route) == Kind.COMMON) {
        continue;
      }
      for (Caller caller : everybody(world)) {
        if (!caller.may(route.permission())) {
          continue;
        }
        Answer answer = caller.get(Fill.path(route, Kind.of(route).values(world)));
        if (answer.status() == 200 && answer.header("Content-Type").contains("json")) {
          Map<String, String> leaves = new TreeMap<>();
          leaves(answer.json(), "", leaves);
          leaves.forEach(
              (field, value) ->
                  read.computeIfAbsent(route.path(), r -> new TreeMap<>())
                      .computeIfAbsent(field + clear(value, world), f -> new TreeSet<>())
                      .add(caller.name()));
        }
      }
    }
    String list =
        read.entrySet().stream()
            .flatMap(
                route ->
                    route.getValue().entrySet().stream()
                        .map(
                            field ->
                                "%s %s | %s"
                                    .formatted(
                                        route.getKey(),
                                        field.getKey(),
                                        String.join(" ", field.getValue()))))
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(Path.of("target", "fields.txt"), list);
    assertThat(list)
        .as("Review the difference, then copy target/fields.txt to %s", FIELDS)
        .isEqualTo(Files.readString(FIELDS));
  }

  @Test
  void noFieldOfAnotherSchemaComesIn() throws IOException {
    Set<String> names = new TreeSet<>();
    JsonNode schemas =
        JsonMapper.shared().readTree(Files.readString(DOCUMENT)).at("/components/schemas");
    schemas.forEach(
        schema -> schema.path("properties").propertyStream().forEach(p -> names.add(p.getKey())));
    Random random = new Random(seed);
    World world = worlds.make(Relation.OWN);
    List<String> wrong = new ArrayList<>();
    int sent = 0;
    for (Route route : routes.all()) {
      if (!route.isApi() || !(Fill.body(route) instanceof ObjectNode good) || !route.takesJson()) {
        continue;
      }
      List<String> foreign = new ArrayList<>(names);
      foreign.removeAll(Mutations.pointers(good).stream().map(p -> p.substring(1)).toList());
      foreign.removeAll(declared(route));
      Collections.shuffle(foreign, random);
      for (String name : foreign.subList(0, NIGHTLY ? foreign.size() : 4)) {
        ObjectNode body = good.deepCopy();
        body.put(name, "x");
        Answer answer =
            callers
                .whoMay(route.permission())
                .json(
                    route.verb(),
                    path(route, world),
                    body.toString(),
                    "If-Match",
                    "\"999\"",
                    "Idempotency-Key",
                    "fields-" + seed + "-" + sent);
        sent++;
        if (answer.status() / 100 != 4) {
          wrong.add("%s takes %s: %s".formatted(route, name, answer.brief()));
        }
      }
    }
    System.out.printf("Fields: %d bodies with a field of another schema, seed %d%n", sent, seed);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(sent).isGreaterThan(150);
  }

  @Test
  void noFormCarriesMoreThanItsFieldsIntoADossier() {
    World world = worlds.make(Relation.OWN);
    String before = row(world);
    List<String> wrong = new ArrayList<>();
    int sent = 0;
    for (Route route : routes.all()) {
      if (route.isApi() || !route.writes() || !route.path().startsWith("/dossiers/{code}/")) {
        continue;
      }
      Answer answer =
          callers
              .whoMay(route.permission())
              .send(
                  route.verb(),
                  path(route, world),
                  "application/x-www-form-urlencoded",
                  HOSTILE.getBytes(StandardCharsets.UTF_8));
      sent++;
      if (answer.status() >= 500 || !row(world).equals(before)) {
        wrong.add(route + ": " + answer.brief());
        before = row(world);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(sent).isGreaterThan(15);
  }

  private List<Caller> everybody(World world) {
    return List.of(
        callers.person(Role.CLERK, world.point(), null),
        callers.person(Role.INTAKE_OFFICER, null, world.authority()),
        callers.person(Role.SPECIALIST, null, world.authority()),
        callers.person(Role.RETURN_OFFICER, null, world.authority()),
        callers.person(Role.MAIL_ROOM, null, world.authority()),
        callers.of(Role.CENTRE_CONTROL),
        callers.of(Role.INSPECTOR));
  }

  private static String path(Route route, World world) {
    return route.path().contains("{") && Kind.of(route) != Kind.COMMON
        ? Fill.path(route, Kind.of(route).values(world))
        : Fill.path(route, Fill.Real.NONE);
  }

  /** Fields of the body that its type knows, empty ones included. */
  private static Set<String> declared(Route route) {
    return route
        .body()
        .map(
            body -> {
              Set<String> fields = new TreeSet<>();
              if (body.getParameterType().isRecord()) {
                for (var part : body.getParameterType().getRecordComponents()) {
                  fields.add(part.getName());
                }
              }
              return fields;
            })
        .orElse(new TreeSet<>());
  }

  private static void leaves(JsonNode node, String at, Map<String, String> found) {
    if (node.isObject()) {
      node.propertyStream().forEach(f -> leaves(f.getValue(), at + "/" + f.getKey(), found));
    } else if (node.isArray()) {
      node.forEach(item -> leaves(item, at + "/*", found));
    } else if (!node.isNull()) {
      found.merge(at, node.asString(), (one, other) -> one + "\n" + other);
    }
  }

  /** Says where the citizen can be read in clear. */
  private static String clear(String value, World world) {
    String name = world.marks().getFirst();
    return value.contains(name) || value.contains(world.marks().get(3)) ? " (in clear)" : "";
  }

  private String row(World world) {
    return jdbc.sql("SELECT CAST(row_to_json(d) AS text) FROM dossier.dossier d WHERE code = :code")
        .param("code", world.dossier())
        .query(String.class)
        .single();
  }
}
