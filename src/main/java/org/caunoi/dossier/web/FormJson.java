package org.caunoi.dossier.web;

import java.time.Instant;
import java.util.UUID;
import org.caunoi.dossier.form.Handover;
import org.caunoi.dossier.form.IssuedForm;
import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;

/**
 * A paper as programs read it.
 *
 * @param form 01 to 07
 * @param sha256 of the file
 * @param corrects id of the paper it replaces
 * @param replacedBy number of the paper that replaces it
 */
record FormJson(
    UUID id,
    String form,
    String number,
    String templateVersion,
    String templateHash,
    String sha256,
    Instant issuedAt,
    String issuedBy,
    @Nullable UUID corrects,
    @Nullable String replacedBy) {

  static FormJson of(IssuedForm form) {
    return new FormJson(
        form.id(),
        form.form().number(),
        form.number(),
        form.templateVersion(),
        form.templateHash(),
        form.sha256(),
        form.at(),
        form.byName(),
        form.corrects(),
        form.replacedBy());
  }

  /**
   * @param reason why the paper is put right, printed on the new one
   * @param words what it says instead, none where only a value was wrong
   */
  record CorrectionBody(@Nullable String reason, @Nullable String words) implements StrictBody {}

  /**
   * One row of the control slip.
   *
   * @param giverKind OFFICER, SUBMITTER or RETURN_DESK
   * @param result EARLY, ON_TIME or LATE, none where no time limit ran
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
      @Nullable String result) {

    static HandoverJson of(Handover row) {
      return new HandoverJson(
          row.no(),
          row.giver().kind().name(),
          row.giver().name(),
          row.receiver().kind().name(),
          row.receiver().name(),
          row.heldSince(),
          row.handedAt(),
          row.dueAt(),
          row.result() == null ? null : row.result().name());
    }
  }
}
