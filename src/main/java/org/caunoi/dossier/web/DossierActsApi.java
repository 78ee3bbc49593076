package org.caunoi.dossier.web;

import java.util.function.Supplier;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.web.ActBodies.AcceptanceBody;
import org.caunoi.dossier.web.ActBodies.AssignmentBody;
import org.caunoi.dossier.web.ActBodies.ExtensionBody;
import org.caunoi.dossier.web.ActBodies.NoteBody;
import org.caunoi.dossier.web.ActBodies.NothingBody;
import org.caunoi.dossier.web.ActBodies.PaymentBody;
import org.caunoi.dossier.web.ActBodies.ReasonBody;
import org.caunoi.dossier.web.ActBodies.ReceiptBody;
import org.caunoi.dossier.web.ActBodies.RefusalBody;
import org.caunoi.dossier.web.ActBodies.ReturnBody;
import org.caunoi.dossier.web.ActBodies.StopBody;
import org.caunoi.dossier.web.ActBodies.SupplementBody;
import org.caunoi.dossier.web.ActBodies.WithdrawalBody;
import org.caunoi.dossier.web.DossierJson.StandingJson;
import org.caunoi.platform.IdempotentAnswers;
import org.caunoi.platform.IdempotentAnswers.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The acts on a dossier; each answers with where it stands now. */
@RestController
@RequestMapping("/api/v1/dossiers/{code}")
class DossierActsApi {

  private final DossierActs acts;
  private final IdempotentAnswers answers;
  private final RequestHash hashes;

  DossierActsApi(DossierActs acts, IdempotentAnswers answers, RequestHash hashes) {
    this.acts = acts;
    this.answers = answers;
    this.hashes = hashes;
  }

  @PostMapping("/acceptances")
  @Requires(Permission.ACCEPT_DOSSIER)
  ResponseEntity<StandingJson> accept(
      ActCall call, @RequestBody(required = false) @Nullable AcceptanceBody body) {
    return once(
        call, "acceptances", body, () -> acts.accept(call, AcceptanceBody.given(body), null));
  }

  @PostMapping("/supplement-requests")
  @Requires(Permission.REQUEST_SUPPLEMENT)
  ResponseEntity<StandingJson> ask(ActCall call, @RequestBody SupplementBody body) {
    return once(call, "supplement-requests", body, () -> acts.ask(call, body.asked(), null));
  }

  @PostMapping("/supplements")
  @Requires(Permission.ADD_SUPPLEMENT)
  ResponseEntity<StandingJson> supplement(
      ActCall call, @RequestBody(required = false) @Nullable NoteBody body) {
    return once(call, "supplements", body, () -> acts.supplement(call, NoteBody.of(body)));
  }

  @PostMapping("/refusals")
  @Requires(Permission.REFUSE_DOSSIER)
  ResponseEntity<StandingJson> refuse(ActCall call, @RequestBody RefusalBody body) {
    return once(call, "refusals", body, () -> acts.refuse(call, body.ground(), body.text()));
  }

  @PostMapping("/assignments")
  @Requires(Permission.ASSIGN_DOSSIER)
  ResponseEntity<StandingJson> assign(ActCall call, @RequestBody AssignmentBody body) {
    return once(call, "assignments", body, () -> acts.assign(call, body.person(), body.note()));
  }

  @PostMapping("/approvals")
  @Requires(Permission.APPROVE_DOSSIER)
  ResponseEntity<StandingJson> approve(
      ActCall call, @RequestBody(required = false) @Nullable NothingBody body) {
    return once(call, "approvals", body, () -> acts.approve(call));
  }

  @PostMapping("/extensions")
  @Requires(Permission.EXTEND_PROMISE)
  ResponseEntity<StandingJson> extend(ActCall call, @RequestBody ExtensionBody body) {
    return once(call, "extensions", body, () -> acts.extend(call, body.date(), body.text()));
  }

  @PostMapping("/payment-requests")
  @Requires(Permission.REQUEST_PAYMENT)
  ResponseEntity<StandingJson> charge(ActCall call, @RequestBody PaymentBody body) {
    return once(call, "payment-requests", body, () -> acts.charge(call, body.dong(), body.text()));
  }

  @PostMapping("/payments")
  @Requires(Permission.CONFIRM_PAYMENT)
  ResponseEntity<StandingJson> paid(ActCall call, @RequestBody ReceiptBody body) {
    return once(call, "payments", body, () -> acts.paid(call, body.receipt()));
  }

  /**
   * The citizen stands there with their card; a system whose citizen pressed by themselves sends a
   * reason alone.
   */
  @PostMapping("/withdrawals")
  @Requires(Permission.REQUEST_WITHDRAWAL)
  ResponseEntity<StandingJson> withdraw(
      ActCall call, @RequestBody(required = false) @Nullable WithdrawalBody body) {
    return once(
        call,
        "withdrawals",
        body,
        () ->
            acts.withdraw(
                call, body == null ? null : body.reason(), body == null ? null : body.shown()));
  }

  /** Sends the citizen the code that is asked for when a dossier is withdrawn at a counter. */
  @PostMapping("/withdrawal-codes")
  @Requires(Permission.REQUEST_WITHDRAWAL)
  ResponseEntity<StandingJson> sendWithdrawalCode(
      ActCall call, @RequestBody(required = false) @Nullable NothingBody body) {
    return once(call, "withdrawal-codes", body, () -> acts.sendWithdrawalCode(call));
  }

  @PostMapping("/withdrawal-refusals")
  @Requires(Permission.STOP_DOSSIER)
  ResponseEntity<StandingJson> decline(ActCall call, @RequestBody ReasonBody body) {
    return once(call, "withdrawal-refusals", body, () -> acts.decline(call, body.text()));
  }

  @PostMapping("/stops")
  @Requires(Permission.STOP_DOSSIER)
  ResponseEntity<StandingJson> stop(ActCall call, @RequestBody StopBody body) {
    return once(call, "stops", body, () -> acts.stop(call, body.ground(), body.text()));
  }

  /** A signer takes a yes back, with the reason. */
  @PostMapping("/approval-withdrawals")
  @Requires(Permission.APPROVE_DOSSIER)
  ResponseEntity<StandingJson> takeBack(ActCall call, @RequestBody ReasonBody body) {
    return once(call, "approval-withdrawals", body, () -> acts.takeBack(call, body.text()));
  }

  /** What was to be paid was asked for by mistake. */
  @PostMapping("/payment-request-withdrawals")
  @Requires(Permission.REQUEST_PAYMENT)
  ResponseEntity<StandingJson> uncharge(ActCall call, @RequestBody ReasonBody body) {
    return once(call, "payment-request-withdrawals", body, () -> acts.uncharge(call, body.text()));
  }

  @PostMapping("/returns")
  @Requires(Permission.RETURN_RESULT)
  ResponseEntity<StandingJson> handOver(ActCall call, @RequestBody ReturnBody body) {
    return once(call, "returns", body, () -> acts.handOver(call, body.shown()));
  }

  /** Sends the citizen the code that is asked for when the result is handed over. */
  @PostMapping("/return-codes")
  @Requires(Permission.RETURN_RESULT)
  ResponseEntity<StandingJson> sendCode(
      ActCall call, @RequestBody(required = false) @Nullable NothingBody body) {
    return once(call, "return-codes", body, () -> acts.sendReturnCode(call));
  }

  private ResponseEntity<StandingJson> once(
      ActCall call, String noun, @Nullable Object body, Supplier<Dossier> act) {
    return answered(
        answers.once(
            call.who().accountId(),
            call.key(),
            hashes.of(call.code() + "/" + noun, body),
            StandingJson.class,
            () -> StandingJson.of(act.get())));
  }

  static ResponseEntity<StandingJson> answered(Answer<StandingJson> answer) {
    ResponseEntity.BodyBuilder created =
        ResponseEntity.status(HttpStatus.CREATED).eTag("\"" + answer.value().version() + "\"");
    return (answer.again() ? created.header("Idempotency-Replayed", "true") : created)
        .body(answer.value());
  }
}
