package org.caunoi.catalogue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Imports the data files and fills the catalogue while the application starts, after the database
 * is migrated and before the first request can come; a mistake in the data stops the start.
 */
@Component
final class LoadCatalogue implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(LoadCatalogue.class);

  private final ImportReferenceData imports;
  private final ProcedureVersions versions;
  private final Catalogue catalogue;
  private final ProcedureSearch search;
  private final String location;

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

  ImportReferenceData.Outcome load(ReferenceFiles files) {
    ImportReferenceData.Outcome outcome = imports.importFiles(files);
    CatalogueContent content = new CatalogueContent(versions.list(), versions.withdrawn());
    EverydayWords words = new ReferenceReader(files).everydayWords();
    search.replace(new SearchIndex(content.offered(), words));
    catalogue.replace(content);
    LOG.info(
        outcome.skipped() ? "Procedures unchanged" : "Procedures imported: {} new versions",
        outcome.stored());
    return outcome;
  }
}
