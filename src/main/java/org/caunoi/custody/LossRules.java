package org.caunoi.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.caunoi.platform.reference.ReferenceFile;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.platform.reference.YamlFile;
import org.caunoi.platform.reference.YamlMap;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The rules of {@code reference/custody/loss.yaml}; a mistake in it refuses the start. Another city
 * brings its own file below {@code caunoi.reference.custody}.
 */
@Component
public class LossRules {

  static final String FILE = "reference/custody/loss.yaml";
  private static final long MOST = 1_000_000_000;

  private final List<LossRule> rules;

  @Autowired
  LossRules(@Value("${caunoi.reference.custody:classpath:}") String location) {
    this(read(ReferenceFile.text(location, FILE)));
  }

  LossRules(List<LossRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The newest that holds on the day of a moment; refused with {@code no-loss-rule}. */
  public LossRule on(Instant moment) {
    return rules.stream()
        .filter(rule -> !rule.from().isAfter(VietnamTime.day(moment)))
        .max(Comparator.comparing(LossRule::from))
        .orElseThrow(() -> Refused.conflict("no-loss-rule"));
  }

  static List<LossRule> read(String text) {
    ReferenceProblems problems = new ReferenceProblems();
    List<LossRule> rules = new ArrayList<>();
    YamlFile.map(FILE, text, problems)
        .ifPresent(
            file -> {
              file.text("version");
              file.list("rules").forEach(one -> rules.add(rule(one)));
              file.refuseUnknown();
            });
    problems.throwIfAny();
    return rules;
  }

  private static LossRule rule(YamlMap map) {
    LossRule rule =
        new LossRule(
            map.date("from"),
            map.bool("clockStandsStill"),
            map.integer("compensationMost", 0, MOST),
            map.text("source"),
            map.text("confidence", "seen|needs-confirmation", "a known confidence").equals("seen"));
    map.refuseUnknown();
    return rule;
  }
}
