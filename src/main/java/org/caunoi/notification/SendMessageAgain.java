package org.caunoi.notification;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.platform.jobs.Jobs;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was given up is planned anew, word for word, with all its tries and days. */
@ActsAsHouse("whoever looks after messages reads none of them")
@Component
public class SendMessageAgain {

  private final Messages messages;
  private final Jobs jobs;
  private final AuditLog audit;
  private final Clock clock;

  SendMessageAgain(Messages messages, Jobs jobs, AuditLog audit, Clock clock) {
    this.messages = messages;
    this.jobs = jobs;
    this.audit = audit;
    this.clock = clock;
  }

  /** Refused with {@code message-not-given-up}, also for a code. */
  @Transactional
  public void send(SignedIn who, UUID id) {
    who.require(Permission.MANAGE_EXCHANGE);
    String authority =
        messages
            .revive(id, clock.instant())
            .orElseThrow(() -> Refused.notFound("message-not-given-up"));
    jobs.doAfterCommit(SendMessage.job(authority, id));
    audit.write(authority, who.actor(), "message-sent-again", "message/" + id, null, Map.of());
  }
}
