package org.caunoi.post;

import java.util.Set;

/** How much a paper is worth to whoever should not have it; says what proves its delivery. */
public enum PaperClass {
  PLAIN,
  DECISION,
  ORIGINAL;

  /** One of these sets of proofs is enough. */
  public Set<Set<Proof>> enough() {
    return switch (this) {
      case PLAIN -> Set.of(Set.of(Proof.PHOTO), Set.of(Proof.CODE), Set.of(Proof.SIGNATURE));
      case DECISION -> Set.of(Set.of(Proof.CODE), Set.of(Proof.SIGNATURE, Proof.PHOTO));
      case ORIGINAL -> Set.of(Set.of(Proof.CODE, Proof.CARD, Proof.SIGNATURE));
    };
  }

  public boolean isProvedBy(Set<Proof> shown) {
    return enough().stream().anyMatch(shown::containsAll);
  }
}
