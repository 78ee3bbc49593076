package org.caunoi.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one kind that a run of sealing has yet to look through, oldest first. Where they are
 * more than fit into one seal, it goes on in stretches of time that hold about twice as many, so
 * that a long backlog is looked through about once and not once for each seal.
 */
final class Unread {

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final Sealable kind;
  private final Instant now;
  private Instant from;
  private @Nullable Duration stretch;
  private boolean over;

  Unread(Sealable kind, Instant from, Instant now) {
    this.kind = kind;
    this.from = from;
    this.now = now;
  }

  String kind() {
    return kind.kind();
  }

  /** Whether all there was has been taken. */
  boolean isOver() {
    return over;
  }

  /** The next rows without a seal. */
  List<UnsealedRow> take(int room) {
    List<UnsealedRow> taken = new ArrayList<>();
    while (!over && taken.size() < room) {
      taken.addAll(look(room - taken.size()));
    }
    return taken;
  }

  private List<UnsealedRow> look(int room) {
    Instant end = stretch == null ? Instant.MAX : from.plus(stretch);
    boolean last = end.isAfter(now);
    OffsetDateTime before = last ? OffsetDateTime.MAX : end.atOffset(ZoneOffset.UTC);
    List<UnsealedRow> found = kind.unsealed(from.atOffset(ZoneOffset.UTC), before, room);
    if (found.size() == room) {
      Instant newest = found.getLast().at();
      stretch = longer(Duration.between(found.getFirst().at(), newest));
      from = newest;
    } else if (last) {
      over = true;
    } else {
      stretch = longer(Duration.between(from, end));
      from = end;
    }
    return found;
  }

  private static Duration longer(Duration stretch) {
    return stretch.multipliedBy(2).plus(SHORTEST);
  }
}
