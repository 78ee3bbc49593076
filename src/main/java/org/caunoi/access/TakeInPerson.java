package org.caunoi.access;

import java.util.Set;
import java.util.UUID;
import org.caunoi.access.EnrolAccount.NewAccount;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a person in who may do nothing yet: the roles wait for a second administrator. */
@Component
public class TakeInPerson {

  private final EnrolAccount enrolling;
  private final ProposeRoles proposing;
  private final FirstPasswords passwords;

  TakeInPerson(EnrolAccount enrolling, ProposeRoles proposing, FirstPasswords passwords) {
    this.enrolling = enrolling;
    this.proposing = proposing;
    this.passwords = passwords;
  }

  /**
   * The password counts until the first sign-in. Refused as {@link EnrolAccount} and {@link
   * ProposeRoles}.
   */
  @Transactional
  public UUID takeIn(SignedIn who, NewAccount person) {
    who.require(Permission.MANAGE_PEOPLE);
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
}
