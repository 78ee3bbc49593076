package org.caunoi.dossier.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.AwaitedAnswer;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.DossierState;

/**
 * Which acts a page offers: those the person may do and the state allows. The use cases judge
 * again.
 */
final class PossibleActs {

  private PossibleActs() {}

  /**
   * @param away its result has left for the citizen
   */
  static List<String> of(SignedIn who, Dossier dossier, boolean away, Instant now) {
    DossierState state = dossier.state();
    boolean processing = state == DossierState.PROCESSING;
    boolean open = processing || state == DossierState.ACCEPTED;
    boolean extended = dossier.progress().extendedTo() != null;
    boolean approved = dossier.progress().approvedBy() != null;
    boolean accepted = dossier.progress().acceptedAt() != null;
    boolean asked = state == DossierState.SUPPLEMENT_REQUESTED;
    boolean unpaid = state == DossierState.FINANCIAL_DUTY;
    boolean withdrawing = state == DossierState.WITHDRAWAL_REQUESTED;
    boolean complete = asked && dossier.progress().supplementIn() && !accepted;
    Offer offer = new Offer(who, new ArrayList<>());
    offer.add("accept", Permission.ACCEPT_DOSSIER, state == DossierState.NEW || complete);
    offer.add("approve", Permission.APPROVE_DOSSIER, processing && !approved);
    offer.add("takeBack", Permission.APPROVE_DOSSIER, processing && approved);
    offer.add("issue", Permission.ISSUE_RESULT, processing && approved);
    offer.add("assign", Permission.ASSIGN_DOSSIER, open);
    offer.add(
        "ask",
        Permission.REQUEST_SUPPLEMENT,
        (open || complete || state == DossierState.NEW) && !needsLeader(who, dossier));
    offer.add(
        "extend", Permission.EXTEND_PROMISE, (open || unpaid || withdrawn(dossier)) && !extended);
    offer.add("charge", Permission.REQUEST_PAYMENT, processing);
    offer.add("uncharge", Permission.REQUEST_PAYMENT, unpaid);
    offer.add("paid", Permission.CONFIRM_PAYMENT, unpaid);
    offer.add("supplement", Permission.ADD_SUPPLEMENT, asked && !complete);
    offer.add("refuse", Permission.REFUSE_DOSSIER, state == DossierState.NEW);
    offer.add("decline", Permission.STOP_DOSSIER, withdrawing);
    AwaitedAnswer answer = new AwaitedAnswer(dossier);
    boolean byCitizen = answer.endsByCitizen(now);
    boolean overdue = (processing || asked || unpaid) && !answer.isAwaited(now);
    offer.add("stop", Permission.STOP_DOSSIER, byCitizen);
    offer.add("stopByLaw", Permission.EXTEND_PROMISE, overdue && !byCitizen);
    offer.add(
        "reissue",
        Permission.ISSUE_RESULT,
        state == DossierState.DONE || state == DossierState.RETURNED);
    offer.add("return", Permission.RETURN_RESULT, state == DossierState.DONE && !away);
    offer.add(
        "withdraw",
        Permission.REQUEST_WITHDRAWAL,
        state.mayBecome(DossierState.WITHDRAWAL_REQUESTED));
    offer.add(
        "withdrawOnPaper",
        Permission.STOP_DOSSIER,
        state.mayBecome(DossierState.WITHDRAWAL_REQUESTED));
    offer.add(
        "print",
        Permission.RETURN_RESULT,
        state == DossierState.DONE && dossier.filing().returnBy() == ReturnWay.ELECTRONIC);
    return offer.names();
  }

  /** Asked to be withdrawn after it was promised: the promise holds until somebody answers. */
  private static boolean withdrawn(Dossier dossier) {
    return dossier.state() == DossierState.WITHDRAWAL_REQUESTED
        && dossier.progress().acceptedAt() != null
        && dossier.progress().formerState() != DossierState.SUPPLEMENT_REQUESTED;
  }

  /** Whether the citizen was asked before, and this person may not ask once more. */
  static boolean needsLeader(SignedIn who, Dossier dossier) {
    return dossier.progress().supplementRequests() > 0
        && who.may(Permission.REQUEST_SUPPLEMENT)
        && !who.may(Permission.REQUEST_SUPPLEMENT_AGAIN);
  }

  private record Offer(SignedIn who, List<String> names) {

    void add(String name, Permission needed, boolean now) {
      if (now && who.may(needed)) {
        names.add(name);
      }
    }
  }
}
