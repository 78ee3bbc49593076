package org.caunoi.dossier;

import static org.caunoi.dossier.DossierWorklist.AT_INTAKE;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.DossierWorklist.Filter;
import org.caunoi.dossier.DossierWorklist.Position;
import org.caunoi.dossier.DossierWorklist.Row;
import org.springframework.stereotype.Component;

/**
 * Leads to the nearest promise of somebody's first queue. What they have looked at since they
 * signed in and left as it was waits until they have seen the rest; then it begins anew behind the
 * one just looked at.
 */
@Component
public class NextDossier {

  private static final int PAGE = 50;

  private final DossierWorklist worklist;
  private final Dossiers dossiers;
  private final LeftBehind left;

  NextDossier(DossierWorklist worklist, Dossiers dossiers, LeftBehind left) {
    this.worklist = worklist;
    this.dossiers = dossiers;
    this.left = left;
  }

  /**
   * Code of the next one; none where nothing else waits.
   *
   * @param code the dossier just looked at, or any text where there was none
   */
  public Optional<String> after(SignedIn who, String code) {
    WorkQueue queue = WorkQueue.of(who).getFirst();
    Filter filter = queue.filter(who);
    Set<String> seen = new HashSet<>(left.by(who));
    seen.add(code);
    List<Row> page = worklist.list(who, filter, null, PAGE);
    while (!page.isEmpty()) {
      Optional<String> next =
          page.stream().map(Row::code).filter(one -> !seen.contains(one)).findFirst();
      if (next.isPresent()) {
        return next;
      }
      page =
          page.size() < PAGE
              ? List.of()
              : worklist.list(who, filter, page.getLast().position(), PAGE);
    }
    return anew(who, queue, filter, code);
  }

  private Optional<String> anew(SignedIn who, WorkQueue queue, Filter filter, String code) {
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
