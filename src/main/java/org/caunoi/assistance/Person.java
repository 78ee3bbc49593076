package org.caunoi.assistance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.caunoi.party.CardReading.CitizenCard;
import org.caunoi.party.CardReading.TypedNumber;
import org.jspecify.annotations.Nullable;

/**
 * The citizen as the card tells, sealed in the session; the raw scan is never kept.
 *
 * @param birthDate for people: 31/01/1990, 01/1990 or 1990
 * @param birthDay ISO date, only where the card knows the day
 * @param sex {@code male} or {@code female}
 * @param address as printed on the card
 * @param commune today's commune that the address names, or the first that it may name
 * @param findings codes of what to check with the card in hand
 */
public record Person(
    String number,
    @Nullable String fullName,
    @Nullable String birthDate,
    @Nullable String birthDay,
    @Nullable String sex,
    @Nullable String address,
    @Nullable String commune,
    boolean typed,
    List<Warning> findings) {

  /** What to check: the field of the card and a stable code. */
  public record Warning(String field, String code) {}

  static Person of(CitizenCard card, @Nullable String commune, boolean communeUnsure) {
    List<Warning> findings =
        new ArrayList<>(
            card.findings().stream()
                .map(finding -> new Warning(finding.field().key(), finding.code()))
                .toList());
    if (communeUnsure
        && findings.stream().noneMatch(f -> f.code().equals("address-names-district"))) {
      findings.add(new Warning("address", "address-names-district"));
    }
    return new Person(
        card.number().digits(),
        card.name() == null ? null : card.name().text(),
        card.birthDate() == null ? null : card.birthDate().text(),
        card.birthDate() == null || !card.birthDate().isExact()
            ? null
            : card.birthDate().earliest().toString(),
        card.sex() == null ? null : card.sex().name().toLowerCase(Locale.ROOT),
        card.address() == null ? null : card.address().text(),
        commune,
        false,
        List.copyOf(findings));
  }

  static Person of(TypedNumber typed) {
    return new Person(
        typed.number().digits(),
        null,
        null,
        null,
        null,
        null,
        null,
        true,
        typed.findings().stream()
            .map(finding -> new Warning(finding.field().key(), finding.code()))
            .toList());
  }

  /** Known values by the prefill keys of the forms. */
  Map<String, String> known() {
    Map<String, String> known = new TreeMap<>();
    put(known, "card.personId", number);
    put(known, "card.fullName", fullName);
    put(known, "card.birthDate", birthDay);
    put(known, "card.sex", sex);
    put(known, "card.address", address);
    put(known, "session.commune", commune);
    return known;
  }

  /** Whether a card may say what a form's prefill key stands for. */
  static boolean mayTell(@Nullable String key) {
    return key != null && (key.startsWith("card.") || key.equals("session.commune"));
  }

  /** The last three digits of the number, enough to recognise a card one holds in the hand. */
  public String numberTail() {
    return number.substring(number.length() - 3);
  }

  @Override
  public String toString() {
    return "Person[sealed]";
  }

  private static void put(Map<String, String> known, String key, @Nullable String value) {
    if (value != null) {
      known.put(key, value);
    }
  }
}
