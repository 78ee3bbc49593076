package org.caunoi.post.money;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/** Says what the way home would cost today and who would pay, before anything is reserved. */
@Component
public class QuotePostage {

  private final PostageRules rules;
  private final Clock clock;

  QuotePostage(PostageRules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * As if each budget had enough left. Refused: at {@code /carrier} {@code unknown-option}, at
   * {@code /grams} {@code no-tariff} for what none takes.
   */
  public PayQuote today(
      String carrier, int grams, SubmissionChannel channel, Set<Beneficiary> belongs) {
    List<Tariff> known =
        rules.tariffs().stream().filter(tariff -> tariff.carrier().equals(carrier)).toList();
    if (known.isEmpty()) {
      throw Refused.field("/carrier", "unknown-option");
    }
    if (grams < 1 || known.stream().noneMatch(tariff -> tariff.grams() >= grams)) {
      throw Refused.field("/grams", "no-tariff");
    }
    return all(carrier, grams, channel, belongs, VietnamTime.day(clock.instant())).getFirst();
  }

  /** By each rule that fits, and last without any. */
  List<PayQuote> all(
      String carrier,
      int grams,
      SubmissionChannel channel,
      Set<Beneficiary> belongs,
      LocalDate day) {
    Tariff tariff = rules.tariff(carrier, grams, day);
    List<PayQuote> quotes = new ArrayList<>();
    for (PayRule rule : rules.fitting(day, channel, belongs)) {
      quotes.add(
          new PayQuote(
              carrier,
              tariff.amount(),
              rule.shareOf(tariff.amount()),
              rule.key(),
              rule.key(),
              tariff.confirmed() && rule.confirmed()));
    }
    quotes.add(
        new PayQuote(carrier, tariff.amount(), 0, null, PayQuote.NO_RULE, tariff.confirmed()));
    return quotes;
  }
}
