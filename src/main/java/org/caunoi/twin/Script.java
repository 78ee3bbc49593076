package org.caunoi.twin;

import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;

/**
 * When a twin behaves how, by seconds from its start: {@code
 * 0:good,60:down,180:lost=10+doubled=20}.
 */
public record Script(TreeMap<Long, Manners> steps) {

  /** Throws {@code IllegalArgumentException} that names the part nobody understands. */
  public static Script parse(String text) {
    TreeMap<Long, Manners> steps = new TreeMap<>();
    for (String step : text.isBlank() ? new String[0] : text.split(",")) {
      String[] parts = step.strip().split(":", 2);
      if (parts.length < 2 || !parts[0].matches("\\d{1,9}")) {
        throw new IllegalArgumentException("not seconds:manners: " + step);
      }
      steps.put(Long.valueOf(parts[0]), manners(parts[1]));
    }
    return new Script(steps);
  }

  /** How it behaves at that second. */
  public Manners at(long second) {
    var step = steps.floorEntry(second);
    return step == null ? Manners.GOOD : step.getValue();
  }

  private static Manners manners(String text) {
    Manners so = Manners.GOOD;
    for (String word : text.split("\\+")) {
      String[] pair = word.strip().split("=", 2);
      if (pair.length == 2 && !pair[1].matches("\\d{1,2}|100")) {
        throw new IllegalArgumentException("not a percentage: " + word);
      }
      int part = pair.length == 2 ? Integer.parseInt(pair[1]) : 0;
      so =
          switch (pair[0]) {
            case "good" -> Manners.GOOD;
            case "bad" -> Manners.BAD;
            case "down" -> Manners.down(true);
            default -> so.with(vice(pair[0], word), part);
          };
    }
    return so;
  }

  private static Vice vice(String name, String word) {
    return Arrays.stream(Vice.values())
        .filter(vice -> vice.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown manners: " + word));
  }
}
