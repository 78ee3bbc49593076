package org.caunoi.access;

import static org.caunoi.access.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a person is to the network. A role with decision rights needs a second factor at sign-in.
 * Helping roles never hold a permission that decides a dossier: the helper is never the authority.
 */
public enum Role {
  CLERK(
      false,
      HELP_CITIZEN,
      READ_DOSSIERS,
      ATTACH_DOCUMENT,
      ADD_SUPPLEMENT,
      REQUEST_WITHDRAWAL,
      RETURN_RESULT,
      TAKE_IN_PAPERS,
      CARRY_PAPERS,
      DESTROY_PAPERS,
      READ_CUSTODY),
  POINT_LEAD(
      false,
      HELP_CITIZEN,
      READ_DOSSIERS,
      ATTACH_DOCUMENT,
      ADD_SUPPLEMENT,
      REQUEST_WITHDRAWAL,
      RETURN_RESULT,
      TAKE_IN_PAPERS,
      CARRY_PAPERS,
      DESTROY_PAPERS,
      READ_CUSTODY,
      WATCH_POINT),
  INTAKE_OFFICER(
      true,
      READ_DOSSIERS,
      READ_DOCUMENTS,
      ATTACH_DOCUMENT,
      ACCEPT_DOSSIER,
      REQUEST_SUPPLEMENT,
      ADD_SUPPLEMENT,
      REFUSE_DOSSIER,
      ASSIGN_DOSSIER,
      REQUEST_WITHDRAWAL,
      STOP_DOSSIER,
      CONFIRM_PAYMENT,
      MAKE_PAPERS,
      READ_REGISTER,
      CARRY_PAPERS,
      DESTROY_PAPERS,
      READ_CUSTODY,
      WATCH_PROMISES),
  SPECIALIST(
      true,
      READ_DOSSIERS,
      READ_DOCUMENTS,
      PROCESS_DOSSIER,
      ASSIGN_DOSSIER,
      REQUEST_SUPPLEMENT,
      REQUEST_PAYMENT,
      CONFIRM_PAYMENT,
      STOP_DOSSIER,
      MAKE_PAPERS,
      READ_REGISTER,
      WATCH_PROMISES),
  SIGNER(
      true,
      READ_DOSSIERS,
      READ_DOCUMENTS,
      ASSIGN_DOSSIER,
      REQUEST_SUPPLEMENT,
      REQUEST_SUPPLEMENT_AGAIN,
      APPROVE_DOSSIER,
      ISSUE_RESULT,
      STOP_DOSSIER,
      EXTEND_PROMISE,
      MAKE_PAPERS,
      READ_REGISTER,
      WATCH_PROMISES,
      MANAGE_ABSENCES),
  RETURN_OFFICER(
      false,
      READ_DOSSIERS,
      RETURN_RESULT,
      TAKE_IN_PAPERS,
      CARRY_PAPERS,
      DESTROY_PAPERS,
      READ_CUSTODY),
  CENTRE_CONTROL(
      true,
      READ_DOSSIERS,
      ASSIGN_DOSSIER,
      READ_CITIZEN_REPORTS,
      WATCH_NETWORK,
      MANAGE_CATALOGUE,
      MANAGE_CALENDAR,
      READ_REGISTER,
      READ_CUSTODY,
      WATCH_CUSTODY,
      SETTLE_CUSTODY,
      READ_EPCIS,
      WATCH_POSTAGE,
      BRING_STATEMENTS,
      ACKNOWLEDGE_POSTAGE,
      MANAGE_EXCHANGE,
      WATCH_PROMISES),
  INSPECTOR(
      true,
      READ_DOSSIERS,
      READ_DOCUMENTS,
      READ_CITIZEN_REPORTS,
      WATCH_NETWORK,
      SEARCH_ACCESS,
      READ_REGISTER,
      READ_CUSTODY,
      WATCH_CUSTODY,
      WATCH_POSTAGE),
  ADMINISTRATOR(
      true, MANAGE_PEOPLE, MANAGE_CATALOGUE, MANAGE_CALENDAR, MANAGE_ABSENCES, MANAGE_EXCHANGE),
  AUDITOR(true, READ_AUDIT, SEARCH_ACCESS),
  COURIER(false, CARRY_PAPERS, READ_CUSTODY),
  MAIL_ROOM(false, CARRY_PAPERS, DESTROY_PAPERS, READ_CUSTODY, WATCH_POSTAGE, BRING_STATEMENTS),
  SYSTEM_CLIENT(
      false,
      FILE_DOSSIER,
      READ_DOSSIERS,
      ATTACH_DOCUMENT,
      ADD_SUPPLEMENT,
      REQUEST_WITHDRAWAL,
      READ_EPCIS,
      CAPTURE_EPCIS);

  private final boolean secondFactor;
  private final Set<Permission> permissions;

  Role(boolean secondFactor, Permission... own) {
    this.secondFactor = secondFactor;
    permissions = EnumSet.of(SIGNED_IN, COMPUTE_DUE_DATES);
    permissions.addAll(Set.of(own));
  }

  /** Whether this role must show a one-time code from a device beside the password. */
  public boolean needsSecondFactor() {
    return secondFactor;
  }

  public boolean may(Permission permission) {
    return permission == OPEN || permissions.contains(permission);
  }
}
