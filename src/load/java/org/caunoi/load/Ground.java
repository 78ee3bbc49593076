package org.caunoi.load;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a drill takes place.
 *
 * @param nightly the long size instead of the one for every change
 * @param defect with a planted defect; then the drill must be red
 */
record Ground(boolean nightly, long seed, boolean defect, Path jars, Path data) {

  static final int CLIENTS = 16;

  House house() throws IOException {
    return new House(jars, data);
  }

  Path log() {
    return data.resolve("acknowledged.log");
  }

  /** Sixteen clients that file in a closed loop, until stopped. */
  Filings filings(House house, String token) {
    return new Filings(house.base(), token, log(), seed).start(CLIENTS);
  }

  /** Counts what is there against what was acknowledged, and what else was asked of the run. */
  boolean verdict(House house, Filings filings, List<String> more)
      throws SQLException, IOException {
    Results.count("answers lost or refused and asked for again", filings.retries());
    return verdict(house, more);
  }

  boolean verdict(House house, List<String> more) throws SQLException, IOException {
    return verdict(verifier(house), more);
  }

  Verifier verifier(House house) throws SQLException, IOException {
    return new Verifier(house.connect(), house.data().resolve("documents"));
  }

  boolean verdict(Verifier verifier, List<String> more) throws SQLException, IOException {
    List<String> wrong = new ArrayList<>(more);
    wrong.addAll(verifier.differences(log()));
    wrong.stream().limit(20).forEach(System.out::println);
    Results.fact("seed", seed);
    Results.fact("size", nightly ? "nightly" : "ci");
    Results.count("differences", wrong.size());
    return Results.verdict(
        wrong.isEmpty(),
        wrong.isEmpty()
            ? "nothing lost, nothing doubled, nothing half written"
            : wrong.size() + " differences");
  }
}
