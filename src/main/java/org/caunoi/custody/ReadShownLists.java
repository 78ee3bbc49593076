package org.caunoi.custody;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.stereotype.Component;

/** Which list of papers a clerk has on the citizen's screen now. */
@Component
public class ReadShownLists {

  /** A list nobody touches any more is off the screen, as a session is. */
  private static final Duration QUIET = Duration.ofMinutes(10);

  private static final Duration GOODBYE = Duration.ofSeconds(45);

  private final ShownLists lists;
  private final Clock clock;

  ReadShownLists(ShownLists lists, Clock clock) {
    this.lists = lists;
    this.clock = clock;
  }

  /** The clerk's own, of this dossier; empty once it is taken in or forgotten. */
  public Optional<ShownList> mine(SignedIn who, String code) {
    return lists.last(List.of(who.accountId()), clock.instant().minus(QUIET)).stream()
        .filter(list -> list.dossierCode().equals(code) && list.state() != ListState.TAKEN)
        .findFirst();
  }

  /** By clerk; what is over stays for a goodbye. */
  @ActsAsHouse("the screens of all counters are looked after together")
  public Map<UUID, ShownList> atCounters(Collection<UUID> clerks) {
    Map<UUID, ShownList> shown = new HashMap<>();
    if (!clerks.isEmpty()) {
      Instant now = clock.instant();
      lists.last(clerks, now.minus(QUIET)).stream()
          .filter(list -> !list.state().isOver() || list.changedAt().plus(GOODBYE).isAfter(now))
          .forEach(list -> shown.put(list.clerkId(), list));
    }
    return shown;
  }
}
