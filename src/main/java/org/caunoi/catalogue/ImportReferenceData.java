package org.caunoi.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caunoi.catalogue.ProcedureVersions.Newest;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.caunoi.shared.UuidV7;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the procedure files into the database: all files are checked before anything is stored,
 * and everything is stored in one transaction. Content that did not change is left alone; changed
 * content becomes the next version.
 */
@Component
final class ImportReferenceData {

  private final ProcedureVersions versions;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ImportReferenceData(ProcedureVersions versions, TransactionTemplate transaction, Clock clock) {
    this.versions = versions;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What an import did: versions stored, or nothing because no file has changed. */
  record Outcome(boolean skipped, int stored) {}

  /**
   * @throws ReferenceDataRefused if any file is wrong; nothing is stored then
   */
  Outcome importFiles(ReferenceFiles files) {
    String digest = files.digest();
    if (versions.lastDigest().filter(digest::equals).isPresent()) {
      return new Outcome(true, 0);
    }
    List<ProcedureVersion> procedures = new ReferenceReader(files).procedures();
    Integer stored = transaction.execute(status -> store(procedures, digest));
    return new Outcome(false, stored == null ? 0 : stored);
  }

  private int store(List<ProcedureVersion> procedures, String digest) {
    versions.lockImport();
    Instant now = clock.instant();
    versions.offer(procedures.stream().map(ProcedureVersion::code).toList());
    Map<String, Newest> newest = versions.newest();
    int stored = 0;
    for (ProcedureVersion draft : procedures) {
      String content = ProcedureVersions.json(draft);
      String hash = Sha256.of(content);
      Newest last = newest.get(draft.code());
      if (last == null || !last.contentHash().equals(hash)) {
        int number = last == null ? draft.version() : Math.max(draft.version(), last.version() + 1);
        versions.add(draft.storedAs(UuidV7.next(clock), number, hash), content, now);
        stored++;
      }
    }
    versions.addImport(digest, procedures.size(), now);
    return stored;
  }
}
