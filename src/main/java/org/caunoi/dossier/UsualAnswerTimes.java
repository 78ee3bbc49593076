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

/**
 * What {@code reference/answer-times.yaml} says; a mistake in it refuses the start.
 *
 * @param payments how long a citizen may take to pay
 */
record UsualAnswerTimes(List<Usual> entries, List<Usual> payments) {

  static final String FILE = "reference/answer-times.yaml";

  /** The newest entry for answers that is valid on the day. */
  Optional<AnswerTime> on(LocalDate day) {
    return newest(entries, day);
  }

  /** The newest entry for payments that is valid on the day. */
  Optional<AnswerTime> toPayOn(LocalDate day) {
    return newest(payments, day);
  }

  private static Optional<AnswerTime> newest(List<Usual> some, LocalDate day) {
    return some.stream()
        .filter(one -> !day.isBefore(one.validFrom()))
        .max(Comparator.comparing(Usual::validFrom))
        .map(Usual::within);
  }

  static UsualAnswerTimes read(String text) {
    ReferenceProblems problems = new ReferenceProblems();
    List<Usual> answers = new ArrayList<>();
    List<Usual> payments = new ArrayList<>();
    YamlFile.map(FILE, text, problems)
        .ifPresent(
            file -> {
              file.list("answerWithin").forEach(one -> answers.add(one(one)));
              file.list("payWithin").forEach(one -> payments.add(one(one)));
              file.refuseUnknown();
            });
    problems.throwIfAny();
    return new UsualAnswerTimes(List.copyOf(answers), List.copyOf(payments));
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
