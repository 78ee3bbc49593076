package org.caunoi.quality.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.quality.AcknowledgeReport;
import org.caunoi.quality.CloseReport;
import org.caunoi.quality.ReadReports;
import org.caunoi.quality.ReadReports.Told;
import org.caunoi.quality.Report;
import org.caunoi.quality.ReportFilter;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The protected reports of citizens, for other software of the Centre. */
@RestController
@RequestMapping("/api/v1/reports")
class ReportApi {

  private static final int MOST = 100;

  private final ReadReports reading;
  private final AcknowledgeReport acknowledging;
  private final CloseReport closing;

  ReportApi(ReadReports reading, AcknowledgeReport acknowledging, CloseReport closing) {
    this.reading = reading;
    this.acknowledging = acknowledging;
    this.closing = closing;
  }

  /** The newest first, 100 a page, without the citizen's words. */
  @Requires(Permission.READ_CITIZEN_REPORTS)
  @GetMapping
  ReportsJson list(SignedIn who, @RequestParam(required = false) @Nullable String cursor) {
    Slice<ReportJson> found =
        reading.page(who, ReportFilter.in(null), Cursor.of(cursor), MOST).map(ReportJson::of);
    return new ReportsJson(found.items(), found.nextCursor());
  }

  /** With the citizen's words; that they were read is written down. */
  @Requires(Permission.READ_CITIZEN_REPORTS)
  @GetMapping("/{id}")
  ToldJson open(SignedIn who, @PathVariable UUID id) {
    Told told = reading.open(who, id);
    return new ToldJson(ReportJson.of(told.report()), told.words(), told.outcome());
  }

  @Requires(Permission.READ_CITIZEN_REPORTS)
  @PostMapping("/{id}/acknowledgements")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void acknowledge(SignedIn who, @PathVariable UUID id) {
    acknowledging.acknowledge(who, id);
  }

  @Requires(Permission.READ_CITIZEN_REPORTS)
  @PostMapping("/{id}/closures")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(SignedIn who, @PathVariable UUID id, @RequestBody ClosureBody body) {
    closing.close(who, id, body.outcome());
  }

  /** What the Centre found. */
  record ClosureBody(@Nullable String outcome) implements StrictBody {}

  record ReportsJson(List<ReportJson> items, @Nullable String nextCursor) {}

  record ToldJson(ReportJson report, @Nullable String words, @Nullable String outcome) {}

  record ReportJson(
      UUID id,
      String dossier,
      @Nullable String point,
      String kind,
      String state,
      Instant openedAt,
      @Nullable Instant closedAt) {

    static ReportJson of(Report one) {
      return new ReportJson(
          one.id(),
          one.dossierCode(),
          one.pointId(),
          one.kind().name(),
          one.state().name(),
          one.openedAt(),
          one.closedAt());
    }
  }
}
