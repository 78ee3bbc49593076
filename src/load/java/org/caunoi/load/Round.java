package org.caunoi.load;

/** Legs that follow each other: the application's, the bare server's and pgbench's. */
record Round(Leg ours, Leg bare, Leg plain) {

  /** F1 of this round. */
  double rate() {
    return ours.perSecond() / plain.perSecond();
  }

  /** What F1 would be if the application did nothing but the statements. */
  double bareRate() {
    return bare.perSecond() / plain.perSecond();
  }

  /** F4 of this round. */
  double cost() {
    return ours.cpu() / plain.cpuWithoutServer();
  }

  /** What F4 would be if the application did nothing but the statements. */
  double bareCost() {
    return bare.cpu() / plain.cpuWithoutServer();
  }

  private double oursToBare() {
    return ours.perSecond() / bare.perSecond();
  }

  private double beyond() {
    return ours.server() - bare.server();
  }

  /** Prints and keeps what it shows. */
  void tell(int number) {
    System.out.printf(
        "round %d: %.0f/s against %.0f/s by pgbench = %.2f; CPU-ms a filing %.2f (application"
            + " %.2f, PostgreSQL %.2f; client beside it %.2f) against %.2f (pgbench %.2f,"
            + " PostgreSQL %.2f) = %.2fx; others used %.0f %% of a core%n",
        number,
        ours.perSecond(),
        plain.perSecond(),
        rate(),
        ours.cpu(),
        ours.server(),
        ours.postgres(),
        ours.client(),
        plain.cpuWithoutServer(),
        plain.client(),
        plain.postgres(),
        cost(),
        100 * Math.max(ours.others(), plain.others()));
    System.out.printf(
        "  a bare server: %.0f/s = %.2f of pgbench, of which the application reaches %.2f; CPU-ms a"
            + " filing %.2f (bare server %.2f, PostgreSQL %.2f; client beside it %.2f) = %.2fx; the"
            + " application takes %.2f beyond it; others used %.0f %% of a core%n",
        bare.perSecond(),
        bareRate(),
        oursToBare(),
        bare.cpu(),
        bare.server(),
        bare.postgres(),
        bare.client(),
        bareCost(),
        beyond(),
        100 * bare.others());
    Results.sample("filings a second over HTTP", "1/s", ours.perSecond());
    Results.sample("the same statements by a bare server over HTTP", "1/s", bare.perSecond());
    Results.sample("the same statements by pgbench", "1/s", plain.perSecond());
    Results.sample("F1 ratio of the rates of a round", "", rate());
    Results.sample("ratio of the bare server's rate to pgbench's", "", bareRate());
    Results.sample("ratio of the application's rate to the bare server's", "", oursToBare());
    Results.sample("CPU of the application", "ms/filing", ours.server());
    Results.sample("CPU of PostgreSQL under the application", "ms/filing", ours.postgres());
    Results.sample("CPU of the HTTP client beside it", "ms/filing", ours.client());
    Results.sample("CPU of the bare server", "ms/filing", bare.server());
    Results.sample("CPU of PostgreSQL under the bare server", "ms/filing", bare.postgres());
    Results.sample("CPU of the HTTP client beside the bare server", "ms/filing", bare.client());
    Results.sample("CPU the application takes beyond the bare server", "ms/filing", beyond());
    Results.sample("CPU of pgbench", "ms/filing", plain.client());
    Results.sample("CPU of PostgreSQL under pgbench", "ms/filing", plain.postgres());
    Results.sample(
        "F4 CPU of application and PostgreSQL against pgbench and PostgreSQL", "x", cost());
    Results.sample(
        "CPU of bare server and PostgreSQL against pgbench and PostgreSQL", "x", bareCost());
    Results.sample("other processes", "cores", ours.others());
  }

  /** How two legs of the same kind differ. */
  void noise(Round before) {
    Results.sample(
        "A-A noise: rate of a leg to the one before",
        "",
        ours.perSecond() / before.ours.perSecond());
    Results.sample("A-A noise: CPU of a leg to the one before", "", ours.cpu() / before.ours.cpu());
  }
}
