package org.caunoi.dossier;

/** What a clock says about a dossier; all but the first are told to the leads of the unit. */
public enum ReminderKind {
  /** The promise comes near: the holder is reminded, and an apology is prepared. */
  PROMISE_NEAR,
  /** Accepted, but nobody works on it yet. */
  ASSIGN_LATE,
  /** Not yet with a signer. */
  REVIEW_LATE,
  PROMISE_PASSED;

  public boolean isForLeads() {
    return this != PROMISE_NEAR;
  }

  /**
   * Whether it still says something true. Nothing is true of a dossier that waits for the citizen
   * or for lost papers, is asked to be withdrawn, or is done.
   *
   * @param withSigner whether a signer holds it
   */
  public boolean holds(Dossier dossier, boolean withSigner) {
    return switch (this) {
      case PROMISE_NEAR, PROMISE_PASSED -> runs(dossier);
      case ASSIGN_LATE -> runs(dossier) && dossier.state() == DossierState.ACCEPTED;
      case REVIEW_LATE ->
          runs(dossier)
              && dossier.state() == DossierState.PROCESSING
              && dossier.progress().approvedBy() == null
              && !withSigner;
    };
  }

  /**
   * Whether the clock of a promise runs; it does while a fee is awaited, not while papers are lost.
   */
  public static boolean runs(Dossier dossier) {
    return dossier.progress().appointmentAt() != null
        && dossier.progress().pausedAt() == null
        && switch (dossier.state()) {
          case ACCEPTED, PROCESSING, FINANCIAL_DUTY -> true;
          case NEW, NOT_ACCEPTED, SUPPLEMENT_REQUESTED, WITHDRAWAL_REQUESTED -> false;
          case STOPPED, DONE, RETURNED -> false;
        };
  }
}
