package org.caunoi.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.load.FaultProxy.Fault;

/**
 * The mail server is away, slow, or lies, in each way a connection can: filing goes on as fast as
 * before, and each letter goes out once the neighbour is itself again (R18).
 */
final class LyingNeighbours {

  static boolean run(Ground ground) throws Exception {
    List<String> wrong = new ArrayList<>();
    Duration length = Duration.ofSeconds(ground.nightly() ? 60 : 8);
    try (MailSink mail = new MailSink();
        FaultProxy proxy = new FaultProxy(mail.port());
        House house = ground.house()) {
      house
          .option("--spring.mail.host=127.0.0.1")
          .option("--spring.mail.port=" + proxy.port())
          .option("--caunoi.notification.email-from=thu@vi-du.invalid");
      house.start();
      Traffic traffic =
          new Traffic(house.base(), Administrators.token(house.base()), "mail", ground.log())
              .with(LyingNeighbours::withMail);
      traffic.run(0, 4, Duration.ofSeconds(15));
      if (ground.defect()) {
        waitForTheNeighbour(house);
      }
      double usual = 0;
      for (Fault fault : Fault.values()) {
        proxy.misbehave(fault);
        Traffic.Outcome outcome = traffic.run(15, 64, length);
        usual = fault == Fault.NONE ? outcome.percentile(0.99) : usual;
        Results.sample("99 % filed within, mail server: " + fault, "ms", outcome.percentile(0.99));
        System.out.printf(
            "mail server %s: %s, 99 %% filed within %.0f ms%n",
            fault, outcome.statuses(), outcome.percentile(0.99));
        if (outcome.notFiled() > 0 || outcome.percentile(0.99) > 3 * usual + 500) {
          wrong.add(
              "%s: %s, 99 %% within %.0f ms"
                  .formatted(fault, outcome.statuses(), outcome.percentile(0.99)));
        }
      }
      if (!ground.defect() && usual > 1500) {
        wrong.add("too slow even without a fault");
      }
      proxy.misbehave(Fault.NONE);
      int before = mail.received().size();
      traffic.run(15, 64, Duration.ofSeconds(4));
      Thread.sleep(20_000);
      Results.count("letters that reached the mail server, by recipient", mail.received().size());
      if (mail.received().size() <= before) {
        wrong.add("no letter goes out after the mail server is itself again");
      }
      return ground.verdict(house, traffic.acknowledged(), wrong);
    }
  }

  private static String withMail(int number) {
    return Filings.body(number)
        .replace("\"sex\":", "\"email\": \"thu-%d@vi-du.invalid\", \"sex\":".formatted(number));
  }

  /** The planted defect: filing waits as long as the neighbour would take. */
  private static void waitForTheNeighbour(House house) throws Exception {
    house.superuser(
        """
        CREATE FUNCTION notification.wait() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(3); RETURN NEW; END $$
        """,
        "CREATE TRIGGER wait BEFORE INSERT ON notification.message FOR EACH ROW EXECUTE FUNCTION"
            + " notification.wait()",
        "GRANT EXECUTE ON FUNCTION notification.wait() TO caunoi");
  }

  private LyingNeighbours() {}
}
