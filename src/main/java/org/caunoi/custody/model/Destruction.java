package org.caunoi.custody.model;

/**
 * Somebody says that papers should be destroyed; a second person must do it.
 *
 * @param by who said so
 */
public record Destruction(Ground ground, Keeper by) {

  /** Why papers may be destroyed. */
  public enum Ground {
    /** They came back, were held, and nobody came for them. */
    UNCLAIMED,
    /** Beyond use. */
    DAMAGED
  }
}
