package org.caunoi.dossier;

import java.util.Map;
import java.util.Optional;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.calendar.DueDate;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.dossier.Dossier.Progress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clock of a dossier stands still while papers that it needs are lost, and goes on when they
 * are there again; the promise moves by the working time between. The state never moves by it.
 * Whether the law allows this is not confirmed [?].
 */
@Component
public class PauseClock {

  private static final String HOUSE = "Cầu Nối";

  private final Dossiers dossiers;
  private final HoldDossier holding;
  private final Acts acts;
  private final Promise promise;

  PauseClock(Dossiers dossiers, HoldDossier holding, Acts acts, Promise promise) {
    this.dossiers = dossiers;
    this.holding = holding;
    this.acts = acts;
    this.promise = promise;
  }

  /**
   * Nothing happens where the clock is so already, or the dossier is done.
   *
   * @param subject what is lost or there again, such as the number of an envelope
   * @return whether the clock was changed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean set(String code, boolean paused, String subject) {
    Optional<Dossier> held =
        dossiers
            .find(code)
            .flatMap(one -> holding.hold(one.filing().authority(), one.filing().id()));
    if (held.isEmpty() || !changes(held.get(), paused)) {
      return false;
    }
    ActKind kind = paused ? ActKind.CLOCK_PAUSED : ActKind.CLOCK_RESUMED;
    Act act = new Act(kind, null, Map.of("reason", "papers-lost", "subject", subject));
    acts.perform(
        held.get(),
        null,
        Actor.HOUSE,
        HOUSE,
        act,
        null,
        dossier -> paused ? dossier.pause(acts.now()) : resumed(dossier));
    return true;
  }

  private static boolean changes(Dossier dossier, boolean paused) {
    boolean over = dossier.state().isFinal() || dossier.state() == DossierState.DONE;
    return !over && (dossier.progress().pausedAt() == null) == paused;
  }

  private Dossier resumed(Dossier dossier) {
    Progress progress = dossier.progress();
    if (!dossier.isPromiseRunning() || progress.acceptedAt() == null) {
      return dossier.resume(null, false);
    }
    DueDate due = promise.goingOn(dossier, progress.acceptedAt(), acts.standstills(dossier));
    return dossier.resume(due.dueAt(), due.provisional());
  }
}
