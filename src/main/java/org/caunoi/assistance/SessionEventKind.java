package org.caunoi.assistance;

import java.util.Locale;

/** What can happen in a session; each is one row of its history and one audit row. */
public enum SessionEventKind {
  OPENED,
  CARD_READ,
  CARD_RIGHT,
  PROCEDURE_CHOSEN,
  CHECKLIST_SHOWN,
  DRAFT_SAVED,
  DOCUMENT_ADDED,
  DOCUMENT_REMOVED,
  SUMMARY_SHOWN,
  AGREED,
  NOT_RIGHT,
  STOPPED,
  CODE_SENT,
  CONFIRMED,
  HANDED_OFF,
  FILED_ON_PORTAL,
  FILED,
  LOCKED,
  RESUMED,
  SCREEN_PAIRED,
  CLOSED,
  WIPED;

  /** Name of the act in the audit log, such as {@code session-code-sent}. */
  String act() {
    return "session-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
