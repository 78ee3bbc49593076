package org.caunoi.dossier.form;

import java.time.LocalDate;
import org.caunoi.dossier.DossierState;
import org.jspecify.annotations.Nullable;

/**
 * Which dossiers of a register.
 *
 * @param from first day of filing
 * @param to last day of filing
 * @param authority only what this unit received, or came to it from a dissolved one; none for all
 *     the person may see
 * @param procedureCode only this one
 * @param late only those handled, or still open while their clock runs, beyond their promise
 */
public record RegisterFilter(
    LocalDate from,
    LocalDate to,
    @Nullable String authority,
    @Nullable String procedureCode,
    @Nullable DossierState state,
    boolean late) {}
