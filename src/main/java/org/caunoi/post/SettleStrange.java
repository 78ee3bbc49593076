package org.caunoi.post;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person looked at what a carrier said and decides what it means for the shipment, if anything.
 */
@Component
public class SettleStrange {

  private final JdbcClient jdbc;
  private final LockParcel locking;
  private final NoteReports noting;
  private final AuditLog audit;
  private final Clock clock;

  SettleStrange(
      JdbcClient jdbc, LockParcel locking, NoteReports noting, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.locking = locking;
    this.noting = noting;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code exception-not-found}, {@code exception-settled}; at {@code /step} {@code
   * unknown-option} for what only our own proof may say.
   *
   * @param step where the shipment was then; null where it moved nothing
   */
  @Transactional
  public void settle(SignedIn who, UUID id, @Nullable Step step) {
    who.require(Permission.SETTLE_CUSTODY);
    if (step == Step.DELIVERED || step == Step.PLANNED) {
      throw Refused.field("/step", "unknown-option");
    }
    Item item = lock(id);
    if (step != null && item.shipment() != null) {
      Shipment shipment = locking.lock(item.shipment()).orElseThrow();
      noting.note(
          Map.of(
              shipment,
              List.of(
                  NewReport.ours(
                      UuidV7.next(clock),
                      item.justAfter(clock.instant()),
                      step,
                      Weight.CORRECTS))));
    }
    jdbc.sql(
            """
            UPDATE post.exception_item SET settled_at = :now, settled_by = :by, outcome = :outcome WHERE id = :id
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("by", who.accountId())
        .param("outcome", step == null ? "SEEN" : step.name())
        .param("id", id)
        .update();
    audit.write(
        item.authority(),
        who.actor(),
        "shipment-exception-settled",
        "exception/" + id,
        null,
        Map.of("outcome", step == null ? "SEEN" : step.name()));
  }

  private Item lock(UUID id) {
    Item item =
        jdbc.sql(
                """
                SELECT authority, shipment_id, happened_at, settled_at IS NOT NULL AS settled FROM post.exception_item
                WHERE id = :id FOR UPDATE
                """)
            .param("id", id)
            .query(
                (rs, n) ->
                    new Item(
                        rs.getString("authority"),
                        rs.getObject("shipment_id", UUID.class),
                        Objects.requireNonNull(rs.getObject("happened_at", OffsetDateTime.class)),
                        rs.getBoolean("settled")))
            .optional()
            .orElseThrow(() -> Refused.notFound("exception-not-found"));
    if (item.settled()) {
      throw Refused.conflict("exception-settled");
    }
    return item;
  }

  private record Item(
      String authority, @Nullable UUID shipment, OffsetDateTime happenedAt, boolean settled) {

    /**
     * Where the shipment was then stands behind all that was said of that moment; what is told to
     * happen later has not yet.
     */
    Instant justAfter(Instant now) {
      Instant then = happenedAt.toInstant();
      return (then.isAfter(now) ? now.truncatedTo(ChronoUnit.MICROS) : then)
          .plus(1, ChronoUnit.MICROS);
    }
  }
}
