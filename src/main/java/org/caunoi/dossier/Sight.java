package org.caunoi.dossier;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * Which dossiers a person may know of: a system its own filings, a helper those of the point, an
 * officer those of the authority, people of the whole city all. A helper without a point sees none.
 */
record Sight(@Nullable UUID client, @Nullable String point, @Nullable String authority) {

  private static final Set<Role> HELPERS = EnumSet.of(Role.CLERK, Role.POINT_LEAD);
  private static final String NO_POINT = "";

  static Sight of(SignedIn who) {
    if (who.isSystem()) {
      return new Sight(who.accountId(), null, null);
    }
    boolean lost = who.pointId() == null && HELPERS.containsAll(who.roles());
    return new Sight(null, lost ? NO_POINT : who.pointId(), who.authority());
  }

  /** As {@link Dossiers#VISIBLE}, for a dossier the house has found by itself. */
  boolean sees(Dossier dossier) {
    Dossier.Filing filing = dossier.filing();
    return (client == null || client.equals(filing.clientId()))
        && (point == null || point.equals(filing.pointId()))
        && (authority == null || authority.equals(dossier.unit()));
  }

  /** Parameters of {@link Dossiers#VISIBLE}. */
  Map<String, @Nullable Object> params() {
    Map<String, @Nullable Object> params = new HashMap<>();
    params.put("client", client);
    params.put("point", point);
    params.put("ownAuthority", authority);
    return params;
  }
}
