package org.caunoi.custody;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.History;
import org.caunoi.custody.model.Keeper;
import org.caunoi.custody.model.Offer;
import org.caunoi.custody.model.UnitState;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores acts: events, projection and audit row together. Units are locked from being read until
 * the commit, so of many who act on one at once the first is stored and the others see it.
 */
@Component
class Ledger {

  private final JdbcClient jdbc;
  private final Events events;
  private final Projection projection;
  private final Custodians custodians;
  private final AuditLog audit;
  private final TellOfChanges changes;
  private final Nearness nearness;
  private final FollowTrips following;
  private final Clock clock;

  Ledger(
      JdbcClient jdbc,
      Events events,
      Projection projection,
      Custodians custodians,
      AuditLog audit,
      TellOfChanges changes,
      Nearness nearness,
      FollowTrips following,
      Clock clock) {
    this.nearness = nearness;
    this.following = following;
    this.jdbc = jdbc;
    this.events = events;
    this.projection = projection;
    this.custodians = custodians;
    this.audit = audit;
    this.changes = changes;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Locks one unit; refused with {@code unit-not-found}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Held hold(String number) {
    Held held = hold(List.of(number));
    if (!held.knows(number)) {
      throw Refused.notFound("unit-not-found");
    }
    return held;
  }

  /** Locks those there are and reads nothing. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(Collection<String> numbers) {
    if (!numbers.isEmpty()) {
      jdbc.sql(
              "SELECT number FROM custody.unit WHERE number IN (:numbers) ORDER BY number FOR"
                  + " UPDATE")
          .param("numbers", new TreeSet<>(numbers))
          .query(String.class)
          .list();
    }
  }

  /** Locks those there are. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Held hold(Collection<String> numbers) {
    Held held = new Held();
    if (numbers.isEmpty()) {
      return held;
    }
    Map<String, String> authorities = new LinkedHashMap<>();
    jdbc.sql(
            """
            SELECT number, authority FROM custody.unit WHERE number IN (:numbers) ORDER BY number FOR UPDATE
            """)
        .param("numbers", new TreeSet<>(numbers))
        .query((rs, n) -> Map.entry(rs.getString("number"), rs.getString("authority")))
        .list()
        .forEach(row -> authorities.put(row.getKey(), row.getValue()));
    Map<String, List<Event>> known = events.of(authorities.keySet());
    authorities.forEach(
        (number, authority) ->
            held.put(number, authority, following.history(known.getOrDefault(number, List.of()))));
    return held;
  }

  /** A bag and all that is in it; an envelope alone. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Held holdWithContent(String number, Collection<String> more) {
    hold(number);
    Set<String> all = new LinkedHashSet<>(content(number));
    all.add(number);
    all.addAll(more);
    return hold(all);
  }

  List<String> content(String bag) {
    return jdbc.sql("SELECT number FROM custody.unit WHERE inside = :bag ORDER BY number")
        .param("bag", bag)
        .query((rs, n) -> rs.getString("number"))
        .list();
  }

  /**
   * What this person does now.
   *
   * @param place where somebody of the whole city stands
   */
  Deed deed(SignedIn who, String place) {
    return deed(custodians.of(who, place));
  }

  Deed deed(Keeper by) {
    return new Deed(by, now(), () -> UuidV7.next(clock));
  }

  /** A new unit comes into being. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void found(SignedIn who, CustodyAct act, String authority, Event first) {
    Held held = new Held();
    held.put(first.unit(), authority, History.of(List.of(first)));
    events.append(List.of(first), held::authority, now(), null);
    projection.write(held, List.of(first.unit()));
    note(who.actor(), act, authority, first.unit(), Map.of());
  }

  /** Stores what happened to units that are held. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void store(SignedIn who, CustodyAct act, String subject, Held held, List<Event> happened) {
    store(who.actor(), act, subject, held, happened, null);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void store(
      Actor actor,
      CustodyAct act,
      String subject,
      Held held,
      List<Event> happened,
      @Nullable Instant deviceAt) {
    Map<String, UnitState> before = held.states();
    held.grow(happened);
    keep(actor, before, held, happened, deviceAt);
    note(
        actor,
        act,
        held.authority(subject),
        subject,
        happened.size() > 1 ? Map.of("events", happened.size()) : Map.of());
  }

  /** Where a giver stood is nobody's business once the offer is over, however it ended. */
  private void forgetPositions(Map<String, UnitState> before, Held after) {
    before.forEach(
        (number, unit) -> {
          Offer offer = unit.offer();
          if (offer != null && !offer.equals(after.state(number).offer())) {
            nearness.answered(number, offer.handover());
          }
        });
  }

  /**
   * Events that are held already; they may contradict what is known or come before what they
   * follow.
   *
   * @param before how the units stood without them
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(
      Actor actor,
      Map<String, UnitState> before,
      Held held,
      List<Event> happened,
      @Nullable Instant deviceAt) {
    events.append(happened, held::authority, now(), deviceAt);
    projection.write(
        held, happened.stream().map(Event::unit).collect(Collectors.toCollection(TreeSet::new)));
    forgetPositions(before, held);
    changes.compare(actor, before, held);
  }

  void note(Actor actor, CustodyAct act, String authority, String unit, Map<String, ?> details) {
    audit.write(authority, actor, act.audit(), "unit/" + unit, null, details);
  }
}
