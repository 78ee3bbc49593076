package org.caunoi.dossier.form;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.dossier.form.IssueForm.Content;
import org.caunoi.dossier.form.RegisterLine.Position;
import org.caunoi.network.Authorities;
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

  /** A time stands above its day, so that narrow columns break nowhere else. */
  private static final Pattern MOMENT =
      Pattern.compile("(\\d{2}:\\d{2}) (\\d{2}/\\d{2}/\\d{4})(, )?");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Register register;
  private final RegisterRows rows;
  private final IssueForm issuing;
  private final IssuedForms forms;
  private final FormWords words;
  private final Authorities authorities;

  RegisterVolumes(
      Register register,
      RegisterRows rows,
      IssueForm issuing,
      IssuedForms forms,
      FormWords words,
      Authorities authorities) {
    this.register = register;
    this.rows = rows;
    this.issuing = issuing;
    this.forms = forms;
    this.words = words;
    this.authorities = authorities;
  }

  /** Which register, and by whom. */
  record Book(String unit, LocalDate from, LocalDate to, Actor actor, String byName) {

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
    boolean made = !lines.isEmpty() && (anew || !forms.hasRegister(book.unit(), subject));
    return new Volume(
        made ? issue(book, subject, no, lines, (no - 1) * most) : null,
        goesOn ? lines.getLast().position() : null);
  }

  private IssuedForm issue(
      Book book, String subject, int no, List<RegisterLine> lines, int before) {
    List<Map<String, String>> table = new ArrayList<>();
    for (RegisterLine line : lines) {
      Map<String, String> row = rows.of(line, before + table.size() + 1, true);
      row.replaceAll((column, text) -> MOMENT.matcher(text).replaceAll("$1\n$2\n").strip());
      table.add(row);
    }
    String period = words.of("period", DAY.format(book.from()), DAY.format(book.to()));
    return issuing.issue(
        new Content(
            OfficialForm.REGISTER,
            book.unit(),
            book.unit(),
            subject,
            null,
            null,
            Map.of(
                "unit", authorities.get(book.unit()).name(),
                "period", subject.endsWith("." + no) ? words.of("volume", period, no) : period,
                "count", String.valueOf(table.size())),
            table,
            null,
            null),
        book.actor(),
        book.byName());
  }
}
