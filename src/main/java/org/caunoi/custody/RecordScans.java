package org.caunoi.custody;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Fact;
import org.caunoi.custody.model.Fact.Accepted;
import org.caunoi.custody.model.History;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.custody.model.Keeper;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.Offer;
import org.caunoi.custody.model.Rules;
import org.caunoi.custody.model.Seal;
import org.caunoi.custody.model.UnitState;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over what a handheld recorded, whenever and in whatever order it comes. Each scan names the
 * event it follows, so clocks order nothing; how wrong the device's clock is shows at sending and
 * is taken off. A scan that contradicts what is known is kept as contested and found by the Centre,
 * whether it comes in its turn or before.
 */
@ActsAsHouse("a handheld tells later what was in a hand then, whoever has it now")
@Component
public class RecordScans {

  private static final Duration TOLERATED = Duration.ofMinutes(5);
  private static final String DUPLICATE = "duplicate";

  private final Ledger ledger;
  private final Events events;
  private final Custodians custodians;
  private final WatchClocks clocks;
  private final Nearness nearness;
  private final FollowTrips following;
  private final TripBook trips;
  private final Refusals refusals;
  private final EarlyAnswers early;
  private final Savepoints savepoints;

  RecordScans(
      Ledger ledger,
      Events events,
      Custodians custodians,
      WatchClocks clocks,
      Nearness nearness,
      FollowTrips following,
      TripBook trips,
      Refusals refusals,
      EarlyAnswers early,
      Savepoints savepoints) {
    this.savepoints = savepoints;
    this.early = early;
    this.nearness = nearness;
    this.following = following;
    this.trips = trips;
    this.refusals = refusals;
    this.ledger = ledger;
    this.events = events;
    this.custodians = custodians;
    this.clocks = clocks;
  }

  /** Scans that were read already. */
  @Transactional
  public Synced sync(SignedIn who, String device, Instant sentAt, List<Scan> scans) {
    return take(who, device, sentAt, scans.stream().map(Read::of).toList());
  }

  /**
   * Stores each scan or says why not; one that is refused or cannot be read does not stop the
   * others, and is kept among what was refused.
   *
   * @param device name of the handheld
   * @param sentAt what its clock shows now
   */
  @Transactional
  public Synced take(SignedIn who, String device, Instant sentAt, List<Read> scans) {
    who.require(Permission.CARRY_PAPERS);
    Instant now = ledger.now();
    Duration fast = Duration.between(now, sentAt);
    List<Outcome> outcomes = new ArrayList<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Read read : scans) {
      Outcome outcome = take(who, device, read, fast, now);
      outcomes.add(outcome);
      counts.merge(outcome.result(), 1, Integer::sum);
    }
    ledger.note(who.actor(), CustodyAct.SCANS_SYNCED, "-", device, counts);
    return new Synced(fast.toSeconds(), outcomes);
  }

  private Outcome take(SignedIn who, String device, Read read, Duration fast, Instant now) {
    if (events.isKnown(read.id())) {
      return new Outcome(read.id(), DUPLICATE, null);
    }
    String number = "-";
    try {
      Scan scan = read.scan().get();
      number = scan.number();
      Outcome outcome = savepoints.apart(() -> take(who, device, scan, fast, now));
      if (outcome.code() != null) {
        refusals.keepScan(who, device, read, number, outcome.code());
      }
      return outcome;
    } catch (Refused refused) {
      refusals.keepScan(who, device, read, number, Refusals.code(refused));
      return new Outcome(read.id(), "refused", Refusals.code(refused));
    }
  }

  private Outcome take(SignedIn who, String device, Scan scan, Duration fast, Instant now) {
    Outcome outcome = take(who, scan, fast, now);
    if (fast.abs().compareTo(TOLERATED) > 0) {
      String number = scan.number();
      String subject = device + " " + fast.toMinutes();
      clocks.note(ledger.hold(number).authority(number), number, "CLOCK_WRONG", subject, now);
    }
    return outcome;
  }

  private Outcome take(SignedIn who, Scan scan, Duration fast, Instant now) {
    Held held = ledger.hold(scan.number());
    if (held.state(scan.number()).loss() == Loss.SUSPECTED) {
      held = ledger.holdWithContent(scan.number(), List.of());
    }
    if (held.history(scan.number()).holds(scan.id())) {
      return new Outcome(scan.id(), DUPLICATE, null);
    }
    UnitState unit = held.state(scan.number());
    String authority = held.authority(scan.number());
    Keeper by = custodians.of(who, unit.destination());
    Instant told = scan.at().minus(fast).truncatedTo(ChronoUnit.MICROS);
    Instant at = told.isAfter(now) ? now : told;
    History before = held.history(scan.number());
    UUID follows = before.behindSearches(scan.follows());
    Event event = new Event(scan.id(), scan.number(), follows, at, by, scan.fact(), true);
    boolean next = unit.head().equals(follows);
    String refused = next ? refused(unit, event) : null;
    if (refused == null) {
      stand(authority, next ? unit.offer() : null, scan, by);
    }
    List<Event> all = before.all();
    all.add(event);
    History after = following.history(all);
    Map<String, UnitState> was = held.states();
    held.put(scan.number(), authority, after);
    ledger.keep(who.actor(), was, held, List.of(event), scan.at());
    if (!next && scan.kind() == Kind.ACCEPT && scan.position() != null) {
      early.keep(authority, event, scan.position());
    }
    early.check(authority, before, after, now);
    trips.follow(authority, before, after);
    endSearch(who, held, before, scan.number());
    return new Outcome(scan.id(), result(scan.id(), after), refused);
  }

  private static @Nullable String refused(UnitState unit, Event event) {
    try {
      Rules.after(unit, event);
      return null;
    } catch (Refused refused) {
      return Refusals.code(refused);
    }
  }

  /** As where the same is done on a page; a handheld that says nothing of where it was may. */
  private void stand(String authority, @Nullable Offer offer, Scan scan, Keeper by) {
    if (scan.kind() == Kind.OFFER) {
      nearness.offered(authority, scan.number(), scan.handover(), scan.position());
    } else if (scan.kind() == Kind.ACCEPT) {
      nearness.requireTold(scan.number(), offer, by, scan.position());
    }
  }

  /** What somebody took over by a handheld is no longer searched for, nor what lies in it. */
  private void endSearch(SignedIn who, Held held, History before, String number) {
    UnitState unit = held.state(number);
    boolean taken =
        held.history(number).applied().stream()
            .anyMatch(
                event -> event.fact() instanceof Accepted && !before.applied().contains(event));
    if (taken && before.require().loss() == Loss.SUSPECTED) {
      List<Event> cleared = ledger.deed(unit.keeper()).clear(unit, held.inside(number));
      if (!cleared.isEmpty()) {
        ledger.store(who, CustodyAct.FOUND, number, held, cleared);
      }
    }
  }

  private static String result(UUID id, History after) {
    return after.applied().stream().anyMatch(event -> event.id().equals(id))
        ? "stored"
        : after.waiting().stream().anyMatch(event -> event.id().equals(id))
            ? "waiting"
            : "contested";
  }

  /**
   * One act recorded by a handheld.
   *
   * @param id made by the handheld; the same id again changes nothing
   * @param follows id of the event of this unit it follows, as the handheld knew it
   * @param handover made by the giver's handheld, carried over to the receiver's
   * @param at what the clock of the handheld showed
   * @param position where it was
   */
  public record Scan(
      UUID id,
      String number,
      UUID follows,
      Kind kind,
      UUID handover,
      @Nullable String seal,
      @Nullable String to,
      Instant at,
      @Nullable Position position) {

    /** Of a handheld that says nothing of where it was. */
    public Scan(
        UUID id,
        String number,
        UUID follows,
        Kind kind,
        UUID handover,
        @Nullable String seal,
        @Nullable String to,
        Instant at) {
      this(id, number, follows, kind, handover, seal, to, at, null);
    }

    public Scan {
      number = ItemNumber.parse(number, "/number").value();
      seal = seal == null || seal.isBlank() ? null : Seal.parse(seal, "/seal");
    }

    Fact fact() {
      return switch (kind) {
        case OFFER -> new Fact.Offered(handover, to);
        case ACCEPT -> new Fact.Accepted(handover, seal);
        case DECLINE -> new Fact.Declined(handover, "not-for-us");
        case WITHDRAW -> new Fact.Withdrawn(handover);
      };
    }
  }

  /**
   * A scan as it was sent; reading it may be refused.
   *
   * @param number as the handheld read it, right or wrong
   */
  public record Read(UUID id, String number, Supplier<Scan> scan) {

    static Read of(Scan scan) {
      return new Read(scan.id(), scan.number(), () -> scan);
    }
  }

  /** What a handheld can record by itself. */
  public enum Kind {
    OFFER,
    ACCEPT,
    DECLINE,
    WITHDRAW
  }

  /**
   * What became of a scan.
   *
   * @param result {@code stored}, {@code duplicate}, {@code waiting} for an earlier scan, {@code
   *     contested}, or {@code refused}
   * @param code why it was refused, or may not count where it says it belongs
   */
  public record Outcome(UUID id, String result, @Nullable String code) {}

  /**
   * @param clockFastSeconds how far the clock of the handheld is ahead; negative where it is behind
   */
  public record Synced(long clockFastSeconds, List<Outcome> scans) {}
}
