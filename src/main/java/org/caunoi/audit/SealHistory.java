package org.caunoi.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.shared.ClockJumps;
import org.caunoi.shared.Merkle;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals what was written down since the last time, outside the transactions that wrote it: filing
 * waits for no signature. Each run starts where the transactions that were open at the last one
 * began, so that rows written down late are found the next time.
 */
@Component
class SealHistory {

  private static final int BATCH = 10_000;
  private static final int BUSY = -1;

  private final List<Sealable> kinds;
  private final Checkpoints checkpoints;
  private final SealKey key;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final Duration margin;
  private final ClockJumps jumps;

  @Autowired
  SealHistory(
      List<Sealable> kinds,
      Checkpoints checkpoints,
      SealKey key,
      Clock clock,
      PlatformTransactionManager transactions) {
    this(kinds, checkpoints, key, clock, transactions, Duration.ofMinutes(1));
  }

  /**
   * @param margin more than the clocks of two nodes differ, and than lies between the time a row
   *     bears and the start of its transaction
   */
  SealHistory(
      List<Sealable> kinds,
      Checkpoints checkpoints,
      SealKey key,
      Clock clock,
      PlatformTransactionManager transactions,
      Duration margin) {
    this.margin = margin;
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
    Instant now = clock.instant();
    Instant settled = now.minus(checkpoints.longestRunning()).minus(margin);
    List<Unread> unread =
        kinds.stream()
            .map(kind -> new Unread(kind, ofAnyTime ? Instant.EPOCH : start(kind, now), now))
            .toList();
    int sealed = 0;
    while (!unread.stream().allMatch(Unread::isOver)) {
      int batch = sealBatch(unread, settled);
      if (batch == BUSY) {
        return sealed == 0 ? BUSY : sealed;
      }
      sealed += batch;
    }
    return sealed;
  }

  /** A clock that was put right may stand before what was sealed: its rows are sealed, too. */
  private Instant start(Sealable kind, Instant now) {
    return checkpoints
        .sealedUntil(kind.kind())
        .map(until -> earlier(until, now.minus(margin)))
        .orElse(Instant.EPOCH);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private int sealBatch(List<Unread> unread, Instant settled) {
    Integer sealed =
        transaction.execute(status -> checkpoints.lock() ? addTo(newest(), unread, settled) : BUSY);
    return sealed == null ? BUSY : sealed;
  }

  private @Nullable Checkpoint newest() {
    return checkpoints.list(null, 1).stream().findFirst().orElse(null);
  }

  private int addTo(@Nullable Checkpoint former, List<Unread> unread, Instant settled) {
    List<UnsealedRow> rows = new ArrayList<>();
    for (Unread kind : unread) {
      rows.addAll(kind.take(BATCH - rows.size()));
      if (kind.isOver()) {
        checkpoints.noteSealedUntil(kind.kind(), settled);
      }
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
}
