package org.caunoi.post.money;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.dossier.ParcelTrail;
import org.caunoi.dossier.ReturnPostage;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/** Tells the citizen before they agree what the way home of a letter would cost them today. */
@Component
class EstimatePostage implements ReturnPostage {

  private static final int LETTER = 100;

  private final QuotePostage quoting;
  private final PostageRules rules;
  private final Budgets budgets;
  private final Clock clock;

  EstimatePostage(QuotePostage quoting, PostageRules rules, Budgets budgets, Clock clock) {
    this.quoting = quoting;
    this.rules = rules;
    this.budgets = budgets;
    this.clock = clock;
  }

  @Override
  public Optional<ParcelTrail.Postage> today(SubmissionChannel channel) {
    LocalDate day = VietnamTime.day(clock.instant());
    return rules.tariffs().stream().findFirst().map(first -> of(first.carrier(), channel, day));
  }

  private ParcelTrail.Postage of(String carrier, SubmissionChannel channel, LocalDate day) {
    List<PayQuote> quotes = quoting.all(carrier, LETTER, channel, Set.of(), day);
    PayQuote taken =
        quotes.stream()
            .filter(quote -> budgets.cover(quote, day.getYear()))
            .findFirst()
            .orElseThrow();
    PayQuote said = quotes.size() > 1 && taken.programme() == null ? taken.exhausted() : taken;
    return new ParcelTrail.Postage(said.price(), said.citizen(), said.reason(), said.confirmed());
  }
}
