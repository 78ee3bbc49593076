package org.caunoi.catalogue;

/**
 * By when the inner steps of a procedure should be done, in hundredths of the working time from
 * acceptance to the promise; the signature has until the promise itself.
 *
 * @param assign until somebody works on it
 * @param review until it is laid before the signer; not below {@code assign}
 */
public record StepShares(int assign, int review) {}
