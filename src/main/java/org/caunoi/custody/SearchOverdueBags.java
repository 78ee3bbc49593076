package org.caunoi.custody;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.custody.model.Fact.Suspected;
import org.caunoi.custody.model.Keeper;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.UnitState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The search for a bag that was taken on the road and did not arrive begins by itself, once for
 * each bag, whichever node looks first; the Centre need not press anything. A bag that still lies
 * at a counter is the counter's delay and nobody's loss.
 */
@Component
class SearchOverdueBags {

  /** Reason of a search that time alone began. */
  static final String OVERDUE = "overdue";

  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final TransactionTemplate transactions;

  SearchOverdueBags(JdbcClient jdbc, Ledger ledger, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.transactions = transactions;
  }

  /** How many searches began. */
  int begin() {
    Instant now = ledger.now();
    int begun = 0;
    for (String number : overdue(now)) {
      begun += Boolean.TRUE.equals(transactions.execute(status -> begin(number))) ? 1 : 0;
    }
    return begun;
  }

  private List<String> overdue(Instant now) {
    return jdbc.sql(
            """
            SELECT number FROM custody.unit u
            WHERE bag AND eta IS NOT NULL AND due_at < :now AND keeper_moving AND loss = 'NONE'
              AND phase NOT IN ('COUNTED', 'LOST')
              AND NOT EXISTS (SELECT 1 FROM custody.event e
                              WHERE e.unit = u.number AND e.kind = 'Suspected' AND e.facts ->> 'reason' = :reason)
            ORDER BY number
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("reason", OVERDUE)
        .query((rs, n) -> rs.getString("number"))
        .list();
  }

  /** It may have arrived, or another node begun, while this one waited for the lock. */
  private boolean begin(String number) {
    Held held = ledger.holdWithContent(number, List.of());
    UnitState bag = held.state(number);
    boolean begunBefore =
        held.history(number).applied().stream()
            .anyMatch(
                event ->
                    event.fact() instanceof Suspected suspected
                        && suspected.reason().equals(OVERDUE));
    if (begunBefore || bag.loss() != Loss.NONE || bag.phase().isOver() || !bag.keeper().moving()) {
      return false;
    }
    ledger.store(
        Actor.HOUSE,
        CustodyAct.LOSS_SUSPECTED,
        number,
        held,
        ledger.deed(Keeper.HOUSE).suspect(bag, held.inside(number), OVERDUE),
        null);
    return true;
  }
}
