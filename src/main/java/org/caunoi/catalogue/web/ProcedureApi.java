package org.caunoi.catalogue.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.PrepareChecklist;
import org.caunoi.catalogue.ProcedureSearch;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Procedures for programs; public data, no sign-in. */
@RestController
@RequestMapping("/api/v1/procedures")
class ProcedureApi {

  private static final int MOST = 100;
  private static final int LONGEST_QUERY = 200;

  private final Catalogue catalogue;
  private final ProcedureSearch search;
  private final PrepareChecklist checklists;
  private final Clock clock;

  ProcedureApi(
      Catalogue catalogue, ProcedureSearch search, PrepareChecklist checklists, Clock clock) {
    this.catalogue = catalogue;
    this.search = search;
    this.checklists = checklists;
    this.clock = clock;
  }

  @GetMapping
  @Requires(Permission.OPEN)
  ProcedurePage list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(defaultValue = "") String cursor) {
    if (q.length() > LONGEST_QUERY) {
      throw Refused.field("/q", "query-too-long", LONGEST_QUERY);
    }
    if (limit < 1 || limit > MOST) {
      throw Refused.field("/limit", "bad-limit", MOST);
    }
    return ProcedurePage.of(search.search(q, Integer.MAX_VALUE), cursor, limit);
  }

  @GetMapping("/{code}")
  @Requires(Permission.OPEN)
  ResponseEntity<ProcedureVersion> get(@PathVariable String code) {
    ProcedureVersion procedure = current(code);
    return ResponseEntity.ok().eTag("\"" + procedure.id() + "\"").body(procedure);
  }

  @PostMapping("/{code}/checklists")
  @Requires(Permission.OPEN)
  Checklist checklist(@PathVariable String code, @RequestBody ChecklistRequest request) {
    ProcedureVersion procedure = current(code);
    return checklists.checklistFor(procedure, request.given(), channel(request.channel()));
  }

  private ProcedureVersion current(String code) {
    LocalDate today = VietnamTime.day(clock.instant());
    return catalogue.find(code, today).orElseThrow(() -> Refused.notFound("procedure-not-found"));
  }

  private static SubmissionChannel channel(@Nullable String key) {
    if (key == null) {
      throw Refused.field("/channel", "required");
    }
    return Arrays.stream(SubmissionChannel.values())
        .filter(channel -> channel.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                Refused.field(
                    "/channel",
                    "unknown-option",
                    Arrays.stream(SubmissionChannel.values())
                        .map(SubmissionChannel::key)
                        .collect(Collectors.joining(", "))));
  }
}
