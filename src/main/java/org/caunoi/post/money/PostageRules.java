package org.caunoi.post.money;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.shared.Refused;

/** Tariffs and rules of postage, read from their data file. */
record PostageRules(List<Tariff> tariffs, List<PayRule> rules) {

  /** The newest tariff of the smallest weight that holds it; refused with {@code no-tariff}. */
  Tariff tariff(String carrier, int grams, LocalDate day) {
    return tariffs.stream()
        .filter(one -> one.carrier().equals(carrier) && !one.from().isAfter(day))
        .filter(one -> one.grams() >= grams)
        .min(
            Comparator.comparingInt(Tariff::grams)
                .thenComparing(Comparator.comparing(Tariff::from).reversed()))
        .orElseThrow(() -> Refused.field("/grams", "no-tariff"));
  }

  /** Those that fit, the first to be asked first. */
  List<PayRule> fitting(LocalDate day, SubmissionChannel channel, Set<Beneficiary> belongs) {
    return rules.stream().filter(rule -> rule.fits(day, channel, belongs)).toList();
  }

  boolean knows(String programme) {
    return rules.stream().anyMatch(rule -> rule.key().equals(programme));
  }
}
