package org.caunoi.post.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.NoticeView;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.post.Pull;
import org.caunoi.post.Pulls;
import org.caunoi.post.ReadStrange;
import org.caunoi.post.SettleBooking;
import org.caunoi.post.SettleStrange;
import org.caunoi.post.StrangeReport;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What carriers said and nobody understood: a person decides what it means. */
@Controller
class StrangePages {

  private static final int MOST = 200;

  private final ReadStrange reading;
  private final SettleStrange settling;
  private final SettleBooking bookings;
  private final Pulls pulls;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  StrangePages(
      ReadStrange reading,
      SettleStrange settling,
      SettleBooking bookings,
      Pulls pulls,
      Frames frames) {
    this.pulls = pulls;
    this.bookings = bookings;
    this.reading = reading;
    this.settling = settling;
    this.frames = frames;
  }

  @GetMapping("/shipments/exceptions")
  @Requires(Permission.WATCH_CUSTODY)
  View list(HttpServletRequest request, SignedIn who) {
    return page(frames.of(request, "post.exceptions.title"), who, HttpStatus.OK);
  }

  /** No step means that it was looked at and moves nothing. */
  @PostMapping("/shipments/exceptions/{id}/settlements")
  @Requires(Permission.SETTLE_CUSTODY)
  View settle(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String step) {
    return after(
        request,
        who,
        () -> {
          Step meant =
              step.isEmpty()
                  ? null
                  : Arrays.stream(Step.values())
                      .filter(one -> one.name().equals(step))
                      .findFirst()
                      .orElseThrow(() -> Refused.field("/step", "unknown-option"));
          settling.settle(who, id, meant);
        });
  }

  /** Whether the carrier has an order that nobody could find out about by machine. */
  @PostMapping("/shipments/exceptions/{id}/bookings")
  @Requires(Permission.SETTLE_CUSTODY)
  View settleBooking(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam boolean placed,
      @RequestParam(defaultValue = "") String number) {
    return after(request, who, () -> bookings.settle(who, id, placed, number));
  }

  private View after(HttpServletRequest request, SignedIn who, Runnable act) {
    try {
      act.run();
      return new RedirectView("/shipments/exceptions?notice=shipment-exception-settled");
    } catch (Refused refused) {
      if (refused.kind() == Refused.Kind.NOT_FOUND) {
        throw refused;
      }
      Shell shell = frames.of(request, "post.exceptions.title");
      String code =
          refused.errors().isEmpty() ? refused.code() : refused.errors().getFirst().code();
      String words = shell.t().get("error." + code, refused.args().toArray());
      return page(
          shell.withNotice(NoticeView.of(Tone.DANGER, words)),
          who,
          ProblemAdvice.status(refused.kind()));
    }
  }

  private Page page(Shell shell, SignedIn who, HttpStatus status) {
    Texts t = shell.t();
    List<StrangeView> lines = reading.open(MOST).stream().map(one -> view(one, t)).toList();
    List<Choice> steps =
        Arrays.stream(Step.values())
            .filter(step -> step != Step.DELIVERED && step != Step.PLANNED)
            .map(step -> new Choice(step.name(), t.get("post.step." + step)))
            .toList();
    return Page.of(
        status,
        templates.postExceptions(
            shell.withRequestPath("/shipments/exceptions"),
            lines,
            steps,
            pulls.last().stream().map(one -> night(one, t)).toList(),
            who.may(Permission.SETTLE_CUSTODY)));
  }

  private static SummaryRow night(Pull pull, Texts t) {
    return new SummaryRow(
        VietnamTime.moment(pull.at()) + "\n" + t.get("exchange.other." + pull.carrier()),
        t.get(
            "post.pulled",
            Figures.whole(pull.asked(), t.locale()),
            Figures.whole(pull.known(), t.locale()),
            Figures.whole(pull.moved(), t.locale())));
  }

  private static StrangeView view(StrangeReport one, Texts t) {
    String parcel = one.parcel();
    return new StrangeView(
        one.id().toString(),
        t.get("post.exception." + one.kind()),
        one.carrier().equals("-") ? "" : t.get("exchange.other." + one.carrier()),
        parcel == null ? one.subject() : parcel,
        said(one, t),
        VietnamTime.moment(one.happenedAt()),
        one.shipment() != null && one.kind() != Kind.BOOKING,
        one.kind() == Kind.BOOKING);
  }

  private static String said(StrangeReport one, Texts t) {
    return switch (one.kind()) {
      case RING_UP -> t.get("post.ringUp." + one.subject());
      case CONFLICT, STALE, UNCONFIRMED -> t.get("post.step." + one.subject());
      case CUSTODY ->
          one.subject().equals("not-handed-over") ? t.get("post.exceptions.notHandedOver") : "";
      case UNKNOWN_STATUS, UNKNOWN_PARCEL, BOOKING, FOREIGN_NUMBER, FUTURE ->
          one.code() == null ? one.text() : t.get("post.exceptions.code", one.code(), one.text());
    };
  }
}
