package org.caunoi.dossier.web;

import java.util.List;
import java.util.function.Supplier;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.AcceptDossier;
import org.caunoi.dossier.AddSupplement;
import org.caunoi.dossier.ApproveDossier;
import org.caunoi.dossier.AssignDossier;
import org.caunoi.dossier.DeclineWithdrawal;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.RefuseDossier;
import org.caunoi.dossier.RequestSupplement;
import org.caunoi.dossier.RequestWithdrawal;
import org.caunoi.dossier.ReturnAtCounter;
import org.caunoi.dossier.StopDossier;
import org.caunoi.dossier.web.ActBodies.AssignmentBody;
import org.caunoi.dossier.web.ActBodies.NoteBody;
import org.caunoi.dossier.web.ActBodies.NothingBody;
import org.caunoi.dossier.web.ActBodies.ReasonBody;
import org.caunoi.dossier.web.ActBodies.ReturnBody;
import org.caunoi.dossier.web.ActBodies.SupplementBody;
import org.caunoi.dossier.web.DossierJson.StandingJson;
import org.caunoi.platform.IdempotentAnswers;
import org.caunoi.platform.IdempotentAnswers.Answer;
import org.caunoi.platform.web.RetryKey;
import org.caunoi.platform.web.SeenVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The acts on a dossier; each answers with where it stands now. */
@RestController
@RequestMapping("/api/v1/dossiers/{code}")
class DossierActsApi {

  private static final String IF_MATCH = "If-Match";
  private static final String KEY = "Idempotency-Key";

  private final AcceptDossier accepting;
  private final RequestSupplement supplementing;
  private final AddSupplement adding;
  private final RefuseDossier refusing;
  private final AssignDossier assigning;
  private final ApproveDossier approving;
  private final RequestWithdrawal withdrawing;
  private final DeclineWithdrawal declining;
  private final StopDossier stopping;
  private final ReturnAtCounter returning;
  private final IdempotentAnswers answers;
  private final RequestHash hashes;

  DossierActsApi(
      AcceptDossier accepting,
      RequestSupplement supplementing,
      AddSupplement adding,
      RefuseDossier refusing,
      AssignDossier assigning,
      ApproveDossier approving,
      RequestWithdrawal withdrawing,
      DeclineWithdrawal declining,
      StopDossier stopping,
      ReturnAtCounter returning,
      IdempotentAnswers answers,
      RequestHash hashes) {
    this.accepting = accepting;
    this.supplementing = supplementing;
    this.adding = adding;
    this.refusing = refusing;
    this.assigning = assigning;
    this.approving = approving;
    this.withdrawing = withdrawing;
    this.declining = declining;
    this.stopping = stopping;
    this.returning = returning;
    this.answers = answers;
    this.hashes = hashes;
  }

  @PostMapping("/acceptances")
  @Requires(Permission.ACCEPT_DOSSIER)
  ResponseEntity<StandingJson> accept(
      SignedIn who,
      @PathVariable String code,
      @RequestHeader(name = IF_MATCH, required = false) @Nullable SeenVersion version,
      @RequestHeader(name = KEY, required = false) @Nullable RetryKey key,
      @RequestBody(required = false) @Nullable NothingBody body) {
    return act(
        who, key, code + "/acceptances", body, () -> accepting.accept(who, code, seen(version)));
  }

  @PostMapping("/supplement-requests")
  @Requires(Permission.REQUEST_SUPPLEMENT)
  ResponseEntity<StandingJson> askForSupplement(
      SignedIn who,
      @PathVariable String code,
      @RequestHeader(name = IF_MATCH, required = false) @Nullable SeenVersion version,
      @RequestHeader(name = KEY, required = false) @Nullable RetryKey key,
      @RequestBody SupplementBody body) {
    return act(
        who,
        key,
        code + "/supplement-requests",
        body,
        () -> supplementing.request(who, code, seen(version), body.lines()));
  }

  @PostMapping("/supplements")
  @Requires(Permission.ADD_SUPPLEMENT)
  ResponseEntity<StandingJson> supplement(
      SignedIn who,
      @PathVariable String code,
      @RequestHeader(name = IF_MATCH, required = false) @Nullable SeenVersion version,
      @RequestHeader(name = KEY, required = false) @Nullable RetryKey key,
      @RequestBody(required = false) @Nullable NoteBody body) {
    return act(
        who,
        key,
        code + "/supplements",
        body,
        () -> adding.add(who, code, seen(version), List.of(), NoteBody.of(body)));
  }

  @PostMapping("/refusals")
  @Requires(Permission.REFUSE_DOSSIER)
  ResponseEntity<StandingJson> refuse(
      SignedIn who,
      @PathVariable String code,
      @RequestHeader(name = IF_MATCH, required = false) @Nullable SeenVersion version,
      @RequestHeader(name = KEY, required = false) @Nullable RetryKey key,
      @RequestBody ReasonBody body) {
    return act(
        who,
        key,
        code + "/refusals",
        body,
        () -> refusing.refuse(who, code, seen(version), body.text()));
  }

  @PostMapping("/assignments")
  @Requires(Permission.ASSIGN_DOSSIER)
  ResponseEntity<StandingJson> assign(
      SignedIn who,
      @PathVariable String code,
      @RequestHeader(name = IF_MATCH, required = false) @Nullable SeenVersion version,
      @RequestHeader(name = KEY, required = false) @Nullable RetryKey key,
      @RequestBody AssignmentBody body) {
    return act(
        who,
        key,
        code + "/assignments",
        body,
        () -> assigning.assign(who, code, seen(version), body.person(), body.note()));
  }

  @PostMapping("/approvals")
  @Requires(Permission.APPROVE_DOSSIER)
  ResponseEntity<StandingJson> approve(
      SignedIn who,
      @PathVariable String code,
      @RequestHeader(name = IF_MATCH, required = false) @Nullable SeenVersion version,
      @RequestHeader(name = KEY, required = false) @Nullable RetryKey key,
      @RequestBody(required = false) @Nullable NothingBody body) {
    return act(
        who, key, code + "/approvals", body, () -> approving.approve(who, code, seen(version)));
  }

  @PostMapping("/withdrawals")
  @Requires(Permission.REQUEST_WITHDRAWAL)
  ResponseEntity<StandingJson> withdraw(
      SignedIn who,
      @PathVariable String code,
      @RequestHeader(name = IF_MATCH, required = false) @Nullable SeenVersion version,
      @RequestHeader(name = KEY, required = false) @Nullable RetryKey key,
      @RequestBody(required = false) @Nullable ReasonBody body) {
    return act(
        who,
        key,
        code + "/withdrawals",
        body,
        () -> withdrawing.request(who, code, seen(version), ReasonBody.of(body)));
  }

  @PostMapping("/withdrawal-refusals")
  @Requires(Permission.STOP_DOSSIER)
  ResponseEntity<StandingJson> declineWithdrawal(
      SignedIn who,
      @PathVariable String code,
      @RequestHeader(name = IF_MATCH, required = false) @Nullable SeenVersion version,
      @RequestHeader(name = KEY, required = false) @Nullable RetryKey key,
      @RequestBody ReasonBody body) {
    return act(
        who,
        key,
        code + "/withdrawal-refusals",
        body,
        () -> declining.decline(who, code, seen(version), body.text()));
  }

  @PostMapping("/stops")
  @Requires(Permission.STOP_DOSSIER)
  ResponseEntity<StandingJson> stop(
      SignedIn who,
      @PathVariable String code,
      @RequestHeader(name = IF_MATCH, required = false) @Nullable SeenVersion version,
      @RequestHeader(name = KEY, required = false) @Nullable RetryKey key,
      @RequestBody ReasonBody body) {
    return act(
        who,
        key,
        code + "/stops",
        body,
        () -> stopping.stop(who, code, seen(version), body.text()));
  }

  @PostMapping("/returns")
  @Requires(Permission.RETURN_RESULT)
  ResponseEntity<StandingJson> handOver(
      SignedIn who,
      @PathVariable String code,
      @RequestHeader(name = IF_MATCH, required = false) @Nullable SeenVersion version,
      @RequestHeader(name = KEY, required = false) @Nullable RetryKey key,
      @RequestBody ReturnBody body) {
    return act(
        who,
        key,
        code + "/returns",
        body,
        () -> returning.handOver(who, code, seen(version), body.number(), body.code()));
  }

  /** Sends the citizen the code that is asked for when the result is handed over. */
  @PostMapping("/return-codes")
  @Requires(Permission.RETURN_RESULT)
  ResponseEntity<StandingJson> sendCode(
      SignedIn who,
      @PathVariable String code,
      @RequestHeader(name = KEY, required = false) @Nullable RetryKey key,
      @RequestBody(required = false) @Nullable NothingBody body) {
    return act(who, key, code + "/return-codes", body, () -> returning.sendCode(who, code));
  }

  private ResponseEntity<StandingJson> act(
      SignedIn who,
      @Nullable RetryKey key,
      String route,
      @Nullable Object body,
      Supplier<Dossier> act) {
    Answer<StandingJson> answer =
        answers.once(
            who.accountId(),
            key == null ? null : key.value(),
            hashes.of(route, body),
            StandingJson.class,
            () -> StandingJson.of(act.get()));
    return answered(answer);
  }

  static ResponseEntity<StandingJson> answered(Answer<StandingJson> answer) {
    ResponseEntity.BodyBuilder created =
        ResponseEntity.status(HttpStatus.CREATED).eTag("\"" + answer.value().version() + "\"");
    return (answer.again() ? created.header("Idempotency-Replayed", "true") : created)
        .body(answer.value());
  }

  private static @Nullable Integer seen(@Nullable SeenVersion version) {
    return version == null ? null : version.value();
  }
}
