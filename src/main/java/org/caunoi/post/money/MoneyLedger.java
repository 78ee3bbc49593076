package org.caunoi.post.money;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Entries of money; only ever appended, each movement in one statement that must add up. */
@Component
class MoneyLedger {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  MoneyLedger(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param by who caused it; null for the house
   */
  void append(List<Movement> movements, @Nullable UUID by) {
    List<Row> rows = new ArrayList<>();
    for (Movement one : movements) {
      UUID movement = UuidV7.next(clock);
      one.entries().forEach(entry -> rows.add(row(movement, one, entry)));
    }
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            INSERT INTO post.money_entry (id, movement, kind, account, programme, year, carrier, shipment_id, amount, by_id, at)
            SELECT r.id, r.movement, r.kind, r.account, r.programme, r.year, r.carrier, r.shipment, r.amount,
                   CAST(:by AS uuid), :now
            FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (
                id uuid, movement uuid, kind text, account text, programme text, year integer, carrier text,
                shipment uuid, amount bigint)
            """)
        .param("by", by)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("rows", json.writeValueAsString(rows))
        .update();
  }

  private Row row(UUID movement, Movement one, Movement.Entry entry) {
    return new Row(
        UuidV7.next(clock),
        movement,
        one.kind(),
        entry.account(),
        one.programme(),
        one.year(),
        one.carrier(),
        one.shipment(),
        entry.amount());
  }

  private record Row(
      UUID id,
      UUID movement,
      Movement.Kind kind,
      Movement.Account account,
      @Nullable String programme,
      int year,
      @Nullable String carrier,
      @Nullable UUID shipment,
      long amount) {}
}
