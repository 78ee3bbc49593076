package org.caunoi.assistance;

import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sessions a clerk has put aside, three at most, to be taken up again. */
@Component
public class ParkedSessions {

  private final Sessions sessions;

  ParkedSessions(Sessions sessions) {
    this.sessions = sessions;
  }

  /** The clerk's own open sessions at the point they work at, newest first. */
  @Transactional(readOnly = true)
  public List<Session> list(SignedIn who) {
    who.require(Permission.HELP_CITIZEN);
    return sessions.openOf(who.accountId()).stream()
        .filter(session -> session.opening().pointId().equals(who.pointId()))
        .toList();
  }
}
