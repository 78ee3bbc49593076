package org.caunoi.exchange;

import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What another system will not take is done in another way: it is not told again, and nothing waits
 * behind it any more.
 */
@ActsAsHouse("whoever found another way may not read what other systems are told")
@Component
public class DropMessage {

  private final Outbox outbox;

  DropMessage(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Does nothing where nothing was given up. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void drop(String target, String reference) {
    outbox.drop(target, reference);
  }
}
