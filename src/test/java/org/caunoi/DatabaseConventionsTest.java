package org.caunoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every table of ours has in common, read from the catalogue of the migrated database. */
@IntegrationTest
class DatabaseConventionsTest {

  /** Tables of libraries keep the layout their library wants. */
  private static final String OURS =
      """
      n.nspname NOT IN ('pg_catalog', 'information_schema', 'public') AND n.nspname NOT LIKE 'pg_%'
        AND c.relkind = 'r'
        AND c.relname NOT IN ('flyway_schema_history', 'scheduled_tasks', 'regular_tasks')
      """;

  @Autowired private JdbcClient jdbc;

  @Test
  void everyTimeCarriesItsZone() {
    assertThat(columnsOfType("'timestamp', 'time', 'timetz'")).isEmpty();
  }

  @Test
  void everyStringIsText() {
    assertThat(columnsOfType("'varchar', 'bpchar', 'name'")).isEmpty();
  }

  @Test
  void everyTableHasAPrimaryKey() {
    assertThat(
            names(
                """
                SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE %s AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p')
                """
                    .formatted(OURS)))
        .isEmpty();
  }

  @Test
  void everyForeignKeyHasAnIndexThatBeginsWithIt() {
    assertThat(
            names(
                """
                SELECT n.nspname || '.' || c.relname || ' ' || k.conname
                FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE %s AND k.contype = 'f' AND NOT EXISTS (
                    SELECT 1 FROM pg_index i WHERE i.indrelid = k.conrelid
                    AND (SELECT array_agg(x ORDER BY x) FROM unnest((i.indkey::smallint[])[0:cardinality(k.conkey) - 1]) x)
                        = (SELECT array_agg(y ORDER BY y) FROM unnest(k.conkey) y))
                """
                    .formatted(OURS)))
        .isEmpty();
  }

  /** Tables of rooms that grow with dossiers which have another first key column, and why. */
  private static final Map<String, String> CUT_OTHERWISE =
      Map.ofEntries(
          Map.entry("audit.checkpoint", "the chain over everybody's rows: one link a minute"),
          Map.entry(
              "exchange.inbox",
              "whose a delivery is, is known once it was understood; old ones go"),
          Map.entry("exchange.dropped", "a count for each sender and day; old ones go"),
          Map.entry("post.deposit", "what one person brought is of parcels of all authorities"),
          Map.entry("post.pull", "a row a night for each carrier"),
          Map.entry("post.budget", "a few rows a year, of the whole city"),
          Map.entry("post.budget_grant", "a few rows a year, of the whole city"),
          Map.entry(
              "post.money_entry",
              "one ledger of the whole city: budgets and carriers know no authority"),
          Map.entry(
              "post.seen_item",
              "a line of a carrier's list, before it is known whose parcel it tells of"),
          Map.entry("post.statement", "one file of a carrier speaks of the whole city"),
          Map.entry("post.statement_line", "its lines, read and settled with it"));

  @Test
  void tablesThatGrowWithDossiersAreCutByAuthorityFirst() {
    assertThat(
            names(
                """
                SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE %s AND n.nspname IN ('audit', 'document', 'dossier', 'assistance', 'notification', 'quality', 'custody',
                                    'post', 'exchange')
                  AND NOT EXISTS (
                    SELECT 1 FROM pg_constraint k
                    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
                    WHERE k.conrelid = c.oid AND k.contype = 'p' AND a.attname = 'authority')
                """
                    .formatted(OURS)))
        .extracting(String::valueOf)
        .containsExactlyInAnyOrderElementsOf(CUT_OTHERWISE.keySet());
  }

  private List<?> columnsOfType(String types) {
    return names(
        """
        SELECT n.nspname || '.' || c.relname || '.' || a.attname
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_type t ON t.oid = a.atttypid
        WHERE %s AND a.attnum > 0 AND NOT a.attisdropped AND t.typname IN (%s)
        """
            .formatted(OURS, types));
  }

  private List<?> names(String sql) {
    return jdbc.sql(sql).query(String.class).list();
  }
}
