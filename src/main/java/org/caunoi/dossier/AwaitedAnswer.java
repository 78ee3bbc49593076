package org.caunoi.dossier;

import java.time.Instant;
import java.util.Objects;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;

/** What a dossier waits for from its citizen: papers or a payment, or a decision on what came. */
public record AwaitedAnswer(Dossier dossier) {

  /** Whether the citizen may still answer a request, or has and nobody has looked yet. */
  public boolean isAwaited(Instant at) {
    Instant until = dossier.progress().answerBy();
    boolean asked =
        dossier.state() == DossierState.SUPPLEMENT_REQUESTED
            || dossier.state() == DossierState.FINANCIAL_DUTY;
    return asked && (dossier.progress().supplementIn() || (until != null && at.isBefore(until)));
  }

  /**
   * Whether the citizen asked for the end, or the time to bring what was asked for has passed;
   * whoever ends it otherwise takes a right and has to name the law.
   */
  public boolean endsByCitizen(Instant at) {
    return dossier.state() == DossierState.WITHDRAWAL_REQUESTED
        || (dossier.state() == DossierState.SUPPLEMENT_REQUESTED
            && dossier.progress().answerBy() != null
            && !isAwaited(at));
  }

  void refuseEarlyStop(Instant at) {
    if (!isAwaited(at)) {
      return;
    }
    if (dossier.progress().supplementIn()) {
      throw Refused.conflict("supplement-to-be-looked-at");
    }
    boolean unpaid = dossier.state() == DossierState.FINANCIAL_DUTY;
    throw Refused.conflict(
        unpaid ? "payment-awaited" : "answer-awaited",
        VietnamTime.moment(Objects.requireNonNull(dossier.progress().answerBy())));
  }
}
