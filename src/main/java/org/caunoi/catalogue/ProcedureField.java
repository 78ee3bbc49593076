package org.caunoi.catalogue;

/** A field of administration, such as civil status. */
public record ProcedureField(String key, LocalizedText name) {}
