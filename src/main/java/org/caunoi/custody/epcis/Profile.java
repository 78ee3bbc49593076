package org.caunoi.custody.epcis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
    List<Telling> all = new ArrayList<>();
    Keeper giver = null;
    Keeper witness = null;
    List<String> manifest = List.of();
    for (Event event : applied) {
      switch (event.fact()) {
        case Fact.Offered offered -> giver = event.by();
        case Fact.OpeningWitnessed witnessed -> witness = event.by();
        case Fact.BagClosed closed -> {
          manifest = closed.manifest();
          all.addAll(closed(event, closed));
        }
        case Fact.Accepted accepted -> all.addAll(handover(event, accepted, giver));
        case Fact.Counted counted -> all.addAll(counted(event, counted, manifest, witness));
        default -> all.addAll(alone(event));
      }
    }
    return all.stream().map(Telling::told).toList();
  }

  /** What can be told without knowing what came before. */
  private List<Telling> alone(Event event) {
    return switch (event.fact()) {
      case Fact.EnvelopeSealed sealed -> sealed(event, sealed);
      case Fact.BagOpened opened ->
          List.of(Telling.object(words, event, "ADD").step("commissioning", "active"));
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
        seal(event, sealed.seal()));
  }

  private List<Telling> closed(Event event, Fact.BagClosed closed) {
    List<String> envelopes = closed.manifest().stream().map(words::unit).toList();
    return List.of(
        Telling.inside(words, BUNDLE, event, "ADD", envelopes)
            .step("packing", "container_closed")
            .note("manifestRoot", closed.root()),
        seal(event, closed.seal()));
  }

  private Telling seal(Event event, String seal) {
    List<String> seals = List.of(words.thing("seal", seal));
    return Telling.inside(words, "AssociationEvent", event, "ADD", seals)
        .step("installing", "container_closed");
  }

  /** One pair with one hand-over between them. */
  private List<Telling> handover(Event event, Fact.Accepted accepted, @Nullable Keeper giver) {
    if (giver == null) {
      return List.of();
    }
    return List.of(
        seen(event, "shipping", "in_transit")
            .transaction("desadv", accepted.handover())
            .between(giver, event.by()),
        seen(event, "receiving", "in_progress")
            .transaction("recadv", accepted.handover())
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
      case MISSING -> "mismatch_quantity";
      case DAMAGED -> "damaged";
    };
  }
}
