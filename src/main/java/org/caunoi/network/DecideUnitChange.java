package org.caunoi.network;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.access.WhyNot;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The second administrator lets a unit be made or renamed, or does not. */
@Component
public class DecideUnitChange {

  private final UnitChanges changes;
  private final Authorities authorities;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DecideUnitChange(
      UnitChanges changes,
      Authorities authorities,
      AuditLog audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.changes = changes;
    this.authorities = authorities;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Counts here at once, on other nodes within half a minute. Refused: {@code
   * unit-change-not-found}, {@code second-person-needed}, {@code unit-changed-meanwhile}, {@code
   * unit-place-taken}.
   */
  @Transactional
  public void approve(SignedIn who, UUID id) {
    UnitChange change = waiting(who, id);
    if (change.proposedBy().equals(who.accountId())) {
      throw Refused.conflict("second-person-needed");
    }
    changes.oneAtATime();
    String name = authorities.find(change.unit().code()).map(Authority::name).orElse(null);
    if (change.isNew() ? name != null : !Objects.equals(name, change.nameBefore())) {
      throw Refused.conflict("unit-changed-meanwhile");
    }
    if (change.isNew() && isPlaceTaken(change.unit())) {
      throw Refused.conflict("unit-place-taken");
    }
    decide(who, change, null);
    events.publishEvent(new UnitsChanged());
  }

  /**
   * Also for who proposed it. Refused: {@code unit-change-not-found}, {@code required} and {@code
   * too-long} at {@code /reason}.
   */
  @Transactional
  public void reject(SignedIn who, UUID id, String reason) {
    decide(who, waiting(who, id), WhyNot.of(reason));
  }

  /** Also by a unit that another node let in a moment ago. */
  private boolean isPlaceTaken(Authority unit) {
    Stream<Authority> made =
        changes.inForce().stream().filter(UnitChange::isNew).map(UnitChange::unit);
    return Stream.concat(authorities.list().stream(), made).anyMatch(unit::sharesPlaceWith);
  }

  private UnitChange waiting(SignedIn who, UUID id) {
    who.require(Permission.MANAGE_PEOPLE);
    return changes.find(id).orElseThrow(() -> Refused.notFound("unit-change-not-found"));
  }

  private void decide(SignedIn who, UnitChange change, @Nullable String whyNot) {
    if (!changes.decide(change.id(), who, clock.instant().atOffset(ZoneOffset.UTC), whyNot)) {
      throw Refused.notFound("unit-change-not-found");
    }
    audit.write(
        change.unit().code(),
        who.actor(),
        whyNot == null ? "unit-change-approved" : "unit-change-rejected",
        "unit/" + change.unit().code(),
        null,
        Map.of("change", change.id()));
  }
}
