package org.caunoi.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Account;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries the open dossiers of dissolved units over to the successors, each in a transaction of its
 * own with its act and slip row. May be stopped anywhere; whoever acts on a dossier at that moment
 * comes first, and it goes over in the next round.
 */
@Component
class HandOnUnits {

  private static final Logger LOG = LoggerFactory.getLogger(HandOnUnits.class);
  private static final int PAGE = 100;
  private static final int ROUNDS = 3;

  private final Dissolutions dissolutions;
  private final UnitWork work;
  private final Receivers receivers;
  private final Acts acts;
  private final TransactionTemplate transactions;

  HandOnUnits(
      Dissolutions dissolutions,
      UnitWork work,
      Receivers receivers,
      Acts acts,
      TransactionTemplate transactions) {
    this.dissolutions = dissolutions;
    this.work = work;
    this.receivers = receivers;
    this.acts = acts;
    this.transactions = transactions;
  }

  /**
   * How many dossiers went over. One that cannot keeps none of the others waiting: the failure is
   * thrown once all were gone through. Where the database is away all wait for the next run.
   */
  int handOn() {
    List<RuntimeException> failures = new ArrayList<>();
    int all =
        dissolutions.list().stream()
            .filter(one -> one.decidedAt() != null)
            .mapToInt(one -> handOn(one, failures))
            .sum();
    if (!failures.isEmpty()) {
      throw failures.getLast();
    }
    return all;
  }

  private int handOn(Dissolution one, List<RuntimeException> failures) {
    int all = 0;
    for (int round = 0; round < ROUNDS && work.hasOpen(one.unit()); round++) {
      all += handOnOnce(one, failures);
    }
    return all;
  }

  private int handOnOnce(Dissolution one, List<RuntimeException> failures) {
    int went = 0;
    List<Dossier> page = work.open(one.unit(), null, PAGE);
    while (!page.isEmpty()) {
      went += (int) page.stream().filter(dossier -> went(one, dossier, failures)).count();
      page = work.open(one.unit(), page.getLast().filing(), PAGE);
    }
    return went;
  }

  private boolean went(Dissolution one, Dossier dossier, List<RuntimeException> failures) {
    try {
      transactions.executeWithoutResult(status -> carry(one, dossier));
      return true;
    } catch (CannotCreateTransactionException noDatabase) {
      throw noDatabase;
    } catch (Refused faster) {
      LOG.info("Dossier {} goes over later: {}", dossier.code(), faster.code());
    } catch (RuntimeException failed) {
      failures.add(failed);
    }
    return false;
  }

  /** Where nobody is there to receive what somebody held, intake of that unit hands it out anew. */
  private void carry(Dissolution one, Dossier dossier) {
    String unit = dissolutions.standing(one.successor());
    UUID holder = dossier.progress().assigneeId();
    boolean done = dossier.state() == DossierState.DONE;
    Account to = holder == null || done ? null : receivers.of(one, holder).orElse(null);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("unit", unit);
    details.put("dissolution", one.id());
    if (to != null) {
      details.put("assignee", to.id());
      details.put("name", to.displayName());
      details.put("insteadOf", holder);
    }
    acts.perform(
        dossier,
        null,
        Actor.HOUSE,
        one.proposedByName(),
        new Act(ActKind.HANDED_OVER, one.why(), details),
        null,
        before ->
            done
                ? before.handOnTo(unit, holder, before.progress().assigneeName())
                : before.handOnTo(
                    unit, to == null ? null : to.id(), to == null ? null : to.displayName()));
    dissolutions.moved(one.id());
  }
}
