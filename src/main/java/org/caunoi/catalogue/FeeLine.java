package org.caunoi.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * What this case costs, and by which rule; a zero always says which rule made it zero.
 *
 * @param amount đồng per unit
 * @param quantity number of units, or none if the answers do not tell
 * @param total đồng for the quantity, or none if it is unknown
 */
public record FeeLine(
    long amount,
    FeeUnit unit,
    @Nullable Long quantity,
    @Nullable Long total,
    LocalizedText rule,
    String source,
    Confidence confidence) {}
