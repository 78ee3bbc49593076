package org.caunoi.dossier.form;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.dossier.form.RegisterLine.Position;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Binds form 07 of one unit and period, volume after volume. A register of one volume carries the
 * number of its period; of several each carries a number behind a dot, and lines are counted on.
 */
@Component
class RegisterVolumes {

  /** What still is a book one can hold: about forty pages. */
  static final int MOST = 500;

  private final Register register;
  private final IssuedForms forms;
  private final PrintRegister printing;

  RegisterVolumes(Register register, IssuedForms forms, PrintRegister printing) {
    this.register = register;
    this.forms = forms;
    this.printing = printing;
  }

  /** Which register, and by whom. */
  record Book(String unit, LocalDate from, LocalDate to, Actor actor, String byName) {

    /** From when on nothing more comes into it. */
    private Instant over() {
      return to.plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant();
    }

    private String subject() {
      return unit
          + "-"
          + DateTimeFormatter.BASIC_ISO_DATE.format(from)
          + "-"
          + DateTimeFormatter.BASIC_ISO_DATE.format(to);
    }
  }

  /**
   * One volume.
   *
   * @param form none where nothing was left for it, or where it was there before
   * @param next where the next one begins, none behind the last
   */
  record Volume(@Nullable IssuedForm form, @Nullable Position next) {}

  /**
   * @param no 1 for the first
   * @param after where the volume before ended, none for the first
   * @param anew whether one that is there is followed by a new one
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Volume bind(Book book, int no, @Nullable Position after, int most, boolean anew) {
    RegisterFilter period =
        new RegisterFilter(book.from(), book.to(), book.unit(), null, null, false);
    List<RegisterLine> found = register.lines(book.unit(), period, after, most + 1);
    boolean goesOn = found.size() > most;
    List<RegisterLine> lines = goesOn ? found.subList(0, most) : found;
    String subject = no == 1 && !goesOn ? book.subject() : book.subject() + "." + no;
    boolean made =
        !lines.isEmpty() && (anew || !forms.hasRegister(book.unit(), subject, book.over()));
    return new Volume(
        made ? printing.print(book, subject, no, lines, (no - 1) * most) : null,
        goesOn ? lines.getLast().position() : null);
  }
}
