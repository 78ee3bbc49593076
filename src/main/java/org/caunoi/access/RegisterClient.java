package org.caunoi.access;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An administrator registers another system; its token works once a second one has confirmed. */
@Component
public class RegisterClient {

  private static final int LONGEST_NAME = 80;

  private final SystemClients clients;
  private final ObjectProvider<PlaceNames> places;
  private final AuditLog audit;
  private final Clock clock;

  RegisterClient(
      SystemClients clients, ObjectProvider<PlaceNames> places, AuditLog audit, Clock clock) {
    this.clients = clients;
    this.places = places;
    this.audit = audit;
    this.clock = clock;
  }

  /** What another system may be allowed to do. */
  public static Set<Permission> offered() {
    Set<Permission> offered = EnumSet.allOf(Permission.class);
    offered.removeIf(one -> !Role.SYSTEM_CLIENT.may(one));
    offered.removeAll(EnumSet.of(Permission.OPEN, Permission.SIGNED_IN));
    return offered;
  }

  /**
   * The token is in the answer this once and never again. Refused: {@code required} and {@code
   * too-long} (80 characters) for the name, {@code client-name-taken}, {@code required} and {@code
   * scope-not-offered} for the scopes, {@code place-unknown}.
   *
   * @param authority the agency whose dossiers it sees; null for all
   */
  @Transactional
  public Registered register(
      SignedIn who, String name, Set<Permission> scopes, @Nullable String authority) {
    who.require(Permission.MANAGE_PEOPLE);
    if (name.isBlank()) {
      throw Refused.field("/name", "required");
    }
    if (name.length() > LONGEST_NAME) {
      throw Refused.field("/name", "too-long", LONGEST_NAME);
    }
    if (scopes.isEmpty()) {
      throw Refused.field("/scopes", "required");
    }
    if (!offered().containsAll(scopes)) {
      throw Refused.field("/scopes", "scope-not-offered");
    }
    if (authority != null && !isKnown(authority)) {
      throw Refused.field("/authority", "place-unknown");
    }
    UUID id = UuidV7.next(clock);
    String token = "cn_" + Tokens.next();
    SystemClient client =
        new SystemClient(
            id,
            name.strip(),
            EnumSet.copyOf(scopes),
            authority,
            SystemClient.Standing.WAITING,
            who.accountId(),
            clock.instant(),
            new SystemClient.Names(who.displayName(), null, null),
            null);
    if (!clients.add(client, Tokens.hash(token), who)) {
      throw Refused.field("/name", "client-name-taken");
    }
    audit.write(
        "-", who.actor(), "client-registered", "client/" + id, null, Map.of("scopes", scopes));
    return new Registered(id, token);
  }

  private boolean isKnown(String authority) {
    return places.stream()
        .anyMatch(names -> names.nameOf(authority).isPresent() && !names.isPoint(authority));
  }

  /** A client just registered, with its token. */
  public record Registered(UUID id, String token) {}
}
