package org.caunoi.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement of a filing that is done again and again, with its values, {@code $1} first. Kept in
 * a file with a line for each.
 */
record Repeated(String sql, List<Value> values) {

  private static final String STATEMENT = "s";
  private static final String NULL = "n";
  private static final String CONSTANT = "c";
  private static final String COUNTED = "f";

  /**
   * What stands for a parameter.
   *
   * @param text null for NULL
   * @param counted whether a number of twelve digits follows the text, another one for each filing
   */
  record Value(String text, boolean counted) {

    private String line() {
      return text == null ? NULL : (counted ? COUNTED : CONSTANT) + escaped(text);
    }
  }

  boolean begins() {
    return sql.equals("BEGIN");
  }

  boolean commits() {
    return sql.equals("COMMIT");
  }

  static void write(Path file, List<Repeated> statements) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Repeated one : statements) {
      lines.add(STATEMENT + escaped(one.sql));
      one.values.forEach(value -> lines.add(value.line()));
    }
    Files.write(file, lines);
  }

  static List<Repeated> read(Path file) throws IOException {
    List<Repeated> statements = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String kind = line.substring(0, 1);
      String text = line.substring(1).translateEscapes();
      if (kind.equals(STATEMENT)) {
        statements.add(new Repeated(text, new ArrayList<>()));
      } else {
        statements
            .getLast()
            .values
            .add(new Value(kind.equals(NULL) ? null : text, kind.equals(COUNTED)));
      }
    }
    return statements;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }
}
