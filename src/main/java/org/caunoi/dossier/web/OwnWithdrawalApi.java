package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.DossierCode;
import org.caunoi.dossier.TrackDossier;
import org.caunoi.dossier.TrackDossier.Tracked;
import org.caunoi.dossier.WithdrawOwnDossier;
import org.caunoi.dossier.WithdrawOwnDossier.Proof;
import org.caunoi.dossier.web.DossierJson.StandingJson;
import org.caunoi.dossier.web.OwnWithdrawalBodies.Ending;
import org.caunoi.dossier.web.OwnWithdrawalBodies.Wish;
import org.caunoi.platform.IdempotentAnswers;
import org.caunoi.platform.IdempotentAnswers.Answer;
import org.caunoi.platform.web.RetryKey;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.Required;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The citizen asks for their dossier back, or takes that back, through a program; opened as
 * tracking is, and each act against the code just sent to them.
 */
@RestController
@RequestMapping("/api/v1/tracking/{code}")
class OwnWithdrawalApi {

  private static final String DIGITS = "Tracking-Digits";

  private final TrackDossier tracking;
  private final WithdrawOwnDossier withdrawing;
  private final IdempotentAnswers answers;
  private final RequestHash hashes;

  OwnWithdrawalApi(
      TrackDossier tracking,
      WithdrawOwnDossier withdrawing,
      IdempotentAnswers answers,
      RequestHash hashes) {
    this.tracking = tracking;
    this.withdrawing = withdrawing;
    this.answers = answers;
    this.hashes = hashes;
  }

  /** Sends the code for the one or the other. */
  @PostMapping("/withdrawal-codes")
  @Requires(Permission.OPEN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void sendCode(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String k,
      @RequestHeader(name = DIGITS, defaultValue = "") String digits) {
    Proof opened = opened(request, code, k, digits, "");
    withdrawing.sendCode(opened.dossierCode(), opened.key(), opened.address());
  }

  @PostMapping("/withdrawals")
  @Requires(Permission.OPEN)
  ResponseEntity<StandingJson> ask(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String k,
      @RequestHeader(name = DIGITS, defaultValue = "") String digits,
      @RequestHeader(name = ActCalls.KEY, required = false) @Nullable RetryKey retry,
      @RequestBody Wish body) {
    String sent = Required.text(body.code(), "/code");
    Proof proof = opened(request, code, k, digits, sent);
    return once(proof, retry, body, () -> withdrawing.ask(proof, body.reason()));
  }

  @PostMapping("/withdrawal-endings")
  @Requires(Permission.OPEN)
  ResponseEntity<StandingJson> takeBack(
      HttpServletRequest request,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String k,
      @RequestHeader(name = DIGITS, defaultValue = "") String digits,
      @RequestHeader(name = ActCalls.KEY, required = false) @Nullable RetryKey retry,
      @RequestBody Ending body) {
    String sent = Required.text(body.code(), "/code");
    Proof proof = opened(request, code, k, digits, sent);
    return once(proof, retry, body, () -> withdrawing.takeBack(proof));
  }

  /** A retry gets the first answer, though its code is spent by then. */
  private ResponseEntity<StandingJson> once(
      Proof proof, @Nullable RetryKey retry, StrictBody body, Supplier<Dossier> act) {
    if (retry == null) {
      return DossierActsApi.answered(new Answer<>(StandingJson.of(act.get()), false));
    }
    Tracked opened = tracking.byKey(proof.dossierCode(), proof.key(), proof.address());
    return DossierActsApi.answered(
        answers.once(
            opened.dossier().filing().id(),
            retry.value(),
            hashes.of(body instanceof Wish ? "withdrawals" : "withdrawal-endings", body),
            StandingJson.class,
            () -> StandingJson.of(act.get())));
  }

  private Proof opened(
      HttpServletRequest request, String code, String k, String digits, String sent) {
    String wanted = DossierCode.parse(code, "/code").value();
    String address = request.getRemoteAddr();
    return new Proof(wanted, tracking.keyOf(wanted, k, digits, address), sent, address);
  }
}
