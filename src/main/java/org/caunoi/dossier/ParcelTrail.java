package org.caunoi.dossier;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a paper result comes home; answered by the room that sends it. */
public interface ParcelTrail {

  /** Empty where no result goes home by post. */
  Optional<Parcel> of(String dossierCode);

  /**
   * A parcel as it stands.
   *
   * @param step key of its words, such as {@code out}
   * @param carrier name of who carries it; null until somebody does
   * @param number number on it; null until it is packed
   * @param counter point it is delivered from and held at
   * @param holdUntil how long the counter keeps it; null where it is not held
   * @param mayConfirm whether the citizen is asked to say that it came
   */
  record Parcel(
      String step,
      @Nullable String carrier,
      @Nullable String number,
      String counter,
      Instant since,
      @Nullable Instant holdUntil,
      boolean mayConfirm) {}
}
