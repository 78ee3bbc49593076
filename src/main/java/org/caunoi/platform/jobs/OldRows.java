package org.caunoi.platform.jobs;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.function.ToIntFunction;

/**
 * Rows of a room that are of no use after a while. A room declares one as a bean; the nightly job
 * removes them in its transaction.
 *
 * @param what as the audit row names them: lower case, words joined by hyphens
 * @param kept how long after the moment the deletion compares with
 * @param deletion removes what is older than the given moment and answers how many rows that were
 */
public record OldRows(String what, Duration kept, ToIntFunction<OffsetDateTime> deletion) {}
