package org.caunoi.catalogue;

/** A second person has published a new version of a procedure. */
public record ProcedurePublished(String code, int version) {}
