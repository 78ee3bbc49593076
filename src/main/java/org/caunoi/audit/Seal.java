package org.caunoi.audit;

/**
 * The seal over a row.
 *
 * @param good the row, its way to the root and the signature all fit
 * @param lines the proof as {@code bin/VerifyHistory.java} reads it
 */
public record Seal(Checkpoint checkpoint, boolean good, String lines) {}
