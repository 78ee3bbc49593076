package org.caunoi.catalogue;

/** One option to choose from. */
public record Choice(String value, LocalizedText label) {}
