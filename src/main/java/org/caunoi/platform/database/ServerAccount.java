package org.caunoi.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caunoi.platform.database.DatabaseRefused.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Under which account the server runs: our own, or an unprivileged one where we are root, because
 * PostgreSQL refuses to run as root.
 */
record ServerAccount(@Nullable Owner owner, List<String> prefix) {

  private static final List<String> PREFERRED = List.of("postgres", "nobody");

  record Owner(int uid, int gid) {}

  static ServerAccount choose(DataFolder folder, Path initdb) {
    if (!Processes.isRoot()) {
      return new ServerAccount(null, List.of());
    }
    try {
      return candidates(folder).stream()
          .filter(candidate -> candidate.canReach(initdb, folder))
          .findFirst()
          .orElseThrow(() -> new DatabaseRefused(Reason.NO_UNPRIVILEGED_ACCOUNT, folder.root()));
    } catch (IOException e) {
      throw folder.refusal(e);
    }
  }

  List<String> command(Path program, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(program.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  void own(Path tree) throws IOException {
    if (owner != null) {
      FileTrees.giveTo(owner.uid(), owner.gid(), tree);
    }
  }

  /** Lets initdb look for everything it would need, which writes nothing. */
  private boolean canReach(Path initdb, DataFolder folder) {
    try {
      List<String> look = command(initdb, "--show", "--pgdata=" + folder.cluster());
      return Processes.run(look).exitCode() == 0
          && Processes.run(command(Path.of("test"), "-d", folder.postgres() + "/.")).exitCode()
              == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * In the order tried: least privilege first; a capability only lets the server pass a closed
   * parent folder.
   */
  private static List<ServerAccount> candidates(DataFolder folder) throws IOException {
    List<ServerAccount> candidates = new ArrayList<>();
    Owner owner = owner(folder);
    if (owner != null) {
      String uid = Integer.toString(owner.uid());
      String gid = Integer.toString(owner.gid());
      candidates.add(setpriv(owner, uid, gid));
      // Without the secure bit, access(2), which the programs ask, would not count the capability.
      for (String capability : List.of("dac_read_search", "dac_override")) {
        candidates.add(
            setpriv(
                owner,
                uid,
                gid,
                "--securebits=+no_setuid_fixup",
                "--inh-caps=+" + capability,
                "--ambient-caps=+" + capability));
      }
    }
    candidates.add(new ServerAccount(null, List.of("unshare", "-U", "--")));
    return candidates;
  }

  private static ServerAccount setpriv(Owner owner, String uid, String gid, String... more) {
    List<String> prefix =
        new ArrayList<>(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"));
    prefix.addAll(List.of(more));
    prefix.add("--");
    return new ServerAccount(owner, List.copyOf(prefix));
  }

  private static @Nullable Owner owner(DataFolder folder) throws IOException {
    if (Files.isDirectory(folder.cluster())) {
      int uid = (int) Files.getAttribute(folder.cluster(), "unix:uid");
      if (uid != 0) {
        return new Owner(uid, (int) Files.getAttribute(folder.cluster(), "unix:gid"));
      }
    }
    for (String name : PREFERRED) {
      Owner owner = account(name);
      if (owner != null) {
        return owner;
      }
    }
    return null;
  }

  private static @Nullable Owner account(String name) throws IOException {
    Path accounts = Path.of("/etc/passwd");
    if (!Files.isReadable(accounts)) {
      return null;
    }
    try (Stream<String> lines = Files.lines(accounts)) {
      return lines
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length > 3 && fields[0].equals(name))
          .map(fields -> new Owner(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
          .findFirst()
          .orElse(null);
    }
  }
}
