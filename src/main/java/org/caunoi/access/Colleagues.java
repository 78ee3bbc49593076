package org.caunoi.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;

/** The people whose absences somebody looks after: a lead the own unit, an administrator all. */
@Component
public class Colleagues {

  static final Set<Role> WORK_ON_DOSSIERS =
      EnumSet.of(Role.INTAKE_OFFICER, Role.SPECIALIST, Role.SIGNER);

  private final Accounts accounts;

  Colleagues(Accounts accounts) {
    this.accounts = accounts;
  }

  public List<Account> list(SignedIn who) {
    who.require(Permission.MANAGE_ABSENCES);
    return accounts.list().stream()
        .filter(one -> one.roles().stream().anyMatch(WORK_ON_DOSSIERS::contains))
        .filter(one -> isMine(who, one))
        .toList();
  }

  /** Refused: {@code account-not-found}, also for people of other units. */
  public Account get(SignedIn who, UUID account) {
    who.require(Permission.MANAGE_ABSENCES);
    return accounts
        .find(account)
        .filter(one -> isMine(who, one))
        .orElseThrow(() -> Refused.notFound("account-not-found"));
  }

  /** Active people of the same unit who may do all that this person does with dossiers. */
  public List<Account> substitutes(Account person) {
    return accounts.list().stream().filter(one -> fits(one, person)).toList();
  }

  static boolean fits(Account substitute, Account person) {
    Set<Role> needed = EnumSet.copyOf(WORK_ON_DOSSIERS);
    needed.retainAll(person.roles());
    return substitute.active()
        && !substitute.id().equals(person.id())
        && (substitute.authority() == null
            || Objects.equals(substitute.authority(), person.authority()))
        && substitute.roles().containsAll(needed)
        && !needed.isEmpty();
  }

  private static boolean isMine(SignedIn who, Account one) {
    return who.authority() == null || who.authority().equals(one.authority());
  }
}
