package org.caunoi.catalogue;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caunoi.platform.reference.YamlMap;
import org.jspecify.annotations.Nullable;

/** Reads how long a procedure takes and what it costs. */
final class TermsReader {

  private static final long MOST_DONG = 1_000_000_000;

  private TermsReader() {}

  static List<TermRule> terms(YamlMap file, ConditionScope scope) {
    List<YamlMap> items = file.list("terms");
    if (items.isEmpty()) {
      file.problem("terms", "must hold at least one");
    }
    List<TermRule> terms = new ArrayList<>();
    for (YamlMap item : items) {
      TermRule term = term(item, scope);
      boolean last = terms.size() == items.size() - 1;
      if (last && term.when() != null) {
        item.problem("when", "the last term must hold always");
      }
      if (!last && term.when() == null) {
        item.problem("when", "is missing: the terms after this one would never count");
      }
      terms.add(term);
    }
    return List.copyOf(terms);
  }

  private static TermRule term(YamlMap item, ConditionScope scope) {
    TermStrategy strategy = item.oneOf("strategy", TermStrategy.class, TermStrategy::key);
    int amount = (int) item.integer("amount", 1, 1000);
    LocalTime cutoff = item.optionalTime("cutoff").orElse(null);
    boolean sameDay = strategy == TermStrategy.SAME_DAY_CUTOFF;
    if (sameDay && cutoff == null) {
      item.problem("cutoff", "is missing");
    }
    if (!sameDay && cutoff != null) {
      item.problem("cutoff", "only belongs to same-day-cutoff");
    }
    String when = scope.readWhen(item);
    TermRule term =
        new TermRule(
            strategy, amount, cutoff, when, item.text("source"), ReferenceTexts.confidence(item));
    item.refuseUnknown();
    return term;
  }

  /** None where the file says nothing of it. */
  static @Nullable StepShares stepTimes(YamlMap file) {
    return file.optionalMap("stepTimes")
        .map(
            map -> {
              int assign = (int) map.integer("assign", 1, 100);
              int review = (int) map.integer("review", 1, 100);
              if (review < assign) {
                map.problem("review", "must not be below assign");
              }
              map.refuseUnknown();
              return new StepShares(assign, review);
            })
        .orElse(null);
  }

  /** None where the file says nothing of it. */
  static @Nullable AnswerTime answerWithin(YamlMap file) {
    return file.optionalMap("answerWithin")
        .map(
            map -> {
              TermStrategy strategy = map.oneOf("strategy", TermStrategy.class, TermStrategy::key);
              if (strategy == TermStrategy.SAME_DAY_CUTOFF) {
                map.problem("strategy", "must leave more than a day");
              }
              int amount = (int) map.integer("amount", 1, 1000);
              map.refuseUnknown();
              return new AnswerTime(strategy, amount);
            })
        .orElse(null);
  }

  static List<FeeRule> fees(YamlMap file, ConditionScope scope) {
    List<FeeRule> fees = new ArrayList<>();
    Set<SubmissionChannel> decided = EnumSet.noneOf(SubmissionChannel.class);
    for (YamlMap item : file.list("fees")) {
      FeeRule fee =
          new FeeRule(
              item.oneOf("channel", SubmissionChannel.class, SubmissionChannel::key),
              item.integer("amount", 0, MOST_DONG),
              item.oneOf("unit", FeeUnit.class, FeeUnit::key),
              ReferenceTexts.localized(item, "rule"),
              scope.readWhen(item),
              item.text("source"),
              ReferenceTexts.confidence(item));
      item.refuseUnknown();
      if (decided.contains(fee.channel())) {
        item.problem("channel", "an earlier fee already counts for " + fee.channel().key());
      }
      if (fee.when() == null) {
        decided.add(fee.channel());
      }
      fees.add(fee);
    }
    return List.copyOf(fees);
  }
}
