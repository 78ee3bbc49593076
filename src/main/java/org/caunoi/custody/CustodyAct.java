package org.caunoi.custody;

import java.util.Locale;

/** What people do with papers, as the audit log names it. */
public enum CustodyAct {
  PAPERS_SEALED,
  BAG_OPENED,
  BAG_DROPPED,
  ENVELOPE_PACKED,
  ENVELOPE_TAKEN_OUT,
  BAG_CLOSED,
  OFFERED,
  ACCEPTED,
  DECLINED,
  WITHDRAWN,
  LAPSED,
  OPENING_ASKED,
  OPENING_WITHDRAWN,
  OPENING_WITNESSED,
  BAG_COUNTED,
  RECEIVED,
  DISPUTED,
  HANDED_TO_CITIZEN,
  REOPENED,
  SETTLED,
  LOSS_SUSPECTED,
  LOSS_DECLARED,
  FOUND,
  MADE_AGAIN,
  WAY_CHOSEN,
  COMPENSATED,
  LOSS_CLOSED,
  DESTRUCTION_PROPOSED,
  DESTRUCTION_WITHDRAWN,
  DESTROYED,
  KEEPER_ASKED,
  KEEPER_ANSWERED,
  SCANS_SYNCED,
  SIGNATURE_READ,
  LIST_CONFIRMED,
  LIST_SHOWN,
  LIST_AGREED,
  LIST_NOT_RIGHT,
  LIST_STOPPED,
  LIST_SIGNED;

  /** Such as {@code custody-bag-closed}. */
  public String audit() {
    return "custody-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
