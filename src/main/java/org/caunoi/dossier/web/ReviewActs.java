package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.RequestSupplement.Asked;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The buttons of the review page. */
@Controller
@RequestMapping("/dossiers/{code}")
class ReviewActs {

  private final ReviewPages page;
  private final DossierActs acts;

  ReviewActs(ReviewPages page, DossierActs acts) {
    this.page = page;
    this.acts = acts;
  }

  /** With the marks as they stand on the page. */
  @PostMapping("/acceptances")
  @Requires(Permission.ACCEPT_DOSSIER)
  View accept(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    return page.act(
        request,
        who,
        code,
        "accept",
        "accepted",
        Map.of(),
        call -> acts.accept(call, MarkForm.read(request), marksSeen(request)));
  }

  /** Every paper must be marked; all crosses go out together, and ticks are kept. */
  @PostMapping("/supplement-requests")
  @Requires(Permission.REQUEST_SUPPLEMENT)
  View ask(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String ground) {
    List<Reason> reasons = new ArrayList<>();
    List<String> ticks = new ArrayList<>();
    List<FieldError> unmarked = new ArrayList<>();
    Map<String, String> fields =
        new HashMap<>(Map.of("/reasons", "mark-form", "/ground", "ground"));
    request.getParameterMap().keySet().stream()
        .filter(name -> name.startsWith("reason-"))
        .map(name -> name.substring("reason-".length()))
        .forEach(
            key -> {
              switch (field(request, "mark-" + key)) {
                case "no" -> {
                  fields.put("/reasons/" + reasons.size() + "/text", "reason-" + key);
                  reasons.add(new Reason(key, field(request, "reason-" + key)));
                }
                case "ok" -> ticks.add(key);
                default -> unmarked.add(FieldError.of("/marks/" + key, "component-unmarked"));
              }
            });
    return page.act(
        request,
        who,
        code,
        "ask",
        "asked",
        fields,
        call -> {
          if (!unmarked.isEmpty()) {
            throw Refused.fields(unmarked);
          }
          acts.ask(call, new Asked(reasons, ticks, ground), marksSeen(request));
        });
  }

  @PostMapping("/refusals")
  @Requires(Permission.REFUSE_DOSSIER)
  View refuse(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String refuseLaw,
      @RequestParam(defaultValue = "") String refuseGround,
      @RequestParam(defaultValue = "") String refuseReason) {
    String ground = refuseGround.isBlank() ? refuseLaw : refuseGround;
    return page.act(
        request,
        who,
        code,
        "refuse",
        "refused",
        Map.of("/ground", "refuseGround", "/reason", "refuseReason"),
        call -> acts.refuse(call, ground, refuseReason));
  }

  @PostMapping("/assignments")
  @Requires(Permission.ASSIGN_DOSSIER)
  View assign(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String assignee,
      @RequestParam(defaultValue = "") String assignNote) {
    return page.act(
        request,
        who,
        code,
        "assign",
        "assigned",
        Map.of("/assignee", "assignee", "/note", "assignNote"),
        call -> acts.assign(call, ActBodies.uuid("/assignee", assignee), assignNote));
  }

  @PostMapping("/approvals")
  @Requires(Permission.APPROVE_DOSSIER)
  View approve(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    return page.act(request, who, code, "approve", "approved", Map.of(), acts::approve);
  }

  @PostMapping("/extensions")
  @Requires(Permission.EXTEND_PROMISE)
  View extend(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String extendDay,
      @RequestParam(defaultValue = "") String extendReason) {
    return page.act(
        request,
        who,
        code,
        "extend",
        "extended",
        Map.of("/day", "extendDay", "/reason", "extendReason"),
        call -> acts.extend(call, ActBodies.day("/day", extendDay), extendReason));
  }

  @PostMapping("/payment-requests")
  @Requires(Permission.REQUEST_PAYMENT)
  View charge(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String payAmount,
      @RequestParam(defaultValue = "") String payReason) {
    return page.act(
        request,
        who,
        code,
        "charge",
        "charged",
        Map.of("/amount", "payAmount", "/reason", "payReason"),
        call -> acts.charge(call, ActBodies.dong("/amount", payAmount), payReason));
  }

  @PostMapping("/payments")
  @Requires(Permission.CONFIRM_PAYMENT)
  View paid(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String receipt) {
    return page.act(
        request,
        who,
        code,
        "paid",
        "paid",
        Map.of("/receipt", "receipt"),
        call -> acts.paid(call, receipt));
  }

  @PostMapping("/withdrawals")
  @Requires(Permission.REQUEST_WITHDRAWAL)
  View withdraw(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String withdrawReason,
      @RequestParam(defaultValue = "") String withdrawCard,
      @RequestParam(defaultValue = "") String withdrawCode,
      @RequestParam(defaultValue = "") String withdrawSignature) {
    return page.act(
        request,
        who,
        code,
        "withdraw",
        "withdrawn",
        Map.of(
            "/reason", "withdrawReason",
            "/personalId", "withdrawCard",
            "/code", "withdrawCode",
            "/signature", "withdrawSignature"),
        call ->
            acts.withdraw(
                call, withdrawReason, Shown.of(withdrawCard, withdrawCode, withdrawSignature)));
  }

  @PostMapping("/withdrawal-codes")
  @Requires(Permission.REQUEST_WITHDRAWAL)
  View sendWithdrawalCode(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    return page.act(
        request, who, code, "withdraw", "code-sent", Map.of(), acts::sendWithdrawalCode);
  }

  @PostMapping("/withdrawal-refusals")
  @Requires(Permission.STOP_DOSSIER)
  View decline(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String declineReason) {
    return page.act(
        request,
        who,
        code,
        "decline",
        "declined",
        Map.of("/reason", "declineReason"),
        call -> acts.decline(call, declineReason));
  }

  @PostMapping("/stops")
  @Requires(Permission.STOP_DOSSIER)
  View stop(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String stopLaw,
      @RequestParam(defaultValue = "") String stopGround,
      @RequestParam(defaultValue = "") String stopReason) {
    String ground = stopGround.isBlank() ? stopLaw : stopGround;
    return page.act(
        request,
        who,
        code,
        "stop",
        "stopped",
        Map.of("/ground", "stopGround", "/reason", "stopReason"),
        call -> acts.stop(call, ground, stopReason));
  }

  @PostMapping("/approval-withdrawals")
  @Requires(Permission.APPROVE_DOSSIER)
  View takeBack(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String takeBackReason) {
    return page.act(
        request,
        who,
        code,
        "takeBack",
        "approval-taken-back",
        Map.of("/reason", "takeBackReason"),
        call -> acts.takeBack(call, takeBackReason));
  }

  @PostMapping("/payment-request-withdrawals")
  @Requires(Permission.REQUEST_PAYMENT)
  View uncharge(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String unchargeReason) {
    return page.act(
        request,
        who,
        code,
        "uncharge",
        "uncharged",
        Map.of("/reason", "unchargeReason"),
        call -> acts.uncharge(call, unchargeReason));
  }

  @PostMapping("/return-codes")
  @Requires(Permission.RETURN_RESULT)
  View sendCode(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    return page.act(request, who, code, "return", "code-sent", Map.of(), acts::sendReturnCode);
  }

  @PostMapping("/returns")
  @Requires(Permission.RETURN_RESULT)
  View handOver(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable("code") String dossier,
      @RequestParam(defaultValue = "") String card,
      @RequestParam(defaultValue = "") String phoneCode,
      @RequestParam(defaultValue = "") String signature) {
    return page.act(
        request,
        who,
        dossier,
        "return",
        "returned",
        Map.of("/personalId", "card", "/code", "phoneCode", "/signature", "signature"),
        call -> acts.handOver(call, Shown.of(card, phoneCode, signature)));
  }

  private static @Nullable Instant marksSeen(HttpServletRequest request) {
    return SeenMarks.moment(request.getParameter("seen"), "/seen");
  }

  /** What was typed; empty where the field is not there. */
  private static String field(HttpServletRequest request, String name) {
    String text = request.getParameter(name);
    return text == null ? "" : text;
  }
}
