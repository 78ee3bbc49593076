package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.TestViewer;
import org.caunoi.Walk;
import org.caunoi.access.Permission;
import org.caunoi.access.Role;
import org.caunoi.sweep.Caller.Answer;
import org.caunoi.sweep.World.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Swaps ids, codes, file keys, cursors and search words for another citizen's: nothing of theirs
 * comes back. Then the same with the application's own checks switched off in this test process,
 * where row-level security alone must hold.
 */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=crowd")
@OwnDatabase
class IdorTest {

  private static final int PROBES = Boolean.getBoolean("caunoi.sweep.nightly") ? 12_000 : 280;

  private static final List<String> LISTS =
      List.of(
          "/api/v1/dossiers?code={code}",
          "/api/v1/dossiers?cursor={cursor}&limit=100",
          "/api/v1/dossiers?queue=all&limit=100",
          "/api/v1/dossiers?assignee={id}",
          "/dossiers?code={code}",
          "/dossiers/next?after={code}",
          "/api/v1/register?cursor={cursor}",
          "/register",
          "/api/v1/due-dossiers",
          "/due-dossiers",
          "/api/v1/shipments?number={number}",
          "/shipments?number={number}",
          "/custody?number={number}",
          "/returns?code={code}",
          "/counter");

  private enum Checks {
    ON,
    OFF
  }

  @Autowired private Routes routes;
  @Autowired private Callers callers;
  @Autowired private Worlds worlds;
  @Autowired private Walk walk;
  @Autowired private Unchecked unchecked;

  private final long seed = Long.getLong("caunoi.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final List<String> wrong = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(Checks.class)
  void nothingOfAnotherComesBack(Checks checks) {
    World own = worlds.make(Relation.OWN);
    World other = worlds.make(Relation.OTHER);
    List<Caller> askers = askers(own);
    List<Route> named =
        routes.all().stream()
            .filter(route -> route.path().contains("{") && Kind.of(route) != Kind.COMMON)
            .toList();
    int denied = 0;
    for (int i = 0; i < PROBES; i++) {
      Caller caller = askers.get(random.nextInt(askers.size()));
      String[] headers =
          checks == Checks.OFF
              ? new String[] {"If-Match", "\"999\"", Unchecked.HEADER, unchecked.word()}
              : new String[] {"If-Match", "\"999\""};
      denied +=
          random.nextInt(5) == 0
              ? list(caller, other, headers)
              : object(caller, named.get(random.nextInt(named.size())), own, other, headers);
    }
    System.out.printf(
        "IDOR, checks %s: %d probes, %d of them of what only the other has, seed %d%n",
        checks, PROBES, denied, seed);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(denied).isGreaterThan(PROBES / 4);
    if (checks == Checks.OFF) {
      assertThat(unchecked.passed()).as("checks that were passed over").isPositive();
    }
  }

  /** Each net holds alone; this is what either keeps away. */
  @Test
  void withoutBothNetsTheOthersWouldBeSeen() {
    World other = worlds.make(Relation.OTHER);
    Caller officer = callers.person(Role.SPECIALIST, null, walk.authority());
    String path = "/api/v1/dossiers/" + other.dossier();
    String[] off = {Unchecked.HEADER, unchecked.word()};
    assertThat(officer.get(path, off).status()).isEqualTo(404);
    TestViewer.everybodyIsTheHouse(true);
    try {
      assertThat(officer.get(path).status()).isEqualTo(404);
      assertThat(officer.get(path, off).status()).isEqualTo(200);
    } finally {
      TestViewer.everybodyIsTheHouse(false);
    }
  }

  private List<Caller> askers(World own) {
    List<Caller> all = new ArrayList<>();
    for (Role role : Set.of(Role.CLERK, Role.POINT_LEAD, Role.COURIER)) {
      all.add(callers.person(role, own.point(), null));
    }
    for (Role role :
        Set.of(
            Role.INTAKE_OFFICER,
            Role.SPECIALIST,
            Role.SIGNER,
            Role.RETURN_OFFICER,
            Role.MAIL_ROOM)) {
      all.add(callers.person(role, null, own.authority()));
    }
    all.add(callers.system("idor", EnumSet.allOf(Permission.class)));
    return all;
  }

  private int object(Caller caller, Route route, World own, World other, String[] headers) {
    if (!caller.may(route.permission())) {
      return 0;
    }
    boolean mixed =
        route.path().indexOf('{') != route.path().lastIndexOf('{') && random.nextBoolean();
    Function<String, String> ours = Kind.of(route).values(own);
    Function<String, String> theirs = Kind.of(route).values(other);
    String last = route.path().substring(route.path().lastIndexOf('{') + 1).replaceAll("}.*", "");
    // A foreign paper under one's own dossier, or everything foreign.
    String path =
        Fill.path(
            route,
            variable ->
                encoded(
                    mixed && !variable.equals(last)
                        ? ours.apply(variable)
                        : twisted(theirs.apply(variable))));
    Answer answer =
        caller.send(
            route.verb(), path, RelationsTest.type(route), RelationsTest.content(route), headers);
    if (answer.status() / 100 == 2 && !isLabelOf(route)) {
      wrong.add(
          "%s as %s opens: %s".formatted(route.verb() + " " + path, caller.name(), answer.brief()));
    }
    if (answer.status() == 403 && !answer.code().equals("no-point")) {
      wrong.add(
          "%s as %s says that it is there: %s".formatted(path, caller.name(), answer.brief()));
    }
    look(caller, route.verb() + " " + path, answer, other);
    return 1;
  }

  /** A mark on a component of one's own dossier is no foreign object. */
  private static boolean isLabelOf(Route route) {
    return route.path().contains("{component}");
  }

  private int list(Caller caller, World other, String[] headers) {
    String way = LISTS.get(random.nextInt(LISTS.size()));
    String path =
        way.replace("{code}", encoded(twisted(other.dossier())))
            .replace("{number}", encoded(other.envelope()))
            .replace("{id}", other.colleague().toString())
            .replace("{cursor}", cursor(other));
    if (random.nextInt(4) == 0 && caller.may(Permission.READ_DOSSIERS)) {
      String words = other.marks().getFirst();
      look(
          caller,
          "search",
          caller.json(
              "POST", "/api/v1/dossier-searches", "{\"q\": \"%s\"}".formatted(words), headers),
          other);
      return 1;
    }
    look(caller, path, caller.get(path, headers), other);
    return 1;
  }

  private void look(Caller caller, String asked, Answer answer, World other) {
    if (answer.status() >= 500) {
      wrong.add("%s as %s fails: %s".formatted(asked, caller.name(), answer.brief()));
    }
    // What was asked by may be said back; what else is the other's may not.
    Stream<String> secret =
        other.marks().stream().filter(mark -> !asked.equals("search") && !asked.contains(mark));
    secret
        .filter(answer.body()::contains)
        .forEach(
            mark ->
                wrong.add(
                    "%s as %s shows a part of another: %s"
                        .formatted(asked, caller.name(), answer.brief())));
    if (asked.equals("search") && answer.body().contains("\"code\":\"H26")) {
      wrong.add("search finds another: " + answer.brief());
    }
  }

  private String twisted(String value) {
    return switch (random.nextInt(8)) {
      case 0 -> value.toLowerCase(Locale.ROOT);
      case 1 -> value + " ";
      case 2 -> value.replace('-', '\u2010');
      case 3 -> value.replace('0', '\uff10');
      default -> value;
    };
  }

  /** A position in front of what the other has, as a page of theirs would name it. */
  private static String cursor(World other) {
    String position = "2020-01-01T00:00:00Z/" + other.dossierId();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
