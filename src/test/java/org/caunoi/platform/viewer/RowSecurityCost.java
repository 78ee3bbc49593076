package org.caunoi.platform.viewer;

import java.io.File;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.caunoi.Application;
import org.caunoi.Measured;
import org.caunoi.People;
import org.caunoi.TestDatabase;
import org.caunoi.TestViewer;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What row-level security costs over HTTP: legs with it (A) and legs without it (B: policies off,
 * and nothing told to the connection), warmed up, then each four in the order ABBA, so that what
 * still grows faster favours neither; in one process on one database. The two B show the noise, by
 * which the bar is lower: red where less than {@link #LEAST} of the rate is left (F6).
 */
public final class RowSecurityCost {

  private static final double LEAST = 0.95;

  /** Legs before the first that counts, half of them with row-level security. */
  private static final int WARM_UP = 20;

  private static final String FILING =
      """
      {"procedureCode": "2.000635", "answers": {"forWhom": "self"},
       "applicant": {"fullName": "Nguyễn Thử Nghiệm", "personalId": "001199000001",
         "birthDate": "1999-03-02", "sex": "male", "phone": "0900000001", "address": "Số 1 phố Thử",
         "communeCode": "00070"},
       "form": {"copies": "1"}, "returnBy": "counter"}
      """;

  private final JdbcClient jdbc;
  private final Web filer;
  private final Web officer;
  private final List<String> codes = new ArrayList<>();
  private final int clients;
  private final Duration leg;

  private RowSecurityCost(ConfigurableApplicationContext house, int clients, Duration leg) {
    this.jdbc = house.getBean(JdbcClient.class);
    this.clients = clients;
    this.leg = leg;
    People people = house.getBean(People.class);
    Walk walk = house.getBean(Walk.class);
    filer = people.partner().web();
    officer = people.signIn(people.officer(Role.INTAKE_OFFICER, walk.authority()));
    for (int i = 0; i < 40; i++) {
      codes.add(walk.filing().file().code());
    }
  }

  /** Fours of legs, seconds of a leg, clients. */
  public static void main(String[] arguments) throws Exception {
    int fours = Integer.parseInt(arguments[0]);
    Duration leg = Duration.ofSeconds(Long.parseLong(arguments[1]));
    List<String> said = new ArrayList<>();
    boolean met;
    TestDatabase database = TestDatabase.fresh();
    try (ConfigurableApplicationContext house =
        SpringApplication.run(
            Application.class,
            "--server.port=" + System.getProperty("caunoi.port", "8450"),
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.user(),
            "--spring.datasource.password=" + database.password(),
            "--caunoi.data-dir=" + new File("target/rls-cost"),
            "--caunoi.password-cost=4",
            "--logging.level.root=error")) {
      RowSecurityCost cost = new RowSecurityCost(house, Integer.parseInt(arguments[2]), leg);
      cost.jdbc.sql("ALTER DATABASE " + name(database) + " SET synchronous_commit = on").update();
      met =
          cost.compare("filing", fours, cost::file, said)
              & cost.compare("reading a dossier", fours, cost::read, said)
              & cost.compare("a page of the work list", fours, cost::list, said);
    }
    Measured.say("%s", (met ? "green: " : "RED: ") + String.join("; ", said));
    System.exit(met ? 0 : 1);
  }

  private static String name(TestDatabase database) {
    return database.url().replaceAll(".*/", "").replaceAll("\\?.*", "");
  }

  private boolean compare(String what, int fours, Runnable work, List<String> said)
      throws Exception {
    awaitJobs();
    for (int i = 0; i < WARM_UP; i++) {
      run(i % 2 == 0, work);
    }
    double[] ratios = new double[fours];
    double[] cpu = new double[fours];
    double[] noise = new double[fours];
    List<Leg> with = new ArrayList<>();
    List<Leg> without = new ArrayList<>();
    for (int i = 0; i < fours; i++) {
      Leg on = run(true, work);
      Leg off = run(false, work);
      Leg offAgain = run(false, work);
      Leg onAgain = run(true, work);
      ratios[i] = mean(on, onAgain, Leg::perSecond) / mean(off, offAgain, Leg::perSecond);
      cpu[i] = mean(off, offAgain, Leg::millisEach) / mean(on, onAgain, Leg::millisEach);
      noise[i] = offAgain.perSecond() / off.perSecond();
      with.addAll(List.of(on, onAgain));
      without.addAll(List.of(off, offAgain));
      for (Leg leg : List.of(on, onAgain)) {
        Measured.sample(what + ": with row-level security", "1/s", leg.perSecond());
        Measured.sample(what + ": house and clients, with it", "CPU-ms", leg.house);
        Measured.sample(what + ": PostgreSQL, with it", "CPU-ms", leg.postgres);
      }
      for (Leg leg : List.of(off, offAgain)) {
        Measured.sample(what + ": without", "1/s", leg.perSecond());
        Measured.sample(what + ": house and clients, without", "CPU-ms", leg.house);
        Measured.sample(what + ": PostgreSQL, without", "CPU-ms", leg.postgres);
      }
      Measured.sample("F6 " + what + ": what is left of the rate", "", ratios[i]);
      Measured.sample(what + ": what is left by CPU", "", cpu[i]);
      Measured.sample(what + ": A-A noise", "", noise[i]);
      System.out.printf(
          "%s, %d: with %.0f/s and %.0f/s (%.2f and %.2f CPU-ms each), without %.0f/s and %.0f/s"
              + " (%.2f and %.2f)%n",
          what,
          i + 1,
          on.perSecond(),
          onAgain.perSecond(),
          on.millisEach(),
          onAgain.millisEach(),
          off.perSecond(),
          offAgain.perSecond(),
          off.millisEach(),
          offAgain.millisEach());
    }
    System.out.printf(
        "%s: row-level security leaves %s of the rate, %s by CPU; noise without against without"
            + " %s%n",
        what, spread(ratios), spread(cpu), spread(noise));
    System.out.printf(
        "why: %s takes PostgreSQL %.2f CPU-ms with the policies and %.2f without, house and clients"
            + " %.2f and %.2f%n",
        what,
        median(with, Leg::postgres),
        median(without, Leg::postgres),
        median(with, Leg::house),
        median(without, Leg::house));
    double bar = LEAST - Math.abs(1 - median(noise));
    said.add("%s keeps %.3f of its rate; the bar is %.3f".formatted(what, median(ratios), bar));
    return median(ratios) >= bar;
  }

  /** Else the messages of what was filed would be sent while something else is measured. */
  private void awaitJobs() throws InterruptedException {
    while (jdbc.sql(
            "SELECT EXISTS (SELECT FROM platform.scheduled_tasks WHERE execution_time < now())")
        .query(Boolean.class)
        .single()) {
      Thread.sleep(500);
    }
  }

  private static double mean(Leg one, Leg other, ToDoubleFunction<Leg> of) {
    return (of.applyAsDouble(one) + of.applyAsDouble(other)) / 2;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double median(List<Leg> legs, ToDoubleFunction<Leg> of) {
    return median(legs.stream().mapToDouble(of).toArray());
  }

  private static String spread(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return "%.3f (%.3f to %.3f)"
        .formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  private Leg run(boolean secured, Runnable work) throws Exception {
    secure(secured);
    AtomicInteger done = new AtomicInteger();
    Duration house = time(ProcessHandle.current());
    Duration postgres = postgresTime();
    long start = System.nanoTime();
    long end = start + leg.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        running.add(
            threads.submit(
                () -> {
                  while (System.nanoTime() < end) {
                    work.run();
                    done.incrementAndGet();
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Leg(
        done.get() / seconds,
        each(time(ProcessHandle.current()).minus(house), done.get()),
        each(postgresTime().minus(postgres), done.get()));
  }

  private void secure(boolean on) {
    TestViewer.everybodyIsTheHouse(!on);
    for (String table :
        jdbc.sql("SELECT DISTINCT schemaname || '.' || tablename FROM pg_policies")
            .query(String.class)
            .list()) {
      jdbc.sql("ALTER TABLE %s %s ROW LEVEL SECURITY".formatted(table, on ? "ENABLE" : "DISABLE"))
          .update();
    }
  }

  private static double each(Duration used, int done) {
    return used.toNanos() / 1e6 / done;
  }

  private static Duration postgresTime() {
    String programs = TestDatabase.BINARIES.toAbsolutePath().toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").startsWith(programs))
        .map(RowSecurityCost::time)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration time(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void file() {
    expect(
        filer.post("/api/v1/dossiers", FILING, "Idempotency-Key", UUID.randomUUID().toString()),
        201);
  }

  private void read() {
    String code = codes.get((int) (System.nanoTime() % codes.size()));
    expect(officer.get("/api/v1/dossiers/" + code), 200);
  }

  private void list() {
    expect(officer.get("/api/v1/dossiers?queue=all&limit=20"), 200);
  }

  private static void expect(HttpResponse<String> answer, int status) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  /**
   * Processor time for one request: of this process, which is house and clients, and of PostgreSQL.
   */
  private record Leg(double perSecond, double house, double postgres) {

    double millisEach() {
      return house + postgres;
    }
  }
}
