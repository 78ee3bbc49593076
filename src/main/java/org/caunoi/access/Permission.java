package org.caunoi.access;

/** One name for each thing a person or a system may do; every route carries exactly one. */
public enum Permission {
  /** No sign-in needed; the route itself guards what it shows. */
  OPEN,
  /** Anyone who is signed in. */
  SIGNED_IN,
  HELP_CITIZEN,
  FILE_DOSSIER,
  READ_DOSSIERS,
  READ_DOCUMENTS,
  ATTACH_DOCUMENT,
  ACCEPT_DOSSIER,
  REQUEST_SUPPLEMENT,
  /** Asks a citizen a second time; a leader's. */
  REQUEST_SUPPLEMENT_AGAIN,
  ADD_SUPPLEMENT,
  REFUSE_DOSSIER,
  ASSIGN_DOSSIER,
  PROCESS_DOSSIER,
  APPROVE_DOSSIER,
  ISSUE_RESULT,
  REQUEST_WITHDRAWAL,
  STOP_DOSSIER,
  /** Says sorry for a promise that cannot be kept, and names a new day; a leader's. */
  EXTEND_PROMISE,
  /** Reads which promises come near, and prepares apologies; sends none. */
  WATCH_PROMISES,
  /** Puts a paper right by a new one, makes control slips, closes registers. */
  MAKE_PAPERS,
  READ_REGISTER,
  /** Tells a citizen what is to be paid to an authority; nobody who helps may. */
  REQUEST_PAYMENT,
  /** Notes the receipt of a payment. */
  CONFIRM_PAYMENT,
  RETURN_RESULT,
  /** Counts, lists and seals papers with the citizen or for them. */
  TAKE_IN_PAPERS,
  /** Gives and takes sealed envelopes and bags, each on their own credentials. */
  CARRY_PAPERS,
  READ_CUSTODY,
  /** Sees what is late, missing or contradictory. */
  WATCH_CUSTODY,
  /** Settles discrepancies and loss cases. */
  SETTLE_CUSTODY,
  /** Sees what postage costs, what budgets have left, and what carriers state. */
  WATCH_POSTAGE,
  /** Brings a carrier's statement and proposes what becomes of its lines. */
  BRING_STATEMENTS,
  /** Grants budgets and acknowledges money that somebody else proposed. */
  ACKNOWLEDGE_POSTAGE,
  /** Destroys papers that nobody needs, together with a second person. */
  DESTROY_PAPERS,
  /** Reads custody in the standard of other systems. */
  READ_EPCIS,
  /** Tells us custody events in the standard of other systems. */
  CAPTURE_EPCIS,
  READ_CITIZEN_REPORTS,
  /** Sees how the whole network does: indicators, ratings, what goes wrong now. */
  WATCH_NETWORK,
  /** Sees how the own point does: today's sessions, ratings, badges; its lead's. */
  WATCH_POINT,
  /** Looks after the connections with other systems, and sends again what was given up. */
  MANAGE_EXCHANGE,
  READ_AUDIT,
  /** Finds out who saw a citizen's data. */
  SEARCH_ACCESS,
  MANAGE_PEOPLE,
  /**
   * Says who is absent and who does the work instead: an administrator, a lead for the own unit.
   */
  MANAGE_ABSENCES,
  /** Writes procedures and publishes what somebody else wrote. */
  MANAGE_CATALOGUE,
  /** Writes days off and publishes what somebody else wrote. */
  MANAGE_CALENDAR,
  COMPUTE_DUE_DATES
}
