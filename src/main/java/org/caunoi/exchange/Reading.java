package org.caunoi.exchange;

/** What a source makes of a delivery before it is kept. */
public sealed interface Reading {

  /**
   * It is what it says it is.
   *
   * @param dedupKey the same for the same thing sent twice
   * @param subject what it is about; of one subject the earlier comes first
   * @param answer what the sender wants to hear
   */
  record Genuine(String dedupKey, String subject, String answer) implements Reading {}

  /** It is kept as evidence and has no effect. */
  record Rejected(Verdict verdict, String reason) implements Reading {}
}
