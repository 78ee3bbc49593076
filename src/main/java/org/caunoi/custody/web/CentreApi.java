package org.caunoi.custody.web;

import static org.caunoi.custody.web.CustodyBodies.moment;

import java.util.Arrays;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.Gap;
import org.caunoi.custody.LossCase;
import org.caunoi.custody.MakeAgain;
import org.caunoi.custody.ReadFindings;
import org.caunoi.custody.ReadGaps;
import org.caunoi.custody.ReadRefusals;
import org.caunoi.custody.ReadUnit;
import org.caunoi.custody.RecordScans;
import org.caunoi.custody.Refusal;
import org.caunoi.custody.SettleDispute;
import org.caunoi.custody.web.CustodyBodies.Batch;
import org.caunoi.custody.web.CustodyBodies.NewRemake;
import org.caunoi.custody.web.CustodyBodies.NewSettlement;
import org.caunoi.custody.web.CustodyJson.FindingJson;
import org.caunoi.custody.web.CustodyJson.FindingsJson;
import org.caunoi.custody.web.CustodyJson.UnitJson;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the Centre looks at and settles, and what handhelds send, for programs. */
@RestController
class CentreApi {

  private static final int MOST = 500;

  private final ReadFindings findings;
  private final SettleDispute settling;
  private final LossCase losses;
  private final MakeAgain making;
  private final RecordScans scans;
  private final ReadUnit reading;
  private final ReadGaps gaps;
  private final ReadRefusals refusals;

  CentreApi(
      ReadFindings findings,
      SettleDispute settling,
      LossCase losses,
      MakeAgain making,
      RecordScans scans,
      ReadUnit reading,
      ReadGaps gaps,
      ReadRefusals refusals) {
    this.refusals = refusals;
    this.findings = findings;
    this.settling = settling;
    this.losses = losses;
    this.making = making;
    this.scans = scans;
    this.reading = reading;
    this.gaps = gaps;
  }

  /** Open findings, oldest first, 500 a page. */
  @GetMapping("/api/v1/custody/findings")
  @Requires(Permission.WATCH_CUSTODY)
  FindingsJson findings(
      SignedIn who,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(required = false) @Nullable String cursor) {
    Slice<FindingJson> found =
        findings
            .page(who, kind.isEmpty() ? null : kind(kind), null, Cursor.of(cursor), MOST)
            .map(FindingJson::of);
    return new FindingsJson(found.items(), found.nextCursor());
  }

  /** Minutes out of sight in the last thirty days, per counter, route and shift. */
  @GetMapping("/api/v1/custody/gaps")
  @Requires(Permission.WATCH_CUSTODY)
  GapsJson gaps(SignedIn who) {
    return new GapsJson(GapPages.DAYS, gaps.of(who, GapPages.DAYS));
  }

  /**
   * What people with papers tried and were refused, newest first, 500 a page.
   *
   * @param cursor where the page before ended
   */
  @GetMapping("/api/v1/custody/refusals")
  @Requires(Permission.WATCH_CUSTODY)
  RefusalsJson refusals(SignedIn who, @RequestParam(required = false) @Nullable String cursor) {
    Slice<Refusal> page = refusals.page(who, Cursor.of(cursor), MOST);
    return new RefusalsJson(page.items(), page.nextCursor());
  }

  record RefusalsJson(List<Refusal> items, @Nullable String nextCursor) {}

  record GapsJson(int days, List<Gap> gaps) {}

  @PostMapping("/api/v1/custody/units/{number}/settlements")
  @Requires(Permission.SETTLE_CUSTODY)
  UnitJson settle(SignedIn who, @PathVariable String number, @RequestBody NewSettlement body) {
    settling.settle(who, number, body.outcome(), body.note(), body.seal());
    return UnitJson.of(reading.open(who, number));
  }

  @PostMapping("/api/v1/custody/units/{number}/losses")
  @Requires(Permission.SETTLE_CUSTODY)
  UnitJson suspect(SignedIn who, @PathVariable String number) {
    losses.suspect(who, number);
    return UnitJson.of(reading.open(who, number));
  }

  @PostMapping("/api/v1/custody/units/{number}/loss-declarations")
  @Requires(Permission.SETTLE_CUSTODY)
  UnitJson declare(SignedIn who, @PathVariable String number) {
    losses.declare(who, number);
    return UnitJson.of(reading.open(who, number));
  }

  /** How papers that are declared lost were made again. */
  @PostMapping("/api/v1/custody/units/{number}/remakes")
  @Requires(Permission.SETTLE_CUSTODY)
  UnitJson remake(SignedIn who, @PathVariable String number, @RequestBody NewRemake body) {
    making.make(who, number, body.way(), body.number());
    return UnitJson.of(reading.open(who, number));
  }

  @PostMapping("/api/v1/custody/units/{number}/finds")
  @Requires(Permission.CARRY_PAPERS)
  UnitJson found(SignedIn who, @PathVariable String number) {
    losses.found(who, number);
    return UnitJson.of(reading.open(who, number));
  }

  /** What a handheld recorded while it was offline, at most 500 scans, in any order. */
  @PostMapping("/api/v1/custody/scans")
  @Requires(Permission.CARRY_PAPERS)
  RecordScans.Synced sync(SignedIn who, @RequestBody Batch batch) {
    return scans.take(who, batch.deviceName(), moment(batch.sentAt(), "/sentAt"), batch.all());
  }

  private static ReadFindings.Kind kind(String text) {
    return Arrays.stream(ReadFindings.Kind.values())
        .filter(kind -> CustodyJson.key(kind).equals(text))
        .findFirst()
        .orElseThrow(() -> Refused.field("/kind", "unknown-option", text));
  }
}
