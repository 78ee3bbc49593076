package org.caunoi.load;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Two application nodes on one PostgreSQL with a synchronous standby: either node is killed, then
 * the primary, and the standby takes its place; sign-ins, messages and filing go on, and nothing
 * acknowledged is lost.
 *
 * <p>Arguments: folder of PostgreSQL's programs, folder of the unpacked jar, folder for data, first
 * port, size, seed, defect.
 */
final class TwoNodes {

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[2]);
    boolean defect = Boolean.parseBoolean(arguments[6]);
    Files.createDirectories(data);
    boolean green;
    try (Servers servers =
        new Servers(
            Path.of(arguments[0]), data.resolve("servers"), Integer.parseInt(arguments[3]))) {
      servers.start(!defect);
      green =
          run(
              servers,
              Path.of(arguments[1]),
              data,
              arguments[4].equals("nightly") ? 10 : 2,
              Long.parseLong(arguments[5]),
              defect);
    }
    System.exit(green ? 0 : 1);
  }

  private static boolean run(
      Servers servers, Path jars, Path data, int rounds, long seed, boolean defect)
      throws Exception {
    List<String> wrong = new ArrayList<>();
    try (House one = node(servers, jars, data, "one");
        House two = node(servers, jars, data, "two")) {
      one.start();
      two.start();
      House.tellCircumstances(servers.connect());
      String token = Administrators.token(one.base());
      Administrators person = Administrators.signedIn(one.base(), "quantri");
      List<URI> doors = List.of(one.base(), two.base());
      Filings filings =
          new Filings(doors, token, data.resolve("acknowledged.log"), seed).start(Ground.CLIENTS);
      for (int round = 0; round < rounds; round++) {
        Thread.sleep(4000);
        House victim = round % 2 == 0 ? one : two;
        House other = round % 2 == 0 ? two : one;
        victim.killApplication();
        double gap = filings.secondsToNextAnswer(Duration.ofSeconds(60)) / 1000.0;
        boolean known = person.sees(other.base(), "/system-clients");
        Results.sample("filing again after a node was killed", "s", gap);
        System.out.printf(
            "node %d killed: filing went on after %.1f s at the other, its sign-in %s there%n",
            round % 2 + 1, gap, known ? "holds" : "is lost");
        if (!known) {
          wrong.add("the sign-in is lost with the node");
        }
        victim.awaitAnswer(Duration.ofSeconds(120));
      }
      if (defect) {
        servers.stopStandby();
      }
      Thread.sleep(4000);
      int before = filings.acknowledged().size();
      servers.killPrimary();
      if (defect) {
        servers.startStandby();
      }
      servers.promote();
      double gap = filings.secondsToNextAnswer(Duration.ofSeconds(120)) / 1000.0;
      Results.sample("filing again after the standby took over", "s", gap);
      System.out.printf(
          "primary killed, standby promoted: filing again after %.1f s; %d acknowledged until"
              + " then%n",
          gap, before);
      boolean holds =
          person.sees(one.base(), "/system-clients") && person.sees(two.base(), "/system-clients");
      if (!holds && !defect) {
        wrong.add("the sign-in is lost with the primary");
      }
      Thread.sleep(4000);
      filings.stop();
      long waiting = awaitMessages(servers);
      if (waiting > 0) {
        wrong.add(waiting + " messages are never sent");
      }
      wrong.addAll(
          new Verifier(servers.connect(), data.resolve("kept/documents"))
              .differences(data.resolve("acknowledged.log")));
      wrong.stream().limit(20).forEach(System.out::println);
      Results.fact("seed", seed);
      Results.count("node kills", rounds);
      Results.count("acknowledged before the primary was killed", before);
      Results.count("answers lost or refused and asked for again", filings.retries());
      Results.count("messages still waiting in the end", waiting);
      Results.count("differences", wrong.size());
      return Results.verdict(
          wrong.isEmpty(),
          wrong.isEmpty()
              ? "nothing lost, nothing doubled, all went on"
              : wrong.size() + " differences");
    }
  }

  private static House node(Servers servers, Path jars, Path data, String name) throws Exception {
    return new House(jars, data.resolve(name))
        .keeping(data.resolve("kept"))
        .environment("SPRING_DATASOURCE_URL", servers.url())
        .environment("SPRING_DATASOURCE_USERNAME", "caunoi")
        .environment("SPRING_DATASOURCE_PASSWORD", "unused");
  }

  /** Messages planned by either node that are still not sent after three minutes. */
  private static long awaitMessages(Servers servers) throws Exception {
    long waiting = -1;
    for (int i = 0; i < 36 && waiting != 0; i++) {
      Thread.sleep(5000);
      try (Connection connection = servers.connect();
          Statement statement = connection.createStatement();
          ResultSet rs =
              statement.executeQuery(
                  "SELECT count(*) FROM notification.message WHERE kind = 'FILED' AND state ="
                      + " 'PLANNED'")) {
        rs.next();
        waiting = rs.getLong(1);
      }
    }
    return waiting;
  }

  private TwoNodes() {}
}
