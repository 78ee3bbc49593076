package org.caunoi.catalogue;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A term as data; the calendar turns it into a promise.
 *
 * @param amount number of units of the strategy, at least 1
 * @param cutoff until when a dossier is still finished the same day, Vietnamese wall clock; only
 *     with {@link TermStrategy#SAME_DAY_CUTOFF}
 * @param when condition over the answers, or none for always
 */
public record TermRule(
    TermStrategy strategy,
    int amount,
    @Nullable LocalTime cutoff,
    @Nullable String when,
    String source,
    Confidence confidence) {}
