package org.caunoi.dossier;

import static org.caunoi.dossier.DossierWorklist.AT_INTAKE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.DossierWorklist.Filter;
import org.caunoi.dossier.DossierWorklist.Position;
import org.caunoi.dossier.DossierWorklist.Row;
import org.springframework.stereotype.Component;

/**
 * Leads on through somebody's first queue: to the dossier behind the one just looked at, so that
 * those which have to wait are left behind; after the last one it begins anew.
 */
@Component
public class NextDossier {

  private final DossierWorklist worklist;
  private final Dossiers dossiers;

  NextDossier(DossierWorklist worklist, Dossiers dossiers) {
    this.worklist = worklist;
    this.dossiers = dossiers;
  }

  /**
   * Code of the next one; none where nothing else waits.
   *
   * @param code the dossier just looked at, or any text where there was none
   */
  public Optional<String> after(SignedIn who, String code) {
    WorkQueue queue = WorkQueue.of(who).getFirst();
    Filter filter = queue.filter(who);
    Optional<Dossier> looked = DossierCode.fits(code) ? dossiers.find(code, who) : Optional.empty();
    List<Row> behind =
        looked
            .map(dossier -> worklist.list(who, filter, placeOf(dossier, queue), 1))
            .orElse(List.of());
    List<Row> rows = behind.isEmpty() ? worklist.list(who, filter, null, 2) : behind;
    return rows.stream().map(Row::code).filter(next -> !next.equals(code)).findFirst();
  }

  /** Where it stands in the queue, or stood until it left intake with a promise. */
  private static Position placeOf(Dossier dossier, WorkQueue queue) {
    Instant promised = dossier.progress().appointmentAt();
    boolean left = queue == WorkQueue.INTAKE && !AT_INTAKE.contains(dossier.state());
    return new Position(
        promised == null || left ? dossier.filing().filedAt() : promised, dossier.filing().id());
  }
}
