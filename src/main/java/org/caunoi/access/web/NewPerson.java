package org.caunoi.access.web;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.caunoi.access.EnrolAccount.NewAccount;
import org.caunoi.access.PersonNames;
import org.caunoi.access.PlaceNames;
import org.caunoi.access.Role;
import org.caunoi.shared.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads what was written about a new person. */
@Component
class NewPerson {

  static final Set<Role> OFFERED = EnumSet.complementOf(EnumSet.of(Role.SYSTEM_CLIENT));

  private final ObjectProvider<PlaceNames> places;

  NewPerson(ObjectProvider<PlaceNames> places) {
    this.places = places;
  }

  /** Refused: {@code required} and {@code too-long} by field, {@code place-unknown}. */
  NewAccount of(PersonForm form, String password) {
    Role role =
        OFFERED.stream()
            .filter(known -> known.name().equals(form.role()))
            .findFirst()
            .orElseThrow(() -> Refused.field("/role", "required"));
    PersonNames.check(form.displayName(), form.badge());
    boolean helps = role == Role.CLERK || role == Role.POINT_LEAD || role == Role.COURIER;
    if (form.place().isEmpty() ? helps : placeName(form.place()).isEmpty()) {
      throw Refused.field("/place", "place-unknown");
    }
    String place = form.place().isEmpty() ? null : form.place();
    boolean point = place != null && places.getObject().isPoint(place);
    return new NewAccount(
        form.username(),
        form.displayName(),
        form.badge(),
        password,
        Set.of(role),
        point ? place : null,
        point ? null : place);
  }

  Optional<String> placeName(String place) {
    return Optional.ofNullable(places.getIfAvailable()).flatMap(names -> names.nameOf(place));
  }
}
