package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.AcceptDossier;
import org.caunoi.dossier.ApproveDossier;
import org.caunoi.dossier.AssignDossier;
import org.caunoi.dossier.DeclineWithdrawal;
import org.caunoi.dossier.RefuseDossier;
import org.caunoi.dossier.RequestSupplement;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.dossier.RequestWithdrawal;
import org.caunoi.dossier.ReturnAtCounter;
import org.caunoi.dossier.StopDossier;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
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

  /** Twelve digits standing alone, as first in a card's code. */
  private static final Pattern PERSONAL_ID = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");

  private final ReviewPages page;
  private final AcceptDossier accepting;
  private final RequestSupplement asking;
  private final RefuseDossier refusing;
  private final AssignDossier assigning;
  private final ApproveDossier approving;
  private final RequestWithdrawal withdrawing;
  private final DeclineWithdrawal declining;
  private final StopDossier stopping;
  private final ReturnAtCounter returning;

  ReviewActs(
      ReviewPages page,
      AcceptDossier accepting,
      RequestSupplement asking,
      RefuseDossier refusing,
      AssignDossier assigning,
      ApproveDossier approving,
      RequestWithdrawal withdrawing,
      DeclineWithdrawal declining,
      StopDossier stopping,
      ReturnAtCounter returning) {
    this.page = page;
    this.accepting = accepting;
    this.asking = asking;
    this.refusing = refusing;
    this.assigning = assigning;
    this.approving = approving;
    this.withdrawing = withdrawing;
    this.declining = declining;
    this.stopping = stopping;
    this.returning = returning;
  }

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
        () -> accepting.accept(who, code, ReviewPages.seen(request)));
  }

  @PostMapping("/supplement-requests")
  @Requires(Permission.REQUEST_SUPPLEMENT)
  View ask(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    List<Reason> reasons = new ArrayList<>();
    List<FieldError> unmarked = new ArrayList<>();
    Map<String, String> fields = new HashMap<>(Map.of("/reasons", "mark-form"));
    request.getParameterMap().keySet().stream()
        .filter(name -> name.startsWith("reason-"))
        .map(name -> name.substring("reason-".length()))
        .forEach(
            key -> {
              switch (String.valueOf(request.getParameter("mark-" + key))) {
                case "no" -> {
                  fields.put("/reasons/" + reasons.size() + "/text", "reason-" + key);
                  reasons.add(
                      new Reason(key, String.valueOf(request.getParameter("reason-" + key))));
                }
                case "ok" -> {}
                default -> {
                  fields.put("/marks/" + key, "mark-" + key);
                  unmarked.add(FieldError.of("/marks/" + key, "mark-needed"));
                }
              }
            });
    return page.act(
        request,
        who,
        code,
        "ask",
        "asked",
        fields,
        () -> {
          if (!unmarked.isEmpty()) {
            throw Refused.fields(unmarked);
          }
          asking.request(who, code, ReviewPages.seen(request), reasons);
        });
  }

  @PostMapping("/refusals")
  @Requires(Permission.REFUSE_DOSSIER)
  View refuse(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String refuseReason) {
    return page.act(
        request,
        who,
        code,
        "refuse",
        "refused",
        Map.of("/reason", "refuseReason"),
        () -> refusing.refuse(who, code, ReviewPages.seen(request), refuseReason));
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
        () ->
            assigning.assign(
                who,
                code,
                ReviewPages.seen(request),
                ActBodies.uuid("/assignee", assignee),
                assignNote));
  }

  @PostMapping("/approvals")
  @Requires(Permission.APPROVE_DOSSIER)
  View approve(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    return page.act(
        request,
        who,
        code,
        "approve",
        "approved",
        Map.of(),
        () -> approving.approve(who, code, ReviewPages.seen(request)));
  }

  @PostMapping("/withdrawals")
  @Requires(Permission.REQUEST_WITHDRAWAL)
  View withdraw(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String withdrawReason) {
    return page.act(
        request,
        who,
        code,
        "withdraw",
        "withdrawn",
        Map.of("/reason", "withdrawReason"),
        () -> withdrawing.request(who, code, ReviewPages.seen(request), withdrawReason));
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
        () -> declining.decline(who, code, ReviewPages.seen(request), declineReason));
  }

  @PostMapping("/stops")
  @Requires(Permission.STOP_DOSSIER)
  View stop(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String stopReason) {
    return page.act(
        request,
        who,
        code,
        "stop",
        "stopped",
        Map.of("/reason", "stopReason"),
        () -> stopping.stop(who, code, ReviewPages.seen(request), stopReason));
  }

  @PostMapping("/return-codes")
  @Requires(Permission.RETURN_RESULT)
  View sendCode(HttpServletRequest request, SignedIn who, @PathVariable String code) {
    return page.act(
        request, who, code, "return", "code-sent", Map.of(), () -> returning.sendCode(who, code));
  }

  /** A scanned card is read for its number only; nothing else of it is kept. */
  @PostMapping("/returns")
  @Requires(Permission.RETURN_RESULT)
  View handOver(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable("code") String dossier,
      @RequestParam(defaultValue = "") String card,
      @RequestParam(name = "phoneCode", defaultValue = "") String phoneCode) {
    Matcher number =
        PERSONAL_ID.matcher(card.contains("|") ? card : card.replaceAll("[\\s.-]", ""));
    return page.act(
        request,
        who,
        dossier,
        "return",
        "returned",
        Map.of("/personalId", "card", "/code", "phoneCode"),
        () -> {
          if (!number.find()) {
            throw Refused.field("/personalId", "not-a-person-id");
          }
          returning.handOver(
              who,
              dossier,
              ReviewPages.seen(request),
              number.group(),
              phoneCode.isBlank() ? null : phoneCode);
        });
  }
}
