package org.caunoi.custody.epcis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caunoi.custody.model.Dispute;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Fact;
import org.caunoi.custody.model.Keeper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which events of custody are told to others, and how. What is between two people only, such as an
 * offer nobody answered, stays in the house.
 */
@Component
class Profile {

  private static final String OBSERVE = "OBSERVE";
  private static final String BUNDLE = "AggregationEvent";

  private final Vocabulary words;

  Profile(Vocabulary words) {
    this.words = words;
  }

  /**
   * @param applied what counts of one unit, in order
   */
  List<ObjectNode> tell(List<Event> applied) {
    return tellings(applied).values().stream().flatMap(List::stream).map(Telling::told).toList();
  }

  /** Seals that were written down with a wrong number, with the right one instead. */
  List<ObjectNode> corrected(List<Event> applied) {
    Map<UUID, Event> known = known(applied, List.of());
    List<ObjectNode> all = new ArrayList<>();
    for (Event event : applied) {
      Event sealed = before(event, known, one -> seal(one.fact()) != null);
      if (event.fact() instanceof Fact.Settled settled
          && sealed != null
          && isSlip(settled)
          && !telling(event, known).isEmpty()) {
        Telling wrong = seal(sealed, "ADD", String.valueOf(seal(sealed.fact())));
        all.add(wrong.inError("incorrect_data", event.at(), telling(event, known)));
      }
    }
    return all;
  }

  private static boolean isSlip(Fact.Settled settled) {
    return settled.seal() != null && settled.outcome().equals("CORRECTED");
  }

  /**
   * What was scanned and contradicts what counts: told under the id it had or would have had, as
   * not having happened, with what counts instead.
   */
  List<ObjectNode> withdrawn(List<Event> contested, List<Event> applied) {
    Map<UUID, Event> known = known(applied, contested);
    Map<UUID, List<Telling>> counting = tellings(applied);
    List<ObjectNode> all = new ArrayList<>();
    for (Event event : contested) {
      Event instead =
          applied.stream()
              .filter(one -> Objects.equals(one.prior(), event.prior()))
              .findFirst()
              .orElseGet(applied::getLast);
      Instant since = instead.at().isAfter(event.at()) ? instead.at() : event.at();
      for (Telling telling : telling(event, known)) {
        all.add(
            telling.inError(
                "did_not_occur", since, counting.getOrDefault(instead.id(), List.of())));
      }
    }
    return all;
  }

  private Map<UUID, List<Telling>> tellings(List<Event> applied) {
    Map<UUID, Event> known = known(applied, List.of());
    Map<UUID, List<Telling>> all = new LinkedHashMap<>();
    applied.forEach(event -> all.put(event.id(), telling(event, known)));
    return all;
  }

  private static Map<UUID, Event> known(List<Event> applied, List<Event> more) {
    Map<UUID, Event> known = new LinkedHashMap<>();
    applied.forEach(event -> known.put(event.id(), event));
    more.forEach(event -> known.put(event.id(), event));
    return known;
  }

  private List<Telling> telling(Event event, Map<UUID, Event> known) {
    return switch (event.fact()) {
      case Fact.BagClosed closed -> closed(event, closed);
      case Fact.Accepted accepted -> {
        Event offer = before(event, known, one -> isOffer(one.fact(), accepted.handover()));
        yield offer == null
            ? List.of()
            : handover(event, accepted.handover(), offer.by(), disposition(event, known));
      }
      case Fact.ScannedOver scanned -> {
        Event taken = before(event, known, one -> takesOver(one.fact()));
        yield taken == null
            ? List.of()
            : handover(event, event.id(), taken.by(), disposition(event, known));
      }
      case Fact.Counted counted -> {
        Event closed = before(event, known, one -> one.fact() instanceof Fact.BagClosed);
        Event witness = before(event, known, one -> one.fact() instanceof Fact.OpeningWitnessed);
        yield counted(
            event,
            counted,
            closed == null ? List.of() : ((Fact.BagClosed) closed.fact()).manifest(),
            witness == null ? null : witness.by());
      }
      case Fact.OpeningWitnessed witnessed -> unsealed(event, known);
      case Fact.Received received ->
          Stream.concat(unsealed(event, known).stream(), alone(event).stream()).toList();
      case Fact.Reopened reopened ->
          Stream.concat(unsealed(event, known).stream(), alone(event).stream()).toList();
      case Fact.Settled settled -> resealed(event, settled, known);
      default -> alone(event);
    };
  }

  private List<Telling> unsealed(Event event, Map<UUID, Event> known) {
    Event sealed = before(event, known, one -> seal(one.fact()) != null);
    return sealed == null
        ? List.of()
        : List.of(seal(event, "DELETE", String.valueOf(seal(sealed.fact()))));
  }

  /** Another seal is on it than before; where the number was only wrong, the old one never was. */
  private List<Telling> resealed(Event event, Fact.Settled settled, Map<UUID, Event> known) {
    Event sealed = before(event, known, one -> seal(one.fact()) != null);
    String now = settled.seal();
    if (now == null || sealed == null || now.equals(seal(sealed.fact()))) {
      return List.of();
    }
    Telling added = seal(event, "ADD", now);
    return isSlip(settled)
        ? List.of(added)
        : Stream.concat(unsealed(event, known).stream(), Stream.of(added)).toList();
  }

  private static @Nullable String seal(Fact fact) {
    return switch (fact) {
      case Fact.EnvelopeSealed sealed -> sealed.seal();
      case Fact.BagClosed closed -> closed.seal();
      case Fact.Settled settled -> settled.seal();
      default -> null;
    };
  }

  /** The papers of a dossier became its result. */
  Telling made(Event sealed, List<String> from, List<String> results) {
    return Telling.made(words, sealed, from, results).step(words.word("issuing"), "active");
  }

  /** What came home to where it was sealed, without having reached the citizen, is returned. */
  private static String disposition(Event event, Map<UUID, Event> known) {
    Event first = before(event, known, one -> one.prior() == null);
    Event left = before(event, known, one -> takesOver(one.fact()));
    if (first == null
        || left == null
        || !(first.fact() instanceof Fact.EnvelopeSealed sealed)
        || !sealed.homeward()) {
      return "in_progress";
    }
    String home = first.by().place();
    boolean back = event.by().place().equals(home) && !left.by().place().equals(home);
    return back ? "returned" : "in_progress";
  }

  private static @Nullable Event before(
      Event event, Map<UUID, Event> known, Predicate<Event> wanted) {
    Event at = event.prior() == null ? null : known.get(event.prior());
    while (at != null && !wanted.test(at)) {
      at = at.prior() == null ? null : known.get(at.prior());
    }
    return at;
  }

  private static boolean isOffer(Fact fact, UUID handover) {
    return fact instanceof Fact.Offered offered && offered.handover().equals(handover);
  }

  private static boolean takesOver(Fact fact) {
    return switch (fact) {
      case Fact.EnvelopeSealed sealed -> true;
      case Fact.Accepted accepted -> true;
      case Fact.ScannedOver scanned -> true;
      case Fact.Unpacked unpacked -> true;
      case Fact.Found found -> true;
      default -> false;
    };
  }

  /** What can be told without knowing what came before. */
  private List<Telling> alone(Event event) {
    return switch (event.fact()) {
      case Fact.EnvelopeSealed sealed -> sealed(event, sealed);
      case Fact.BagOpened opened ->
          List.of(Telling.object(words, event, "ADD").step("commissioning", "active"));
      case Fact.BagDropped dropped ->
          List.of(Telling.object(words, event, "DELETE").step("decommissioning", "inactive"));
      case Fact.Packed packed ->
          List.of(Telling.of(words, event, "ADD", packed.bag()).step("packing", "container_open"));
      case Fact.TakenOut out ->
          List.of(
              Telling.of(words, event, "DELETE", out.bag()).step("unpacking", "container_open"));
      case Fact.Unpacked unpacked ->
          List.of(
              Telling.of(words, event, "DELETE", unpacked.bag())
                  .step("unpacking", "container_open"));
      case Fact.Disputed disputed ->
          List.of(seen(event, "inspecting", disposition(disputed.what())));
      case Fact.Missed missed -> List.of(seen(event, "inspecting", "mismatch_instance"));
      case Fact.DeclaredLost lost -> List.of(seen(event, "inspecting", words.word("lost")));
      case Fact.Found found -> List.of(seen(event, "inspecting", "in_progress"));
      case Fact.Received received -> List.of(seen(event, "accepting", "completeness_verified"));
      case Fact.Destroyed destroyed ->
          List.of(Telling.object(words, event, "DELETE").step("destroying", "destroyed"));
      case Fact.Reopened reopened -> List.of(seen(event, "unpacking", "returned"));
      case Fact.Handed handed ->
          List.of(
              seen(event, words.word("delivered"), words.word("with_citizen"))
                  .note("proof", words.thing("proof", handed.proof())));
      default -> List.of();
    };
  }

  private Telling seen(Event event, String step, String disposition) {
    return Telling.object(words, event, OBSERVE).step(step, disposition);
  }

  private List<Telling> sealed(Event event, Fact.EnvelopeSealed sealed) {
    List<String> papers =
        IntStream.rangeClosed(1, sealed.papers())
            .mapToObj(no -> words.thing("paper", event.unit() + "/" + no))
            .toList();
    return List.of(
        Telling.object(words, event, "ADD").step("commissioning", "active"),
        Telling.inside(words, BUNDLE, event, "ADD", papers).step("packing", "container_closed"),
        seal(event, "ADD", sealed.seal()));
  }

  private List<Telling> closed(Event event, Fact.BagClosed closed) {
    List<String> envelopes = closed.manifest().stream().map(words::unit).toList();
    return List.of(
        Telling.inside(words, BUNDLE, event, "ADD", envelopes)
            .step("packing", "container_closed")
            .note("manifestRoot", closed.root()),
        seal(event, "ADD", closed.seal()));
  }

  private Telling seal(Event event, String action, String seal) {
    List<String> seals = List.of(words.thing("seal", seal));
    boolean on = action.equals("ADD");
    return Telling.inside(words, "AssociationEvent", event, action, seals)
        .step(on ? "installing" : "removing", on ? "container_closed" : "container_open");
  }

  /** One pair with one hand-over between them. */
  private List<Telling> handover(Event event, UUID handover, Keeper giver, String disposition) {
    return List.of(
        seen(event, "shipping", "in_transit")
            .transaction("desadv", handover)
            .between(giver, event.by()),
        seen(event, "receiving", disposition)
            .transaction("recadv", handover)
            .between(giver, event.by()));
  }

  private List<Telling> counted(
      Event event, Fact.Counted counted, List<String> manifest, @Nullable Keeper witness) {
    List<String> found =
        counted.found().stream().filter(manifest::contains).map(words::unit).toList();
    List<Telling> all = new ArrayList<>();
    if (!found.isEmpty()) {
      Telling opened =
          Telling.inside(words, BUNDLE, event, "DELETE", found).step("unpacking", "container_open");
      all.add(witness == null ? opened : opened.note("witness", opened.id(witness)));
    }
    if (!counted.missing().isEmpty()) {
      all.add(seen(event, "inspecting", "mismatch_quantity"));
    }
    if (!counted.extra().isEmpty()) {
      all.add(seen(event, "inspecting", "mismatch_instance"));
    }
    return all;
  }

  private static String disposition(Dispute.Kind kind) {
    return switch (kind) {
      case SEAL_DIFFERS, EXTRA, LINES_DIFFER -> "mismatch_instance";
      case MISSING, COUNT_DIFFERS -> "mismatch_quantity";
      case DAMAGED -> "damaged";
    };
  }
}
