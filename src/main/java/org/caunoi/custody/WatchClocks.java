package org.caunoi.custody;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.Keeper;
import org.caunoi.custody.model.Offer;
import org.caunoi.custody.model.UnitState;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at the clocks: an offer that nobody answered goes back to the giver, an overdue bag is
 * searched for, and whatever is late, missing, unanswered or contradictory becomes a finding, once;
 * a finding is over when its ground is.
 */
@Component
class WatchClocks {

  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final SearchOverdueBags searching;
  private final TransactionTemplate transactions;
  private final Duration lapsesAfter;

  WatchClocks(
      JdbcClient jdbc,
      Ledger ledger,
      SearchOverdueBags searching,
      TransactionTemplate transactions,
      @Value("${caunoi.custody.offer-lapses-after}") Duration lapsesAfter) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.searching = searching;
    this.transactions = transactions;
    this.lapsesAfter = lapsesAfter;
  }

  void look() {
    Instant now = ledger.now();
    for (String number : unanswered(now)) {
      transactions.executeWithoutResult(transaction -> lapse(number, now));
    }
    searching.begin();
    transactions.executeWithoutResult(transaction -> find(now));
  }

  private List<String> unanswered(Instant now) {
    return jdbc.sql(
            """
            SELECT number FROM custody.unit WHERE offer IS NOT NULL AND offered_at < :before ORDER BY number
            """)
        .param("before", now.minus(lapsesAfter).atOffset(ZoneOffset.UTC))
        .query((rs, n) -> rs.getString("number"))
        .list();
  }

  private void lapse(String number, Instant now) {
    Held held = ledger.hold(number);
    UnitState unit = held.state(number);
    Offer offer = unit.offer();
    if (offer == null || offer.at().isAfter(now.minus(lapsesAfter))) {
      return;
    }
    Deed deed = ledger.deed(Keeper.HOUSE);
    ledger.store(Actor.HOUSE, CustodyAct.LAPSED, number, held, List.of(deed.lapse(unit)), null);
    note(held.authority(number), number, "OFFER_LAPSED", offer.handover().toString(), now);
  }

  private void find(Instant now) {
    jdbc.sql(
            """
            INSERT INTO custody.finding AS f (authority, id, unit, kind, subject, found_at)
            SELECT authority, gen_random_uuid(), number, kind, subject, :now
            FROM (
              SELECT authority, number, 'BAG_OVERDUE' AS kind, CAST(extract(epoch FROM eta) AS text) AS subject FROM custody.unit
              WHERE bag AND eta IS NOT NULL AND due_at < :now AND keeper_moving AND phase NOT IN ('COUNTED', 'LOST')
              UNION ALL
              SELECT authority, number, 'FORWARDING_LATE', CAST(extract(epoch FROM due_at) AS text) FROM custody.unit
              WHERE due_at < :now AND NOT (bag AND eta IS NOT NULL AND keeper_moving)
                AND phase NOT IN ('DELIVERED', 'COUNTED', 'LOST', 'MISSING')
              UNION ALL
              SELECT authority, number, 'DISPUTE', dispute FROM custody.unit WHERE dispute IS NOT NULL
              UNION ALL
              SELECT authority, number, 'LOSS', loss FROM custody.unit WHERE loss <> 'NONE'
              UNION ALL
              SELECT authority, number, 'CONTESTED', CAST(contested AS text) FROM custody.unit WHERE contested > 0
              UNION ALL
              SELECT authority, number, 'WAITING', CAST(waiting AS text) FROM custody.unit WHERE waiting > 0
              UNION ALL
              SELECT i.authority, i.unit, 'INQUIRY_UNANSWERED', CAST(i.id AS text)
              FROM custody.inquiry i JOIN custody.unit u ON u.authority = i.authority AND u.number = i.unit
              WHERE i.due_at < :now AND u.loss = 'SUSPECTED'
                AND NOT EXISTS (SELECT 1 FROM custody.inquiry later WHERE later.unit = i.unit AND later.asked_at > i.asked_at)
                AND NOT EXISTS (SELECT 1 FROM custody.inquiry_answer a WHERE a.authority = i.authority AND a.inquiry = i.id)
            ) AS ground
            ON CONFLICT (unit, kind, subject) DO UPDATE SET over_at = NULL WHERE f.over_at IS NOT NULL
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            UPDATE custody.finding f SET over_at = :now
            FROM custody.unit u
            WHERE f.over_at IS NULL AND u.number = f.unit AND NOT CASE f.kind
              WHEN 'BAG_OVERDUE' THEN u.keeper_moving AND u.phase NOT IN ('COUNTED', 'LOST')
              WHEN 'FORWARDING_LATE' THEN CAST(extract(epoch FROM u.due_at) AS text) IS NOT DISTINCT FROM f.subject
              WHEN 'DISPUTE' THEN u.dispute IS NOT DISTINCT FROM f.subject
              WHEN 'LOSS' THEN u.loss = f.subject
              WHEN 'CONTESTED' THEN CAST(u.contested AS text) = f.subject
              WHEN 'WAITING' THEN CAST(u.waiting AS text) = f.subject
              WHEN 'INQUIRY_UNANSWERED' THEN u.loss = 'SUSPECTED'
                AND NOT EXISTS (SELECT 1 FROM custody.inquiry_answer a WHERE a.authority = f.authority AND CAST(a.inquiry AS text) = f.subject)
              WHEN 'UNATTRIBUTED' THEN f.found_at > :month
              WHEN 'TOO_FAR' THEN f.found_at > :month
              ELSE f.found_at > :recent
            END
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("month", now.minus(Duration.ofDays(30)).atOffset(ZoneOffset.UTC))
        .param("recent", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
        .update();
  }

  /** A finding that is no state but something that happened; it is shown for a day. */
  void note(String authority, String unit, String kind, String subject, Instant now) {
    jdbc.sql(
            """
            INSERT INTO custody.finding (authority, id, unit, kind, subject, found_at)
            VALUES (:authority, gen_random_uuid(), :unit, :kind, :subject, :now)
            ON CONFLICT (unit, kind, subject) DO NOTHING
            """)
        .param("authority", authority)
        .param("unit", unit)
        .param("kind", kind)
        .param("subject", subject)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
