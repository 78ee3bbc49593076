package org.caunoi.assistance;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.caunoi.network.Communes;
import org.caunoi.network.ProposedCommune;
import org.caunoi.party.CardReading;
import org.caunoi.party.CardReading.CitizenCard;
import org.caunoi.party.CardReading.HealthInsuranceCard;
import org.caunoi.party.CardReading.TypedNumber;
import org.caunoi.party.CardReading.Unreadable;
import org.caunoi.party.CardScan;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/**
 * Turns what came into the scan field into the person before the counter; keeps nothing of the raw
 * text.
 */
@Component
class ReadCard {

  private final Communes communes;
  private final Clock clock;

  ReadCard(Communes communes, Clock clock) {
    this.communes = communes;
    this.clock = clock;
  }

  /**
   * Refused at {@code /card} with {@code card-health-insurance} or {@code card-…} and the reason.
   */
  Person read(String scanned) {
    CardReading reading = CardScan.read(scanned, VietnamTime.day(clock.instant()));
    return switch (reading) {
      case CitizenCard card -> person(card);
      case TypedNumber typed -> Person.of(typed);
      case HealthInsuranceCard health -> throw refused("card-health-insurance", health.key());
      case Unreadable unreadable -> throw refused("card-unreadable", unreadable.reason().key());
    };
  }

  private Person person(CitizenCard card) {
    Optional<ProposedCommune> proposed =
        Optional.ofNullable(card.address())
            .flatMap(address -> communes.fromAddress(address.text()));
    return Person.of(
        card,
        proposed.map(p -> p.commune().code()).orElse(null),
        proposed.isPresent() && proposed.get().certainty() == ProposedCommune.Certainty.PARTIAL);
  }

  /** The key of the sentence for the clerk travels as the argument. */
  private static Refused refused(String code, String key) {
    String reason = key.substring(key.lastIndexOf('.') + 1);
    return new Refused(
        Refused.Kind.INVALID,
        "invalid-fields",
        List.of(
            new FieldError(
                "/card", code.equals("card-unreadable") ? "card-" + reason : code, List.of())));
  }
}
