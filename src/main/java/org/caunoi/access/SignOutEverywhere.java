package org.caunoi.access;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends whatever sign-ins a person has, and tells those who keep something open for them. */
@Component
class SignOutEverywhere {

  private final SignIns signIns;
  private final ApplicationEventPublisher events;

  SignOutEverywhere(SignIns signIns, ApplicationEventPublisher events) {
    this.signIns = signIns;
    this.events = events;
  }

  void now(UUID account) {
    signIns.closeAllOf(account);
    events.publishEvent(new SignedOut(account));
  }
}
