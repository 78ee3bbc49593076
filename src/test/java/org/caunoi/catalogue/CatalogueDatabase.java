package org.caunoi.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeMap;
import org.caunoi.TestDatabase;
import org.caunoi.catalogue.ImportReferenceData.Checked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The catalogue on a migrated database of its own, wired as in the application. */
final class CatalogueDatabase {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneOffset.UTC);

  final JdbcClient jdbc;
  final Catalogue catalogue = new Catalogue();
  final ProcedureSearch search;
  final LoadCatalogue load;

  CatalogueDatabase() {
    TestDatabase database = TestDatabase.migrated();
    SingleConnectionDataSource source =
        new SingleConnectionDataSource(
            database.url() + (database.url().contains("?") ? "&" : "?") + "currentSchema=platform",
            database.user(),
            database.password(),
            true);
    jdbc = JdbcClient.create(source);
    ProcedureVersions versions = new ProcedureVersions(jdbc);
    ImportReferenceData imports =
        new ImportReferenceData(
            versions, new TransactionTemplate(new JdbcTransactionManager(source)), CLOCK);
    search = new ProcedureSearch(catalogue, CLOCK);
    load = new LoadCatalogue(imports, versions, catalogue, search, nothing());
  }

  private static Checked nothing() {
    return new Checked(new ReferenceFiles(new TreeMap<>()), null);
  }

  int count(String table) {
    return jdbc.sql("SELECT count(*) FROM catalogue." + table).query(Integer.class).single();
  }
}
