package org.caunoi.dossier;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * Business state of a dossier, with the codes of the national exchange ("TrangThaiHoSo"). This
 * table is the only place that knows which state may follow which; the codes are seen in working
 * systems, the edges are our reading of them and need confirmation.
 */
public enum DossierState {
  NEW(1),
  ACCEPTED(2),
  NOT_ACCEPTED(3),
  PROCESSING(4),
  SUPPLEMENT_REQUESTED(5),
  FINANCIAL_DUTY(6),
  WITHDRAWAL_REQUESTED(7),
  STOPPED(8),
  DONE(9),
  RETURNED(10);

  /**
   * States in which a promise runs, unless papers were awaited before a withdrawal was asked for.
   */
  static final Set<DossierState> PROMISE_RUNS =
      Set.of(ACCEPTED, PROCESSING, FINANCIAL_DUTY, WITHDRAWAL_REQUESTED);

  private static final Map<DossierState, Set<DossierState>> SUCCESSORS =
      Map.of(
          NEW, Set.of(ACCEPTED, NOT_ACCEPTED, SUPPLEMENT_REQUESTED, WITHDRAWAL_REQUESTED),
          ACCEPTED, Set.of(PROCESSING, SUPPLEMENT_REQUESTED, WITHDRAWAL_REQUESTED),
          NOT_ACCEPTED, Set.of(),
          PROCESSING,
              Set.of(SUPPLEMENT_REQUESTED, FINANCIAL_DUTY, WITHDRAWAL_REQUESTED, STOPPED, DONE),
          SUPPLEMENT_REQUESTED, Set.of(PROCESSING, STOPPED, WITHDRAWAL_REQUESTED),
          FINANCIAL_DUTY, Set.of(PROCESSING, STOPPED),
          WITHDRAWAL_REQUESTED, Set.of(STOPPED, NEW, ACCEPTED, PROCESSING, SUPPLEMENT_REQUESTED),
          STOPPED, Set.of(),
          DONE, Set.of(RETURNED),
          RETURNED, Set.of());

  private final int code;

  DossierState(int code) {
    this.code = code;
  }

  /** National code, 1 to 10. */
  public int code() {
    return code;
  }

  /** Whether the table has an edge to the other state; guards of an act come on top. */
  public boolean mayBecome(DossierState other) {
    return SUCCESSORS.getOrDefault(this, Set.of()).contains(other);
  }

  /** Nothing follows any more. */
  public boolean isFinal() {
    return SUCCESSORS.getOrDefault(this, Set.of()).isEmpty();
  }

  public static DossierState of(int code) {
    return Arrays.stream(values())
        .filter(state -> state.code == code)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No dossier state " + code));
  }
}
