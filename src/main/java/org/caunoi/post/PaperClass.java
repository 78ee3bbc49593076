package org.caunoi.post;

import java.util.HashSet;
import java.util.Set;

/** How much a paper is worth to whoever should not have it; says what proves its delivery. */
public enum PaperClass {
  PLAIN,
  DECISION,
  ORIGINAL;

  /**
   * One of these sets of proofs is enough.
   *
   * @param reached whether a code can reach the citizen's phone
   */
  public Set<Set<Proof>> enough(boolean reached) {
    return switch (this) {
      case PLAIN ->
          Set.of(
              Set.of(Proof.PHOTO, Proof.POSITION),
              Set.of(Proof.CODE),
              Set.of(Proof.SIGNATURE, Proof.PHOTO));
      case DECISION -> Set.of(Set.of(Proof.CODE), Set.of(Proof.SIGNATURE, Proof.PHOTO));
      case ORIGINAL -> original(reached);
    };
  }

  /** Without a phone the photo stands for the code; nothing stands for the card. */
  private static Set<Set<Proof>> original(boolean reached) {
    Set<Set<Proof>> enough = new HashSet<>();
    enough.add(Set.of(Proof.CODE, Proof.CARD, Proof.SIGNATURE));
    if (!reached) {
      enough.add(Set.of(Proof.CARD, Proof.SIGNATURE, Proof.PHOTO));
    }
    return enough;
  }

  /**
   * The same where somebody else takes it, whose mandate is kept: they sign, at the least, and show
   * their own card for an original.
   */
  public Set<Set<Proof>> enoughOfProxy(boolean reached) {
    return switch (this) {
      case PLAIN, DECISION -> Set.of(Set.of(Proof.PROXY, Proof.SIGNATURE));
      case ORIGINAL ->
          Set.of(
              reached
                  ? Set.of(Proof.PROXY, Proof.CARD, Proof.SIGNATURE, Proof.CODE)
                  : Set.of(Proof.PROXY, Proof.CARD, Proof.SIGNATURE, Proof.PHOTO));
    };
  }

  public boolean isProvedBy(Set<Proof> shown, boolean reached) {
    return (shown.contains(Proof.PROXY) ? enoughOfProxy(reached) : enough(reached))
        .stream().anyMatch(shown::containsAll);
  }
}
