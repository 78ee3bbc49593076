package org.caunoi.custody;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * Which envelopes and bags a person may read about: what they keep or kept, what is at their place,
 * what is on its way to it, and what lies in such a bag; couriers what is offered to any of them.
 * People of the whole city read all.
 */
final class Reach {

  static final String WITHIN =
      """
      (:all OR u.keeper_id = :me OR u.keeper_place = :place OR u.destination = :place OR u.offered_to = :place
        OR (:carries AND u.offer IS NOT NULL AND u.offered_to IS NULL)
        OR EXISTS (SELECT 1 FROM custody.holding h WHERE h.unit = u.number AND h.keeper_id = :me)
        OR EXISTS (SELECT 1 FROM custody.unit b WHERE b.number = u.inside
                   AND (b.keeper_id = :me OR b.keeper_place = :place OR b.destination = :place)))
      """;

  private static final String NOWHERE = "-";
  private static final Set<Role> TIED = EnumSet.of(Role.CLERK, Role.POINT_LEAD, Role.COURIER);

  private Reach() {}

  static Map<String, @Nullable Object> params(SignedIn who) {
    String place = Custodians.place(who);
    boolean all = place.isEmpty() && !TIED.containsAll(who.roles());
    Map<String, @Nullable Object> params = new HashMap<>();
    params.put("all", all);
    params.put("carries", who.roles().contains(Role.COURIER));
    params.put("me", who.accountId());
    params.put("place", place.isEmpty() ? NOWHERE : place);
    return params;
  }
}
