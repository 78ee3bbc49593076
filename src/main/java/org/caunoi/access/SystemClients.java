package org.caunoi.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Other systems that speak to the house with a token; only the token's hash is kept. */
@Component
public class SystemClients {

  private final JdbcClient jdbc;
  private final AuditLog audit;
  private final Clock clock;

  SystemClients(JdbcClient jdbc, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** Registers a client and returns its token, which is shown this once and never again. */
  @Transactional
  public String register(
      Actor by, String name, Set<Permission> scopes, @Nullable String authority) {
    String token = "cn_" + Tokens.next();
    var id = UuidV7.next(clock);
    jdbc.sql(
            """
            INSERT INTO access.system_client (id, name, token_hash, scopes, authority, created_at)
            VALUES (:id, :name, :hash, :scopes, CAST(:authority AS text), :now)
            """)
        .param("id", id)
        .param("name", name)
        .param("hash", Tokens.hash(token))
        .param("scopes", scopes.stream().map(Enum::name).toArray(String[]::new))
        .param("authority", authority)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    audit.write("-", by, "client-registered", "client/" + id, null, Map.of("scopes", scopes));
    return token;
  }
}
