package org.caunoi.custody;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.VietnamTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody leaves behind at the end of a shift, and what they did with papers that day. */
@Component
public class EndOfShift {

  private final JdbcClient jdbc;
  private final ReadUnit reading;
  private final Ledger ledger;

  EndOfShift(JdbcClient jdbc, ReadUnit reading, Ledger ledger) {
    this.jdbc = jdbc;
    this.reading = reading;
    this.ledger = ledger;
  }

  /** Of today in Vietnam. */
  public Report of(SignedIn who) {
    who.require(Permission.CARRY_PAPERS);
    Instant now = ledger.now();
    Instant since = VietnamTime.day(now).atStartOfDay(VietnamTime.ZONE).toInstant();
    Map<String, Integer> done = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT kind, count(DISTINCT unit) AS units FROM custody.event
            WHERE by_id = :me AND at >= :since
              AND kind IN ('EnvelopeSealed', 'BagClosed', 'Accepted', 'Received', 'Handed', 'Counted', 'Disputed')
            GROUP BY kind ORDER BY kind
            """)
        .param("me", who.accountId())
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(
            rs -> {
              done.put(rs.getString("kind"), rs.getInt("units"));
            });
    return new Report(now, reading.keptBy(who), done, inBags(who));
  }

  private Map<String, Integer> inBags(SignedIn who) {
    Map<String, Integer> inside = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT b.number, count(u.number) AS envelopes FROM custody.unit b
            LEFT JOIN custody.unit u ON u.inside = b.number
            WHERE b.keeper_id = :me AND b.bag AND b.phase NOT IN ('COUNTED', 'DROPPED') GROUP BY b.number
            """)
        .param("me", who.accountId())
        .query(
            rs -> {
              inside.put(rs.getString("number"), rs.getInt("envelopes"));
            });
    return inside;
  }

  /**
   * A report.
   *
   * @param kept what is still in this person's hands
   * @param done how many envelopes and bags, by kind of event
   * @param inBags how many envelopes lie in each bag that is kept
   */
  public record Report(
      Instant at, List<UnitFacts> kept, Map<String, Integer> done, Map<String, Integer> inBags) {}
}
