package org.caunoi.post.money;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.caunoi.document.SentFile;
import org.caunoi.post.carrier.CarrierNumber;
import org.caunoi.post.money.StatedLine.Payer;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;

/**
 * Reads a carrier's statement: {@code number,day,payer,amount}, one delivery a line, parted by
 * commas or semicolons. What is wrong is named by line and field, and then nothing is taken. The
 * file stays where it lies and is read line by line.
 */
final class StatementFile {

  static final int MOST_LINES = 50_000;
  private static final int MOST_ERRORS = 50;
  private static final String HEADER = "number,day,payer,amount";
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}|\\d{1,3}(\\.\\d{3}){1,2}");
  private static final List<DateTimeFormatter> DAYS =
      List.of(
          DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT),
          DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT));

  private final List<FieldError> errors = new ArrayList<>();
  private final Consumer<StatedLine> taker;
  private int rows;
  private int taken;
  private boolean headed;
  private boolean blank = true;

  private StatementFile(Consumer<StatedLine> taker) {
    this.taker = taker;
  }

  /**
   * What is known of a file that was read to its end.
   *
   * @param lines of deliveries
   * @param sha256 hash of its bytes, 64 hex digits
   */
  record Checked(int lines, String sha256) {}

  /**
   * Reads it to its end and keeps nothing. Refused at the file: {@code not-text}, {@code
   * file-incomplete}, {@code statement-empty}, {@code statement-header}, {@code
   * statement-too-long}; at {@code /lines/3/amount} and so on: {@code statement-line}, {@code
   * statement-number}, {@code statement-day}, {@code statement-payer}, {@code statement-amount}.
   */
  static Checked check(SentFile sent) {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    StatementFile file = new StatementFile(line -> {});
    file.read(sent, content -> new DigestInputStream(content, sha256));
    file.refuse(sent.pointer());
    return new Checked(file.taken, HexFormat.of().formatHex(sha256.digest()));
  }

  /** Reads one that was checked, so many lines at a time. */
  static void read(SentFile sent, int atATime, Consumer<List<StatedLine>> taker) {
    List<StatedLine> some = new ArrayList<>();
    new StatementFile(
            line -> {
              some.add(line);
              if (some.size() == atATime) {
                taker.accept(List.copyOf(some));
                some.clear();
              }
            })
        .read(sent, content -> content);
    if (!some.isEmpty()) {
      taker.accept(some);
    }
  }

  private void read(SentFile sent, UnaryOperator<InputStream> passing) {
    try (ShortLines lines = new ShortLines(passing.apply(sent.open()))) {
      for (String row = lines.next(); row != null; row = lines.next()) {
        row(row.replace("\uFEFF", ""));
      }
    } catch (CharacterCodingException e) {
      throw Refused.field(sent.pointer(), "not-text");
    } catch (IOException e) {
      throw Refused.field(sent.pointer(), "file-incomplete");
    }
  }

  private void refuse(String pointer) {
    if (blank) {
      throw Refused.field(pointer, "statement-empty");
    }
    if (!headed) {
      throw Refused.field(pointer, "statement-header", HEADER);
    }
    if (rows > MOST_LINES + 1) {
      throw Refused.field(pointer, "statement-too-long", MOST_LINES);
    }
    if (!errors.isEmpty()) {
      throw Refused.fields(errors);
    }
    if (taken == 0) {
      throw Refused.field(pointer, "statement-empty");
    }
  }

  private void row(String row) {
    rows++;
    blank &= row.isBlank();
    if (rows == 1) {
      headed = row.strip().replace(';', ',').toLowerCase(Locale.ROOT).equals(HEADER);
    } else if (ShortLines.isCut(row)) {
      wrong(rows, "", "statement-line");
    } else if (!row.isBlank()) {
      line(rows, row);
    }
  }

  private void line(int no, String row) {
    String[] cells = row.split("[,;]", -1);
    if (cells.length != 4) {
      wrong(no, "", "statement-line");
      return;
    }
    String number = CarrierNumber.of(cell(cells[0]));
    LocalDate day = day(cell(cells[1]));
    String payer = cell(cells[2]).toUpperCase(Locale.ROOT);
    String amount = cell(cells[3]);
    boolean right = require(CarrierNumber.isOne(number), no, "/number", "statement-number");
    right &= require(day != LocalDate.MIN, no, "/day", "statement-day");
    right &=
        require(payer.equals("CITY") || payer.equals("CITIZEN"), no, "/payer", "statement-payer");
    right &= require(AMOUNT.matcher(amount).matches(), no, "/amount", "statement-amount");
    if (right) {
      taken++;
      long money = Long.parseLong(amount.replace(".", ""));
      taker.accept(new StatedLine(no, number, day, Payer.valueOf(payer), money));
    }
  }

  private boolean require(boolean right, int no, String field, String code) {
    if (!right) {
      wrong(no, field, code);
    }
    return right;
  }

  /** The first ones are told; nobody reads more. */
  private void wrong(int no, String field, String code) {
    if (errors.size() < MOST_ERRORS) {
      errors.add(FieldError.of("/lines/" + no + field, code, no));
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
