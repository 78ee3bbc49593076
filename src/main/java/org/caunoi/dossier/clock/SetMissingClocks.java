package org.caunoi.dossier.clock;

import java.util.List;
import java.util.Objects;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.HoldDossier;
import org.caunoi.dossier.ReminderKind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives clocks to dossiers that were accepted before there were any. */
@Component
class SetMissingClocks {

  private static final int PAGE = 200;

  private final HoldDossier holding;
  private final PlanTimers planning;
  private final TransactionTemplate transactions;

  SetMissingClocks(HoldDossier holding, PlanTimers planning, TransactionTemplate transactions) {
    this.holding = holding;
    this.planning = planning;
    this.transactions = transactions;
  }

  /**
   * @return how many dossiers got theirs
   */
  int set() {
    int all = 0;
    List<Dossier> page = holding.listWithoutClocks(PAGE);
    while (!page.isEmpty()) {
      page.forEach(this::set);
      all += page.size();
      page = page.size() < PAGE ? List.of() : holding.listWithoutClocks(PAGE);
    }
    return all;
  }

  private void set(Dossier dossier) {
    transactions.executeWithoutResult(
        status ->
            holding
                .hold(dossier.filing().authority(), dossier.filing().id())
                .filter(ReminderKind::runs)
                .ifPresent(
                    now ->
                        planning.plan(now, Objects.requireNonNull(now.progress().acceptedAt()))));
  }
}
