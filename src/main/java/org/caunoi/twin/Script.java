package org.caunoi.twin;

import java.util.TreeMap;

/**
 * When a twin behaves how, by seconds from its start: {@code
 * 0:good,60:down,180:lost=10+doubled=20}.
 */
record Script(TreeMap<Long, Manners> steps) {

  /** Throws {@code IllegalArgumentException} that names the part nobody understands. */
  static Script parse(String text) {
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

  Manners at(long second) {
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
            case "lost" -> so.with(Manners.Vice.LOST, part);
            case "delayed" -> so.with(Manners.Vice.DELAYED, part);
            case "doubled" -> so.with(Manners.Vice.DOUBLED, part);
            case "swapped" -> so.with(Manners.Vice.SWAPPED, part);
            case "codeless" -> so.with(Manners.Vice.CODELESS, part);
            case "missigned" -> so.with(Manners.Vice.MISSIGNED, part);
            case "refused" -> so.with(Manners.Vice.REFUSED, part);
            case "mute" -> so.with(Manners.Vice.MUTE, part);
            default -> throw new IllegalArgumentException("unknown manners: " + word);
          };
    }
    return so;
  }
}
