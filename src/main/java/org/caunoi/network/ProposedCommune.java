package org.caunoi.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an address text says about today's commune; a person confirms it.
 *
 * @param alternatives the other communes it may be; empty when certain
 * @param formerly the abolished unit read from the text; null when none or several were read
 */
public record ProposedCommune(
    Commune commune,
    Certainty certainty,
    List<Commune> alternatives,
    @Nullable FormerUnit formerly) {

  public enum Certainty {
    /** The text allows exactly this commune. */
    FULL,
    /** The old unit was divided, or the text names it too loosely. */
    PARTIAL
  }

  public ProposedCommune {
    alternatives = List.copyOf(alternatives);
  }
}
