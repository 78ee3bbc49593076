package org.caunoi.dossier;

/** What a clock says about a dossier. */
public enum ReminderKind {
  /** The promise comes near: the holder is reminded, and an apology is prepared. */
  PROMISE_NEAR,
  /** Accepted, but nobody works on it yet. */
  ASSIGN_LATE,
  /** Not yet with a signer. */
  REVIEW_LATE,
  PROMISE_PASSED,
  /** Filed, or brought what was missing, and nobody at intake has answered. */
  TAKE_IN_LATE,
  /** The citizen should bring papers or pay soon: only they are told. */
  ANSWER_NEAR,
  /** The time to bring papers or to pay has passed. */
  ANSWER_PASSED,
  /** Asked back, and nobody has answered. */
  WITHDRAWAL_LATE,
  /** Handed to somebody who has neither said that they have it nor acted on it. */
  RECEIPT_LATE,
  /** Who holds it is away without a deputy, and a step of theirs ends meanwhile. */
  HOLDER_AWAY;

  /**
   * Whether it still says something true. No promise is true of a dossier that waits for the
   * citizen or for lost papers, or is done.
   *
   * @param withSigner whether a signer holds it
   */
  public boolean holds(Dossier dossier, boolean withSigner) {
    Dossier.Progress progress = dossier.progress();
    boolean asked = dossier.state() == DossierState.SUPPLEMENT_REQUESTED;
    return switch (this) {
      case PROMISE_NEAR, PROMISE_PASSED -> runs(dossier);
      case ASSIGN_LATE -> runs(dossier) && progress.assigneeId() == null;
      case REVIEW_LATE ->
          runs(dossier)
              && dossier.state() == DossierState.PROCESSING
              && progress.approvedBy() == null
              && !withSigner;
      case TAKE_IN_LATE ->
          progress.acceptedAt() == null
              && progress.pausedAt() == null
              && (dossier.state() == DossierState.NEW || (asked && progress.supplementIn()));
      case ANSWER_NEAR, ANSWER_PASSED ->
          (asked || dossier.state() == DossierState.FINANCIAL_DUTY) && !progress.supplementIn();
      case WITHDRAWAL_LATE -> dossier.state() == DossierState.WITHDRAWAL_REQUESTED;
      case RECEIPT_LATE ->
          progress.assigneeId() != null
              && dossier.state() != DossierState.DONE
              && !dossier.state().isFinal();
      case HOLDER_AWAY -> runs(dossier) && progress.assigneeId() != null;
    };
  }

  /**
   * Whether the clock of a promise runs; it does while a fee is awaited or a wish to withdraw is
   * not answered, not while papers are awaited or lost.
   */
  public static boolean runs(Dossier dossier) {
    return dossier.progress().appointmentAt() != null
        && dossier.progress().pausedAt() == null
        && switch (dossier.state()) {
          case ACCEPTED, PROCESSING, FINANCIAL_DUTY -> true;
          case WITHDRAWAL_REQUESTED ->
              dossier.progress().formerState() != DossierState.SUPPLEMENT_REQUESTED;
          case NEW, NOT_ACCEPTED, SUPPLEMENT_REQUESTED -> false;
          case STOPPED, DONE, RETURNED -> false;
        };
  }
}
