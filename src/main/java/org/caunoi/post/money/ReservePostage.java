package org.caunoi.post.money;

import static org.caunoi.post.money.Movement.Account.AVAILABLE;
import static org.caunoi.post.money.Movement.Account.RESERVED;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.post.Shipment;
import org.caunoi.post.money.Movement.Entry;
import org.caunoi.post.money.Movement.Kind;
import org.caunoi.post.money.Postage.State;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * When a result is packed it is settled who pays its way: the first rule that fits and whose budget
 * has enough left, else the citizen.
 */
@Component
public class ReservePostage {

  private final QuotePostage quoting;
  private final SupportClaims claims;
  private final Budgets budgets;
  private final Postages postages;
  private final MoneyLedger ledger;
  private final Clock clock;

  ReservePostage(
      QuotePostage quoting,
      SupportClaims claims,
      Budgets budgets,
      Postages postages,
      MoneyLedger ledger,
      Clock clock) {
    this.quoting = quoting;
    this.claims = claims;
    this.budgets = budgets;
    this.postages = postages;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Refused with {@code no-tariff}.
   *
   * @param channel how the dossier was filed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Postage reserve(Shipment shipment, String carrier, int grams, SubmissionChannel channel) {
    LocalDate day = VietnamTime.day(clock.instant());
    Set<Beneficiary> belongs = claims.of(shipment.authority(), shipment.dossierCode());
    List<PayQuote> quotes = quoting.all(carrier, grams, channel, belongs, day);
    PayQuote taken =
        quotes.stream()
            .filter(quote -> quote.programme() == null || budgets.reserve(quote, day.getYear()))
            .findFirst()
            .orElseThrow();
    PayQuote said = quotes.size() > 1 && taken.programme() == null ? taken.exhausted() : taken;
    Postage postage = said.postage(shipment, day.getYear(), State.RESERVED);
    postages.add(postage);
    ledger.append(
        List.of(
            Movement.of(
                Kind.RESERVE,
                postage,
                List.of(
                    new Entry(AVAILABLE, -postage.city()), new Entry(RESERVED, postage.city())))),
        null);
    return postage;
  }
}
