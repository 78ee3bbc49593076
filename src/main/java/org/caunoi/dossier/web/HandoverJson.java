package org.caunoi.dossier.web;

import java.time.Instant;
import org.caunoi.dossier.form.Handover;
import org.caunoi.dossier.form.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * One row of the control slip.
 *
 * @param giverKind OFFICER, SUBMITTER or RETURN_DESK
 * @param result EARLY, ON_TIME or LATE, none where no time limit ran
 * @param receiptAwaited whether the receiver still has to say that they have it
 * @param receiptConfirmed else it was taken when the receiver first acted on the dossier
 */
record HandoverJson(
    int no,
    String giverKind,
    String giver,
    String receiverKind,
    String receiver,
    Instant heldSince,
    Instant handedAt,
    @Nullable Instant dueAt,
    @Nullable String result,
    boolean receiptAwaited,
    @Nullable Instant receivedAt,
    @Nullable String receivedBy,
    boolean receiptConfirmed) {

  static HandoverJson of(Handover row, Receipt receipt) {
    return new HandoverJson(
        row.no(),
        row.giver().kind().name(),
        row.giver().name(),
        row.receiver().kind().name(),
        row.receiver().name(),
        row.heldSince(),
        row.handedAt(),
        row.dueAt(),
        row.result() == null ? null : row.result().name(),
        receipt.awaited(),
        receipt.at(),
        receipt.by(),
        receipt.confirmed());
  }
}
