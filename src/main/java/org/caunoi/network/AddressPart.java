package org.caunoi.network;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to read one part of an address: "Quan Thanh" may be the ward "Quán Thánh" or a district
 * "Thanh".
 */
record AddressPart(Kind kind, String plain, String marked) {

  enum Kind {
    WARD,
    COMMUNE,
    TOWN,
    DISTRICT,
    CITY,
    UNSAID;

    boolean mayBe(Kind other) {
      return this == UNSAID || this == other;
    }
  }

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("phường", Kind.WARD),
          Map.entry("phuong", Kind.WARD),
          Map.entry("p", Kind.WARD),
          Map.entry("xã", Kind.COMMUNE),
          Map.entry("xa", Kind.COMMUNE),
          Map.entry("x", Kind.COMMUNE),
          Map.entry("thị trấn", Kind.TOWN),
          Map.entry("thi tran", Kind.TOWN),
          Map.entry("tt", Kind.TOWN),
          Map.entry("quận", Kind.DISTRICT),
          Map.entry("quan", Kind.DISTRICT),
          Map.entry("q", Kind.DISTRICT),
          Map.entry("huyện", Kind.DISTRICT),
          Map.entry("huyen", Kind.DISTRICT),
          Map.entry("h", Kind.DISTRICT),
          Map.entry("thị xã", Kind.DISTRICT),
          Map.entry("thi xa", Kind.DISTRICT),
          Map.entry("tx", Kind.DISTRICT),
          Map.entry("thành phố", Kind.CITY),
          Map.entry("thanh pho", Kind.CITY),
          Map.entry("tp", Kind.CITY));

  private static final Pattern LEADING_KIND =
      Pattern.compile(
          "(phường|phuong|thị trấn|thi tran|thị xã|thi xa|thành phố|thanh pho|quận|quan|huyện|huyen"
              + "|xã|xa)[.\\s]+(.+)|(tt|tx|tp|p|x|q|h)(?:\\.\\s*|\\s+)(.+)");

  /** A comma, semicolon or line end, or the place before a kind written out with its marks. */
  private static final Pattern BETWEEN_PARTS =
      Pattern.compile(
          "[,;\\n]|\\s(?=(?:phường|quận|huyện|thị xã|thị trấn|thành phố|(?<!thị )xã)\\s)");

  private static final Pattern DASH = Pattern.compile("\\s[-–]\\s");

  /** The parts in the order written, each with its possible readings, likeliest first. */
  static List<List<AddressPart>> split(String text, boolean atDashes) {
    String lower = lower(text);
    return BETWEEN_PARTS
        .splitAsStream(atDashes ? DASH.matcher(lower).replaceAll(",") : lower)
        .map(String::strip)
        .filter(part -> !Spelling.plain(part).isEmpty())
        .map(AddressPart::readings)
        .toList();
  }

  /** "Phường Trúc Bạch" is "Trúc Bạch". */
  static String withoutKind(String name) {
    Matcher kind = LEADING_KIND.matcher(lower(name));
    return kind.matches() ? name.substring(kind.start(rest(kind))) : name;
  }

  static Kind kindOf(String name) {
    return readings(lower(name)).getFirst().kind();
  }

  private static List<AddressPart> readings(String lower) {
    List<AddressPart> readings = new ArrayList<>();
    Matcher kind = LEADING_KIND.matcher(lower);
    if (kind.matches()) {
      String name = kind.group(rest(kind));
      Kind said = KINDS.get(kind.group(rest(kind) - 1));
      readings.add(of(said == null ? Kind.UNSAID : said, name));
    }
    readings.add(of(Kind.UNSAID, lower));
    return readings;
  }

  private static int rest(Matcher kind) {
    return kind.group(2) != null ? 2 : 4;
  }

  private static AddressPart of(Kind kind, String name) {
    return new AddressPart(kind, Spelling.plain(name), Spelling.marked(name));
  }

  private static String lower(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).strip();
  }

  /** Whether one of the readings is one of the words, marks ignored. */
  static boolean says(List<AddressPart> readings, String... words) {
    return readings.stream().anyMatch(reading -> Arrays.asList(words).contains(reading.plain()));
  }
}
