package org.caunoi.post;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is shown at the door.
 *
 * @param code the citizen's code
 * @param personalId number read from the citizen's card
 * @param signature picture of the citizen's signature
 * @param photo picture of the delivered parcel
 */
public record Shown(
    @Nullable String code,
    @Nullable String personalId,
    byte @Nullable [] signature,
    byte @Nullable [] photo) {

  static final Shown NOTHING = new Shown(null, null, null, null);

  Set<Proof> kinds() {
    Set<Proof> kinds = EnumSet.noneOf(Proof.class);
    if (code != null && !code.isBlank()) {
      kinds.add(Proof.CODE);
    }
    if (personalId != null && !personalId.isBlank()) {
      kinds.add(Proof.CARD);
    }
    if (signature != null && signature.length > 0) {
      kinds.add(Proof.SIGNATURE);
    }
    if (photo != null && photo.length > 0) {
      kinds.add(Proof.PHOTO);
    }
    return kinds;
  }

  @Override
  public String toString() {
    return "Shown" + kinds();
  }
}
