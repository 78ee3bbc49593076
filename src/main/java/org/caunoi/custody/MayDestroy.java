package org.caunoi.custody;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caunoi.custody.model.Destruction.Ground;
import org.caunoi.custody.model.History;
import org.caunoi.custody.model.UnitState;
import org.caunoi.dossier.PapersNeeded;
import org.caunoi.shared.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which papers may be destroyed: returned and unclaimed after they were held, or damaged; never
 * while the dossier needs them, and never while they are held for the law. How long unclaimed
 * papers must be held is not confirmed [?].
 */
@Component
class MayDestroy {

  private final PaperSets sets;
  private final MadeAgain remakes;
  private final PapersNeeded dossiers;
  private final List<UnclaimedElsewhere> elsewhere;
  private final Duration hold;

  MayDestroy(
      PaperSets sets,
      MadeAgain remakes,
      PapersNeeded dossiers,
      List<UnclaimedElsewhere> elsewhere,
      @Value("${caunoi.custody.unclaimed-after}") Duration hold) {
    this.sets = sets;
    this.remakes = remakes;
    this.dossiers = dossiers;
    this.elsewhere = elsewhere;
    this.hold = hold;
  }

  /** Whether the ground is true, whatever else speaks against it. */
  boolean isTrue(Ground ground, History history, Instant now) {
    return switch (ground) {
      case DAMAGED -> history.isDamaged();
      case UNCLAIMED -> history.require().homeward() && isUnclaimed(history.require(), now);
    };
  }

  private boolean isUnclaimed(UnitState unit, Instant now) {
    return elsewhere.stream()
        .map(room -> room.isUnclaimed(unit.number()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(
            () ->
                unit.keeper().place().equals(unit.destination())
                    && unit.since().plus(hold).isBefore(now));
  }

  /**
   * Refused: {@code not-unclaimed}, {@code not-damaged} at {@code /ground}; {@code legal-hold},
   * {@code dossier-not-finished}.
   */
  void require(Ground ground, History history, Instant now) {
    UnitState unit = history.require();
    PaperSet set =
        sets.ofEnvelope(unit.number()).orElseThrow(() -> Refused.conflict("not-an-envelope"));
    PapersNeeded.Need need = dossiers.of(set.dossierCode());
    if (need.heldByLaw()) {
      throw Refused.conflict("legal-hold");
    }
    boolean remade = remakes.of(unit.number()).filter(one -> one.revokedAt() == null).isPresent();
    if (need.atWork() && !remade) {
      throw Refused.conflict("dossier-not-finished");
    }
    if (!isTrue(ground, history, now)) {
      throw Refused.field("/ground", ground == Ground.DAMAGED ? "not-damaged" : "not-unclaimed");
    }
  }
}
