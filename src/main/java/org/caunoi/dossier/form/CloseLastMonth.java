package org.caunoi.dossier.form;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.dossier.form.RegisterLine.Position;
import org.caunoi.dossier.form.RegisterVolumes.Book;
import org.caunoi.dossier.form.RegisterVolumes.Volume;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes the registers of the month that has ended, by itself: each volume is a transaction of its
 * own, and one that is there stays as it is, so that a night that was broken off is made up for.
 */
@Component
class CloseLastMonth {

  /** Nights on which it is tried; a machine that was off longer leaves it to people. */
  private static final int NIGHTS = 7;

  private final RegisterVolumes volumes;
  private final Authorities authorities;
  private final FormWords words;
  private final TransactionTemplate transactions;
  private final Clock clock;

  CloseLastMonth(
      RegisterVolumes volumes,
      Authorities authorities,
      FormWords words,
      TransactionTemplate transactions,
      Clock clock) {
    this.volumes = volumes;
    this.authorities = authorities;
    this.words = words;
    this.transactions = transactions;
    this.clock = clock;
  }

  void tonight() {
    LocalDate today = VietnamTime.day(clock.instant());
    if (today.getDayOfMonth() <= NIGHTS) {
      closeAll(YearMonth.from(today).minusMonths(1));
    }
  }

  /**
   * One unit that cannot seal keeps no other waiting: the failure is thrown once all were gone
   * through. Where the database is away all wait for the next night.
   */
  void closeAll(YearMonth month) {
    RuntimeException failure = null;
    for (Authority unit : authorities.list()) {
      try {
        close(unit, month, RegisterVolumes.MOST);
      } catch (CannotCreateTransactionException noDatabase) {
        throw noDatabase;
      } catch (RuntimeException failed) {
        failure = failed;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * @return how many volumes were made
   */
  int close(Authority unit, YearMonth month, int most) {
    Book book =
        new Book(
            unit.code(), month.atDay(1), month.atEndOfMonth(), Actor.HOUSE, words.of("byHouse"));
    int made = 0;
    Position next = null;
    int no = 0;
    do {
      no++;
      Volume volume = bind(book, no, next, most);
      made += volume.form() == null ? 0 : 1;
      next = volume.next();
    } while (next != null);
    return made;
  }

  private Volume bind(Book book, int no, @Nullable Position after, int most) {
    return Objects.requireNonNull(
        transactions.execute(status -> volumes.bind(book, no, after, most, false)));
  }
}
