package org.caunoi.dossier.form;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caunoi.dossier.form.IssueForm.Content;
import org.caunoi.dossier.form.RegisterVolumes.Book;
import org.caunoi.network.Authorities;
import org.springframework.stereotype.Component;

/** Prints one volume of form 07: its lines and what stands above them. */
@Component
class PrintRegister {

  /** A time stands above its day, so that narrow columns break nowhere else. */
  private static final Pattern MOMENT =
      Pattern.compile("(\\d{2}:\\d{2}) (\\d{2}/\\d{2}/\\d{4})(, )?");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final RegisterRows rows;
  private final IssueForm issuing;
  private final FormWords words;
  private final Authorities authorities;

  PrintRegister(RegisterRows rows, IssueForm issuing, FormWords words, Authorities authorities) {
    this.rows = rows;
    this.issuing = issuing;
    this.words = words;
    this.authorities = authorities;
  }

  /**
   * @param no of the volume
   * @param before how many lines the volumes before it have
   */
  IssuedForm print(Book book, String subject, int no, List<RegisterLine> lines, int before) {
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
