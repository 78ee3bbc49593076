package org.caunoi.custody.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.caunoi.custody.model.Fact.*;
import org.caunoi.shared.Merkle;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What one person does at one moment. Each method tells the events it makes, or refuses; those that
 * touch a bag and its envelopes at once keep the two in step.
 *
 * @param ids where new ids come from
 */
public record Deed(Keeper by, Instant at, Supplier<UUID> ids) {

  /** What also stops a unit until somebody settles it, where it is the reason not to accept. */
  private static final Set<Dispute.Kind> STOPPING =
      EnumSet.of(Dispute.Kind.SEAL_DIFFERS, Dispute.Kind.DAMAGED, Dispute.Kind.COUNT_DIFFERS);

  public Event seal(String number, String seal, int papers, String destination, boolean homeward) {
    return new Event(
        ids.get(), number, null, at, by, new EnvelopeSealed(seal, papers, destination, homeward));
  }

  public Event openBag(String number, String destination) {
    return new Event(ids.get(), number, null, at, by, new BagOpened(destination));
  }

  /** The keeper opened it by mistake and has put nothing in, or has taken it all out. */
  public Event drop(UnitState bag, Collection<UnitState> content) {
    if (!content.isEmpty()) {
      throw Refused.conflict("bag-not-empty");
    }
    return on(bag, new BagDropped());
  }

  /** Into a bag that both are kept by the actor and is still open. */
  public Event pack(UnitState bag, UnitState envelope) {
    requireFilling(bag);
    return on(envelope, new Packed(bag.number()));
  }

  public Event takeOut(UnitState bag, UnitState envelope) {
    requireFilling(bag);
    return on(envelope, new TakenOut(bag.number()));
  }

  private void requireFilling(UnitState bag) {
    if (!bag.bag()) {
      throw Refused.conflict("not-a-bag");
    }
    if (!bag.isKeptBy(by)) {
      throw Refused.conflict("not-the-keeper");
    }
    if (bag.phase() != Phase.FILLING) {
      throw Refused.conflict("bag-closed");
    }
  }

  /** Fixes what is in the bag, and by which trip it should leave. */
  public Event close(UnitState bag, Collection<UnitState> content, String seal, Trip trip) {
    List<String> manifest = content.stream().map(UnitState::number).sorted().toList();
    return on(bag, new BagClosed(seal, manifest, root(manifest), trip.eta(), trip));
  }

  /**
   * @param to place whose people may accept, null for anybody who carries papers
   */
  public Event offer(UnitState unit, @Nullable String to) {
    return on(unit, new Offered(ids.get(), to));
  }

  public Event accept(UnitState unit, @Nullable String seal) {
    return accept(unit, seal, null);
  }

  /**
   * @param trip a bag leaves with
   */
  public Event accept(UnitState unit, @Nullable String seal, @Nullable Trip trip) {
    return on(unit, new Accepted(openOffer(unit), seal, trip));
  }

  /**
   * What was searched for and is in somebody's hands now, with all that lies in it.
   *
   * @param unit after it was taken over
   */
  public List<Event> clear(UnitState unit, Collection<UnitState> content) {
    return Stream.concat(Stream.of(unit), content.stream())
        .filter(one -> one.loss() != Loss.NONE)
        .map(one -> on(one, new LossCleared()))
        .toList();
  }

  /** One scan is enough where a carrier is one of the two sides. */
  public Event scanOver(UnitState unit, String carrier) {
    return on(unit, new ScannedOver(carrier));
  }

  /** What does not agree also stops the unit until somebody settles it. */
  public List<Event> decline(UnitState unit, String reason) {
    Event declined = on(unit, new Declined(openOffer(unit), reason));
    List<Event> happened = new ArrayList<>(List.of(declined));
    STOPPING.stream()
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(reason))
        .map(kind -> new Disputed(kind, unit.keeper(), by))
        .forEach(dispute -> happened.add(on(Rules.after(unit, declined), dispute)));
    return happened;
  }

  public Event withdraw(UnitState unit) {
    return on(unit, new Withdrawn(openOffer(unit)));
  }

  public Event lapse(UnitState unit) {
    return on(unit, new Lapsed(openOffer(unit)));
  }

  /** The seal is read once more before a witness is asked. */
  public Event askOpening(UnitState bag, String seal) {
    if (!seal.equals(bag.seal())) {
      throw Refused.field("/seal", "seal-differs");
    }
    return on(bag, new OpeningAsked());
  }

  /** The keeper does not open it after all; nobody has witnessed it yet. */
  public Event withdrawOpening(UnitState bag) {
    return on(bag, new OpeningWithdrawn());
  }

  /**
   * Whoever took the bag over, or whoever should witness its opening, finds another seal on it, or
   * a broken one, before it is opened.
   */
  public Event sealDiffers(UnitState bag, Keeper giver) {
    if (bag.phase() != Phase.OPENING) {
      askOpening(bag, String.valueOf(bag.seal()));
    } else if (!bag.isKeptBy(by)) {
      witness(bag);
    }
    return on(bag, new Disputed(Dispute.Kind.SEAL_DIFFERS, giver, bag.keeper()));
  }

  public Event witness(UnitState bag) {
    return on(bag, new OpeningWitnessed());
  }

  /**
   * Compares what was in the bag with its manifest.
   *
   * @param known the envelopes of the manifest and all that were found, by number
   * @param found numbers in hand
   * @param damaged those of them that are damaged
   */
  public List<Event> count(
      UnitState bag,
      Map<String, UnitState> known,
      Collection<String> found,
      Collection<String> damaged) {
    List<Event> events = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> matched = new ArrayList<>();
    List<String> extra = new ArrayList<>();
    for (String number : bag.manifest()) {
      UnitState envelope = inThe(bag, known.get(number));
      if (envelope == null) {
        continue;
      }
      if (found.contains(number)) {
        matched.add(number);
        events.addAll(unpack(bag, envelope, damaged.contains(number)));
      } else {
        missing.add(number);
        if (envelope.phase() != Phase.LOST) {
          events.add(on(envelope, new Missed(bag.number(), by)));
        }
      }
    }
    for (String number : new TreeSet<>(found)) {
      if (inThe(bag, known.get(number)) == null) {
        extra.add(number);
        events.addAll(surplus(known.get(number), number));
      }
    }
    Fact counted = new Counted(matched, missing, extra, new TreeSet<>(damaged).stream().toList());
    events.add(on(bag, counted));
    return events;
  }

  /** Null where the envelope left the bag by another way, such as being found elsewhere. */
  private static @Nullable UnitState inThe(UnitState bag, @Nullable UnitState envelope) {
    return envelope != null && bag.number().equals(envelope.inside()) ? envelope : null;
  }

  private List<Event> unpack(UnitState bag, UnitState envelope, boolean damaged) {
    boolean lost = envelope.phase() == Phase.LOST;
    Event unpacked = on(envelope, lost ? new Found() : new Unpacked(bag.number()));
    if (!damaged) {
      return List.of(unpacked);
    }
    Fact dispute = new Disputed(Dispute.Kind.DAMAGED, envelope.keeper(), by);
    return List.of(unpacked, on(Rules.after(envelope, unpacked), dispute));
  }

  private List<Event> surplus(@Nullable UnitState envelope, String number) {
    if (envelope == null || envelope.bag()) {
      throw Refused.field("/found", "envelope-not-found", number);
    }
    if (envelope.inside() == null && envelope.isKeptBy(by)) {
      throw Refused.field("/found", "envelope-is-yours", number);
    }
    Event found = on(envelope, new Found());
    if (envelope.dispute() != null) {
      return List.of(found);
    }
    Fact dispute = new Disputed(Dispute.Kind.EXTRA, envelope.keeper(), by);
    return List.of(found, on(Rules.after(envelope, found), dispute));
  }

  /** The authority read the seal and compared the papers with the list. */
  public Event receive(UnitState envelope, String seal) {
    return on(envelope, new Received(seal));
  }

  /**
   * What came does not agree with what was sealed.
   *
   * @param sealer who counted and sealed it
   */
  public Event differs(UnitState envelope, Dispute.Kind what, Keeper sealer) {
    return on(envelope, new Disputed(what, sealer, by));
  }

  public Event hand(UnitState envelope, UUID proof) {
    return on(envelope, new Handed(proof));
  }

  public Event proposeDestruction(UnitState envelope, Destruction.Ground ground) {
    return on(envelope, new DestructionProposed(ground));
  }

  public Event withdrawDestruction(UnitState envelope) {
    return on(envelope, new DestructionWithdrawn());
  }

  public Event destroy(UnitState envelope) {
    return on(envelope, new Destroyed());
  }

  /** A result that comes back is taken out of its envelope. */
  public Event reopen(UnitState envelope) {
    return on(envelope, new Reopened());
  }

  /**
   * @param seal that is on it now, where the seal was what differed
   */
  public Event settle(UnitState unit, String outcome, @Nullable String seal) {
    return on(unit, new Settled(outcome, seal));
  }

  /** A bag takes all that is in it along. */
  public List<Event> suspect(UnitState unit, Collection<UnitState> content, String reason) {
    List<Event> events = new ArrayList<>(List.of(on(unit, new Suspected(reason))));
    content.stream()
        .filter(inside -> inside.loss() == Loss.NONE)
        .forEach(inside -> events.add(on(inside, new Suspected(reason))));
    return events;
  }

  public List<Event> declareLost(UnitState unit, Collection<UnitState> content) {
    List<Event> events = new ArrayList<>(List.of(on(unit, new DeclaredLost())));
    content.stream()
        .filter(inside -> inside.loss() == Loss.SUSPECTED)
        .forEach(inside -> events.add(on(inside, new DeclaredLost())));
    return events;
  }

  /** Whoever has it in hand takes it over. */
  public List<Event> find(UnitState unit, Collection<UnitState> content) {
    if (unit.loss() == Loss.NONE) {
      throw Refused.conflict("not-missing");
    }
    List<Event> events = new ArrayList<>(List.of(on(unit, new Found())));
    content.stream()
        .filter(inside -> inside.loss() != Loss.NONE)
        .forEach(inside -> events.add(on(inside, new LossCleared())));
    return events;
  }

  /** The event, if the rules allow it now. */
  private Event on(UnitState unit, Fact fact) {
    Event event = new Event(ids.get(), unit.number(), unit.head(), at, by, fact);
    Rules.after(unit, event);
    return event;
  }

  private static UUID openOffer(UnitState unit) {
    if (unit.offer() == null) {
      throw Refused.conflict("no-such-offer");
    }
    return unit.offer().handover();
  }

  /** Root of the hash tree over all numbers of a manifest; each can be proved to be in it. */
  public static String root(List<String> manifest) {
    return HexFormat.of().formatHex(Merkle.root(manifest.stream().map(Merkle::leaf).toList()));
  }
}
