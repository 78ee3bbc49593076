package org.caunoi.custody;

/**
 * Whoever keeps papers says that they gave them to somebody, and stays liable until those accept.
 *
 * @param unit number of the envelope or bag
 */
public record PapersOffered(String unit) {}
