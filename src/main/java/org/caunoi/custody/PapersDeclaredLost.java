package org.caunoi.custody;

/**
 * The Centre has declared an envelope lost. Heard inside the transaction of that; what citizens
 * hear is {@link PaperNews}.
 */
public record PapersDeclaredLost(String authority, String dossierCode, String envelope) {}
