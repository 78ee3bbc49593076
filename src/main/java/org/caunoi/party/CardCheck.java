package org.caunoi.party;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.caunoi.party.CardReading.CitizenCard;
import org.jspecify.annotations.Nullable;

/** Makes values of the sorted fields and notes what to check with the card in hand. */
final class CardCheck {

  /** Cards with a code were first issued in 2016. */
  private static final int FIRST_CARDS = 2016;

  private final PersonalIdNumber number;
  private final CardFields fields;
  private final LocalDate today;
  private final List<Finding> findings = new ArrayList<>();

  CardCheck(PersonalIdNumber number, CardFields fields, LocalDate today) {
    this.number = number;
    this.fields = fields;
    this.today = today;
  }

  CitizenCard reading() {
    List<BirthDate> dates =
        fields.dates().stream()
            .flatMap(text -> BirthDate.tryParse(text).stream())
            .sorted(Comparator.comparing(BirthDate::earliest))
            .toList();
    @Nullable BirthDate birth = birthDate(dates);
    @Nullable LocalDate issued = issueDate(dates, birth);
    @Nullable FullName name = name();
    @Nullable Sex sex = sex();
    @Nullable AddressHint address = address();
    findings.addAll(number.check(birth, sex));
    findings.sort(Comparator.comparing(Finding::field));
    return new CitizenCard(
        number,
        fields.oldNumbers().stream().findFirst().orElse(null),
        name,
        birth,
        sex,
        address,
        issued,
        findings);
  }

  /** Nobody is born after the card was issued: the earlier date is the birth. */
  private @Nullable BirthDate birthDate(List<BirthDate> dates) {
    Optional<BirthDate> birth = dates.stream().findFirst();
    if (dates.size() == 1 && isIssueDate(dates.getFirst())) {
      birth = Optional.empty();
    }
    if (birth.isEmpty()) {
      boolean impossible = fields.dates().size() > dates.size();
      note(CardField.BIRTH_DATE, impossible ? "date-impossible" : "birth-date-missing");
      return null;
    }
    if (!birth.get().isExact()) {
      note(CardField.BIRTH_DATE, "birth-date-incomplete");
    } else if (birth.get().earliest().isAfter(today)) {
      note(CardField.BIRTH_DATE, "date-in-future");
    }
    return birth.get();
  }

  /** A lone date that cannot be the birth the number tells, but can be the day of issue. */
  private boolean isIssueDate(BirthDate date) {
    return date.year() != number.birthYear() && date.isExact() && date.year() >= FIRST_CARDS;
  }

  private @Nullable LocalDate issueDate(List<BirthDate> dates, @Nullable BirthDate birth) {
    Optional<BirthDate> issued =
        dates.stream().filter(date -> !date.equals(birth) && date.isExact()).findFirst();
    if (issued.isEmpty()) {
      return null;
    }
    LocalDate day = issued.get().earliest();
    if (day.isAfter(today)) {
      note(CardField.ISSUE_DATE, "date-in-future");
    }
    return day;
  }

  private @Nullable FullName name() {
    Optional<String> text = fields.name();
    if (text.isEmpty()) {
      note(CardField.NAME, "name-missing");
      return null;
    }
    VietnameseText.oddityOfName(text.get()).ifPresent(code -> note(CardField.NAME, code));
    Optional<FullName> name = FullName.tryParse(text.get());
    if (name.isEmpty() && noteMissing(CardField.NAME)) {
      note(CardField.NAME, "text-garbled");
    }
    return name.orElse(null);
  }

  private @Nullable Sex sex() {
    Optional<Sex> sex = fields.sexes().stream().findFirst().flatMap(Sex::tryParse);
    if (sex.isEmpty()) {
      note(CardField.SEX, "sex-missing");
    }
    return sex.orElse(null);
  }

  private @Nullable AddressHint address() {
    Optional<String> text = fields.address();
    if (text.isEmpty()) {
      note(CardField.ADDRESS, "address-missing");
      return null;
    }
    AddressHint address = AddressHint.of(text.get());
    VietnameseText.oddityOfAddress(text.get()).ifPresent(code -> note(CardField.ADDRESS, code));
    if (address.namesDistrict()) {
      note(CardField.ADDRESS, "address-names-district");
    }
    return address;
  }

  private boolean noteMissing(CardField field) {
    return findings.stream().noneMatch(finding -> finding.field() == field);
  }

  private void note(CardField field, String code) {
    findings.add(new Finding(field, code));
  }
}
