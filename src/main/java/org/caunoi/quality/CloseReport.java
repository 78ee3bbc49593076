package org.caunoi.quality;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The Centre closes a protected report with what it found; the words are sealed. */
@Component
public class CloseReport {

  private static final int LONGEST = 2000;

  private final ReadReports reading;
  private final Reports reports;
  private final PersonalDataCipher cipher;
  private final AuditLog audit;
  private final Clock clock;

  CloseReport(
      ReadReports reading,
      Reports reports,
      PersonalDataCipher cipher,
      AuditLog audit,
      Clock clock) {
    this.reading = reading;
    this.reports = reports;
    this.cipher = cipher;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code outcome-needed}, {@code too-long} above 2,000 characters, {@code
   * report-not-found}, {@code report-closed} where somebody closed it before.
   */
  @Transactional
  public void close(SignedIn who, UUID id, @Nullable String outcome) {
    Report report = reading.get(who, id).report();
    String words = Words.of(outcome);
    if (words == null) {
      throw Refused.field("/outcome", "outcome-needed");
    }
    FieldError tooLong = Words.tooLong("/outcome", words, LONGEST);
    if (tooLong != null) {
      throw Refused.fields(List.of(tooLong));
    }
    byte[] sealed = cipher.seal(words, OpenReport.place(id, "outcome"));
    if (!reports.close(report, who.accountId(), clock.instant(), sealed)) {
      throw Refused.conflict("report-closed");
    }
    audit.write(report.authority(), who.actor(), "report-closed", "report/" + id, null, Map.of());
  }
}
