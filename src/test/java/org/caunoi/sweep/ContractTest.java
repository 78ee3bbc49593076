package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.sweep.Caller.Answer;
import org.caunoi.sweep.World.Relation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests made up from the document of the API, half right and half wrong, as everybody who may
 * send them: each answer has a status, a type and a shape that the document names.
 */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=crowd")
@OwnDatabase
class ContractTest {

  private static final int REQUESTS =
      Integer.getInteger(
          "caunoi.contract.requests", Boolean.getBoolean("caunoi.sweep.nightly") ? 100_000 : 450);

  @Autowired private Routes routes;
  @Autowired private Callers callers;
  @Autowired private Worlds worlds;
  @Autowired private JdbcClient jdbc;

  private final long seed = Long.getLong("caunoi.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final Contract contract = new Contract();

  @AfterEach
  void forgetFailedSignIns() {
    jdbc.sql("DELETE FROM access.attempt").update();
  }

  @Test
  void everyAnswerIsOneTheDocumentNames() {
    World world = worlds.make(Relation.OWN);
    List<Route> api =
        routes.all().stream().filter(route -> route.isApi() && !route.isAboutSignIn()).toList();
    Map<String, String> wrong = new TreeMap<>();
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int i = 0; i < REQUESTS; i++) {
      Route route = api.get(i % api.size());
      List<Caller> may = callers.all().stream().filter(one -> one.may(route.permission())).toList();
      Caller caller = may.get(random.nextInt(may.size()));
      String path = path(route, world) + query(route);
      Answer answer =
          caller.send(
              route.verb(),
              path,
              RelationsTest.type(route),
              route.takesJson()
                  ? body(route).toString().getBytes(StandardCharsets.UTF_8)
                  : RelationsTest.content(route),
              "If-Match",
              random.nextBoolean() ? "\"999\"" : "\"1\"",
              "Idempotency-Key",
              "contract-" + UUID.randomUUID());
      statuses.merge(answer.status(), 1, Integer::sum);
      for (String difference : contract.differences(route, answer)) {
        wrong.putIfAbsent(route + " " + difference, path + ": " + answer.brief());
      }
    }
    System.out.printf("Contract: %d requests, answers %s, seed %d%n", REQUESTS, statuses, seed);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(statuses.keySet()).allMatch(status -> status < 500).contains(200);
  }

  /** Each sort of answer that the document does not name would make this test red. */
  @Test
  void anAnswerTheDocumentDoesNotNameWouldBeNoticed() {
    World world = worlds.make(Relation.OWN);
    Route route = routes.of("GET /api/v1/dossiers/" + world.dossier()).orElseThrow();
    Answer good =
        callers
            .person(Role.SPECIALIST, null, world.authority())
            .get("/api/v1/dossiers/" + world.dossier());
    assertThat(good.status()).isEqualTo(200);
    assertThat(contract.differences(route, good)).isEmpty();
    ObjectNode more = (ObjectNode) good.json();
    more.put("personalId", "001099000000");
    ObjectNode other = (ObjectNode) good.json();
    other.put("state", "four");
    ObjectNode day = (ObjectNode) good.json();
    day.put("acceptedAt", "yesterday");
    for (JsonNode body : List.of(more, other, day)) {
      assertThat(contract.differences(route, answered(good, 200, body.toString()))).isNotEmpty();
    }
    for (int status : new int[] {500, 418, 201}) {
      assertThat(contract.differences(route, answered(good, status, good.body()))).isNotEmpty();
    }
    assertThat(contract.differences(route, answered(good, 200, "<html>"))).isNotEmpty();
  }

  private static Answer answered(Answer good, int status, String body) {
    return new Answer(good.asked(), status, good.headers(), body);
  }

  private String path(Route route, World world) {
    if (route.path().contains("{") && Kind.of(route) != Kind.COMMON && random.nextInt(4) > 0) {
      return Fill.path(route, Kind.of(route).values(world));
    }
    return Fill.path(route, new Fill.Real(world.dossier(), world.session().toString()));
  }

  private String query(Route route) {
    List<String> parts = new ArrayList<>();
    for (MethodParameter parameter : route.parameters()) {
      if (parameter.hasParameterAnnotation(RequestParam.class)
          && !route.consumes().startsWith("multipart/")
          && random.nextInt(3) == 0) {
        parts.add(
            parameter.getParameterName() + "=" + URLEncoder.encode(word(), StandardCharsets.UTF_8));
      }
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  /** The right body, or one with a field changed, gone or of another sort. */
  private JsonNode body(Route route) {
    JsonNode good = Fill.body(route).deepCopy();
    if (random.nextInt(3) > 0) {
      change(good);
    }
    return good;
  }

  private void change(JsonNode node) {
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = object.propertyStream().map(Map.Entry::getKey).toList();
      String name = names.get(random.nextInt(names.size()));
      JsonNode inner = object.get(name);
      if (inner.isContainer() && random.nextBoolean()) {
        change(inner);
      } else if (random.nextInt(4) == 0) {
        object.remove(name);
      } else {
        object.set(name, value());
      }
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      change(array.get(0));
    }
  }

  private JsonNode value() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (random.nextInt(6)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.numberNode(random.nextInt());
      case 2 -> nodes.booleanNode(random.nextBoolean());
      case 3 -> nodes.arrayNode().add(word());
      case 4 -> nodes.objectNode().put("x", word());
      default -> nodes.stringNode(word());
    };
  }

  private String word() {
    return switch (random.nextInt(9)) {
      case 0 -> "";
      case 1 -> Walk.COMMUNE;
      case 2 -> "2026-02-30";
      case 3 -> "2026-03-02";
      case 4 -> String.valueOf(random.nextInt(100));
      case 5 -> UUID.randomUUID().toString();
      case 6 -> "x".repeat(random.nextInt(600));
      case 7 ->
          random
              .ints(8, 0x20, 0x1EF9)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      default -> Fill.PROCEDURE;
    };
  }
}
