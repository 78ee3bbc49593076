package org.caunoi.custody;

import org.jspecify.annotations.Nullable;

/**
 * What a citizen should hear of an envelope; published once, in the transaction in which it
 * happened.
 *
 * @param number of the new paper, where there is or was one
 */
public record PaperNews(
    String authority, String dossierCode, String envelope, What what, @Nullable String number) {

  /** What happened. */
  public enum What {
    SOUGHT,
    FOUND,
    MADE_AGAIN,
    /** Found again, so that what was made instead counts no longer. */
    FOUND_AND_REVOKED
  }
}
