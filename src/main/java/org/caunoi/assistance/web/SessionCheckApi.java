package org.caunoi.assistance.web;

import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.CheckCase;
import org.caunoi.assistance.CheckCase.Checked;
import org.caunoi.assistance.GoOnDespiteEarlier;
import org.caunoi.assistance.ReadSession;
import org.caunoi.assistance.TakeOtherProcedure;
import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sessions for programs of the counter: what an officer would ask later, and the better way. */
@RestController
@RequestMapping("/api/v1/assistance-sessions/{id}")
class SessionCheckApi {

  private final CheckCase check;
  private final GoOnDespiteEarlier goOn;
  private final TakeOtherProcedure other;
  private final ReadSession read;

  SessionCheckApi(
      CheckCase check, GoOnDespiteEarlier goOn, TakeOtherProcedure other, ReadSession read) {
    this.check = check;
    this.goOn = goOn;
    this.other = other;
    this.read = read;
  }

  /** Why the same is filed again: one of the words the refusal of another names. */
  record EarlierFilingReason(@Nullable String reason) implements StrictBody {}

  /** The procedure to change to, one of {@code checklist.others}. */
  record ProcedureChange(@Nullable String code) implements StrictBody {}

  @GetMapping("/pre-check")
  @Requires(Permission.HELP_CITIZEN)
  ResponseEntity<Checked> check(SignedIn who, @PathVariable UUID id) {
    return answer(check.check(who, id, true));
  }

  @PutMapping("/earlier-filing-reason")
  @Requires(Permission.HELP_CITIZEN)
  ResponseEntity<Checked> reason(
      SignedIn who,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
      @RequestBody EarlierFilingReason request) {
    goOn.goOn(
        who,
        id,
        ApiRequests.version(seen),
        ApiRequests.goOnReason(ApiRequests.require(request.reason(), "/reason")));
    return answer(check.check(who, id, true));
  }

  @PostMapping("/procedure-changes")
  @Requires(Permission.HELP_CITIZEN)
  ResponseEntity<SessionJson> change(
      SignedIn who,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
      @RequestBody ProcedureChange request) {
    other.take(who, id, ApiRequests.version(seen), ApiRequests.require(request.code(), "/code"));
    SessionJson body = SessionJson.of(read.read(who, id));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .eTag("\"" + body.version() + "\"")
        .body(body);
  }

  private static ResponseEntity<Checked> answer(Checked checked) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(checked);
  }
}
