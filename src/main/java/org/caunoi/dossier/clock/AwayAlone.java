package org.caunoi.dossier.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.caunoi.access.Absence;
import org.caunoi.access.Absences;
import org.caunoi.access.Accounts;
import org.caunoi.access.Deputies;
import org.caunoi.access.Role;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/** People who are away today and have no deputy who is there: what they hold lies still. */
@Component
class AwayAlone {

  private final Absences absences;
  private final Deputies deputies;
  private final Accounts accounts;
  private final Clock clock;

  AwayAlone(Absences absences, Deputies deputies, Accounts accounts, Clock clock) {
    this.absences = absences;
    this.deputies = deputies;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * @param since the first moment of the absence
   * @param until the first moment after it
   * @param signs whether it is a signer, whose step ends with the promise itself
   */
  record Away(UUID person, Instant since, Instant until, boolean signs) {}

  List<Away> list() {
    LocalDate today = VietnamTime.day(clock.instant());
    return absences.listOn(today).stream()
        .filter(away -> deputies.there(away, today).isEmpty())
        .map(this::of)
        .toList();
  }

  private Away of(Absence away) {
    boolean signs =
        accounts.find(away.account()).filter(a -> a.roles().contains(Role.SIGNER)).isPresent();
    return new Away(away.account(), start(away.from()), start(away.to().plusDays(1)), signs);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(VietnamTime.ZONE).toInstant();
  }

  /** As the parameters {@code away}, {@code awaySince}, {@code awayUntil} and {@code awaySigns}. */
  static Map<String, Object> params(List<Away> away) {
    return Map.of(
        "away", away.stream().map(Away::person).toArray(UUID[]::new),
        "awaySince", texts(away, Away::since),
        "awayUntil", texts(away, Away::until),
        "awaySigns", texts(away, Away::signs));
  }

  private static String[] texts(List<Away> away, Function<Away, Object> what) {
    return away.stream().map(what).map(String::valueOf).toArray(String[]::new);
  }
}
