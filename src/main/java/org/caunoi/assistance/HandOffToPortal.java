package org.caunoi.assistance;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.assistance.SumUpCase.SummedUp;
import org.caunoi.catalogue.Route;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The citizen files on the national portal with their own account on their own phone, where our
 * guide shows each value to copy. No credential of theirs ever touches our machine.
 */
@Component
public class HandOffToPortal {

  private final SessionActs acts;
  private final SumUpCase summing;

  HandOffToPortal(SessionActs acts, SumUpCase summing) {
    this.acts = acts;
    this.summing = summing;
  }

  /**
   * Hands the case off. Refused: {@code not-a-portal-procedure}, and as {@link SumUpCase} does.
   *
   * @return the values the guide shows
   */
  @Transactional
  public Summary handOff(SignedIn who, UUID id, @Nullable Integer seen) {
    SummedUp summed = summing.sumUp(who, id, seen);
    if (summed.summary().route() != Route.NATIONAL_PORTAL) {
      throw Refused.conflict("not-a-portal-procedure");
    }
    acts.perform(
        By.clerk(who),
        summed.session(),
        SessionEventKind.HANDED_OFF,
        Map.of("summary", summed.hash()),
        session -> session.handOff(summed.hash(), summed.summary().returnBy(), acts.now()));
    return summed.summary();
  }
}
