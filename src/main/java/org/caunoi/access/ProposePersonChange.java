package org.caunoi.access;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.PersonChange.Kind;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An administrator proposes that somebody works elsewhere, or sets up a new code app because the
 * old telephone is gone; nothing changes by it.
 */
@Component
public class ProposePersonChange {

  private final Accounts accounts;
  private final PersonChanges changes;
  private final ObjectProvider<PlaceNames> places;
  private final AuditLog audit;
  private final Clock clock;

  ProposePersonChange(
      Accounts accounts,
      PersonChanges changes,
      ObjectProvider<PlaceNames> places,
      AuditLog audit,
      Clock clock) {
    this.accounts = accounts;
    this.changes = changes;
    this.places = places;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code account-not-found}, {@code place-unknown}, {@code place-unchanged}, {@code
   * roles-not-for-place}, {@code person-change-waits}.
   *
   * @param place a point or an authority; empty is the whole city
   */
  @Transactional
  public UUID move(SignedIn who, UUID person, String place) {
    Account account = account(who, person);
    Optional<String> wanted = Optional.of(place.strip()).filter(text -> !text.isEmpty());
    if (wanted.filter(code -> places.getObject().nameOf(code).isEmpty()).isPresent()) {
      throw Refused.field("/place", "place-unknown");
    }
    String point = wanted.filter(places.getObject()::isPoint).orElse(null);
    String authority = point == null ? wanted.orElse(null) : null;
    String before = account.pointId() == null ? account.authority() : account.pointId();
    if (wanted.equals(Optional.ofNullable(before))) {
      throw Refused.field("/place", "place-unchanged");
    }
    if (!fits(account, point)) {
      throw Refused.field("/place", "roles-not-for-place");
    }
    return add(who, account, Kind.MOVE, point, authority);
  }

  /** Refused: {@code account-not-found}, {@code no-code-needed}, {@code person-change-waits}. */
  @Transactional
  public UUID newCode(SignedIn who, UUID person) {
    Account account = account(who, person);
    if (!account.needsSecondFactor()) {
      throw Refused.conflict("no-code-needed");
    }
    return add(who, account, Kind.NEW_CODE, null, null);
  }

  /** Whether all that the person may do is done there. */
  static boolean fits(Account account, @Nullable String point) {
    return account.roles().stream().allMatch(role -> ProposeRoles.fits(role, point));
  }

  private Account account(SignedIn who, UUID person) {
    who.require(Permission.MANAGE_PEOPLE);
    return accounts.find(person).orElseThrow(() -> Refused.notFound("account-not-found"));
  }

  private UUID add(
      SignedIn who,
      Account account,
      Kind kind,
      @Nullable String point,
      @Nullable String authority) {
    UUID id = UuidV7.next(clock);
    changes.add(
        new PersonChange(
            id,
            account.id(),
            account.displayName(),
            kind,
            point,
            authority,
            who.accountId(),
            who.displayName(),
            clock.instant()));
    audit.write(
        "-",
        who.actor(),
        "person-change-proposed",
        "account/" + account.id(),
        null,
        Map.of("change", id, "kind", kind));
    return id;
  }
}
