package org.caunoi.network;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caunoi.platform.reference.ReferenceProblems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the reference files into the database: all or nothing, and nothing to do when the contents
 * are those already stored.
 */
final class ImportNetwork {

  private static final Logger LOG = LoggerFactory.getLogger(ImportNetwork.class);

  private final NetworkRows rows;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ImportNetwork(NetworkRows rows, PlatformTransactionManager transactions, Clock clock) {
    this.rows = rows;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** What a folder holds; refused with all problems found in its files. */
  static CheckedNetwork read(Resource folder) {
    ReferenceProblems problems = new ReferenceProblems();
    ReferenceFolder files = ReferenceFolder.read(folder, problems);
    return new CheckedNetwork(ReadNetworkFiles.read(files, problems), files.hash());
  }

  /** Files without a mistake, and the hash over them. */
  record CheckedNetwork(NetworkData data, String hash) {}

  /** Refused where something that was stored before is gone; the database is then as before. */
  void store(CheckedNetwork checked) {
    NetworkData data = checked.data();
    String hash = checked.hash();
    transaction.executeWithoutResult(
        status -> {
          rows.lock();
          if (!Optional.of(hash).equals(rows.storedHash())) {
            refuseRemovals(data);
            rows.replace(
                data, hash, OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC));
            LOG.info(
                "Network loaded: {} communes, {} points, {} authorities",
                data.communes().size(),
                data.points().size(),
                data.authorities().size());
          }
        });
  }

  /** Dossiers and sessions hold these codes for ever, so a later file may not lose one. */
  private void refuseRemovals(NetworkData data) {
    ReferenceProblems problems = new ReferenceProblems();
    refuseLost(problems, ReferenceFolder.COMMUNES, "code", data.communes(), Commune::code);
    refuseLost(problems, ReferenceFolder.OPERATORS, "id", data.operators(), Operator::id);
    refuseLost(problems, ReferenceFolder.POINTS, "id", data.points(), AgentPoint::id);
    refuseLost(problems, ReferenceFolder.AUTHORITIES, "code", data.authorities(), Authority::code);
    problems.throwIfAny();
  }

  private <T> void refuseLost(
      ReferenceProblems problems, String file, String field, List<T> now, Function<T, String> key) {
    Set<String> kept = now.stream().map(key).collect(Collectors.toSet());
    rows.storedKeys(file).stream()
        .filter(stored -> !kept.contains(stored))
        .forEach(
            stored ->
                problems.add(file, 1, field, "\"" + stored + "\" was loaded before and is gone"));
  }
}
