package org.caunoi.quality;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody at the Centre takes a new report on; doing so twice changes nothing. */
@Component
public class AcknowledgeReport {

  private final ReadReports reading;
  private final Reports reports;
  private final AuditLog audit;
  private final Clock clock;

  AcknowledgeReport(ReadReports reading, Reports reports, AuditLog audit, Clock clock) {
    this.reading = reading;
    this.reports = reports;
    this.audit = audit;
    this.clock = clock;
  }

  /** Refused with {@code report-not-found}. */
  @Transactional
  public void acknowledge(SignedIn who, UUID id) {
    Report report = reading.get(who, id).report();
    if (reports.markRead(report, who.accountId(), clock.instant())) {
      audit.write(
          report.authority(), who.actor(), "report-acknowledged", "report/" + id, null, Map.of());
    }
  }
}
