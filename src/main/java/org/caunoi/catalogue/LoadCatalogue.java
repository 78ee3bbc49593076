package org.caunoi.catalogue;

import java.util.List;
import org.caunoi.catalogue.ImportReferenceData.Checked;
import org.caunoi.platform.reference.StoredReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Reads the data files, imports them and fills the catalogue while the application starts, before
 * the first request can come; a mistake in the data stops the start before anything is stored.
 */
@Component
class LoadCatalogue implements StoredReference {

  private static final Logger LOG = LoggerFactory.getLogger(LoadCatalogue.class);

  private final ImportReferenceData imports;
  private final ProcedureVersions versions;
  private final Catalogue catalogue;
  private final ProcedureSearch search;
  private final Checked checked;
  private volatile EverydayWords words = new EverydayWords(List.of());
  private volatile long known;

  /**
   * @param checked the files of this installation
   */
  LoadCatalogue(
      ImportReferenceData imports,
      ProcedureVersions versions,
      Catalogue catalogue,
      ProcedureSearch search,
      Checked checked) {
    this.imports = imports;
    this.versions = versions;
    this.catalogue = catalogue;
    this.search = search;
    this.checked = checked;
  }

  @Override
  public void store() {
    fill(checked);
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
    return fill(imports.read(files));
  }

  private ImportReferenceData.Outcome fill(Checked read) {
    ImportReferenceData.Outcome outcome = imports.store(read);
    words = new ReferenceReader(read.files()).everydayWords();
    fill();
    LOG.info(
        outcome.skipped() ? "Procedures unchanged" : "Procedures imported: {} new versions",
        outcome.stored());
    return outcome;
  }
}
