package org.caunoi.dossier;

/** What can be done to a dossier; the name is kept in each act's row. */
public enum ActKind {
  FILED,
  ACCEPTED,
  SUPPLEMENT_REQUESTED,
  SUPPLEMENTED,
  REFUSED,
  ASSIGNED,
  HANDED_OVER,
  APPROVED,
  /** A yes counts no more; nothing was issued yet. */
  APPROVAL_TAKEN_BACK,
  ISSUED,
  /** A result that was wrong was replaced; the old one counts no more. */
  REISSUED,
  WITHDRAWAL_REQUESTED,
  WITHDRAWAL_DECLINED,
  /** The citizen took back their own wish to withdraw. */
  WITHDRAWAL_TAKEN_BACK,
  STOPPED,
  DOCUMENT_ATTACHED,
  RETURNED,
  /** The promised moment changed because the calendar did. */
  PROMISE_MOVED,
  /** The promised moment stayed, but became certain or uncertain, because the calendar changed. */
  PROMISE_CHECKED,
  /** Lateness was seen coming: an apology with a new moment. */
  EXTENDED,
  PAYMENT_REQUESTED,
  PAYMENT_CONFIRMED,
  /** What was to be paid was asked for by mistake. */
  PAYMENT_WITHDRAWN,
  /** The clock stands still because papers of the dossier are lost; the state stays. */
  CLOCK_PAUSED,
  /** They are there again, or made again: the clock goes on and the promise has moved. */
  CLOCK_RESUMED
}
