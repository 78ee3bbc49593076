package org.caunoi.party;

import java.util.regex.Pattern;

/**
 * An address as a card writes it, never changed here. Cards made before July 2025 often name a
 * district; districts were abolished then, so the ward has to be asked for.
 *
 * @param namesDistrict whether the text says quận, huyện or thị xã
 */
public record AddressHint(String text, boolean namesDistrict) {

  private static final Pattern DISTRICT =
      Pattern.compile(
          "(?:^|[,;]\\s*|\\s)(?:quận|huyện|thị xã|q\\.|h\\.|tx\\.)\\s*\\p{L}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  public static AddressHint of(String address) {
    String text = Spelling.tidy(address);
    return new AddressHint(text, DISTRICT.matcher(text).find());
  }

  @Override
  public String toString() {
    return "AddressHint[namesDistrict=" + namesDistrict + "]";
  }
}
