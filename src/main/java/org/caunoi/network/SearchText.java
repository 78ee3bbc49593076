package org.caunoi.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One text under which a commune can be found. */
record SearchText(
    Commune commune, @Nullable FormerUnit formerly, String plain, String marked, int weight) {

  static final int NO_MATCH = Integer.MAX_VALUE;

  private static final int OWN_NAME = 0;
  private static final int FORMER_NAME = 100;
  private static final int FORMER_DISTRICT = 200;

  static SearchText of(Commune commune, String text) {
    return text(commune, null, text, OWN_NAME);
  }

  static List<SearchText> of(Commune commune, FormerUnit unit) {
    String name = AddressPart.withoutKind(unit.name());
    String district = AddressPart.withoutKind(unit.district());
    return List.of(
        text(commune, unit, name + " " + district, FORMER_NAME),
        text(commune, unit, unit.name() + " " + unit.district(), FORMER_NAME),
        text(commune, unit, district, FORMER_DISTRICT),
        text(commune, unit, unit.district(), FORMER_DISTRICT));
  }

  /** Lower is better: kind of name, then spelling of the marks, then how much of it was typed. */
  int rank(String plainQuery, String markedQuery) {
    int fit = fit(plain, plainQuery);
    if (fit == NO_MATCH) {
      return NO_MATCH;
    }
    boolean sameMarks = plainQuery.equals(markedQuery) || fit(marked, markedQuery) != NO_MATCH;
    return weight + (sameMarks ? 0 : 10) + fit;
  }

  private static int fit(String text, String query) {
    if (text.equals(query)) {
      return 0;
    }
    if (text.startsWith(query)) {
      return text.charAt(query.length()) == ' ' ? 1 : 2;
    }
    return text.contains(" " + query) ? 3 : NO_MATCH;
  }

  private static SearchText text(
      Commune commune, @Nullable FormerUnit unit, String text, int weight) {
    return new SearchText(commune, unit, Spelling.plain(text), Spelling.marked(text), weight);
  }
}
