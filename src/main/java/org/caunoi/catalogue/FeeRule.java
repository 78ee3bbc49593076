package org.caunoi.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One line of the fee table; the first that fits channel and condition counts.
 *
 * @param amount đồng per unit, 0 only with a rule that makes it free
 * @param when condition over the answers, or none for always
 */
public record FeeRule(
    SubmissionChannel channel,
    long amount,
    FeeUnit unit,
    LocalizedText rule,
    @Nullable String when,
    String source,
    Confidence confidence) {}
