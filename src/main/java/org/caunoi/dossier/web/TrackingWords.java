package org.caunoi.dossier.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.caunoi.access.PlaceNames;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.ActKind;
import org.caunoi.dossier.Contact;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.Dossier.Filing;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.PaperTrail.Papers;
import org.caunoi.dossier.ReadDossier.PastAct;
import org.caunoi.dossier.ReminderKind;
import org.caunoi.dossier.TrackDossier.Tracked;
import org.caunoi.dossier.WithdrawOwnDossier;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Points;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a dossier's story in plain words: what it is, who has it, what comes next, by when. */
@Component
final class TrackingWords {

  private static final Set<DossierState> ENDED =
      EnumSet.of(
          DossierState.NOT_ACCEPTED,
          DossierState.STOPPED,
          DossierState.DONE,
          DossierState.RETURNED);

  private final PlaceNames places;
  private final PaperWords papers;
  private final ParcelWords parcels;
  private final Points points;
  private final Clock clock;

  TrackingWords(
      PlaceNames places, PaperWords papers, ParcelWords parcels, Points points, Clock clock) {
    this.places = places;
    this.parcels = parcels;
    this.papers = papers;
    this.points = points;
    this.clock = clock;
  }

  TrackingView tell(Tracked tracked, String key, Texts t) {
    Dossier dossier = tracked.dossier();
    Filing filing = dossier.filing();
    DossierState state = dossier.state();
    Instant promise = ReminderKind.runs(dossier) ? dossier.progress().appointmentAt() : null;
    AgentPoint point = filing.pointId() == null ? null : points.find(filing.pointId()).orElse(null);
    boolean paused = dossier.progress().pausedAt() != null;
    Papers trail = papers.of(dossier.code());
    boolean electronic = filing.returnBy() == ReturnWay.ELECTRONIC;
    return new TrackingView(
        dossier.code(),
        key,
        tone(dossier),
        icon(state),
        comesByPost(dossier)
            ? stateName(state, t)
            : t.get("tracking.state." + stage(dossier) + ".plain"),
        tracked.procedure().name().in(t.locale()),
        holder(tracked, t),
        papers.now(trail, t),
        parcels.now(dossier.code(), t),
        parcels.mayConfirm(dossier.code()),
        t.get("tracking.next." + (paused ? "paused" : nextStage(tracked))),
        promise == null ? null : SpokenTime.deadline(t, promise),
        dossier.progress().appointmentProvisional(),
        promise != null && promise.isBefore(clock.instant()),
        missing(tracked, t),
        toPay(tracked),
        lastWords(tracked, ActKind.REFUSED, ActKind.STOPPED),
        new TrackingTimeline(
                tracked,
                trail,
                parcels.moves(dossier.code(), at -> SpokenTime.moment(t, at), t),
                papers,
                places,
                t)
            .entries(),
        SpokenTime.moment(t, filing.filedAt()),
        filing.helperId() == null ? null : tracked.history().getFirst().byName(),
        point == null ? null : point.name(),
        point == null ? null : point.complaintPhone(),
        t.get("tracking.result." + way(tracked)),
        electronic
            && tracked.reached().isReached()
            && (state == DossierState.DONE || state == DossierState.RETURNED),
        WithdrawOwnDossier.isPossible(state),
        ENDED.contains(state));
  }

  String stateName(DossierState state, Texts t) {
    return t.get("tracking.state." + state.code());
  }

  /** Where the papers are, a line for each envelope. */
  String papers(Tracked tracked, Texts t) {
    return papers.now(papers.of(tracked.dossier().code()), t);
  }

  /** An office, who brings the result, or the citizen where the house waits for them. */
  String holder(Tracked tracked, Texts t) {
    Dossier dossier = tracked.dossier();
    String office = t.get("tracking.holder." + stage(dossier), tracked.authority().name());
    return dossier.state() == DossierState.DONE
        ? parcels.holder(dossier.code(), t).orElse(office)
        : office;
  }

  private boolean comesByPost(Dossier dossier) {
    return dossier.state() == DossierState.DONE
        && dossier.filing().returnBy() == ReturnWay.POST
        && !parcels.isToBeFetched(dossier.code());
  }

  /** The state's code; papers that came in for a dossier not yet accepted read differently. */
  private static String stage(Dossier dossier) {
    return papersAreIn(dossier)
        ? dossier.state().code() + ".in"
        : Integer.toString(dossier.state().code());
  }

  private String nextStage(Tracked tracked) {
    Dossier dossier = tracked.dossier();
    if (dossier.state() != DossierState.DONE) {
      return stage(dossier);
    }
    return parcels.isToBeFetched(dossier.code()) ? "9.counter" : "9." + way(tracked);
  }

  /** How the result comes home; a file by phone, by e-mail, or printed at a counter. */
  private static String way(Tracked tracked) {
    ReturnWay way = tracked.dossier().filing().returnBy();
    Contact reached = tracked.reached();
    String by =
        way != ReturnWay.ELECTRONIC || reached.phone() != null
            ? ""
            : reached.email() != null ? ".email" : ".printed";
    return way.key() + by;
  }

  private static boolean papersAreIn(Dossier dossier) {
    return dossier.state() == DossierState.SUPPLEMENT_REQUESTED
        && dossier.progress().supplementIn();
  }

  /** What the last request asked for, line by line, while it is still open, and until when. */
  private static List<String> missing(Tracked tracked, Texts t) {
    if (tracked.dossier().state() != DossierState.SUPPLEMENT_REQUESTED
        || papersAreIn(tracked.dossier())) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(lines(lastWords(tracked, ActKind.SUPPLEMENT_REQUESTED)));
    Instant answerBy = tracked.dossier().progress().answerBy();
    if (answerBy != null) {
      lines.add(t.get("tracking.answerBy", VietnamTime.moment(answerBy)));
    }
    return lines;
  }

  /** How much, what for and whom to give it to, while it is not paid. */
  private static List<String> toPay(Tracked tracked) {
    return tracked.dossier().state() == DossierState.FINANCIAL_DUTY
        ? lines(lastWords(tracked, ActKind.PAYMENT_REQUESTED))
        : List.of();
  }

  private static List<String> lines(@Nullable String words) {
    return words == null
        ? List.of()
        : words.lines().map(line -> line.replaceFirst("^•\\s*", "")).toList();
  }

  private static @Nullable String lastWords(Tracked tracked, ActKind... kinds) {
    return tracked.history().reversed().stream()
        .filter(act -> List.of(kinds).contains(act.kind()))
        .map(PastAct::note)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Tone tone(Dossier dossier) {
    return switch (dossier.state()) {
      case NEW, ACCEPTED -> Tone.INFO;
      case NOT_ACCEPTED -> Tone.DANGER;
      case PROCESSING, WITHDRAWAL_REQUESTED -> Tone.WAITING;
      case SUPPLEMENT_REQUESTED -> papersAreIn(dossier) ? Tone.WAITING : Tone.WARNING;
      case FINANCIAL_DUTY -> Tone.WARNING;
      case STOPPED -> Tone.NEUTRAL;
      case DONE, RETURNED -> Tone.SUCCESS;
    };
  }

  private static String icon(DossierState state) {
    return switch (state) {
      case NEW -> "inbox";
      case ACCEPTED -> "calendar";
      case NOT_ACCEPTED -> "x-circle";
      case PROCESSING -> "hourglass";
      case SUPPLEMENT_REQUESTED -> "paperclip";
      case FINANCIAL_DUTY -> "hand-coins";
      case WITHDRAWAL_REQUESTED -> "undo";
      case STOPPED -> "stop";
      case DONE -> "package";
      case RETURNED -> "check-circle";
    };
  }

  /** Words for the house's own acts of a citizen are "you"; all others by their office. */
  static boolean isCitizen(PastAct act) {
    return act.byName().equals(Actor.CITIZEN.name());
  }
}
