package org.caunoi.custody;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote and counted when papers did not agree, or why it was settled so.
 *
 * @param found copies that were there, by line of the list
 * @param settles whether it ended a discrepancy
 */
public record Remark(
    String by,
    Instant at,
    boolean settles,
    @Nullable String words,
    SortedMap<Integer, Integer> found) {}
