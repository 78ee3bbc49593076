package org.caunoi.post;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Rules of results on their way, read from their data file.
 *
 * @param heldDays how long a counter keeps what could not be delivered
 * @param reminders days after which the citizen is reminded of it
 * @param codeLife how long a code for the door works
 * @param letterGrams what an ordinary letter weighs that nobody weighed
 */
record PostRules(
    List<Choice> carriers,
    List<ClassRule> classes,
    int heldDays,
    List<Integer> reminders,
    Duration codeLife,
    int letterGrams) {

  /** A carrier that may take results from a day on, and why. */
  record Choice(String carrier, LocalDate from, String reason) {}

  /**
   * @param procedures empty where all others fall under it
   */
  record ClassRule(PaperClass type, List<String> procedures) {}

  int weight(@Nullable Integer weighed) {
    if (weighed != null && weighed < 1) {
      throw Refused.field("/grams", "no-tariff");
    }
    return weighed == null ? letterGrams : weighed;
  }

  PaperClass classOf(String procedure) {
    return classes.stream()
        .filter(rule -> rule.procedures().isEmpty() || rule.procedures().contains(procedure))
        .findFirst()
        .map(ClassRule::type)
        .orElse(PaperClass.DECISION);
  }
}
