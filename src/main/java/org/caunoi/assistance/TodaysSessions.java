package org.caunoi.assistance;

import java.time.Instant;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What went on today at the clerk's own point, without names. */
@Component
public class TodaysSessions {

  private static final int MOST = 200;

  private final Sessions sessions;
  private final SessionActs acts;

  TodaysSessions(Sessions sessions, SessionActs acts) {
    this.sessions = sessions;
    this.acts = acts;
  }

  /** Newest first, 200 at most. */
  @Transactional(readOnly = true)
  public List<Session> list(SignedIn who) {
    who.require(Permission.HELP_CITIZEN);
    Instant today = VietnamTime.day(acts.now()).atStartOfDay(VietnamTime.ZONE).toInstant();
    return sessions.ofPoint(who.requirePoint(), today, MOST);
  }
}
