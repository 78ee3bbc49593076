package org.caunoi.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.ConcurrentHashMap;
import org.caunoi.platform.OwnTransactions;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hands out dossier numbers per authority and day from blocks leased in a short transaction of
 * their own: filing never waits for a counter row that another filing holds until its commit. Where
 * a block is used up soon the next is twice as large, so that a busy day seldom waits for one. A
 * block cut off by a restart leaves a gap, which is fine; a number is never handed out twice.
 */
@Component
class DossierCodes {

  private static final int BLOCK = 20;
  private static final int LARGEST_BLOCK = 640;
  private static final Duration SOON = Duration.ofSeconds(10);

  private final ConcurrentHashMap<String, Block> blocks = new ConcurrentHashMap<>();
  private final OwnTransactions own;
  private final Clock clock;

  DossierCodes(OwnTransactions own, Clock clock) {
    this.own = own;
    this.clock = clock;
  }

  DossierCode next(String authority) {
    LocalDate today = VietnamTime.day(clock.instant());
    Block block =
        blocks.compute(
            authority,
            (key, old) ->
                old != null && old.day.equals(today) && old.next < old.end
                    ? new Block(today, old.next + 1, old.end, old.size, old.leasedAt)
                    : lease(authority, today, old));
    return DossierCode.of(authority, today, block.next);
  }

  private Block lease(String authority, LocalDate day, @Nullable Block old) {
    Instant now = clock.instant();
    int size =
        old != null && now.isBefore(old.leasedAt.plus(SOON))
            ? Math.min(LARGEST_BLOCK, 2 * old.size)
            : BLOCK;
    int last =
        own.run(
            jdbc ->
                jdbc.sql(
                        """
                        INSERT INTO dossier.code_series AS s (authority, day, next)
                        VALUES (:authority, :day, :block)
                        ON CONFLICT (authority, day) DO UPDATE SET next = s.next + :block
                        RETURNING next
                        """)
                    .param("authority", authority)
                    .param("day", day)
                    .param("block", size)
                    .query(Integer.class)
                    .single());
    return new Block(day, last - size + 1, last, size, now);
  }

  /** Numbers {@code next} (just handed out) to {@code end}, both inclusive. */
  private record Block(LocalDate day, int next, int end, int size, Instant leasedAt) {}
}
