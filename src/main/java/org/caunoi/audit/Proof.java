package org.caunoi.audit;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an audit row; nothing while it waits for its seal.
 *
 * @param act null as well when the row is gone although it was sealed
 */
public record Proof(@Nullable SealedRow row, @Nullable String act, @Nullable Seal seal) {}
