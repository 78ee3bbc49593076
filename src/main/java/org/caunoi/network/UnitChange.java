package org.caunoi.network;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit that is made or renamed while the house runs.
 *
 * @param unit as it is to be
 * @param nameBefore of a renaming: what it was called when it was proposed; null for a new unit
 */
public record UnitChange(
    UUID id,
    Authority unit,
    @Nullable String nameBefore,
    UUID proposedBy,
    String proposedByName,
    Instant proposedAt) {

  public boolean isNew() {
    return nameBefore == null;
  }

  /** A later reference file wins: what it made or called otherwise is left as it says. */
  void putOver(Map<String, Authority> units) {
    if (isNew()) {
      units.putIfAbsent(unit.code(), unit);
    } else {
      units.computeIfPresent(
          unit.code(), (code, now) -> now.name().equals(nameBefore) ? now.named(unit.name()) : now);
    }
  }
}
