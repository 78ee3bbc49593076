package org.caunoi.dossier.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caunoi.access.PlaceNames;
import org.caunoi.dossier.ActKind;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.PaperTrail.Papers;
import org.caunoi.dossier.ReadDossier.PastAct;
import org.caunoi.dossier.ReminderKind;
import org.caunoi.dossier.TrackDossier.Tracked;
import org.caunoi.dossier.web.PaperWords.Dated;
import org.caunoi.platform.web.StepState;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.TimelineEntry;
import org.jspecify.annotations.Nullable;

/**
 * All acts from the first to what comes next. Names of people at work stay inside the house; words
 * are shown only where they were written for the citizen.
 */
record TrackingTimeline(
    Tracked tracked,
    Papers papers,
    List<Dated> parcels,
    PaperWords paperWords,
    PlaceNames places,
    Texts t) {

  private static final Set<ActKind> WRITTEN_FOR_THE_CITIZEN =
      EnumSet.of(
          ActKind.SUPPLEMENT_REQUESTED,
          ActKind.REFUSED,
          ActKind.STOPPED,
          ActKind.WITHDRAWAL_DECLINED,
          ActKind.WITHDRAWAL_TAKEN_BACK,
          ActKind.EXTENDED,
          ActKind.PAYMENT_REQUESTED,
          ActKind.PAYMENT_WITHDRAWN);

  /** What is missing, to be paid or why it ended stands above the timeline already. */
  private static final Set<ActKind> TOLD_ABOVE =
      EnumSet.of(
          ActKind.SUPPLEMENT_REQUESTED,
          ActKind.PAYMENT_REQUESTED,
          ActKind.REFUSED,
          ActKind.STOPPED);

  List<TimelineEntry> entries() {
    List<PastAct> acts = tracked.history();
    List<Dated> done = new ArrayList<>();
    for (PastAct act : acts) {
      done.add(
          new Dated(
              act.at(),
              new TimelineEntry(
                  act == acts.getLast() ? nowStep() : StepState.DONE,
                  SpokenTime.moment(t, act.at()),
                  t.get("tracking.act." + act.kind()),
                  toldAbove(act) || !WRITTEN_FOR_THE_CITIZEN.contains(act.kind())
                      ? null
                      : act.note(),
                  by(act))));
    }
    done.addAll(parcels);
    List<TimelineEntry> entries =
        new ArrayList<>(
            paperWords.merged(
                done,
                papers,
                (move, place) ->
                    PaperWords.entry(move, SpokenTime.moment(t, move.at()), place, t)));
    TimelineEntry ahead = ahead();
    if (ahead != null) {
      entries.add(ahead);
    }
    return entries;
  }

  private boolean toldAbove(PastAct act) {
    return act == tracked.history().getLast() && TOLD_ABOVE.contains(act.kind());
  }

  private StepState nowStep() {
    DossierState state = tracked.dossier().state();
    return switch (state) {
      case NOT_ACCEPTED -> StepState.PROBLEM;
      case SUPPLEMENT_REQUESTED ->
          tracked.dossier().progress().supplementIn() ? StepState.CURRENT : StepState.PROBLEM;
      case STOPPED, RETURNED -> StepState.DONE;
      case NEW, ACCEPTED, PROCESSING, FINANCIAL_DUTY, WITHDRAWAL_REQUESTED, DONE ->
          StepState.CURRENT;
    };
  }

  private @Nullable TimelineEntry ahead() {
    Dossier dossier = tracked.dossier();
    Instant promise = ReminderKind.runs(dossier) ? dossier.progress().appointmentAt() : null;
    return switch (dossier.state()) {
      case NEW -> todo(null, "tracking.ahead.accept");
      case ACCEPTED, PROCESSING, SUPPLEMENT_REQUESTED, FINANCIAL_DUTY ->
          todo(promise == null ? null : SpokenTime.deadline(t, promise), "tracking.ahead.result");
      case DONE -> todo(null, "tracking.ahead.return");
      case NOT_ACCEPTED, WITHDRAWAL_REQUESTED, STOPPED, RETURNED -> null;
    };
  }

  private TimelineEntry todo(@Nullable String when, String key) {
    return new TimelineEntry(StepState.AHEAD, when, t.get(key), null, null);
  }

  /** The office that acted; for a partner system its own name. */
  private String by(PastAct act) {
    if (TrackingWords.isCitizen(act)) {
      return t.get("tracking.by.citizen");
    }
    if (act.kind() == ActKind.FILED && tracked.dossier().filing().helperId() == null) {
      return act.byName();
    }
    String place = act.byPlace();
    return place == null
        ? tracked.authority().name()
        : places.nameOf(place).orElse(tracked.authority().name());
  }
}
