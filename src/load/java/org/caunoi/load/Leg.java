package org.caunoi.load;

/**
 * What a leg of filings cost: processor time in milliseconds a filing, that of others in cores.
 *
 * @param filings -1 where rows and acknowledged answers differ; the figures are then worthless
 * @param server the application or the bare server
 */
record Leg(
    int filings, double perSecond, double server, double postgres, double client, double others) {

  /** Of server and PostgreSQL; what the client beside them takes is left out. */
  double cpu() {
    return server + postgres;
  }

  /** The same where the client alone takes the server's place, as pgbench does. */
  double cpuWithoutServer() {
    return client + postgres;
  }
}
