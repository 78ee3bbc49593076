package org.caunoi.load;

import java.io.IOException;
import java.util.List;

/**
 * Parts the machine: this program keeps the first core, the house with its database has the others,
 * so that neither takes from the other what is measured.
 */
final class Cores {

  private Cores() {}

  /** Moves this program to the first core; where there is but one, or no taskset, nothing. */
  static House part(House house) throws IOException, InterruptedException {
    Results.fact("precedence before other processes (nice)", Cpu.nice());
    int cores = Runtime.getRuntime().availableProcessors();
    String self = String.valueOf(ProcessHandle.current().pid());
    if (cores < 2 || !moved("taskset", "-acp", "0", self)) {
      Results.fact("cores", "shared by house and client");
      return house;
    }
    Results.fact("cores", "client on the first; house and PostgreSQL on the other " + (cores - 1));
    return house.under(List.of("taskset", "-c", "1-" + (cores - 1)));
  }

  private static boolean moved(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      System.out.println("No taskset here (package util-linux): house and client share the cores.");
      return false;
    }
  }
}
