package org.caunoi.assistance;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caunoi.party.PersonalIdNumber;
import org.caunoi.party.Sex;
import org.jspecify.annotations.Nullable;

/** One thing that is compared before a case goes out. Pure computation. */
sealed interface DoubtRule {

  Pattern TONE = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");

  /** The doubt, or empty where all is well or something is not known. */
  Optional<Doubt> look(Facts facts);

  /**
   * What is known of a case.
   *
   * @param form values in normal form by field key; what is wrong in itself is not in it
   * @param answers answers to the case questions as text
   * @param card what the card says, by the prefill keys of forms
   */
  record Facts(
      Map<String, String> form,
      Map<String, String> answers,
      Map<String, String> card,
      LocalDate today) {

    private Optional<String> value(String field) {
      return Optional.ofNullable(form.get(field)).filter(text -> !text.isBlank());
    }

    private Optional<LocalDate> day(String field) {
      return value(field)
          .filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}"))
          .map(LocalDate::parse);
    }

    @Override
    public String toString() {
      return "Facts[sealed]";
    }
  }

  /** Two people have two numbers. */
  record Differ(String one, String other, boolean stops) implements DoubtRule {

    @Override
    public Optional<Doubt> look(Facts facts) {
      return facts
          .value(one)
          .filter(number -> facts.value(other).filter(number::equals).isPresent())
          .map(number -> doubt("same-number-twice", stops, one, other));
    }
  }

  /** The first day is not after the second. */
  record Order(String earlier, String later, boolean stops) implements DoubtRule {

    @Override
    public Optional<Doubt> look(Facts facts) {
      return facts
          .day(earlier)
          .filter(day -> facts.day(later).filter(day::isAfter).isPresent())
          .map(day -> doubt("days-swapped", stops, earlier, later));
    }
  }

  /** A day that cannot lie ahead. */
  record Past(String field, boolean stops) implements DoubtRule {

    @Override
    public Optional<Doubt> look(Facts facts) {
      return facts
          .day(field)
          .filter(day -> day.isAfter(facts.today()))
          .map(day -> doubt("day-ahead", stops, field));
    }
  }

  /** Years that must lie between, such as between a mother and her child. */
  record Apart(String older, String younger, int years, boolean stops) implements DoubtRule {

    @Override
    public Optional<Doubt> look(Facts facts) {
      return facts
          .day(older)
          .filter(
              day ->
                  facts
                      .day(younger)
                      .filter(young -> ChronoUnit.YEARS.between(day, young) < years)
                      .isPresent())
          .map(
              day ->
                  new Doubt(
                      "too-few-years",
                      places(older, younger),
                      stops,
                      List.of(Integer.toString(years))));
    }
  }

  /** An answer says whether a day is longer ago than so many days. */
  record Answered(String field, int days, String question, boolean stops) implements DoubtRule {

    @Override
    public Optional<Doubt> look(Facts facts) {
      @Nullable String answer = facts.answers().get(question);
      if (answer == null) {
        return Optional.empty();
      }
      return facts
          .day(field)
          .filter(day -> !day.isAfter(facts.today()))
          .map(day -> ChronoUnit.DAYS.between(day, facts.today()))
          .filter(passed -> (passed > days) != answer.equals("true"))
          .map(
              passed ->
                  new Doubt(
                      passed > days ? "longer-ago-than-said" : "not-so-long-ago",
                      List.of("/form/" + field, "/answers/" + question),
                      stops,
                      List.of(Integer.toString(days), Long.toString(passed))));
    }
  }

  /** What the card says. */
  record Card(String field, String printed, boolean stops) implements DoubtRule {

    @Override
    public Optional<Doubt> look(Facts facts) {
      @Nullable String card = facts.card().get(printed);
      return facts
          .value(field)
          .filter(value -> card != null && !isSame(value, card))
          .map(value -> doubt("differs-from-card", stops, field));
    }
  }

  /** The number tells the year of birth, and the sex where the role has one. */
  record Number(String number, @Nullable String birthDate, @Nullable Sex sex, boolean stops)
      implements DoubtRule {

    @Override
    public Optional<Doubt> look(Facts facts) {
      return facts.value(number).flatMap(PersonalIdNumber::tryParse).flatMap(id -> look(facts, id));
    }

    private Optional<Doubt> look(Facts facts, PersonalIdNumber id) {
      if (sex != null && id.sex() != sex) {
        return Optional.of(doubt("number-of-the-other-sex", stops, number));
      }
      String day = birthDate;
      return day == null
          ? Optional.empty()
          : facts
              .day(day)
              .filter(born -> born.getYear() != id.birthYear())
              .map(
                  born ->
                      new Doubt(
                          "number-of-another-year",
                          places(number, day),
                          stops,
                          List.of(Integer.toString(id.birthYear()))));
    }
  }

  /** Small and capital letters, blanks and the placing of a tone make no other name. */
  private static boolean isSame(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String text) {
    return Arrays.stream(
            Normalizer.normalize(text, Normalizer.Form.NFD)
                .strip()
                .toLowerCase(Locale.ROOT)
                .split("\\s+"))
        .map(word -> TONE.matcher(word).replaceAll("") + tones(word))
        .collect(Collectors.joining(" "));
  }

  private static String tones(String word) {
    return TONE.matcher(word).results().map(MatchResult::group).collect(Collectors.joining());
  }

  private static Doubt doubt(String code, boolean stops, String... fields) {
    return new Doubt(code, places(fields), stops, List.of());
  }

  private static List<String> places(String... fields) {
    return Arrays.stream(fields).map(field -> "/form/" + field).toList();
  }
}
