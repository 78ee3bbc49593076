package org.caunoi.quality;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.quality.Reports.Sealed;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The Centre reads protected reports. Whoever works at a point is kept out, whatever else they are.
 */
@Component
public class ReadReports {

  private final Reports reports;
  private final PersonalDataCipher cipher;
  private final AuditLog audit;

  ReadReports(Reports reports, PersonalDataCipher cipher, AuditLog audit) {
    this.reports = reports;
    this.cipher = cipher;
    this.audit = audit;
  }

  /**
   * Newest first, without words; refused with {@code forbidden}.
   *
   * @param before the last report of the page before
   */
  public List<Report> list(SignedIn who, ReportFilter wanted, @Nullable UUID before, int limit) {
    admit(who);
    return reports.list(who, wanted, before, limit);
  }

  /** The same page by page. */
  public Slice<Report> page(SignedIn who, ReportFilter wanted, @Nullable Cursor cursor, int most) {
    UUID before = cursor == null ? null : cursor.uuid();
    return Slice.of(
        list(who, wanted, before, most + 1),
        most,
        last -> new Cursor(last.openedAt(), last.id().toString()));
  }

  /** One report with its words; leaves an access row. Refused: {@code report-not-found}. */
  @Transactional
  public Told open(SignedIn who, UUID id) {
    Sealed sealed = get(who, id);
    audit.write(
        sealed.report().authority(),
        who.actor(),
        "report-read",
        "report/" + id,
        "complaint",
        Map.of());
    return new Told(
        sealed.report(),
        opened(sealed.text(), OpenReport.place(id, "text")),
        opened(sealed.outcome(), OpenReport.place(id, "outcome")));
  }

  Sealed get(SignedIn who, UUID id) {
    admit(who);
    return reports.find(who, id).orElseThrow(() -> Refused.notFound("report-not-found"));
  }

  static void admit(SignedIn who) {
    who.require(Permission.READ_CITIZEN_REPORTS);
    if (who.pointId() != null) {
      throw new Refused(Refused.Kind.FORBIDDEN, "forbidden", List.of());
    }
  }

  private @Nullable String opened(byte @Nullable [] sealed, String place) {
    return sealed == null ? null : cipher.open(sealed, place);
  }

  /**
   * A report with what the citizen wrote.
   *
   * @param outcome what the Centre found, once closed
   */
  public record Told(Report report, @Nullable String words, @Nullable String outcome) {

    @Override
    public String toString() {
      return "Told[" + report.id() + "]";
    }
  }
}
