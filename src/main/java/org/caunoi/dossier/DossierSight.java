package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.SignedIn;
import org.jspecify.annotations.Nullable;

/** Which dossiers a person may know of, for statements of the other packages of this room. */
public final class DossierSight {

  private DossierSight() {}

  /** Parameters {@code client}, {@code point} and {@code ownAuthority}. */
  public static Map<String, @Nullable Object> of(SignedIn who) {
    return Sight.of(who).params();
  }
}
