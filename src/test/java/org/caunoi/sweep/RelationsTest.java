package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.access.Permission;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.sweep.Caller.Answer;
import org.caunoi.sweep.World.Relation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Every route that names something of a citizen is asked by everybody who may ask it at all, for
 * what is theirs and for what is another's: the other's sounds like what there is not. Which
 * relation reaches what is written down and reviewed with the routes.
 */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=crowd")
@OwnDatabase
class RelationsTest {

  private static final boolean NIGHTLY = Boolean.getBoolean("caunoi.sweep.nightly");
  private static final Path MATRIX = Path.of("src/test/resources/relations.txt");

  @Autowired private Routes routes;
  @Autowired private Callers callers;
  @Autowired private Worlds worlds;
  @Autowired private JdbcClient jdbc;

  private final Map<Relation, World> made = new EnumMap<>(Relation.class);
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, String> matrix = new TreeMap<>();
  private int asked;

  @Test
  void whatIsAnothersSoundsLikeWhatThereIsNot() throws IOException {
    Set<Relation> relations =
        NIGHTLY ? EnumSet.allOf(Relation.class) : EnumSet.of(Relation.OWN, Relation.OTHER);
    relations.forEach(relation -> made.put(relation, worlds.make(relation)));
    List<Caller> everybody = everybody();
    for (Route route : routes.all()) {
      if (!route.path().contains("{") || Kind.of(route) == Kind.COMMON) {
        continue;
      }
      for (Caller caller : everybody) {
        if (caller.may(route.permission())) {
          ask(route, caller);
        }
      }
    }
    System.out.printf("Relations: %d requests over %d worlds%n", asked, made.size());
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(1_000);
    String text =
        matrix.entrySet().stream()
            .map(line -> line.getKey() + " | " + line.getValue())
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(Path.of("target", "relations.txt"), text);
    if (!NIGHTLY) {
      assertThat(text)
          .as("Review the difference, then copy target/relations.txt to %s", MATRIX)
          .isEqualTo(Files.readString(MATRIX));
    }
  }

  /** Each role where it usually works; those of the whole city last. */
  private List<Caller> everybody() {
    World own = Objects.requireNonNull(made.get(Relation.OWN));
    List<Caller> all = new ArrayList<>();
    for (Role role : Role.values()) {
      switch (role) {
        case CLERK, POINT_LEAD, COURIER -> all.add(callers.person(role, own.point(), null));
        case INTAKE_OFFICER, SPECIALIST, SIGNER, RETURN_OFFICER, MAIL_ROOM ->
            all.add(callers.person(role, null, own.authority()));
        case CENTRE_CONTROL, INSPECTOR, ADMINISTRATOR, AUDITOR -> all.add(callers.of(role));
        case SYSTEM_CLIENT -> all.add(callers.system("relations", EnumSet.allOf(Permission.class)));
      }
    }
    return all;
  }

  private void ask(Route route, Caller caller) {
    Kind kind = Kind.of(route);
    SignedIn who = Objects.requireNonNull(caller.who());
    String none = outcome(send(route, caller, nothing()));
    StringBuilder reached = new StringBuilder();
    made.forEach(
        (relation, world) -> {
          Answer answer = send(route, caller, world);
          boolean known = !outcome(answer).equals(none);
          if (answer.status() >= 500) {
            wrong.add(
                "%s %s %s fails: %s".formatted(route, caller.name(), relation, answer.brief()));
          }
          boolean mayKnow = kind.mayKnow(who, world) || isOnOffer(kind, who, world);
          if (known && !mayKnow) {
            wrong.add(
                "%s tells %s of what is %s: %s, and %s for nothing"
                    .formatted(route, caller.name(), relation, answer.brief(), none));
          }
          if (!mayKnow
              && world.marks().stream()
                  .anyMatch(mark -> personal(mark, world) && answer.body().contains(mark))) {
            wrong.add("%s shows %s a part of %s".formatted(route, caller.name(), relation));
          }
          if (leftOpen(answer, world)) {
            wrong.add("%s leaves %s on a screen that never goes dark".formatted(route, relation));
          }
          if (known) {
            reached.append(reached.isEmpty() ? "" : "+").append(relation);
          }
        });
    matrix.merge(
        route.toString(),
        role(who) + " " + (reached.isEmpty() ? "nothing" : reached),
        (before, more) -> before + ", " + more);
  }

  /** What a colleague has offered to anybody who carries meanwhile is shown to all who do. */
  private boolean isOnOffer(Kind kind, SignedIn who, World world) {
    return kind == Kind.UNIT
        && who.roles().contains(Role.COURIER)
        && jdbc.sql(
                """
                SELECT EXISTS (SELECT FROM custody.unit
                               WHERE number = :number AND offer IS NOT NULL AND offered_to IS NULL)
                """)
            .param("number", world.envelope())
            .query(Boolean.class)
            .single();
  }

  /** Whether a page of the staff shows a citizen and does not lock itself. */
  private static boolean leftOpen(Answer answer, World world) {
    String page = answer.body();
    return (page.contains("<body class=\"staff") || page.contains("<body class=\"paper"))
        && !page.contains("data-idle=\"")
        && world.marks().stream()
            .filter(mark -> personal(mark, world) && !mark.startsWith("H26"))
            .anyMatch(page::contains);
  }

  private static boolean personal(String mark, World world) {
    return !mark.equals(world.dossier())
        && !mark.equals(world.envelope())
        && !mark.equals(world.session().toString());
  }

  private static String role(SignedIn who) {
    return who.roles().iterator().next().name();
  }

  /** Status, code and pointers; what only repeats the request says nothing. */
  private static String outcome(Answer answer) {
    return answer.status() + " " + answer.code() + " " + answer.pointers();
  }

  private static World nothing() {
    UUID none = new UUID(0x7000L, 0x8000_0000_0000_0000L);
    return new World(
        Relation.OTHER,
        "",
        "",
        "H26.999-000000-0000",
        none,
        none,
        none,
        none,
        none,
        "CN999999999VN",
        none,
        none,
        "",
        none,
        none,
        List.of());
  }

  private Answer send(Route route, Caller caller, World world) {
    asked++;
    return caller.send(
        route.verb(),
        Fill.path(route, Kind.of(route).values(world)),
        type(route),
        content(route),
        "If-Match",
        "\"999\"");
  }

  static String type(Route route) {
    if (route.consumes().startsWith("multipart/")) {
      return route.consumes() + "; boundary=b";
    }
    if (!route.consumes().isEmpty()) {
      return route.consumes();
    }
    return route.takesJson()
        ? "application/json"
        : route.writes() ? "application/x-www-form-urlencoded" : "";
  }

  static byte[] content(Route route) {
    if (route.consumes().startsWith("multipart/")) {
      return "--b--\r\n".getBytes(StandardCharsets.UTF_8);
    }
    return route.takesJson()
        ? Fill.body(route).toString().getBytes(StandardCharsets.UTF_8)
        : new byte[0];
  }
}
