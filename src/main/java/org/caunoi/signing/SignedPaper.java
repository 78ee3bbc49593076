package org.caunoi.signing;

/** A paper the house has made and signed. */
public record SignedPaper(byte[] pdf, int pages) {}
