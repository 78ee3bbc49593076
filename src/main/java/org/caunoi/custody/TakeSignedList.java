package org.caunoi.custody;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Seals the papers whose list the citizen has signed on their own screen. */
@Component
public class TakeSignedList {

  private final ReadShownLists reading;
  private final ShownLists lists;
  private final TakeInPapers taking;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TakeSignedList(
      ReadShownLists reading,
      ShownLists lists,
      TakeInPapers taking,
      ApplicationEventPublisher events,
      Clock clock) {
    this.reading = reading;
    this.lists = lists;
    this.taking = taking;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes in exactly what was signed. Refused as {@link TakeInPapers#take}, and {@code
   * list-not-signed} where the citizen has not, or where it was taken in already.
   */
  @Transactional
  public PaperSet take(SignedIn who, String code) {
    who.require(Permission.TAKE_IN_PAPERS);
    ShownList list =
        reading
            .mine(who, code)
            .flatMap(mine -> lists.lock(mine.id()))
            .filter(mine -> mine.state() == ListState.SIGNED)
            .orElseThrow(() -> Refused.conflict("list-not-signed"));
    UUID signature = Objects.requireNonNull(list.signature());
    PaperSet set = taking.sealShown(who, list, signature);
    lists.change(list, ListState.TAKEN, null, signature, set.id(), clock.instant());
    events.publishEvent(new ListOnScreenChanged(list.clerkId()));
    return set;
  }
}
