package org.caunoi.dossier.form;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper that was issued; never changed.
 *
 * @param dossierId none for a register
 * @param actNo act it belongs to, none where it was asked for
 * @param templateHash of the words, style and layout it was made by
 * @param sha256 of the file
 * @param corrects the paper it replaces
 * @param replacedBy number of the paper that replaces it
 * @param reason why it replaces another
 */
public record IssuedForm(
    String authority,
    UUID id,
    @Nullable UUID dossierId,
    OfficialForm form,
    String number,
    @Nullable Integer actNo,
    String templateVersion,
    String templateHash,
    UUID documentId,
    String sha256,
    @Nullable UUID corrects,
    @Nullable String replacedBy,
    @Nullable String reason,
    Instant at,
    String byName) {}
