package org.caunoi.post.money;

import org.jspecify.annotations.Nullable;

/**
 * So much, against which receipt, by whom.
 *
 * @param paidBack receipt of the same money paid back; null where it was not
 */
public record Collected(long amount, String receipt, String by, @Nullable String paidBack) {}
