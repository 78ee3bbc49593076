package org.caunoi.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Absences;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.Colleagues;
import org.caunoi.access.OpenWork;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/** Colleagues who are there and may do all that a person does, those with the least work first. */
@Component
public class WhoCanTakeOver {

  private final Accounts accounts;
  private final Colleagues colleagues;
  private final Absences absences;
  private final OpenWork work;
  private final Clock clock;

  WhoCanTakeOver(
      Accounts accounts, Colleagues colleagues, Absences absences, OpenWork work, Clock clock) {
    this.accounts = accounts;
    this.colleagues = colleagues;
    this.absences = absences;
    this.work = work;
    this.clock = clock;
  }

  public List<Account> from(UUID holder) {
    LocalDate today = VietnamTime.day(clock.instant());
    Map<UUID, Integer> open = work.counts();
    return accounts.find(holder).map(colleagues::substitutes).orElse(List.of()).stream()
        .filter(one -> absences.on(one.id(), today).isEmpty())
        .sorted(
            Comparator.comparing((Account one) -> open.getOrDefault(one.id(), 0))
                .thenComparing(Account::displayName))
        .toList();
  }
}
