package org.caunoi.access.web;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.access.Absence;
import org.caunoi.access.Absences;
import org.caunoi.access.Account;
import org.caunoi.access.Colleagues;
import org.caunoi.access.OpenWork;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/** Turns colleagues into what a lead reads. */
@Component
final class AbsenceLines {

  private static final int MOST = 200;

  private final Colleagues colleagues;
  private final Absences absences;
  private final OpenWork work;
  private final Clock clock;

  AbsenceLines(Colleagues colleagues, Absences absences, OpenWork work, Clock clock) {
    this.colleagues = colleagues;
    this.absences = absences;
    this.work = work;
    this.clock = clock;
  }

  /** Those with work nobody does first, then those with most in hand. */
  List<AbsenceView.Line> list(SignedIn who, Texts t) {
    Map<UUID, Integer> counts = work.counts();
    return colleagues.list(who).stream()
        .filter(one -> one.active() || counts.containsKey(one.id()))
        .map(one -> line(one, counts.getOrDefault(one.id(), 0), t))
        .sorted(
            Comparator.comparing((AbsenceView.Line line) -> !line.urgent())
                .thenComparing(line -> -line.open()))
        .limit(MOST)
        .toList();
  }

  AbsenceView view(SignedIn who, UUID id, Texts t, FieldErrors errors, Map<String, String> typed) {
    Account account = colleagues.get(who, id);
    return new AbsenceView(
        id,
        account.displayName(),
        roles(account, t),
        account.active(),
        work.count(id),
        absences.find(id).map(absence -> words(absence, t)).orElse(null),
        colleagues.substitutes(account).stream()
            .limit(MOST)
            .map(one -> new Choice(one.id().toString(), one.displayName()))
            .toList(),
        typed,
        who.may(Permission.MANAGE_PEOPLE) && account.active() && !id.equals(who.accountId()),
        errors);
  }

  private AbsenceView.Line line(Account one, int open, Texts t) {
    boolean away =
        !one.active() || absences.on(one.id(), VietnamTime.day(clock.instant())).isPresent();
    String state =
        !one.active()
            ? t.get("absences.off")
            : absences.find(one.id()).map(a -> words(a, t)).orElse(t.get("absences.there"));
    return new AbsenceView.Line(
        one.id(), one.displayName(), roles(one, t), state, open, away && open > 0);
  }

  private static String words(Absence absence, Texts t) {
    return t.get("absences.away", day(absence.from()), day(absence.to()), absence.deputyName());
  }

  private static String day(java.time.LocalDate day) {
    return VietnamTime.date(day.atTime(12, 0).atZone(VietnamTime.ZONE).toInstant());
  }

  private static String roles(Account account, Texts t) {
    return account.roles().stream()
        .sorted()
        .map(role -> t.get("role." + role.name()))
        .collect(Collectors.joining(", "));
  }
}
