package org.caunoi.exchange;

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

/** What was given up gets all its tries again, word for word. */
@ActsAsHouse("administrators look after the connections, and read no content")
@Component
public class ReplayMessage {

  private final Outbox outbox;
  private final Inbox inbox;
  private final Jobs jobs;
  private final AuditLog audit;
  private final Clock clock;

  ReplayMessage(Outbox outbox, Inbox inbox, Jobs jobs, AuditLog audit, Clock clock) {
    this.outbox = outbox;
    this.inbox = inbox;
    this.jobs = jobs;
    this.audit = audit;
    this.clock = clock;
  }

  /** Refused with {@code message-not-given-up}. */
  @Transactional
  public void outgoing(SignedIn who, UUID id) {
    who.require(Permission.MANAGE_EXCHANGE);
    String authority =
        outbox
            .revive(id, clock.instant())
            .orElseThrow(() -> Refused.notFound("message-not-given-up"));
    jobs.doAfterCommit(SendOutbound.job(authority, id));
    audit.write(
        authority, who.actor(), "exchange-outgoing-replayed", "outbox/" + id, null, Map.of());
  }

  /** Refused with {@code message-not-given-up}. */
  @Transactional
  public void incoming(SignedIn who, UUID id) {
    who.require(Permission.MANAGE_EXCHANGE);
    if (!inbox.revive(id, clock.instant())) {
      throw Refused.notFound("message-not-given-up");
    }
    audit.write("-", who.actor(), "exchange-incoming-replayed", "inbox/" + id, null, Map.of());
  }
}
