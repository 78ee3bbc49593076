package org.caunoi.custody;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.document.DiscardDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes lists off the citizens' screens; a signature under one that is not sealed is discarded. */
@Component
class WithdrawLists {

  private static final Duration FORGOTTEN = Duration.ofHours(12);

  private final ShownLists lists;
  private final DiscardDocument discard;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  WithdrawLists(
      ShownLists lists, DiscardDocument discard, ApplicationEventPublisher events, Clock clock) {
    this.lists = lists;
    this.discard = discard;
    this.events = events;
    this.clock = clock;
  }

  /** Whatever this clerk has on a screen. */
  @Transactional
  public void of(SignedIn who) {
    withdraw(who.accountId(), clock.instant());
    events.publishEvent(new ListOnScreenChanged(who.accountId()));
  }

  /** What everybody has forgotten. */
  @Transactional
  public void forgotten() {
    withdraw(null, clock.instant().minus(FORGOTTEN));
  }

  private void withdraw(@Nullable UUID clerk, Instant before) {
    lists.withdraw(clerk, before, clock.instant()).forEach(discard::discard);
  }
}
