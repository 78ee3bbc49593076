package org.caunoi.signing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be read off the signatures of a file. */
public record SignatureReport(Verdict verdict, List<Line> signatures) {

  public SignatureReport {
    signatures = List.copyOf(signatures);
  }

  /** The answer in one word, the worst first found. */
  public enum Verdict {
    /** No signature at all. */
    UNSIGNED,
    /** Something does not fit: a byte was changed, or something was added after the signatures. */
    CHANGED,
    /** Unchanged, but nobody we know vouches for the signer. */
    UNKNOWN_SIGNER,
    /** Unchanged, but the signer's certificate did not count at that time. */
    NOT_IN_FORCE,
    /** Unchanged, and signed with keys for trying out. */
    DEMO,
    GOOD
  }

  /** What the certifier says of the signer's certificate. */
  public enum Revocation {
    /** It is not configured to ask, or nobody we know vouches for the signer. */
    NOT_ASKED,
    NOT_REVOKED,
    REVOKED,
    NO_ANSWER
  }

  /**
   * One signature.
   *
   * @param signer as in the certificate
   * @param issuer who vouches for the signer
   * @param at the time the signer says
   * @param intact whether what it covers is as it was signed
   * @param stamped when an authority for time saw the signature, none where nobody was asked
   * @param whole whether it covers the file to its last byte, but for proofs added behind it
   * @param revocation what the certifier says today
   */
  public record Line(
      String signer,
      String issuer,
      @Nullable Instant at,
      @Nullable Instant stamped,
      boolean intact,
      boolean whole,
      boolean trusted,
      boolean inForce,
      boolean demo,
      Revocation revocation) {}
}
