package org.caunoi.dossier;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.caunoi.calendar.DueDate;
import org.caunoi.calendar.Pause;
import org.caunoi.calendar.StatutoryTerm;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.catalogue.TermStrategy;
import org.caunoi.dossier.Acts.Standstill;
import org.caunoi.dossier.Dossier.TermChoice;
import org.springframework.stereotype.Component;

/** Computes the appointment of a dossier from its term and the time it stood still. */
@Component
class Promise {

  private final WorkingCalendars calendars;

  Promise(WorkingCalendars calendars) {
    this.calendars = calendars;
  }

  DueDate of(TermChoice term, Instant acceptedAt, List<Standstill> standstills) {
    return calendars.current().dueDate(acceptedAt, statutory(term), pauses(standstills));
  }

  /**
   * As above where the clock goes on; what an apology named holds, moved by the time the clock
   * stood still since, until a later moment is counted.
   */
  DueDate goingOn(Dossier dossier, Instant acceptedAt, List<Standstill> standstills) {
    TermChoice term = dossier.filing().term();
    DueDate counted = of(term, acceptedAt, standstills);
    Instant extended = dossier.progress().extendedTo();
    if (extended == null) {
      return counted;
    }
    List<Standstill> since = standstills.stream().filter(Standstill::afterApology).toList();
    Instant named = calendars.current().later(extended, statutory(term), pauses(since));
    return named.isAfter(counted.dueAt()) ? new DueDate(named, false, List.of()) : counted;
  }

  private static List<Pause> pauses(List<Standstill> standstills) {
    return standstills.stream().map(span -> new Pause(span.from(), span.to())).toList();
  }

  private static StatutoryTerm statutory(TermChoice term) {
    return StatutoryTerm.of(
        TermStrategy.valueOf(term.strategy()).key(),
        BigDecimal.valueOf(term.amount()),
        term.cutoff());
  }
}
