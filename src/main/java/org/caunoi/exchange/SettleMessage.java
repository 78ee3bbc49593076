package org.caunoi.exchange;

import java.time.Clock;
import java.util.List;
import org.caunoi.platform.jobs.Jobs;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Nobody could find out by machine whether another system heard something; a person asked there and
 * says so. Only then is it told again, and without asking once more.
 */
@ActsAsHouse("whoever asked the other system may not read what it is told")
@Component
public class SettleMessage {

  private final Outbox outbox;
  private final List<OutboxTarget> targets;
  private final Jobs jobs;
  private final Clock clock;

  SettleMessage(Outbox outbox, List<OutboxTarget> targets, Jobs jobs, Clock clock) {
    this.outbox = outbox;
    this.targets = targets;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Refused with {@code message-not-given-up}.
   *
   * @param answer what it would have answered, such as its number
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void heard(String target, String reference, String kind, String answer) {
    Outbound message = dead(target, reference, kind);
    outbox.settle(message, true, clock.instant());
    targets.stream()
        .filter(one -> one.name().equals(target))
        .findFirst()
        .orElseThrow()
        .taken(message, answer);
  }

  /** Refused with {@code message-not-given-up}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void notHeard(String target, String reference, String kind) {
    Outbound message = dead(target, reference, kind);
    outbox.settle(message, false, clock.instant());
    jobs.doAfterCommit(SendOutbound.job(message.authority(), message.id()));
  }

  private Outbound dead(String target, String reference, String kind) {
    return outbox
        .dead(target, reference, kind)
        .orElseThrow(() -> Refused.conflict("message-not-given-up"));
  }
}
