package org.caunoi.load;

import java.io.IOException;
import java.util.List;

/**
 * Parts the machine: this program keeps the first core, the house with its database has the others,
 * so that neither takes from the other what is measured.
 */
final class Cores {

  /** Counted before this program gives some away. */
  private static final int ALL = Runtime.getRuntime().availableProcessors();

  private Cores() {}

  /** Moves this program to the first core; where there is but one, or no taskset, nothing. */
  static House part(House house) throws IOException, InterruptedException {
    Results.fact("precedence before other processes (nice)", Cpu.nice());
    String self = String.valueOf(ProcessHandle.current().pid());
    if (ALL < 2 || !moved("taskset", "-acp", "0", self)) {
      Results.fact("cores", "shared by house and client");
      return house;
    }
    Results.fact("cores", "client on the first; house and PostgreSQL on the other " + (ALL - 1));
    return house.under(List.of("taskset", "-c", "1-" + (ALL - 1)));
  }

  /** This program, and what it starts from now on, has all cores again. */
  static void join() throws IOException, InterruptedException {
    moved("taskset", "-acp", "0-" + (ALL - 1), String.valueOf(ProcessHandle.current().pid()));
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
