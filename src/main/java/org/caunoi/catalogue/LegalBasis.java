package org.caunoi.catalogue;

/** A legal text the procedure rests on, as it is cited. */
public record LegalBasis(String text, Confidence confidence) {}
