package org.caunoi.platform.jobs;

import java.time.Duration;

/**
 * Rows of a room that are of no use after a while. A room declares one as a bean; the nightly job
 * removes them.
 *
 * @param what as the audit row names them: lower case, words joined by hyphens
 * @param kept how long after the moment the statement compares with {@code :before}
 * @param deletion a DELETE statement with the one parameter {@code :before}, a time with zone
 */
public record OldRows(String what, Duration kept, String deletion) {}
