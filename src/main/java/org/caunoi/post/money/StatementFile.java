package org.caunoi.post.money;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.caunoi.post.money.StatedLine.Payer;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;

/**
 * Reads a carrier's statement: {@code number,day,payer,amount}, one delivery a line, parted by
 * commas or semicolons. What is wrong is named by line and field, and then nothing is taken.
 */
final class StatementFile {

  static final int MOST_LINES = 50_000;
  private static final int MOST_ERRORS = 50;
  private static final String HEADER = "number,day,payer,amount";
  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9-]{4,40}");
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}|\\d{1,3}(\\.\\d{3}){1,2}");
  private static final List<DateTimeFormatter> DAYS =
      List.of(
          DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT),
          DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT));

  private final List<StatedLine> lines = new ArrayList<>();
  private final List<FieldError> errors = new ArrayList<>();

  private StatementFile() {}

  /**
   * Refused at {@code /content}: {@code statement-empty}, {@code statement-header}, {@code
   * statement-too-long}; at {@code /lines/3/amount} and so on: {@code statement-line}, {@code
   * statement-number}, {@code statement-day}, {@code statement-payer}, {@code statement-amount}.
   */
  static List<StatedLine> read(String content) {
    List<String> rows = content.replace("\uFEFF", "").lines().toList();
    if (rows.isEmpty() || content.isBlank()) {
      throw Refused.field("/content", "statement-empty");
    }
    if (!rows.getFirst().strip().replace(';', ',').toLowerCase(Locale.ROOT).equals(HEADER)) {
      throw Refused.field("/content", "statement-header", HEADER);
    }
    if (rows.size() > MOST_LINES + 1) {
      throw Refused.field("/content", "statement-too-long", MOST_LINES);
    }
    StatementFile file = new StatementFile();
    for (int i = 1; i < rows.size() && file.errors.size() < MOST_ERRORS; i++) {
      if (!rows.get(i).isBlank()) {
        file.line(i + 1, rows.get(i));
      }
    }
    if (!file.errors.isEmpty()) {
      throw Refused.fields(file.errors);
    }
    if (file.lines.isEmpty()) {
      throw Refused.field("/content", "statement-empty");
    }
    return file.lines;
  }

  private void line(int no, String row) {
    String[] cells = row.split("[,;]", -1);
    if (cells.length != 4) {
      errors.add(FieldError.of("/lines/" + no, "statement-line", no));
      return;
    }
    int before = errors.size();
    String number = cell(cells[0]).toUpperCase(Locale.ROOT);
    LocalDate day = day(cell(cells[1]));
    String payer = cell(cells[2]).toUpperCase(Locale.ROOT);
    String amount = cell(cells[3]);
    require(NUMBER.matcher(number).matches(), no, "number", "statement-number");
    require(day != LocalDate.MIN, no, "day", "statement-day");
    require(payer.equals("CITY") || payer.equals("CITIZEN"), no, "payer", "statement-payer");
    require(AMOUNT.matcher(amount).matches(), no, "amount", "statement-amount");
    if (errors.size() == before) {
      long money = Long.parseLong(amount.replace(".", ""));
      lines.add(new StatedLine(no, number, day, Payer.valueOf(payer), money));
    }
  }

  private void require(boolean right, int no, String field, String code) {
    if (!right) {
      errors.add(FieldError.of("/lines/" + no + "/" + field, code, no));
    }
  }

  private static String cell(String raw) {
    String text = raw.strip();
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1).strip()
        : text;
  }

  private static LocalDate day(String text) {
    for (DateTimeFormatter format : DAYS) {
      try {
        return LocalDate.parse(text, format);
      } catch (DateTimeException e) {
        // perhaps the other spelling
      }
    }
    return LocalDate.MIN;
  }
}
