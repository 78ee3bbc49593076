package org.caunoi.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a paper result comes home; answered by the room that sends it. */
public interface ParcelTrail {

  /** Empty where no result goes home by post. */
  Optional<Parcel> of(String dossierCode);

  /** What happened to all parcels of a dossier, those before the present one too; oldest first. */
  List<Move> moves(String dossierCode);

  /**
   * Something that happened to a parcel.
   *
   * @param what key of its words, such as {@code attempt}
   * @param counter point it is delivered from and held at
   * @param carrier name of who carried it; null where nobody did
   * @param reason key of the words that say why; null where there is nothing to say
   * @param until how long it is held; null where it is not
   */
  record Move(
      Instant at,
      String what,
      String counter,
      @Nullable String carrier,
      @Nullable String reason,
      @Nullable Instant until) {}

  /** With whom a parcel is. */
  enum Keeper {
    AGENCY,
    CARRIER,
    COUNTER,
    CITIZEN
  }

  /**
   * A parcel as it stands.
   *
   * @param id of the shipment
   * @param step key of its words, such as {@code out}
   * @param carrier name of who carries it; null until somebody does
   * @param number number on it; null until it is packed
   * @param counter point it is delivered from and held at
   * @param holdUntil how long the counter keeps it; null where it is not held
   * @param mayConfirm whether the citizen is asked to say that it came
   * @param postage what it costs; null until it is packed
   */
  record Parcel(
      UUID id,
      String step,
      Keeper keeper,
      @Nullable String carrier,
      @Nullable String number,
      String counter,
      Instant since,
      @Nullable Instant holdUntil,
      boolean mayConfirm,
      @Nullable Postage postage) {}

  /**
   * What the way home costs, in đồng.
   *
   * @param due what the citizen pays
   * @param reason key of the words that say why
   * @param confirmed whether tariff and rule were seen in a text of law
   */
  record Postage(long price, long due, String reason, boolean confirmed) {}
}
