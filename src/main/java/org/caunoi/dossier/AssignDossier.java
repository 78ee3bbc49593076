package org.caunoi.dossier;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.Permission;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands a dossier to the person who works on it next (2 to 4, then from hand to hand). */
@Component
public class AssignDossier {

  private final Acts acts;
  private final Accounts accounts;

  AssignDossier(Acts acts, Accounts accounts) {
    this.acts = acts;
    this.accounts = accounts;
  }

  /**
   * Somebody who is away gets nothing new: it goes to the deputy. Refused: {@code
   * assignee-not-found} for people who are off, of another authority, or neither specialist nor
   * signer; {@code dossier-not-found}, {@code wrong-state}, {@code somebody-was-faster}.
   */
  @Transactional
  public Dossier assign(
      SignedIn who, String code, @Nullable Integer seen, UUID assigneeId, @Nullable String note) {
    who.require(Permission.ASSIGN_DOSSIER);
    Dossier before = acts.get(who, code, seen);
    Account assignee =
        accounts
            .findAtWork(assigneeId, VietnamTime.day(acts.now()))
            .filter(Account::active)
            .filter(a -> a.roles().contains(Role.SPECIALIST) || a.roles().contains(Role.SIGNER))
            .filter(a -> a.authority() == null || a.authority().equals(before.unit()))
            .orElseThrow(() -> Refused.field("/assignee", "assignee-not-found"));
    ActKind kind = before.progress().assigneeId() == null ? ActKind.ASSIGNED : ActKind.HANDED_OVER;
    return acts.perform(
        before,
        seen,
        who.actor(),
        who.displayName(),
        new Act(kind, Note.optional("/note", note), details(assignee, assigneeId)),
        null,
        dossier -> dossier.assign(assignee.id(), assignee.displayName()));
  }

  private static Map<String, ?> details(Account assignee, UUID meant) {
    return assignee.id().equals(meant)
        ? Map.of("assignee", meant, "name", assignee.displayName())
        : Map.of("assignee", assignee.id(), "name", assignee.displayName(), "insteadOf", meant);
  }
}
