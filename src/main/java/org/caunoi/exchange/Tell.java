package org.caunoi.exchange;

import java.time.Clock;
import org.caunoi.platform.jobs.Jobs;
import org.caunoi.shared.UuidV7;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Plans to tell another system something, inside the transaction it follows from. */
@Component
public class Tell {

  private final Outbox outbox;
  private final Jobs jobs;
  private final Clock clock;

  Tell(Outbox outbox, Jobs jobs, Clock clock) {
    this.outbox = outbox;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** One reference is told one thing of a kind once; a second is a mistake of the caller. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(
      String authority, String target, String subject, String kind, String reference, String body) {
    Outbound message =
        new Outbound(authority, UuidV7.next(clock), target, subject, kind, reference, body);
    outbox.add(message, clock.instant());
    jobs.doAfterCommit(SendOutbound.job(message.authority(), message.id()));
  }
}
