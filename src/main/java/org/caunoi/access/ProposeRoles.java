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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An administrator proposes what somebody may do; nothing changes by it. */
@Component
public class ProposeRoles {

  private static final Set<Role> AT_A_POINT = EnumSet.of(Role.CLERK, Role.POINT_LEAD, Role.COURIER);

  private final Accounts accounts;
  private final RoleChanges changes;
  private final AuditLog audit;
  private final Clock clock;

  ProposeRoles(Accounts accounts, RoleChanges changes, AuditLog audit, Clock clock) {
    this.accounts = accounts;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code account-not-found}, {@code roles-unchanged}, {@code roles-not-for-place} where
   * helping and deciding would come together, {@code role-change-waits}.
   *
   * @param roles all that the person shall have; empty takes all away
   */
  @Transactional
  public UUID propose(SignedIn who, UUID person, Set<Role> roles) {
    who.require(Permission.MANAGE_PEOPLE);
    Account account =
        accounts.find(person).orElseThrow(() -> Refused.notFound("account-not-found"));
    if (account.roles().equals(roles)) {
      throw Refused.field("/roles", "roles-unchanged");
    }
    if (!roles.stream().allMatch(role -> fits(role, account))) {
      throw Refused.field("/roles", "roles-not-for-place");
    }
    UUID id = UuidV7.next(clock);
    if (!changes.add(id, person, account.roles(), roles, who, clock.instant())) {
      throw Refused.conflict("role-change-waits");
    }
    audit.write(
        "-",
        who.actor(),
        "role-change-proposed",
        "account/" + person,
        null,
        Map.of("change", id, "before", account.roles(), "after", roles));
    return id;
  }

  /** Those at a point help and never decide; the others never help. */
  public static boolean fits(Role role, Account account) {
    return fits(role, account.pointId());
  }

  static boolean fits(Role role, @Nullable String point) {
    return role != Role.SYSTEM_CLIENT && AT_A_POINT.contains(role) == (point != null);
  }
}
