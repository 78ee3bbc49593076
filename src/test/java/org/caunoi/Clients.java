package org.caunoi;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.ConfirmClient;
import org.caunoi.access.Permission;
import org.caunoi.access.RegisterClient;
import org.caunoi.access.RegisterClient.Registered;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Other systems of a test, registered and confirmed as two administrators do it. */
@Component
public class Clients {

  private final RegisterClient registering;
  private final ConfirmClient confirming;
  private final JdbcClient jdbc;
  private final SignedIn first = administrator("quan-tri-thu-1");
  private final SignedIn second = administrator("quan-tri-thu-2");

  Clients(RegisterClient registering, ConfirmClient confirming, JdbcClient jdbc) {
    this.registering = registering;
    this.confirming = confirming;
    this.jdbc = jdbc;
  }

  /** A client with exactly these scopes, also such as nobody could register today. */
  public Registered add(String name, Set<Permission> scopes) {
    Set<Permission> offered = EnumSet.copyOf(RegisterClient.offered());
    boolean canBe = !scopes.isEmpty() && offered.containsAll(scopes);
    Registered registered = registering.register(first, name, canBe ? scopes : offered, null);
    confirming.confirm(second, registered.id());
    if (!canBe) {
      jdbc.sql("UPDATE access.system_client SET scopes = :scopes WHERE id = :id")
          .param("scopes", scopes.stream().map(Enum::name).toArray(String[]::new))
          .param("id", registered.id())
          .update();
    }
    return registered;
  }

  private static SignedIn administrator(String name) {
    return new SignedIn(
        UUID.randomUUID(),
        name,
        name,
        "",
        EnumSet.of(Role.ADMINISTRATOR),
        EnumSet.noneOf(Permission.class),
        null,
        null);
  }
}
