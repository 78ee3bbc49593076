package org.caunoi.quality.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Trouble;
import org.caunoi.dossier.TroubledDossiers.Row;
import org.caunoi.quality.Centre;
import org.caunoi.quality.Centre.Day;
import org.caunoi.quality.Centre.Place;
import org.caunoi.quality.ReadCentre;
import org.caunoi.quality.Wrong;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the network stands, for programs. */
@RestController
@RequestMapping("/api/v1/centre")
class WatchApi {

  private static final int MOST = 500;

  private final ReadCentre centre;

  WatchApi(ReadCentre centre) {
    this.centre = centre;
  }

  @Requires(Permission.WATCH_NETWORK)
  @GetMapping
  CentreJson look(SignedIn who) {
    Centre now = centre.look(who);
    return new CentreJson(
        now.at(),
        now.count(),
        now.found().stream()
            .map(
                one ->
                    new FoundJson(
                        one.wrong().question().name(),
                        one.wrong().key(),
                        one.count(),
                        one.since(),
                        one.places()))
            .toList(),
        now.due());
  }

  /** The longest first, 500 a page. */
  @Requires(Permission.WATCH_NETWORK)
  @GetMapping("/{trouble}/dossiers")
  RowsJson rows(
      SignedIn who,
      @PathVariable String trouble,
      @RequestParam(required = false) @Nullable String authority,
      @RequestParam(required = false) @Nullable String cursor) {
    Trouble wanted =
        Arrays.stream(Trouble.values())
            .filter(one -> Wrong.valueOf(one.name()).key().equals(trouble))
            .findFirst()
            .orElseThrow(() -> Refused.field("/trouble", "unknown-option"));
    Slice<RowJson> found =
        centre.dossiers(who, wanted, authority, Cursor.of(cursor), MOST).map(RowJson::of);
    return new RowsJson(found.items(), found.nextCursor());
  }

  record CentreJson(Instant at, int count, List<FoundJson> found, List<Day> due) {}

  /** One thing that is wrong; the most harmful comes first. */
  record FoundJson(
      String question, String wrong, int count, @Nullable Instant since, List<Place> places) {}

  record RowsJson(List<RowJson> items, @Nullable String nextCursor) {}

  record RowJson(
      String code, String authority, int state, @Nullable String assignee, Instant since) {
    static RowJson of(Row one) {
      return new RowJson(
          one.code(), one.authority(), one.state().code(), one.assigneeName(), one.since());
    }
  }
}
