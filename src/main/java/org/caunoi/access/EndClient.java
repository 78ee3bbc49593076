package org.caunoi.access;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One administrator is enough to shut another system out, from its next request on. */
@Component
public class EndClient {

  private static final int LONGEST_REASON = 500;

  private final SystemClients clients;
  private final AuditLog audit;
  private final Clock clock;

  EndClient(SystemClients clients, AuditLog audit, Clock clock) {
    this.clients = clients;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code required} and {@code too-long} (500 characters) for the reason, {@code
   * client-not-found}, {@code client-ended}.
   */
  @Transactional
  public void end(SignedIn who, UUID id, String reason) {
    who.require(Permission.MANAGE_PEOPLE);
    if (reason.isBlank()) {
      throw Refused.field("/reason", "required");
    }
    if (reason.length() > LONGEST_REASON) {
      throw Refused.field("/reason", "too-long", LONGEST_REASON);
    }
    if (clients.find(id).isEmpty()) {
      throw Refused.notFound("client-not-found");
    }
    if (!clients.end(id, reason.strip(), who, clock.instant())) {
      throw Refused.conflict("client-ended");
    }
    audit.write("-", who.actor(), "client-ended", "client/" + id, null, Map.of());
  }
}
