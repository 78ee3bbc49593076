package org.caunoi.custody.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An envelope or a bag at one moment. There is always exactly one keeper, even while a hand-over is
 * offered; inside a bag the keeper of the bag is liable and {@code keeper} names who packed it.
 *
 * @param inside bag it is in
 * @param manifest what a closed bag holds
 * @param since when the keeper took over
 * @param trip by which a bag should leave, or left
 * @param destruction that it should be destroyed, as far as somebody has said so
 * @param head last event that counts
 * @param version how many events count
 */
public record UnitState(
    String number,
    boolean bag,
    Phase phase,
    boolean homeward,
    Keeper keeper,
    Instant since,
    @Nullable Offer offer,
    @Nullable String inside,
    @Nullable String seal,
    String destination,
    List<String> manifest,
    @Nullable Instant eta,
    @Nullable Trip trip,
    @Nullable Dispute dispute,
    Loss loss,
    @Nullable Destruction destruction,
    UUID head,
    int version) {

  public boolean isKeptBy(Keeper person) {
    return keeper.isSamePerson(person);
  }

  Edit edit(Event event) {
    return new Edit(this, event);
  }

  /** The state being rewritten by one event. */
  static final class Edit {

    private final UnitState before;
    private final Event event;
    Phase phase;
    Keeper keeper;
    Instant since;
    @Nullable Offer offer;
    @Nullable String inside;
    @Nullable String seal;
    List<String> manifest;
    @Nullable Instant eta;
    @Nullable Trip trip;
    @Nullable Dispute dispute;
    Loss loss;
    @Nullable Destruction destruction;

    private Edit(UnitState before, Event event) {
      this.before = before;
      this.event = event;
      phase = before.phase;
      keeper = before.keeper;
      since = before.since;
      offer = before.offer;
      inside = before.inside;
      seal = before.seal;
      manifest = before.manifest;
      eta = before.eta;
      trip = before.trip;
      dispute = before.dispute;
      loss = before.loss;
      destruction = before.destruction;
    }

    /** Somebody else is liable from now on. */
    Edit keptBy(Keeper other) {
      keeper = other;
      since = event.at();
      return this;
    }

    UnitState made() {
      return new UnitState(
          before.number,
          before.bag,
          phase,
          before.homeward,
          keeper,
          since,
          offer,
          inside,
          seal,
          before.destination,
          manifest,
          eta,
          trip,
          dispute,
          loss,
          destruction,
          event.id(),
          before.version + 1);
    }
  }
}
