package org.caunoi.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says who is away from which day to which, and who gets the new work meanwhile. */
@Component
public class MarkAbsent {

  private final Colleagues colleagues;
  private final Accounts accounts;
  private final Absences absences;
  private final AuditLog audit;
  private final Clock clock;

  MarkAbsent(
      Colleagues colleagues, Accounts accounts, Absences absences, AuditLog audit, Clock clock) {
    this.colleagues = colleagues;
    this.accounts = accounts;
    this.absences = absences;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Replaces what was said before. Refused: {@code account-not-found}; {@code days-reversed},
   * {@code day-passed} at {@code /to}; {@code deputy-unsuitable}, {@code deputy-absent} at {@code
   * /deputy}; {@code deputy-of-somebody} where others count on the person meanwhile.
   */
  @Transactional
  public void mark(SignedIn who, UUID person, UUID deputy, LocalDate from, LocalDate to) {
    Account account = colleagues.get(who, person);
    if (to.isBefore(from)) {
      throw Refused.field("/to", "days-reversed");
    }
    if (to.isBefore(VietnamTime.day(clock.instant()))) {
      throw Refused.field("/to", "day-passed");
    }
    if (accounts.find(deputy).filter(one -> Colleagues.fits(one, account)).isEmpty()) {
      throw Refused.field("/deputy", "deputy-unsuitable");
    }
    if (absences.find(deputy).filter(absence -> absence.touches(from, to)).isPresent()) {
      throw Refused.field("/deputy", "deputy-absent");
    }
    if (absences.listByDeputy(person).stream().anyMatch(absence -> absence.touches(from, to))) {
      throw Refused.conflict("deputy-of-somebody");
    }
    absences.end(person, clock.instant());
    absences.add(UuidV7.next(clock), person, deputy, from, to, who, clock.instant());
    audit.write(
        "-",
        who.actor(),
        "absence-marked",
        "account/" + person,
        null,
        Map.of("deputy", deputy, "from", from, "to", to));
  }

  /** The person is back. Refused: {@code account-not-found}, {@code not-absent}. */
  @Transactional
  public void end(SignedIn who, UUID person) {
    colleagues.get(who, person);
    if (!absences.end(person, clock.instant())) {
      throw Refused.conflict("not-absent");
    }
    audit.write("-", who.actor(), "absence-ended", "account/" + person, null, Map.of());
  }
}
