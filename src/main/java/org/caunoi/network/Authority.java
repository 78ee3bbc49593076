package org.caunoi.network;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A body that receives dossiers.
 *
 * @param code the agency code, first part of its dossier codes: "000.00.00.H26"
 * @param parent code of the body that oversees it; null at the top
 * @param communeCode the commune it sits in or serves; null for city-wide bodies
 * @param confidence how sure code and name are
 */
public record Authority(
    String code,
    String name,
    Kind kind,
    @Nullable String parent,
    @Nullable String communeCode,
    Confidence confidence) {

  /** Whether both would do the same work at the same place; branches share theirs. */
  boolean sharesPlaceWith(Authority other) {
    return kind != Kind.BRANCH
        && kind == other.kind
        && Objects.equals(communeCode, other.communeCode);
  }

  Authority named(String other) {
    return new Authority(code, other, kind, parent, communeCode, confidence);
  }

  public enum Kind {
    CITY_CENTRE,
    BRANCH,
    COMMUNE,
    POLICE_CITY,
    POLICE_COMMUNE,
    SOCIAL_INSURANCE,
    LAND_OFFICE
  }

  public enum Confidence {
    SEEN,
    NEEDS_CONFIRMATION,
    SAMPLE
  }
}
