package org.caunoi.custody.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened to a unit; plain values, so that it can be stored and read as JSON. */
public sealed interface Fact {

  Map<String, Class<?>> KINDS =
      Arrays.stream(Fact.class.getPermittedSubclasses())
          .collect(Collectors.toMap(Class::getSimpleName, type -> type));

  /** Name the fact is stored under. */
  default String kind() {
    return getClass().getSimpleName();
  }

  /** Facts with this name have this type. */
  static Class<? extends Fact> typeOf(String kind) {
    Class<?> type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalArgumentException("No fact is called " + kind);
    }
    return type.asSubclass(Fact.class);
  }

  /** Papers were counted, listed and sealed; whoever sealed them keeps them. */
  record EnvelopeSealed(String seal, int papers, String destination, boolean homeward)
      implements Fact {}

  record BagOpened(String destination) implements Fact {}

  /** It was opened by mistake and is empty. */
  record BagDropped() implements Fact {}

  record Packed(String bag) implements Fact {}

  record TakenOut(String bag) implements Fact {}

  /**
   * The manifest is fixed; its root is that of the hash tree over the numbers in order.
   *
   * @param eta when it should arrive if it leaves in time
   * @param trip by which it should leave; null in what was recorded without one
   */
  record BagClosed(
      String seal, List<String> manifest, String root, Instant eta, @Nullable Trip trip)
      implements Fact {}

  record Offered(UUID handover, @Nullable String to) implements Fact {}

  /**
   * The receiver takes over.
   *
   * @param seal as the receiver read it
   * @param trip a bag leaves a counter with; null where it does not
   */
  record Accepted(UUID handover, @Nullable String seal, @Nullable Trip trip) implements Fact {

    public Accepted(UUID handover, @Nullable String seal) {
      this(handover, seal, null);
    }
  }

  /**
   * Whoever made this event took it over by one scan, because the other side has no account here.
   *
   * @param carrier key of the carrier that is one of the two sides
   */
  record ScannedOver(String carrier) implements Fact {}

  record Declined(UUID handover, String reason) implements Fact {}

  record Withdrawn(UUID handover) implements Fact {}

  /** Nobody answered in time. */
  record Lapsed(UUID handover) implements Fact {}

  record OpeningAsked() implements Fact {}

  record OpeningWithdrawn() implements Fact {}

  record OpeningWitnessed() implements Fact {}

  record Counted(List<String> found, List<String> missing, List<String> extra, List<String> damaged)
      implements Fact {}

  /** The envelope was in the bag that was opened. */
  record Unpacked(String bag) implements Fact {}

  /** The envelope was not in the bag that was opened; liable again is who packed it. */
  record Missed(String bag, Keeper opener) implements Fact {}

  record Disputed(Dispute.Kind what, Keeper giver, Keeper receiver) implements Fact {}

  /**
   * Somebody on neither side ended a discrepancy.
   *
   * @param seal that is on it from now on, where the seal was what differed
   */
  record Settled(String outcome, @Nullable String seal) implements Fact {}

  record Suspected(String reason) implements Fact {}

  record DeclaredLost() implements Fact {}

  /** Somebody has it in hand that was missing, lost or another's. */
  record Found() implements Fact {}

  /** What was searched for was taken over, or the bag it is in was found again. */
  record LossCleared() implements Fact {}

  /** A result that was not delivered was taken out, to be packed anew. */
  record Reopened() implements Fact {}

  /**
   * The authority opened it and the papers agree with the list.
   *
   * @param seal as it was read before opening; null in what was recorded without one
   */
  record Received(@Nullable String seal) implements Fact {}

  /** Whoever keeps it says that it should be destroyed. */
  record DestructionProposed(Destruction.Ground ground) implements Fact {}

  record DestructionWithdrawn() implements Fact {}

  /** A second person saw it destroyed. */
  record Destroyed() implements Fact {}

  /**
   * The citizen has it.
   *
   * @param proof document with the signature, the proof of another room, or the dossier whose act
   *     says what was shown
   */
  record Handed(UUID proof) implements Fact {}
}
