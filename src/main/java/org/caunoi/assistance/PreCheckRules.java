package org.caunoi.assistance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caunoi.party.Sex;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.platform.reference.YamlFile;
import org.caunoi.platform.reference.YamlMap;

/**
 * What is compared before a case goes out; data, not law.
 *
 * @param window how far back the same matter counts as filed before
 * @param repeated procedures people rightly ask for again and again; earlier filings are told there
 *     and stop nothing
 * @param about form fields that say whom a matter concerns
 */
record PreCheckRules(
    Duration window, Set<String> repeated, List<String> about, List<DoubtRule> rules) {

  static final String FILE = "reference/pre-check.yaml";

  private static final String KEY = "[a-z][a-zA-Z0-9]*";

  /** What is looked at for every kind of doubt, and named so in the file. */
  private enum Kind {
    DIFFER,
    ORDER,
    PAST,
    APART,
    ANSWERED,
    CARD,
    NUMBER;

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * @throws org.caunoi.platform.reference.ReferenceDataRefused if the file is wrong
   */
  static PreCheckRules read(String text) {
    ReferenceProblems problems = new ReferenceProblems();
    Optional<YamlMap> map = YamlFile.map(FILE, text, problems);
    PreCheckRules rules =
        map.map(PreCheckRules::read)
            .orElse(new PreCheckRules(Duration.ZERO, Set.of(), List.of(), List.of()));
    problems.throwIfAny();
    return rules;
  }

  private static PreCheckRules read(YamlMap file) {
    Duration window = Duration.ofDays(file.integer("days", 0, 3650));
    Set<String> repeated = Set.copyOf(file.texts("repeated"));
    List<String> about = file.texts("about");
    List<DoubtRule> rules = new ArrayList<>();
    for (YamlMap item : file.list("rules")) {
      rules.add(rule(item));
      item.text("source");
      item.text("confidence", "seen|needs-confirmation", "seen or needs-confirmation");
      item.refuseUnknown();
    }
    file.refuseUnknown();
    return new PreCheckRules(window, repeated, List.copyOf(about), List.copyOf(rules));
  }

  private static DoubtRule rule(YamlMap item) {
    boolean stops = item.bool("stops");
    return switch (item.oneOf("kind", Kind.class, Kind::key)) {
      case DIFFER -> new DoubtRule.Differ(field(item, "one"), field(item, "other"), stops);
      case ORDER -> new DoubtRule.Order(field(item, "earlier"), field(item, "later"), stops);
      case PAST -> new DoubtRule.Past(field(item, "field"), stops);
      case APART ->
          new DoubtRule.Apart(
              field(item, "older"),
              field(item, "younger"),
              (int) item.integer("years", 1, 100),
              stops);
      case ANSWERED ->
          new DoubtRule.Answered(
              field(item, "field"),
              (int) item.integer("days", 1, 3650),
              field(item, "question"),
              stops);
      case CARD ->
          new DoubtRule.Card(
              field(item, "field"),
              item.text("card", "card\\.[a-zA-Z]+", "a value of the card like card.fullName"),
              stops);
      case NUMBER ->
          new DoubtRule.Number(
              field(item, "field"),
              item.optionalText("birthDate").orElse(null),
              item.optionalText("sex").flatMap(Sex::tryParse).orElse(null),
              stops);
    };
  }

  private static String field(YamlMap item, String key) {
    return item.text(key, KEY, "a key of a form field or question");
  }
}
