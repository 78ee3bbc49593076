package org.caunoi.dossier;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.catalogue.Route;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A dossier between the counter and the citizen's hand.
 *
 * <p>It is born {@code NEW} when the citizen has confirmed it. An intake officer accepts it, and
 * only then the promise begins to run; or asks once for everything that is missing, or refuses it
 * with a ground. Accepted, it is handed from person to person until a signer approves and issues a
 * result; the result is returned and the life ends. The citizen may ask to withdraw while nothing
 * is issued. Facts of the filing never change; {@link Progress} is replaced by each act.
 */
public record Dossier(Filing filing, Progress progress) {

  /**
   * What was filed.
   *
   * @param procedureVersion the rules it keeps for life
   * @param pointId point that helped, null where nobody helped
   * @param helperId clerk who helped; never a party
   * @param clientId system client that filed it
   * @param term as computed from the answers at filing
   */
  public record Filing(
      String authority,
      UUID id,
      String code,
      String procedureCode,
      UUID procedureVersion,
      SubmissionChannel channel,
      Route route,
      @Nullable String pointId,
      @Nullable UUID helperId,
      @Nullable UUID sessionId,
      @Nullable UUID clientId,
      String communeCode,
      ReturnWay returnBy,
      TermChoice term,
      Confirmation confirmation,
      Instant filedAt) {}

  /**
   * Where it stands.
   *
   * @param version number of acts so far; an act is stored only if nobody acted in between
   * @param formerState state before a withdrawal was asked for
   * @param supplementIn papers have come in for a dossier that was never accepted yet
   * @param extendedTo the new moment an apology promised; with standstills the promise moves on
   * @param answerBy until when the citizen is waited for, while something is asked for
   * @param handedTo the unit that follows the one it was filed with, null while that one stands
   * @param pausedAt since when the clock stands still because papers are lost, null while it runs
   */
  public record Progress(
      DossierState state,
      int version,
      @Nullable Instant acceptedAt,
      @Nullable Instant appointmentAt,
      boolean appointmentProvisional,
      @Nullable DossierState formerState,
      boolean supplementIn,
      int supplementRequests,
      @Nullable UUID assigneeId,
      @Nullable String assigneeName,
      @Nullable UUID approvedBy,
      @Nullable Instant finishedAt,
      @Nullable Instant returnedAt,
      @Nullable Instant extendedTo,
      @Nullable Instant answerBy,
      @Nullable String handedTo,
      @Nullable Instant pausedAt) {}

  public String code() {
    return filing.code();
  }

  public DossierState state() {
    return progress.state();
  }

  public int version() {
    return progress.version();
  }

  /** The unit that works on it: the one it was filed with, or the one that follows that. */
  public String unit() {
    return progress.handedTo() == null ? filing.authority() : progress.handedTo();
  }

  /** Place name that binds this dossier's sealed values to it. */
  String place(String what) {
    return "dossier/" + filing.id() + "/" + what;
  }

  /**
   * Into state 2, or into 4 where it came in incomplete, was never accepted and is complete now.
   */
  Dossier accept(Instant at, Instant appointment, boolean provisional) {
    boolean afterSupplement = state() == DossierState.SUPPLEMENT_REQUESTED;
    if (afterSupplement && (!progress.supplementIn() || progress.acceptedAt() != null)) {
      throw Refused.conflict("supplement-not-in");
    }
    DossierChange change = to(afterSupplement ? DossierState.PROCESSING : DossierState.ACCEPTED);
    change.acceptedAt = at;
    change.appointmentAt = appointment;
    change.provisional = provisional;
    change.supplementIn = false;
    return change.made();
  }

  /**
   * Into state 3, as long as nothing was asked for: later it is asked again, or taken and stopped.
   */
  Dossier refuse(Instant at) {
    if (state() == DossierState.SUPPLEMENT_REQUESTED) {
      throw Refused.conflict("papers-asked-before");
    }
    DossierChange change = to(DossierState.NOT_ACCEPTED);
    change.finishedAt = at;
    return change.made();
  }

  /**
   * Into state 5; the clock stands still until the papers are in. What came in before acceptance
   * and is not enough is asked for once more, in the same state.
   *
   * @param answerBy until when the citizen is waited for, null where nothing says so
   */
  Dossier requestSupplement(@Nullable Instant answerBy) {
    boolean notEnough = state() == DossierState.SUPPLEMENT_REQUESTED && progress.supplementIn();
    DossierChange change =
        notEnough ? new DossierChange(this, state()) : to(DossierState.SUPPLEMENT_REQUESTED);
    change.answerBy = answerBy;
    change.supplementRequests++;
    change.supplementIn = false;
    change.approvedBy = null;
    return change.made();
  }

  /** Papers are in: back to 4 with a new appointment, or marked for intake if never accepted. */
  Dossier supplement(@Nullable Instant appointment, boolean provisional) {
    if (state() != DossierState.SUPPLEMENT_REQUESTED) {
      throw wrongState();
    }
    if (progress.acceptedAt() == null) {
      DossierChange change = new DossierChange(this, state());
      change.answerBy = null;
      change.supplementIn = true;
      return change.made();
    }
    return to(DossierState.PROCESSING).awaiting(null).promising(appointment, provisional).made();
  }

  /** The clock stands still, whatever the dossier waits for; once, until it goes on. */
  Dossier pause(Instant at) {
    if (progress.pausedAt() != null || state().isFinal() || state() == DossierState.DONE) {
      throw wrongState();
    }
    DossierChange change = new DossierChange(this, state());
    change.pausedAt = at;
    return change.made();
  }

  /**
   * The clock goes on.
   *
   * @param appointment the promise as it is now, null where none runs
   */
  Dossier resume(@Nullable Instant appointment, boolean provisional) {
    if (progress.pausedAt() == null) {
      throw wrongState();
    }
    DossierChange change = new DossierChange(this, state());
    change.pausedAt = null;
    return appointment == null ? change.made() : change.promising(appointment, provisional).made();
  }

  /** Whether a promise was made and neither the citizen nor a paper is awaited. */
  boolean isPromiseRunning() {
    return DossierState.PROMISE_RUNS.contains(state())
        && progress.formerState() != DossierState.SUPPLEMENT_REQUESTED
        && progress.acceptedAt() != null;
  }

  /** The promise by a new calendar, while it runs; the state stays. */
  Dossier promiseAgain(Instant appointment, boolean provisional) {
    if (!DossierState.PROMISE_RUNS.contains(state())
        || progress.formerState() == DossierState.SUPPLEMENT_REQUESTED) {
      throw wrongState();
    }
    DossierChange change = new DossierChange(this, state());
    change.appointmentAt = appointment;
    change.provisional = provisional;
    return change.made();
  }

  /** A new moment instead of one that cannot be kept; once, later than the old one and ahead. */
  Dossier extend(Instant appointment, Instant now) {
    Instant promised = progress.appointmentAt();
    if (promised == null
        || !DossierState.PROMISE_RUNS.contains(state())
        || progress.formerState() == DossierState.SUPPLEMENT_REQUESTED) {
      throw wrongState();
    }
    if (progress.extendedTo() != null) {
      throw Refused.conflict("extended-before");
    }
    if (!appointment.isAfter(promised)) {
      throw Refused.field("/day", "not-later-than-promised");
    }
    if (!appointment.isAfter(now)) {
      throw Refused.field("/day", "day-passed");
    }
    DossierChange change = new DossierChange(this, state());
    change.appointmentAt = appointment;
    change.extendedTo = appointment;
    change.provisional = false;
    return change.made();
  }

  /** First hand-over moves 2 to 4; later ones change the keeper, who has to ask for a new yes. */
  Dossier assign(UUID assignee, String name) {
    if (state() != DossierState.ACCEPTED && state() != DossierState.PROCESSING) {
      throw wrongState();
    }
    DossierChange change = new DossierChange(this, DossierState.PROCESSING);
    change.assigneeId = assignee;
    change.assigneeName = name;
    change.approvedBy = null;
    return change.made();
  }

  /** To somebody else, whatever it waits for; the state stays. */
  Dossier handOn(UUID assignee, String name) {
    if (progress.assigneeId() == null || state().isFinal() || state() == DossierState.DONE) {
      throw wrongState();
    }
    DossierChange change = new DossierChange(this, state());
    change.assigneeId = assignee;
    change.assigneeName = name;
    return change.made();
  }

  /**
   * To another unit because this one ends, and to somebody there or nobody; a signer's yes counts
   * no more, the state stays.
   */
  Dossier handOnTo(String unit, @Nullable UUID assignee, @Nullable String name) {
    if (unit.equals(unit()) || state().isFinal()) {
      throw wrongState();
    }
    DossierChange change = new DossierChange(this, state());
    change.handedTo = unit.equals(filing.authority()) ? null : unit;
    change.assigneeId = assignee;
    change.assigneeName = name;
    change.approvedBy = state() == DossierState.DONE ? progress.approvedBy() : null;
    return change.made();
  }

  Dossier approve(UUID signer) {
    if (state() != DossierState.PROCESSING) {
      throw wrongState();
    }
    DossierChange change = new DossierChange(this, state());
    change.approvedBy = signer;
    return change.made();
  }

  /** A yes that was given too early; the state stays. */
  Dossier takeBackApproval() {
    if (state() != DossierState.PROCESSING || progress.approvedBy() == null) {
      throw wrongState();
    }
    DossierChange change = new DossierChange(this, state());
    change.approvedBy = null;
    return change.made();
  }

  Dossier issue(Instant at) {
    if (state() == DossierState.PROCESSING && progress.approvedBy() == null) {
      throw Refused.conflict("not-approved");
    }
    DossierChange change = to(DossierState.DONE);
    change.finishedAt = at;
    return change.made();
  }

  /**
   * Into state 6; the promise keeps running.
   *
   * @param payBy until when the payment is waited for, null where nothing says so
   */
  Dossier requestPayment(@Nullable Instant payBy) {
    return to(DossierState.FINANCIAL_DUTY).awaiting(payBy).made();
  }

  /** Back to 4: it was paid, or asked for by mistake. */
  Dossier endPayment() {
    if (state() != DossierState.FINANCIAL_DUTY) {
      throw wrongState();
    }
    return to(DossierState.PROCESSING).awaiting(null).made();
  }

  /** A wrong result is replaced; the state stays. */
  Dossier reissue() {
    if (state() != DossierState.DONE && state() != DossierState.RETURNED) {
      throw wrongState();
    }
    return new DossierChange(this, state()).made();
  }

  Dossier requestWithdrawal() {
    DossierChange change = to(DossierState.WITHDRAWAL_REQUESTED);
    change.formerState = state();
    return change.made();
  }

  /**
   * Back to where it was before the citizen asked to withdraw.
   *
   * @param answerBy until when the citizen is waited for now, while something is asked for
   */
  Dossier declineWithdrawal(@Nullable Instant answerBy) {
    if (progress.formerState() == null) {
      throw wrongState();
    }
    return new DossierChange(this, progress.formerState()).awaiting(answerBy).made();
  }

  /** Into state 8; for want of papers or money only once the time to bring it has passed. */
  Dossier stop(Instant at) {
    new AwaitedAnswer(this).refuseEarlyStop(at);
    DossierChange change = to(DossierState.STOPPED);
    change.finishedAt = at;
    return change.made();
  }

  /** One more document came in; nothing moves. */
  Dossier attach() {
    if (state().isFinal() || state() == DossierState.DONE) {
      throw wrongState();
    }
    return new DossierChange(this, state()).made();
  }

  Dossier returned(Instant at) {
    DossierChange change = to(DossierState.RETURNED);
    change.returnedAt = at;
    return change.made();
  }

  /** From 7 only its own two acts lead on: to stop, or to decline and go back. */
  private DossierChange to(DossierState next) {
    boolean waitsForAnswer =
        state() == DossierState.WITHDRAWAL_REQUESTED && next != DossierState.STOPPED;
    if (waitsForAnswer || !state().mayBecome(next)) {
      throw wrongState();
    }
    return new DossierChange(this, next);
  }

  /** What a person hears whose act the state does not allow (any more). */
  Refused wrongState() {
    return Refused.conflict("wrong-state", state().code());
  }

  /**
   * The term chosen by the answers, kept so that a later version of the rules does not touch it.
   *
   * @param cutoff wall clock of Vietnam, only for same-day terms
   */
  public record TermChoice(String strategy, int amount, @Nullable LocalTime cutoff) {}

  /** How the applicant agreed, strongest last; shown to officers and to the quality team. */
  public enum Confirmation {
    PARTNER,
    SIGNATURE,
    PORTAL,
    ONE_TIME_CODE
  }

  /** Details of an act by name: codes, dates and component keys, never personal data. */
  public record Act(ActKind kind, @Nullable String note, Map<String, ?> details) {

    static Act of(ActKind kind) {
      return new Act(kind, null, Map.of());
    }
  }
}
