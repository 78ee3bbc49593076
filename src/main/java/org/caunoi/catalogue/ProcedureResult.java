package org.caunoi.catalogue;

/** What the citizen gets in the end. */
public record ProcedureResult(LocalizedText name, ResultForm form) {}
