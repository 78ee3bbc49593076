package org.caunoi.assistance;

import java.time.Clock;
import org.caunoi.access.SignedOut;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Screens whose time is over are forgotten: the clerk left, or ten hours went by. */
@ActsAsHouse("screens end with the sign-in of their clerk")
@Component
class ForgetScreens {

  private final Screens screens;
  private final Clock clock;

  ForgetScreens(Screens screens, Clock clock) {
    this.screens = screens;
    this.clock = clock;
  }

  @EventListener
  void clerkLeft(SignedOut event) {
    screens.forgetCounter(event.accountId());
  }

  /** How many had expired. */
  int sweep() {
    return screens.forgetExpired(clock.instant());
  }
}
