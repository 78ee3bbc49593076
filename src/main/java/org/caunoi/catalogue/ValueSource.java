package org.caunoi.catalogue;

/** Where a value of the catalogue comes from and how sure it is. */
public record ValueSource(String source, Confidence confidence) {}
