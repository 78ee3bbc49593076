package org.caunoi.access;

import java.util.Set;
import java.util.UUID;
import org.caunoi.access.EnrolAccount.NewAccount;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a person in who may do nothing yet: the roles wait for a second administrator. */
@Component
public class TakeInPerson {

  private final EnrolAccount enrolling;
  private final ProposeRoles proposing;
  private final FirstPasswords passwords;
  private final ObjectProvider<PlaceNames> places;

  TakeInPerson(
      EnrolAccount enrolling,
      ProposeRoles proposing,
      FirstPasswords passwords,
      ObjectProvider<PlaceNames> places) {
    this.places = places;
    this.enrolling = enrolling;
    this.proposing = proposing;
    this.passwords = passwords;
  }

  /**
   * The password counts until the first sign-in. Refused as {@link EnrolAccount} and {@link
   * ProposeRoles}, and at {@code /place}: {@code place-unknown} for a point that is none or an
   * authority that is none, {@code roles-not-for-place}.
   */
  @Transactional
  public UUID takeIn(SignedIn who, NewAccount person) {
    who.require(Permission.MANAGE_PEOPLE);
    checkPlace(person);
    UUID id =
        enrolling.enrol(
            who.actor(),
            new NewAccount(
                person.username(),
                person.displayName(),
                person.badge(),
                person.password(),
                Set.of(),
                person.pointId(),
                person.authority()));
    passwords.give(id, person.password(), who.accountId());
    proposing.propose(who, id, person.roles());
    return id;
  }

  private void checkPlace(NewAccount person) {
    String point = person.pointId();
    if (!isNothingOr(point, true) || !isNothingOr(person.authority(), false)) {
      throw Refused.field("/place", "place-unknown");
    }
    if (!person.roles().stream().allMatch(role -> ProposeRoles.fits(role, point))) {
      throw Refused.field("/place", "roles-not-for-place");
    }
  }

  private boolean isNothingOr(@Nullable String place, boolean point) {
    if (place == null) {
      return true;
    }
    PlaceNames names = places.getObject();
    return names.nameOf(place).isPresent() && names.isPoint(place) == point;
  }
}
