package org.caunoi.quality;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.Dossier.Filing;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.quality.Report.Kind;
import org.caunoi.quality.Report.State;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens a protected report about a dossier; its words are sealed. */
@Component
class OpenReport {

  private final Reports reports;
  private final PersonalDataCipher cipher;
  private final AuditLog audit;
  private final Clock clock;

  OpenReport(Reports reports, PersonalDataCipher cipher, AuditLog audit, Clock clock) {
    this.reports = reports;
    this.cipher = cipher;
    this.audit = audit;
    this.clock = clock;
  }

  void open(Dossier dossier, Kind kind, @Nullable String words) {
    UUID id = UuidV7.next(clock);
    Filing filing = dossier.filing();
    Report report =
        new Report(
            filing.authority(),
            id,
            filing.code(),
            filing.procedureCode(),
            filing.pointId(),
            filing.helperId(),
            kind,
            clock.instant(),
            State.NEW,
            null,
            null,
            null,
            null);
    reports.add(report, words == null ? null : cipher.seal(words, place(id, "text")));
    audit.write(
        filing.authority(),
        Actor.CITIZEN,
        "report-opened",
        "report/" + id,
        null,
        Map.of("kind", kind, "dossier", filing.code()));
  }

  /** What binds the sealed words of a report to it. */
  static String place(UUID id, String what) {
    return "quality/report/" + id + "/" + what;
  }
}
