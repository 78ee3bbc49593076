package org.caunoi.catalogue;

/** A heading procedures are found under: a field of administration or a life event. */
public record Topic(String key, LocalizedText name) {}
