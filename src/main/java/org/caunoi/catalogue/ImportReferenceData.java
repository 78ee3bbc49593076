package org.caunoi.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caunoi.catalogue.ProcedureVersions.Newest;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.shared.UuidV7;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the procedure files into the database: all files are checked before anything is stored,
 * and everything is stored in one transaction. Content that did not change is left alone; changed
 * content becomes the next version; a file that stayed as it was never undoes what was published on
 * the pages since.
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

  /** Files without a mistake; null instead of procedures where the same files were stored last. */
  record Checked(ReferenceFiles files, @Nullable List<ProcedureVersion> procedures) {}

  /**
   * @throws ReferenceDataRefused if any file is wrong
   */
  Checked read(ReferenceFiles files) {
    boolean unchanged = versions.lastDigest().filter(files.digest()::equals).isPresent();
    return new Checked(files, unchanged ? null : new ReferenceReader(files).procedures());
  }

  Outcome store(Checked checked) {
    List<ProcedureVersion> procedures = checked.procedures();
    if (procedures == null) {
      return new Outcome(true, 0);
    }
    Integer stored = transaction.execute(status -> store(procedures, checked.files()));
    return new Outcome(false, stored == null ? 0 : stored);
  }

  private int store(List<ProcedureVersion> procedures, ReferenceFiles files) {
    versions.lockImport();
    Instant now = clock.instant();
    versions.offer(procedures.stream().map(ProcedureVersion::code).toList());
    Map<String, Newest> newest = versions.newest();
    refuseOverlaps(files, procedures, newest);
    int stored = 0;
    for (ProcedureVersion draft : procedures) {
      String content = ProcedureVersions.json(draft);
      String hash = Sha256.of(content);
      Newest last = newest.get(draft.code());
      if (last == null || !hash.equals(last.fileHash())) {
        int number = last == null ? draft.version() : Math.max(draft.version(), last.version() + 1);
        versions.add(
            draft.storedAs(UuidV7.next(clock), number, hash),
            content,
            files.texts().get(ReferenceFiles.procedure(draft.code())),
            null,
            now);
        stored++;
      }
    }
    versions.addImport(files.digest(), procedures.size(), now);
    return stored;
  }

  /** The newest version wins, so one that begins earlier would change what held in the past. */
  private void refuseOverlaps(
      ReferenceFiles files, List<ProcedureVersion> procedures, Map<String, Newest> newest) {
    LocalDate today = VietnamTime.day(clock.instant());
    ReferenceProblems problems = new ReferenceProblems();
    for (ProcedureVersion draft : procedures) {
      Newest last = newest.get(draft.code());
      if (last != null
          && draft.validFrom().isBefore(last.validFrom())
          && !last.validFrom().isAfter(today)) {
        String path = ReferenceFiles.PROCEDURES + draft.code() + ".yaml";
        problems.add(
            path,
            files.lineOf(path, "validFrom:"),
            "validFrom",
            "overlaps version %d, which holds since %s"
                .formatted(last.version(), last.validFrom()));
      }
    }
    problems.throwIfAny();
  }
}
