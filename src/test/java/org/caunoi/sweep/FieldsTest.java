package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.access.Permission;
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

  /** Of the roles so many read in a usual run, other ones each time. */
  private static final int SOME = 7;

  private static final boolean ALL = NIGHTLY || Boolean.getBoolean("caunoi.fields.all");

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
  @Autowired private Planted planted;
  @Autowired private JdbcClient jdbc;

  private final long seed = Long.getLong("caunoi.seed", new Random().nextLong());
  private final Random random = new Random(seed);

  @Test
  void whichRoleReadsWhichFieldIsTheReviewedList() throws IOException {
    World world = worlds.make(Relation.OWN);
    List<Caller> asked = new ArrayList<>(everybody(world));
    if (!ALL) {
      Collections.shuffle(asked, random);
      asked = asked.subList(0, SOME);
    }
    String list = read(asked, world);
    if (ALL) {
      Files.writeString(Path.of("target", "fields.txt"), list);
    }
    assertThat(list)
        .as(
            "As %s, seed %d: run with -Dcaunoi.fields.all=true, review the difference, then copy"
                + " target/fields.txt to %s",
            asked.stream().map(Caller::name).toList(), seed, FIELDS)
        .isEqualTo(ofThose(asked));
  }

  /** A house that takes a courier for a specialist would make this test red. */
  @Test
  void aFieldThatWereShownWouldBeNoticed() throws IOException {
    World world = worlds.make(Relation.OWN);
    Caller specialist = callers.person(Role.SPECIALIST, null, world.authority());
    Caller courier = new Caller("COURIER", specialist.who(), specialist.base(), specialist.token());
    assertThat(read(List.of(courier), world))
        .contains(" | COURIER")
        .isNotEqualTo(ofThose(List.of(courier)));
  }

  private String read(List<Caller> asked, World world) {
    Map<String, Map<String, Set<String>>> read = new TreeMap<>();
    for (Route route : routes.all()) {
      if (!route.isApi()
          || route.writes()
          || route.path().endsWith("/events")
          || !route.path().contains("{")
          || Kind.of(route) == Kind.COMMON) {
        continue;
      }
      for (Caller caller : asked) {
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
    return read.entrySet().stream()
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
  }

  /** What the reviewed list says of these. */
  private static String ofThose(List<Caller> asked) throws IOException {
    Set<String> names = asked.stream().map(Caller::name).collect(Collectors.toSet());
    StringBuilder lines = new StringBuilder();
    for (String line : Files.readAllLines(FIELDS)) {
      String[] parts = line.split(" \\| ");
      String kept =
          Arrays.stream(parts[1].split(" "))
              .filter(names::contains)
              .collect(Collectors.joining(" "));
      if (!kept.isEmpty()) {
        lines.append(parts[0]).append(" | ").append(kept).append('\n');
      }
    }
    return lines.toString();
  }

  @Test
  void noFieldOfAnotherSchemaComesIn() throws IOException {
    Set<String> names = new TreeSet<>();
    JsonNode schemas =
        JsonMapper.shared().readTree(Files.readString(DOCUMENT)).at("/components/schemas");
    schemas.forEach(
        schema -> schema.path("properties").propertyStream().forEach(p -> names.add(p.getKey())));
    World world = worlds.make(Relation.OWN);
    List<String> wrong = new ArrayList<>();
    Set<String> roles = new TreeSet<>();
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
        for (Caller caller : those(route)) {
          Answer answer = with(route, caller, world, name);
          sent++;
          roles.add(caller.name());
          if (isTaken(answer)) {
            wrong.add(
                "%s takes %s from %s: %s".formatted(route, name, caller.name(), answer.brief()));
          }
        }
      }
    }
    System.out.printf(
        "Fields: %d bodies with a field of another schema as %s, seed %d%n", sent, roles, seed);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(sent).isGreaterThan(150);
  }

  /** A house that passes over what it does not know would make this test red. */
  @Test
  void aFieldThatWerePassedOverWouldBeNoticed() {
    World world = worlds.make(Relation.OWN);
    Route route = routes.of("POST /api/v1/calendar/due-dates").orElseThrow();
    Caller caller = callers.whoMay(route.permission());
    assertThat(isTaken(with(route, caller, world, "state"))).isFalse();
    String[] careless = planted.headers(Planted.Defect.UNKNOWN_FIELDS);
    assertThat(isTaken(with(route, caller, world, "state", careless))).isTrue();
  }

  /** All who may in a night, else one of them. */
  private List<Caller> those(Route route) {
    List<Caller> may = callers.all().stream().filter(one -> one.may(route.permission())).toList();
    return NIGHTLY ? may : List.of(may.get(random.nextInt(may.size())));
  }

  private Answer with(Route route, Caller caller, World world, String name, String... headers) {
    ObjectNode body = (ObjectNode) Fill.body(route).deepCopy();
    body.put(name, "x");
    List<String> all = new ArrayList<>(List.of("If-Match", "\"999\""));
    all.addAll(List.of("Idempotency-Key", "fields-" + UUID.randomUUID()));
    all.addAll(List.of(headers));
    return caller.json(
        route.verb(), path(route, world), body.toString(), all.toArray(String[]::new));
  }

  private static boolean isTaken(Answer answer) {
    return answer.status() / 100 != 4;
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
      for (Caller caller : those(route)) {
        Answer answer =
            caller.send(
                route.verb(),
                path(route, world),
                "application/x-www-form-urlencoded",
                HOSTILE.getBytes(StandardCharsets.UTF_8));
        sent++;
        if (answer.status() >= 500 || !row(world).equals(before)) {
          wrong.add("%s as %s: %s".formatted(route, caller.name(), answer.brief()));
          before = row(world);
        }
      }
    }
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(sent).isGreaterThan(15);
    // One field that came in would be seen.
    jdbc.sql("UPDATE dossier.dossier SET confirmation = 'PORTAL' WHERE code = :code")
        .param("code", world.dossier())
        .update();
    assertThat(row(world)).isNotEqualTo(before);
  }

  /** Each role where it usually works, by one word. */
  private List<Caller> everybody(World world) {
    List<Caller> all = new ArrayList<>();
    for (Role role : Role.values()) {
      switch (role) {
        case CLERK, POINT_LEAD, COURIER -> all.add(callers.person(role, world.point(), null));
        case INTAKE_OFFICER, SPECIALIST, SIGNER, RETURN_OFFICER, MAIL_ROOM ->
            all.add(callers.person(role, null, world.authority()));
        case CENTRE_CONTROL, INSPECTOR, ADMINISTRATOR, AUDITOR -> all.add(callers.of(role));
        case SYSTEM_CLIENT -> {
          Caller one = callers.system("fields", EnumSet.allOf(Permission.class));
          all.add(new Caller(role.name(), one.who(), one.base(), one.token()));
        }
      }
    }
    return all;
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
