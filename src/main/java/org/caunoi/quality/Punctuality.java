package org.caunoi.quality;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.calendar.Pause;
import org.caunoi.calendar.StatutoryTerm;
import org.caunoi.calendar.WorkingCalendar;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.HandledDossier;
import org.caunoi.quality.IndicatorSettings.Extension;
import org.caunoi.quality.Verdict.Ground;
import org.jspecify.annotations.Nullable;

/**
 * Indicator 2.1 as it is documented for the national portal: the end of handling is the moment of
 * "done", else of "returned", else of the refusal or stop; for a dossier that still waits for the
 * citizen it is the request; for one whose clock stands still because papers are lost, the moment
 * it stopped; for any other unfinished one the end of the period. More than one request counts as
 * late whatever the days say. Time spent waiting for the citizen is not counted. For a dissolved
 * unit handling ends when the dossier goes to the unit that follows. The later promise of an
 * apology counts only as the settings say.
 *
 * @param openEnd the end of handling for dossiers nobody has finished
 * @param rule which promise counts where an apology named a later one
 */
record Punctuality(WorkingCalendar calendar, Instant openEnd, Extension rule) {

  Verdict judge(HandledDossier dossier) {
    Instant end = endOf(dossier);
    Instant limit = limitOf(dossier, end);
    boolean inTime = !end.isAfter(limit);
    return new Verdict(dossier, ground(dossier, inTime), end, limit);
  }

  private static Ground ground(HandledDossier dossier, boolean inTime) {
    if (dossier.requests() > 1) {
      return Ground.ASKED_AGAIN;
    }
    if (dossier.handedOnAt() != null && !dossier.awaitsPapers()) {
      return inTime ? Ground.HANDED_ON_IN_TIME : Ground.HANDED_ON_LATE;
    }
    if (dossier.handedOnAt() != null) {
      return inTime ? Ground.WAITS_FOR_CITIZEN : Ground.ASKED_LATE;
    }
    return switch (dossier.state()) {
      case DONE, RETURNED -> inTime ? Ground.DONE_IN_TIME : Ground.DONE_LATE;
      case NOT_ACCEPTED, STOPPED -> inTime ? Ground.ENDED_IN_TIME : Ground.ENDED_LATE;
      case NEW,
          ACCEPTED,
          PROCESSING,
          SUPPLEMENT_REQUESTED,
          FINANCIAL_DUTY,
          WITHDRAWAL_REQUESTED -> {
        if (dossier.awaitsPapers()) {
          yield inTime ? Ground.WAITS_FOR_CITIZEN : Ground.ASKED_LATE;
        }
        yield inTime ? Ground.OPEN_IN_TIME : Ground.OPEN_LATE;
      }
    };
  }

  /** The end of handling; where papers were still awaited then, the authority had ended before. */
  private Instant endOf(HandledDossier dossier) {
    Instant asked = openRequest(dossier);
    Instant ended = endedAt(dossier);
    if (asked != null && (ended == null || !dossier.isDone())) {
      return asked;
    }
    if (ended != null) {
      return ended;
    }
    Instant paused = dossier.pausedAt();
    return paused != null && paused.isBefore(openEnd) ? paused : openEnd;
  }

  /** When it was over, null while it is not. */
  static @Nullable Instant endedAt(HandledDossier dossier) {
    if (dossier.handedOnAt() != null) {
      return dossier.handedOnAt();
    }
    if (dossier.isDone()) {
      return dossier.finishedAt() == null ? dossier.returnedAt() : dossier.finishedAt();
    }
    boolean over =
        dossier.state() == DossierState.NOT_ACCEPTED || dossier.state() == DossierState.STOPPED;
    return over ? dossier.finishedAt() : null;
  }

  private static @Nullable Instant openRequest(HandledDossier dossier) {
    boolean open = !dossier.pauses().isEmpty() && dossier.pauses().getLast().to() == null;
    return open ? dossier.pauses().getLast().from() : null;
  }

  /**
   * The appointment, which has moved with each wait; without one what the law allows. A promise
   * that had passed before the apology stays what it was.
   */
  private Instant limitOf(HandledDossier dossier, Instant end) {
    HandledDossier.Extension extension = dossier.extension();
    if (extension != null && !extension.inTime()) {
      return extension.former();
    }
    if (extension != null && rule == Extension.NEVER) {
      return firstPromise(dossier, extension, end);
    }
    return dossier.appointmentAt() == null
        ? lawful(dossier, end, Instant.MAX)
        : dossier.appointmentAt();
  }

  /** What was promised before the apology, moved by the time papers were awaited after it. */
  private Instant firstPromise(
      HandledDossier dossier, HandledDossier.Extension extension, Instant end) {
    int waited =
        calendar.workingMinutesBetween(
            lawful(dossier, end, extension.at()), lawful(dossier, end, Instant.MAX));
    return waited == 0
        ? extension.former()
        : calendar.plusWorkingMinutes(extension.former(), waited);
  }

  /**
   * By when the law wants it done.
   *
   * @param until only what was asked for before counts as a wait
   */
  private Instant lawful(HandledDossier dossier, Instant end, Instant until) {
    StatutoryTerm term =
        StatutoryTerm.of(
            dossier.strategy().key(),
            BigDecimal.valueOf(dossier.term().amount()),
            dossier.term().cutoff());
    List<Pause> pauses = new ArrayList<>();
    for (HandledDossier.Pause pause : dossier.pauses()) {
      Instant to = pause.to();
      if (to != null
          && pause.from().isBefore(end)
          && pause.from().isBefore(until)
          && to.isAfter(pause.from())) {
        pauses.add(new Pause(pause.from(), to));
      }
    }
    return calendar.dueDate(dossier.intakeAt(), term, pauses).dueAt();
  }
}
