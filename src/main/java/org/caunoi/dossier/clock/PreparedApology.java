package org.caunoi.dossier.clock;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An apology waiting for a lead.
 *
 * @param promise the moment it says sorry for
 * @param words added to the reason, or instead of it where that is {@code OTHER}
 * @param day the new day
 * @param edition counts up with each change
 * @param by who changed it last; none while it is as the house prepared it
 */
public record PreparedApology(
    Instant promise,
    ApologyReason reason,
    @Nullable String words,
    LocalDate day,
    int edition,
    @Nullable String by) {}
