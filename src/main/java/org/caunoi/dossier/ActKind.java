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
  ISSUED,
  WITHDRAWAL_REQUESTED,
  WITHDRAWAL_DECLINED,
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
  PAYMENT_CONFIRMED
}
