package org.caunoi.custody;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Fact;
import org.caunoi.custody.model.History;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.custody.model.Keeper;
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
 * is taken off. A scan that contradicts what is known is kept as contested and found by the Centre.
 */
@ActsAsHouse("a handheld tells later what was in a hand then, whoever has it now")
@Component
public class RecordScans {

  private static final Duration TOLERATED = Duration.ofMinutes(5);

  private final Ledger ledger;
  private final Events events;
  private final Custodians custodians;
  private final WatchClocks clocks;

  RecordScans(Ledger ledger, Events events, Custodians custodians, WatchClocks clocks) {
    this.ledger = ledger;
    this.events = events;
    this.custodians = custodians;
    this.clocks = clocks;
  }

  /**
   * Stores each scan or says why not; one that is refused does not stop the others.
   *
   * @param device name of the handheld
   * @param sentAt what its clock shows now
   */
  @Transactional
  public Synced sync(SignedIn who, String device, Instant sentAt, List<Scan> scans) {
    who.require(Permission.CARRY_PAPERS);
    Instant now = ledger.now();
    Duration fast = Duration.between(now, sentAt);
    List<Outcome> outcomes = new ArrayList<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Scan scan : scans) {
      Outcome outcome = take(who, scan, fast, now);
      outcomes.add(outcome);
      counts.merge(outcome.result(), 1, Integer::sum);
      boolean known = !outcome.result().equals("refused");
      if (known && fast.abs().compareTo(TOLERATED) > 0) {
        Held held = ledger.hold(scan.number());
        String subject = device + " " + fast.toMinutes();
        clocks.note(held.authority(scan.number()), scan.number(), "CLOCK_WRONG", subject, now);
      }
    }
    ledger.note(who.actor(), CustodyAct.SCANS_SYNCED, "-", device, counts);
    return new Synced(fast.toSeconds(), outcomes);
  }

  private Outcome take(SignedIn who, Scan scan, Duration fast, Instant now) {
    try {
      if (events.isKnown(scan.id())) {
        return new Outcome(scan.id(), "duplicate", null);
      }
      Held held = ledger.hold(scan.number());
      UnitState unit = held.state(scan.number());
      Keeper by = custodians.of(who, unit.destination());
      Instant at = scan.at().minus(fast).truncatedTo(ChronoUnit.MICROS);
      Event event =
          new Event(
              scan.id(),
              scan.number(),
              scan.follows(),
              at.isAfter(now) ? now : at,
              by,
              scan.fact());
      History before = held.history(scan.number());
      if (unit.head().equals(scan.follows())) {
        Rules.after(unit, event);
      }
      List<Event> all = new ArrayList<>(before.applied());
      all.addAll(before.contested());
      all.addAll(before.waiting());
      all.add(event);
      History after = History.of(all);
      Map<String, UnitState> was = held.states();
      held.put(scan.number(), held.authority(scan.number()), after);
      ledger.keep(who.actor(), was, held, List.of(event), scan.at());
      return new Outcome(scan.id(), result(event, after), null);
    } catch (Refused refused) {
      String code =
          refused.errors().isEmpty() ? refused.code() : refused.errors().getFirst().code();
      return new Outcome(scan.id(), "refused", code);
    }
  }

  private static String result(Event event, History after) {
    return after.applied().contains(event)
        ? "stored"
        : after.waiting().contains(event) ? "waiting" : "contested";
  }

  /**
   * One act recorded by a handheld.
   *
   * @param id made by the handheld; the same id again changes nothing
   * @param follows id of the event of this unit it follows, as the handheld knew it
   * @param handover made by the giver's handheld, carried over to the receiver's
   * @param at what the clock of the handheld showed
   */
  public record Scan(
      UUID id,
      String number,
      UUID follows,
      Kind kind,
      UUID handover,
      @Nullable String seal,
      @Nullable String to,
      Instant at) {

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
   * @param code why it was refused
   */
  public record Outcome(UUID id, String result, @Nullable String code) {}

  /**
   * @param clockFastSeconds how far the clock of the handheld is ahead; negative where it is behind
   */
  public record Synced(long clockFastSeconds, List<Outcome> scans) {}
}
