package org.caunoi.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The person or system behind a request, read afresh from the database for each request, so that a
 * role taken away is gone at the next click.
 *
 * <p>Not a {@code java.security.Principal}: Spring would hand controllers its own token instead.
 *
 * @param accountId account, or system client
 * @param badge what the citizen sees on the clerk's badge
 * @param pointId the agent point a helper works at, else null
 * @param authority agency code an officer works for, else null (the whole city)
 */
public record SignedIn(
    UUID accountId,
    String username,
    String displayName,
    String badge,
    Set<Role> roles,
    Set<Permission> scopes,
    @Nullable String pointId,
    @Nullable String authority) {

  /** Whether one of the roles holds the permission; a system client also needs it as a scope. */
  public boolean may(Permission permission) {
    return roles.stream().anyMatch(role -> role.may(permission))
        && (!isSystem() || permission == Permission.SIGNED_IN || scopes.contains(permission));
  }

  /** Refuses with {@code forbidden} where {@link #may} is false. */
  public void require(Permission permission) {
    if (!may(permission)) {
      throw new Refused(Refused.Kind.FORBIDDEN, "forbidden", List.of());
    }
  }

  public boolean isSystem() {
    return roles.contains(Role.SYSTEM_CLIENT);
  }

  /** How the audit log names this person. */
  public Actor actor() {
    return new Actor(accountId, username, pointId == null ? authority : pointId);
  }

  /** The point this person helps at; refused with {@code no-point} for people without one. */
  public String requirePoint() {
    if (pointId == null) {
      throw new Refused(Refused.Kind.FORBIDDEN, "no-point", List.of());
    }
    return pointId;
  }
}
