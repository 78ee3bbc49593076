package org.caunoi.assistance;

import java.util.Locale;

/** What can happen in a session; each leaves an audit row, and a row of the history. */
public enum SessionEventKind {
  OPENED,
  CARD_READ,
  CARD_RIGHT,
  PROCEDURE_CHOSEN,
  CHECKLIST_SHOWN,
  /**
   * In the history only where it took back what the citizen was shown; saves come by the second.
   */
  DRAFT_SAVED,
  DOCUMENT_ADDED,
  DOCUMENT_REMOVED,
  /** The same was filed before, and the clerk said why it is filed again. */
  EARLIER_FILING_ACCEPTED,
  SUMMARY_SHOWN,
  AGREED,
  NOT_RIGHT,
  STOPPED,
  CODE_SENT,
  CONFIRMED,
  HANDED_OFF,
  FILED_ON_PORTAL,
  FILED,
  SLIP_PRINTED,
  LOCKED,
  RESUMED,
  SCREEN_PAIRED,
  FORM_HANDED,
  FORM_TAKEN_BACK,
  CLOSED,
  WIPED;

  /** Name of the act in the audit log, such as {@code session-code-sent}. */
  String act() {
    return "session-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
