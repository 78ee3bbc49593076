package org.caunoi.dossier;

import java.time.Instant;
import java.util.List;
import org.caunoi.catalogue.CopyKind;
import org.jspecify.annotations.Nullable;

/**
 * Where the papers of a dossier are and where they have been; answered by the room that keeps them.
 * It tells and never moves the state of a dossier.
 */
public interface PaperTrail {

  /** Empty lists where no paper was handed in. */
  Papers of(String dossierCode);

  /** What was counted into envelopes to the authority until a moment, by paper and kind. */
  List<Counted> counted(String dossierCode, Instant until);

  /** Papers of one kind that somebody counted and sealed before the citizen. */
  record Counted(String component, String name, CopyKind kind, int copies) {}

  /** All envelopes of a dossier: each as it stands now, and every hand they went through. */
  record Papers(List<Now> now, List<Move> moves) {

    /** A dossier without papers. */
    public static final Papers NONE = new Papers(List.of(), List.of());
  }

  /**
   * One envelope now.
   *
   * @param place point or authority that is liable
   * @param homeward whether it is on its way to the citizen
   */
  record Now(Where where, String place, Instant since, boolean homeward) {}

  /** Where an envelope is. */
  enum Where {
    AT_PLACE,
    ON_THE_WAY,
    MISSING,
    LOST,
    DESTROYED,
    AT_AUTHORITY,
    WITH_CITIZEN
  }

  /**
   * A change of hands, or a search or discrepancy that began or ended.
   *
   * @param by name of the keeper, for people at work only
   * @param minutes how long it lasted, where that is known
   */
  record Move(Instant at, Step step, String place, @Nullable String by, @Nullable Integer minutes) {

    public Move(Instant at, Step step, String place, @Nullable String by) {
      this(at, step, place, by, null);
    }
  }

  /** What a change of hands was, or what happened to the papers while nobody could hand them on. */
  enum Step {
    SEALED,
    TO_COURIER,
    TO_PLACE,
    DELIVERED,
    DISPUTED,
    SETTLED,
    SOUGHT,
    LOST,
    FOUND,
    /** Given to somebody who has not accepted yet; whoever gave it is liable. */
    OFFERED,
    /** Nobody took over what was offered. */
    OFFER_LAPSED,
    /** They lay somewhere longer than they should. */
    LATE,
    /** For some minutes nobody could show them. */
    UNATTRIBUTED,
    /** The bag they are in did not arrive. */
    OVERDUE,
    REMADE,
    COMPENSATED,
    DESTROYED
  }
}
