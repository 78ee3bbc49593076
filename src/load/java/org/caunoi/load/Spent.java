package org.caunoi.load;

import java.util.List;

/**
 * What processor time one leg took: of the application, of PostgreSQL, of this program, of others.
 */
record Spent(double seconds, double app, double postgres, double client, double others) {

  /**
   * Milliseconds in which a parent notices a child that has just ended, and takes over its time.
   */
  private static final long ENDED_ARE_COUNTED = 200;

  interface Leg<T> {
    T run() throws Exception;
  }

  /** What came of a leg, and what it took. */
  record Of<T>(T result, Spent spent) {

    /** Prints and keeps the cores that were busy; what came of it. */
    T tell(String when) {
      spent.tell(when);
      return result;
    }
  }

  /** Runs it and counts; the counts are in milliseconds. */
  static <T> Of<T> during(House house, Leg<T> leg) throws Exception {
    return during(house, house.pid(), leg);
  }

  /**
   * The same where another process does the application's work. What the application does beside it
   * is then nobody's.
   */
  static <T> Of<T> during(House house, long server, Leg<T> leg) throws Exception {
    List<Long> self = List.of(ProcessHandle.current().pid());
    List<Long> beside = server == house.pid() ? List.of() : List.of(house.pid());
    long app = Cpu.millis(List.of(server));
    long idle = Cpu.millis(beside);
    long postgres = Cpu.millis(house.postgres());
    long client = Cpu.millis(self);
    long machine = Cpu.machine();
    long start = System.nanoTime();
    T result = leg.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    Thread.sleep(ENDED_ARE_COUNTED);
    double usedApp = Cpu.millis(List.of(server)) - app;
    double usedIdle = Cpu.millis(beside) - idle;
    double usedPostgres = Cpu.millis(house.postgres()) - postgres;
    double usedClient = Cpu.millis(self) - client;
    double others = Cpu.machine() - machine - usedApp - usedIdle - usedPostgres - usedClient;
    return new Of<>(result, new Spent(seconds, usedApp, usedPostgres, usedClient, others));
  }

  /** Prints and keeps the cores that were busy. */
  private void tell(String when) {
    System.out.printf(
        "%s: application %.2f cores, PostgreSQL %.2f, this client %.2f, others %.2f%n",
        when, cores(app), cores(postgres), cores(client), cores(others));
    Results.sample("cores busy with the application, " + when, "cores", cores(app));
    Results.sample("cores busy with PostgreSQL, " + when, "cores", cores(postgres));
    Results.sample("cores busy with the client, " + when, "cores", cores(client));
    Results.sample("cores busy with others, " + when, "cores", cores(others));
  }

  private double cores(double millis) {
    return millis / 1000 / seconds;
  }
}
