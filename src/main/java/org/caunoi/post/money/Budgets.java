package org.caunoi.post.money;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of budgets. A budget is never overdrawn: what does not fit changes nothing. */
@Component
class Budgets {

  private final JdbcClient jdbc;

  Budgets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Budget> all() {
    return jdbc.sql(
            """
            SELECT programme, year, granted, available, reserved, spent FROM post.budget ORDER BY year DESC, programme
            """)
        .query(
            (rs, n) ->
                new Budget(
                    rs.getString("programme"),
                    rs.getInt("year"),
                    rs.getLong("granted"),
                    rs.getLong("available"),
                    rs.getLong("reserved"),
                    rs.getLong("spent")))
        .list();
  }

  void grant(String programme, int year, long amount) {
    jdbc.sql(
            """
            INSERT INTO post.budget AS b (programme, year, granted, available, reserved, spent)
            VALUES (:programme, :year, :amount, :amount, 0, 0)
            ON CONFLICT (programme, year) DO UPDATE SET granted = b.granted + EXCLUDED.granted,
                available = b.available + EXCLUDED.available
            """)
        .param("programme", programme)
        .param("year", year)
        .param("amount", amount)
        .update();
  }

  /** Whether there is enough left now; a quote without a programme needs nothing. */
  boolean cover(PayQuote quote, int year) {
    return quote.programme() == null
        || all().stream()
            .filter(one -> one.year() == year && one.programme().equals(quote.programme()))
            .anyMatch(one -> one.available() >= quote.city());
  }

  boolean reserve(PayQuote quote, int year) {
    return reserve(Objects.requireNonNull(quote.programme()), year, quote.city());
  }

  /** False where the budget has less left, or there is none. */
  boolean reserve(String programme, int year, long amount) {
    return jdbc.sql(
                """
                UPDATE post.budget SET available = available - :amount, reserved = reserved + :amount
                WHERE programme = :programme AND year = :year AND available >= :amount
                """)
            .param("programme", programme)
            .param("year", year)
            .param("amount", amount)
            .update()
        == 1;
  }

  /**
   * @param back what was reserved and goes back to what is left
   * @param spent what was reserved and is spent
   */
  void close(String programme, int year, long back, long spent) {
    jdbc.sql(
            """
            UPDATE post.budget SET reserved = reserved - :back - :spent, available = available + :back,
                spent = spent + :spent
            WHERE programme = :programme AND year = :year
            """)
        .param("programme", programme)
        .param("year", year)
        .param("back", back)
        .param("spent", spent)
        .update();
  }

  /** The carrier took less than was owed: the rest is left again. */
  void giveBack(String programme, int year, long amount) {
    jdbc.sql(
            """
            UPDATE post.budget SET spent = spent - :amount, available = available + :amount
            WHERE programme = :programme AND year = :year
            """)
        .param("programme", programme)
        .param("year", year)
        .param("amount", amount)
        .update();
  }
}
