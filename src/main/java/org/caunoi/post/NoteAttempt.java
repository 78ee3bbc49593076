package org.caunoi.post;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.custody.KeepsRefusals;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The postman could not deliver; the second time the parcel goes to the counter. */
@Component
@KeepsRefusals
public class NoteAttempt {

  /** Why nobody got it. */
  public enum Reason {
    NOBODY_HOME,
    ADDRESS_WRONG,
    REFUSED,
    PROOF_MISSING
  }

  private final ReadShipments reading;
  private final LockParcel locking;
  private final NoteReports noting;
  private final AuditLog audit;
  private final Clock clock;

  NoteAttempt(
      ReadShipments reading, LockParcel locking, NoteReports noting, AuditLog audit, Clock clock) {
    this.reading = reading;
    this.locking = locking;
    this.noting = noting;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code shipment-not-found}, {@code not-out}, at {@code /reason} {@code reason-needed}.
   */
  @Transactional
  public void failed(SignedIn who, UUID id, @Nullable Reason reason) {
    who.require(Permission.CARRY_PAPERS);
    if (reason == null) {
      throw Refused.field("/reason", "reason-needed");
    }
    reading.get(who, id);
    Shipment shipment = locking.lock(id).orElseThrow();
    if (shipment.state() != Step.OUT) {
      throw Refused.conflict("not-out");
    }
    noting.note(
        Map.of(
            shipment,
            List.of(
                NewReport.vain(
                    UuidV7.next(clock), clock.instant().truncatedTo(ChronoUnit.MICROS), reason))));
    audit.write(
        shipment.authority(),
        who.actor(),
        "shipment-attempt-failed",
        "shipment/" + id,
        null,
        Map.of("reason", reason));
  }
}
