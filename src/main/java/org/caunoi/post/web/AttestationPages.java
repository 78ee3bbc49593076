package org.caunoi.post.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.NoticeView;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.post.AttestReceipt;
import org.caunoi.post.Attestation;
import org.caunoi.post.Attestations;
import org.caunoi.post.Basis;
import org.caunoi.post.Shipment;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The Centre asks citizens about parcels that only a carrier says were delivered. */
@Controller
class AttestationPages {

  private static final String PAGE = "/shipments/attestations";

  private final Attestations reading;
  private final AttestReceipt attesting;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  AttestationPages(Attestations reading, AttestReceipt attesting, Frames frames) {
    this.reading = reading;
    this.attesting = attesting;
    this.frames = frames;
  }

  @GetMapping(PAGE)
  @Requires(Permission.SETTLE_CUSTODY)
  View list(HttpServletRequest request, SignedIn who) {
    return page(frames.of(request, "post.reported.title"), who, HttpStatus.OK);
  }

  @PostMapping(PAGE + "/{id}/proposals")
  @Requires(Permission.SETTLE_CUSTODY)
  View propose(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Basis basis,
      @RequestParam(defaultValue = "") String note) {
    return after(request, who, () -> attesting.propose(who, id, basis, note), "proposed");
  }

  @PostMapping(PAGE + "/{id}/answers")
  @Requires(Permission.SETTLE_CUSTODY)
  View answer(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam boolean agrees) {
    return after(request, who, () -> attesting.answer(who, id, agrees), "answered");
  }

  private View after(HttpServletRequest request, SignedIn who, Runnable act, String notice) {
    try {
      act.run();
      return new RedirectView(PAGE + "?notice=attestation-" + notice);
    } catch (Refused refused) {
      if (refused.kind() == Refused.Kind.NOT_FOUND) {
        throw refused;
      }
      Shell shell = frames.of(request, "post.reported.title");
      String code =
          refused.errors().isEmpty() ? refused.code() : refused.errors().getFirst().code();
      return page(
          shell.withNotice(NoticeView.of(Tone.DANGER, shell.t().get("error." + code))),
          who,
          ProblemAdvice.status(refused.kind()));
    }
  }

  private Page page(Shell shell, SignedIn who, HttpStatus status) {
    Texts t = shell.t();
    List<ReportedView> lines =
        reading.reported().stream().map(one -> view(one, reading.open(one), who, t)).toList();
    List<Choice> bases =
        Arrays.stream(Basis.values())
            .map(one -> new Choice(one.name(), t.get("post.reported.basis." + one)))
            .toList();
    return Page.of(status, templates.postReported(shell.withRequestPath(PAGE), lines, bases));
  }

  private static ReportedView view(
      Shipment shipment, Optional<Attestation> open, SignedIn who, Texts t) {
    return new ReportedView(
        shipment.id().toString(),
        String.valueOf(shipment.reference()),
        t.get("exchange.other." + shipment.carrier()),
        VietnamTime.moment(shipment.lastAt()),
        open.map(one -> t.get("post.reported.basis." + one.basis())).orElse(""),
        open.map(Attestation::note).orElse(""),
        open.map(Attestation::proposedName).orElse(""),
        open.filter(one -> one.proposedBy().equals(who.accountId())).isPresent());
  }
}
