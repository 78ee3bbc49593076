package org.caunoi.dossier.web;

import java.time.Instant;
import java.util.UUID;
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
}
