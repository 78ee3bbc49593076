package org.caunoi.catalogue;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Imports the data files and fills the catalogue while the application starts, after the database
 * is migrated and before the first request can come; a mistake in the data stops the start.
 */
@Component
class LoadCatalogue implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(LoadCatalogue.class);

  private final ImportReferenceData imports;
  private final ProcedureVersions versions;
  private final Catalogue catalogue;
  private final ProcedureSearch search;
  private final String location;
  private volatile EverydayWords words = new EverydayWords(List.of());
  private volatile long known;

  /**
   * @param location where the folder {@code reference} lies, such as {@code file:/srv/caunoi/}
   */
  LoadCatalogue(
      ImportReferenceData imports,
      ProcedureVersions versions,
      Catalogue catalogue,
      ProcedureSearch search,
      @Value("${caunoi.reference.location:classpath:}") String location) {
    this.imports = imports;
    this.versions = versions;
    this.catalogue = catalogue;
    this.search = search;
    this.location = location;
  }

  @Override
  public void afterSingletonsInstantiated() {
    load(ReferenceFiles.load(location));
  }

  /**
   * What was published here counts at once, what another process published within half a minute.
   */
  @TransactionalEventListener
  void published(ProcedurePublished event) {
    fill();
  }

  @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
  void lookForPublished() {
    if (versions.count() != known) {
      fill();
    }
  }

  private void fill() {
    List<ProcedureVersion> all = versions.list();
    CatalogueContent content = new CatalogueContent(all, versions.withdrawn());
    search.replace(new SearchIndex(content.offered(), words));
    catalogue.replace(content);
    known = all.size();
  }

  ImportReferenceData.Outcome load(ReferenceFiles files) {
    ImportReferenceData.Outcome outcome = imports.importFiles(files);
    words = new ReferenceReader(files).everydayWords();
    fill();
    LOG.info(
        outcome.skipped() ? "Procedures unchanged" : "Procedures imported: {} new versions",
        outcome.stored());
    return outcome;
  }
}
