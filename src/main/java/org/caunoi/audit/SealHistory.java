package org.caunoi.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.shared.ClockJumps;
import org.caunoi.shared.Merkle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals what was written down since the last time, outside the transactions that wrote it: filing
 * waits for no signature. Rows whose transaction ended late are found the next time.
 */
@Component
class SealHistory {

  private static final int BATCH = 10_000;
  private static final int BUSY = -1;

  /** Longer than any transaction lasts. */
  static final Duration LATE = Duration.ofHours(1);

  private final List<Sealable> kinds;
  private final Checkpoints checkpoints;
  private final SealKey key;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final ClockJumps jumps;

  SealHistory(
      List<Sealable> kinds,
      Checkpoints checkpoints,
      SealKey key,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.kinds = kinds;
    this.checkpoints = checkpoints;
    this.key = key;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
    this.jumps = new ClockJumps(clock, System::nanoTime);
  }

  /**
   * How many rows were sealed; none while another node is at it. After the clock jumped rows may
   * bear any time, and all are looked through.
   */
  int seal() {
    return jumps.jumped() ? sealAll() : Math.max(0, seal(false));
  }

  /** The same with rows of any time. */
  int sealAll() {
    int sealed = seal(true);
    if (sealed != BUSY) {
      jumps.settled();
    }
    return Math.max(0, sealed);
  }

  private int seal(boolean ofAnyTime) {
    int sealed = 0;
    int batch = sealBatch(ofAnyTime);
    while (batch > 0) {
      sealed += batch;
      batch = sealBatch(ofAnyTime);
    }
    return sealed == 0 ? batch : sealed;
  }

  private int sealBatch(boolean ofAnyTime) {
    Integer sealed =
        transaction.execute(status -> checkpoints.lock() ? addTo(newest(), ofAnyTime) : BUSY);
    return sealed == null ? BUSY : sealed;
  }

  private @Nullable Checkpoint newest() {
    return checkpoints.list(null, 1).stream().findFirst().orElse(null);
  }

  private int addTo(@Nullable Checkpoint former, boolean ofAnyTime) {
    Instant since =
        former == null || ofAnyTime
            ? Instant.EPOCH
            : earlier(former.at(), clock.instant()).minus(LATE);
    List<UnsealedRow> rows = new ArrayList<>();
    for (Sealable kind : kinds) {
      rows.addAll(some(kind, since, BATCH - rows.size()));
    }
    if (rows.isEmpty()) {
      return 0;
    }
    long number = former == null ? 1 : former.number() + 1;
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    byte[] root = Merkle.root(rows.stream().map(row -> Merkle.leaf(row.content())).toList());
    byte[] link = former == null ? new byte[Merkle.BYTES] : former.hash();
    byte[] signature = key.sign(Checkpoint.text(number, at, rows.size(), root, link));
    checkpoints.add(
        new Checkpoint(number, at, rows.size(), root, link, key.publicKey(), signature), rows);
    return rows.size();
  }

  /**
   * What came before the newest seal is looked through once for each kind, and again while there is
   * more than fits: a room that joins with an upgrade brings its past along.
   */
  private List<UnsealedRow> some(Sealable kind, Instant since, int room) {
    boolean known = checkpoints.knowsPastOf(kind.kind());
    Instant from = known ? since : Instant.EPOCH;
    List<UnsealedRow> found = kind.unsealed(from.atOffset(ZoneOffset.UTC), room);
    if (known != found.size() < room) {
      checkpoints.notePastOf(kind.kind(), !known);
    }
    return found;
  }

  /** A clock that was put right may stand before the newest seal: its rows are sealed, too. */
  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
