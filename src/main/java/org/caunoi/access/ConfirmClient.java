package org.caunoi.access;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A second administrator lets another system's token work. */
@Component
public class ConfirmClient {

  private final SystemClients clients;
  private final AuditLog audit;
  private final Clock clock;

  ConfirmClient(SystemClients clients, AuditLog audit, Clock clock) {
    this.clients = clients;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code client-not-found}, {@code second-person-needed} for who registered it, {@code
   * client-not-waiting}.
   */
  @Transactional
  public void confirm(SignedIn who, UUID id) {
    who.require(Permission.MANAGE_PEOPLE);
    SystemClient client = clients.find(id).orElseThrow(() -> Refused.notFound("client-not-found"));
    if (who.accountId().equals(client.registeredBy())) {
      throw Refused.conflict("second-person-needed");
    }
    if (!clients.confirm(id, who, clock.instant())) {
      throw Refused.conflict("client-not-waiting");
    }
    audit.write("-", who.actor(), "client-confirmed", "client/" + id, null, Map.of());
  }
}
