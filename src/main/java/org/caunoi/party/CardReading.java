package org.caunoi.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a scan at the counter turned out to be. None of these prints personal data. */
public sealed interface CardReading {

  /**
   * A citizen card. A field that could not be read is null and has a finding.
   *
   * @param oldNumber nine-digit number of the card before, if the code tells it
   * @param address as printed, never changed
   * @param issuedOn day the card was issued
   * @param findings what to check with the card in hand, in the order of the fields
   */
  record CitizenCard(
      PersonalIdNumber number,
      @Nullable String oldNumber,
      @Nullable FullName name,
      @Nullable BirthDate birthDate,
      @Nullable Sex sex,
      @Nullable AddressHint address,
      @Nullable LocalDate issuedOn,
      List<Finding> findings)
      implements CardReading {

    public CitizenCard {
      findings = List.copyOf(findings);
    }

    /** What to check about one field, if anything. */
    public Optional<Finding> finding(CardField field) {
      return findings.stream().filter(finding -> finding.field() == field).findFirst();
    }

    @Override
    public String toString() {
      return "CitizenCard" + findings;
    }
  }

  /** Twelve digits typed by hand; name and the rest are asked for. */
  record TypedNumber(PersonalIdNumber number, List<Finding> findings) implements CardReading {

    public TypedNumber {
      findings = List.copyOf(findings);
    }

    @Override
    public String toString() {
      return "TypedNumber" + findings;
    }
  }

  /** A health-insurance card; the citizen card is still needed. */
  record HealthInsuranceCard() implements CardReading {

    /** Key of the text for the clerk. */
    public String key() {
      return "party.card.health-insurance";
    }
  }

  /** Nothing this counter understands. */
  record Unreadable(Reason reason) implements CardReading {

    /** Why, in the words of the message files. */
    public enum Reason {
      EMPTY,
      TOO_LONG,
      WEB_ADDRESS,
      OLD_NUMBER,
      NOT_TWELVE_DIGITS,
      PLACEHOLDER,
      TWO_CARDS,
      TOO_FEW_FIELDS,
      TOO_MANY_FIELDS,
      NO_NUMBER,
      UNKNOWN;

      /** Key of the text for the clerk, such as {@code party.card.unreadable.two-cards}. */
      public String key() {
        return "party.card.unreadable." + name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }
  }
}
