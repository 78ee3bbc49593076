package org.caunoi.assistance;

/** Where a session stands between clerk and citizen. */
public enum SessionState {
  /** The clerk works on it; nothing is confirmed. */
  OPEN,
  /** The citizen is reading the summary. */
  SHOWN,
  /** The citizen said yes to the summary; the proof is still missing. */
  AGREED,
  /** Agreed and proven by code or signature. */
  CONFIRMED,
  /** The citizen files it on the national portal with their own account. */
  HANDED_OFF,
  /** A dossier exists; the slip may be printed. */
  FILED,
  /** Over; everything personal is wiped. */
  CLOSED
}
