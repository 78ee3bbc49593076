package org.caunoi.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Merkle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Proves to somebody who holds an audit row's id that the row stands in the sealed history. */
@ActsAsHouse("a proof holds codes and hashes, and belongs to whoever has its number")
@Component
public class ProveRow {

  /** How far back a row is looked for that has no seal yet. */
  private static final Duration WAITS = Duration.ofHours(1);

  private final SealedEntries entries;
  private final Checkpoints checkpoints;
  private final AuditTrail trail;
  private final Clock clock;
  private final JsonMapper json;

  ProveRow(
      SealedEntries entries,
      Checkpoints checkpoints,
      AuditTrail trail,
      Clock clock,
      JsonMapper json) {
    this.entries = entries;
    this.checkpoints = checkpoints;
    this.trail = trail;
    this.clock = clock;
    this.json = json;
  }

  /** The id by which the newest act of this kind on a subject is proven; empty if none was. */
  public Optional<UUID> idOf(String subject, String act) {
    return trail.list(subject, null, act, null, 1).stream().map(AuditTrail.Row::id).findFirst();
  }

  /** Empty for an unknown row; without a seal while the row waits for it, a minute at most. */
  public Optional<Proof> prove(UUID entry) {
    return entries
        .sealed(entry)
        .map(row -> new Proof(row, actOf(row), sealOver(row)))
        .or(
            () ->
                entries.waits(entry, clock.instant().minus(WAITS).atOffset(ZoneOffset.UTC))
                    ? Optional.of(new Proof(null, null, null))
                    : Optional.empty());
  }

  private @Nullable String actOf(SealedRow row) {
    return row.content() == null ? null : json.readTree(row.content()).path("act").asString(null);
  }

  private Seal sealOver(SealedRow row) {
    Checkpoint checkpoint = checkpoints.find(row.checkpoint()).orElseThrow();
    List<byte[]> path = Merkle.path(checkpoints.leaves(row.checkpoint()), row.position());
    byte[] top = Merkle.climb(row.hash(), row.position(), checkpoint.size(), path);
    String steps = path.stream().map(HexFormat.of()::formatHex).collect(Collectors.joining(" "));
    return new Seal(
        checkpoint,
        row.isIntact() && Arrays.equals(top, checkpoint.root()) && checkpoint.isSigned(),
        "cau-noi proof 1\n" + checkpoint.line() + "\n" + row.line() + "\npath " + steps + "\n");
  }
}
