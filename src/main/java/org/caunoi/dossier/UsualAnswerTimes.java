package org.caunoi.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.caunoi.catalogue.AnswerTime;
import org.caunoi.catalogue.TermStrategy;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.platform.reference.YamlFile;
import org.caunoi.platform.reference.YamlMap;

/** What {@code reference/answer-times.yaml} says; a mistake in it refuses the start. */
record UsualAnswerTimes(List<Usual> entries) {

  static final String FILE = "reference/answer-times.yaml";

  /** The newest entry that is valid on the day. */
  Optional<AnswerTime> on(LocalDate day) {
    return entries.stream()
        .filter(one -> !day.isBefore(one.validFrom()))
        .max(Comparator.comparing(Usual::validFrom))
        .map(Usual::within);
  }

  static UsualAnswerTimes read(String text) {
    ReferenceProblems problems = new ReferenceProblems();
    List<Usual> read = new ArrayList<>();
    YamlFile.map(FILE, text, problems)
        .ifPresent(
            file -> {
              file.list("answerWithin").forEach(one -> read.add(one(one)));
              file.refuseUnknown();
            });
    problems.throwIfAny();
    return new UsualAnswerTimes(List.copyOf(read));
  }

  private static Usual one(YamlMap map) {
    LocalDate validFrom = map.date("validFrom");
    TermStrategy strategy = map.oneOf("strategy", TermStrategy.class, TermStrategy::key);
    if (strategy == TermStrategy.SAME_DAY_CUTOFF) {
      map.problem("strategy", "must leave more than a day");
    }
    AnswerTime within = new AnswerTime(strategy, (int) map.integer("amount", 1, 1000));
    map.text("source");
    map.text("confidence", "seen|needs-confirmation", "a known confidence");
    map.refuseUnknown();
    return new Usual(validFrom, within);
  }

  /** What counts from a day on. */
  record Usual(LocalDate validFrom, AnswerTime within) {}
}
