package org.caunoi.dossier.form;

import java.time.Instant;
import java.util.Optional;
import org.caunoi.signing.SignatureReport;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file.
 *
 * @param known the result or form that is this file, byte by byte
 */
public record CheckedPaper(SignatureReport report, Optional<Known> known) {

  /**
   * A paper of ours.
   *
   * @param authority name of the body that gave it
   * @param replacedBy number of the paper that counts instead
   */
  public record Known(
      String number,
      String authority,
      Instant at,
      @Nullable String replacedBy,
      @Nullable Instant replacedAt) {}

  /** The answer in one word. */
  public enum Answer {
    /** Ours, and replaced since. */
    REPLACED,
    UNSIGNED,
    CHANGED,
    UNKNOWN_SIGNER,
    NOT_IN_FORCE,
    DEMO,
    GOOD
  }

  /** That a paper was replaced outweighs what its signatures say. */
  public Answer answer() {
    if (known.map(Known::replacedBy).isPresent()) {
      return Answer.REPLACED;
    }
    return switch (report.verdict()) {
      case UNSIGNED -> Answer.UNSIGNED;
      case CHANGED -> Answer.CHANGED;
      case UNKNOWN_SIGNER -> Answer.UNKNOWN_SIGNER;
      case NOT_IN_FORCE -> Answer.NOT_IN_FORCE;
      case DEMO -> Answer.DEMO;
      case GOOD -> Answer.GOOD;
    };
  }
}
