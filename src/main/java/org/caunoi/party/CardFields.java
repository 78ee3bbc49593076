package org.caunoi.party;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a citizen card's code, told apart by what they look like and never by their place:
 * issues of the card differ in number and order of fields. Unknown fields are forgotten.
 */
record CardFields(
    List<String> numbers,
    List<String> oldNumbers,
    List<String> dates,
    List<String> sexes,
    List<String> texts) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{12}");
  private static final Pattern OLD_NUMBER = Pattern.compile("[0-9]{9}");
  private static final Pattern DATE =
      Pattern.compile(
          "[0-9]{8}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}|[0-9]{4}[/.-][0-9]{1,2}[/.-][0-9]{1,2}");
  private static final Pattern TEXT = Pattern.compile(".*\\p{L}.*");

  /** Where one scan ran into the next: a field with the following card's number behind it. */
  private static final Pattern SEAM = Pattern.compile("([0-9]{8}|.*[^0-9])([0-9]{12})");

  private static final Pattern PLACE =
      Pattern.compile(
          "(?iu)(?:xã|phường|thị trấn|quận|huyện|thôn|xóm|bản|ấp|tổ|khu|số) .*|.*[,0-9].*");

  /** What is left of "Nữ" when its marked letter is lost or torn. */
  private static final Pattern TORN_SEX = Pattern.compile("(?i)n\\S{0,3}");

  static CardFields sort(List<String> fields) {
    CardFields sorted =
        new CardFields(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    fields.forEach(sorted::add);
    return sorted;
  }

  private void add(String field) {
    if (NUMBER.matcher(field).matches()) {
      numbers.add(field);
    } else if (OLD_NUMBER.matcher(field).matches()) {
      oldNumbers.add(field);
    } else if (DATE.matcher(field).matches()) {
      dates.add(field);
    } else if (Sex.tryParse(field).isPresent()) {
      sexes.add(field);
    } else if (TEXT.matcher(field).matches() && !TORN_SEX.matcher(field).matches()) {
      texts.add(field);
    }
  }

  /** The same card read twice in a row, once; empty when two cards ran together. */
  static List<String> withoutRepetition(List<String> fields) {
    for (int i = 0; i < fields.size(); i++) {
      Matcher seam = SEAM.matcher(fields.get(i));
      if (seam.matches()) {
        if (!fields.contains(seam.group(2))) {
          return List.of();
        }
        List<String> once = new ArrayList<>(fields.subList(0, i));
        once.add(seam.group(1));
        return once;
      }
    }
    return fields;
  }

  /** The holder's number comes before those of the parents. */
  Optional<String> number() {
    return numbers.stream().findFirst();
  }

  /** A name without digits and commas, best one that begins with a family name. */
  Optional<String> name() {
    return texts.stream()
        .filter(text -> !isAddress(text))
        .min(Comparator.comparing(text -> !VietnameseText.beginsWithFamilyName(text)));
  }

  /** The text that looks most like a place; names of parents may follow it. */
  Optional<String> address() {
    Optional<String> place = texts.stream().filter(CardFields::isAddress).findFirst();
    if (place.isPresent()) {
      return place;
    }
    String name = name().orElse("");
    List<String> others = texts.stream().filter(text -> !text.equals(name)).toList();
    return others.stream()
        .filter(text -> others.size() == 1 || !VietnameseText.beginsWithFamilyName(text))
        .findFirst();
  }

  private static boolean isAddress(String text) {
    return PLACE.matcher(text).matches() || RegistrationPlaces.shipped().isName(text);
  }
}
