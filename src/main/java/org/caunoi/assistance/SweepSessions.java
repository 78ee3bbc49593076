package org.caunoi.assistance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/**
 * After the end of the day no session keeps a person: what was left open is closed as abandoned.
 */
@Component
class SweepSessions {

  private final Sessions sessions;
  private final EndCitizen ends;
  private final Clock clock;

  SweepSessions(Sessions sessions, EndCitizen ends, Clock clock) {
    this.sessions = sessions;
    this.ends = ends;
    this.clock = clock;
  }

  /** How many sessions of earlier days were closed. */
  int sweep() {
    Instant today = VietnamTime.day(clock.instant()).atStartOfDay(VietnamTime.ZONE).toInstant();
    List<UUID> left = sessions.openBefore(today);
    left.forEach(id -> ends.end(By.HOUSE, id, Outcome.ABANDONED));
    return left.size();
  }
}
