package org.caunoi.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where the processor time goes while dossiers are filed, or live their whole life (filed and four
 * acts), act by act: what PostgreSQL was asked, and where the application stood each time ten
 * milliseconds of processor time were used up.
 *
 * <p>Arguments: folder of the unpacked jar, folder for data, {@code filing} or {@code life}, cases
 * of warm-up, cases measured.
 */
final class Profile {

  private static final int CLIENTS = 16;
  private static final int COUNTED = 64;
  private static final int METHODS = 14;
  private static final int LEAVES = 8;
  private static final int STATEMENTS = 8;

  private final House house;
  private final Acting acting;
  private final List<String> steps;
  private int filed;

  private Profile(House house, Acting acting, List<String> steps) {
    this.house = house;
    this.acting = acting;
    this.steps = steps;
  }

  /** What one act took of the processor, in milliseconds, and when it was done. */
  private record Took(double app, double postgres, Looks.Span span) {}

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[1]);
    List<String> steps = new ArrayList<>(List.of("filing"));
    if (arguments[2].equals("life")) {
      steps.addAll(Acting.ACTS);
    }
    Path recording = data.toAbsolutePath().resolve("profile.jfr");
    int cases = Integer.parseInt(arguments[4]);
    Map<String, Took> took;
    boolean whole;
    try (House house = new House(Path.of(arguments[0]), data)) {
      house.start();
      Asked.prepare(house);
      house.java(Looks.OPTIONS.get(0)).java(Looks.OPTIONS.get(1) + recording);
      house.restart();
      Profile profile = new Profile(house, Acting.at(house), steps);
      profile.lives(Integer.parseInt(arguments[3]), CLIENTS);
      took = profile.lives(cases, CLIENTS);
      whole = !took.isEmpty() && profile.count();
    }
    Map<String, Looks.Span> spans = new LinkedHashMap<>();
    took.forEach((step, one) -> spans.put(step, one.span));
    Map<String, Looks> seen = Looks.in(recording, spans);
    Files.delete(recording);
    took.forEach((step, one) -> print(step, one, seen.get(step), cases));
    Results.count("times a client was asked to wait", Polite.waited());
    boolean right = whole && seen.values().stream().allMatch(one -> one.total() > 0);
    System.exit(
        Results.verdict(right, right ? "nothing was refused" : "something was refused") ? 0 : 1);
  }

  /** All cases take the first step, then all the second; empty where a step was refused. */
  private Map<String, Took> lives(int cases, int clients) throws Exception {
    String[] codes = new String[cases];
    Map<String, Took> took = new LinkedHashMap<>();
    for (int step = 0; step < steps.size(); step++) {
      Instant from = Instant.now();
      Spent spent = all(codes, step, clients);
      took.put(
          steps.get(step),
          new Took(
              spent.app() / cases, spent.postgres() / cases, new Looks.Span(from, Instant.now())));
    }
    filed += cases;
    return Arrays.stream(codes).allMatch(Objects::nonNull) ? took : Map.of();
  }

  private Spent all(String[] codes, int step, int clients) throws Exception {
    return Spent.during(
            house,
            () -> {
              List<Thread> threads = new ArrayList<>();
              for (int i = 0; i < clients; i++) {
                int client = i;
                threads.add(Thread.ofPlatform().start(() -> some(codes, step, client, clients)));
              }
              for (Thread thread : threads) {
                thread.join();
              }
              return codes;
            })
        .spent();
  }

  private void some(String[] codes, int step, int client, int clients) {
    try (Wire wire = new Wire(house.base(), 60_000)) {
      for (int n = client; n < codes.length; n += clients) {
        if (step == 0) {
          codes[n] = acting.filed(wire, filed + n);
        } else if (codes[n] != null && !acting.acted(wire, codes[n], step - 1)) {
          codes[n] = null;
        }
      }
    } catch (IOException e) {
      System.out.println(e);
      codes[client] = null;
    }
  }

  /** One client alone, while PostgreSQL counts; false where something was refused. */
  private boolean count() throws Exception {
    house.putSendingOff();
    String[] codes = new String[COUNTED];
    for (int step = 0; step < steps.size(); step++) {
      Asked.begin(house);
      all(codes, step, 1);
      Asked asked = Asked.end(house, COUNTED);
      String name = steps.get(step);
      Results.sample("statements: " + name, "", asked.statementsEach());
      Results.sample("round trips: " + name, "", asked.roundTripsEach());
      Results.sample("inside PostgreSQL: " + name, "ms", asked.millisEach());
      System.out.printf(
          "%s: %.1f statements in %.1f round trips, %.2f ms inside PostgreSQL%n",
          name, asked.statementsEach(), asked.roundTripsEach(), asked.millisEach());
      asked.statements().stream()
          .limit(STATEMENTS)
          .forEach(
              one ->
                  System.out.printf(
                      "  %5.2f ms %5.1fx %s%s%n",
                      one.millis(), one.calls(), one.inner() ? "(inner) " : "", one.words()));
    }
    return Arrays.stream(codes).allMatch(Objects::nonNull);
  }

  /** Java's own threads (collector, compilers) are no method's; they are what is left. */
  private static void print(String step, Took took, Looks looks, int cases) {
    double looked = looks.millis() / cases;
    double left = took.app - looked;
    Results.sample("CPU of the application: " + step, "ms", took.app);
    Results.sample("CPU of PostgreSQL: " + step, "ms", took.postgres);
    System.out.printf(
        "%s: %.2f CPU-ms of the application, of these %.2f in methods (%d looks), %.2f in Java’s"
            + " own threads; %.2f of PostgreSQL%n",
        step, took.app, looked, looks.total(), left, took.postgres);
    Results.sample(step + ": in Java’s own threads (collector, compilers)", "ms", left);
    table(step, "for", looks.purposes(), looked);
    table(step, "inside", looks.ours(METHODS), looked);
    table(step, "library", looks.libraries(LEAVES), looked);
    table(step, "standing at", looks.leaves(LEAVES), looked);
  }

  private static void table(String step, String title, Map<String, Double> shares, double millis) {
    shares.forEach(
        (name, share) ->
            Results.sample("%s: %s %s".formatted(step, title, name), "ms", share * millis));
    shares.forEach(
        (name, share) ->
            System.out.printf(
                "  %5.1f %% %6.2f ms %s %s%n", 100 * share, share * millis, title, name));
  }
}
