package org.caunoi.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * What a run found out, printed, and kept line by line for the evidence book where {@code
 * bin/evidence} asked for it.
 */
final class Results {

  private static final String RAW = System.getenv("EVIDENCE_RAW");

  /** A circumstance, such as the seed or a version. */
  static void fact(String name, Object value) {
    System.out.println(name + ": " + value);
    keep("fact", name, "", String.valueOf(value));
  }

  /** A number of things that were counted once. */
  static void count(String name, long value) {
    System.out.println(name + ": " + value);
    keep("count", name, "", Long.toString(value));
  }

  /** One of several measurements of the same thing; the book shows median, least and most. */
  static void sample(String name, String unit, double value) {
    keep("sample", name, unit, String.format(Locale.ROOT, "%.4f", value));
  }

  /** The end of a run: green or red. */
  static boolean verdict(boolean green, String words) {
    System.out.println((green ? "green: " : "RED: ") + words);
    keep("verdict", green ? "green" : "red", "", words);
    return green;
  }

  private static synchronized void keep(String kind, String name, String unit, String value) {
    if (RAW == null || RAW.isEmpty()) {
      return;
    }
    try {
      String line = String.join(",", kind, cell(name), unit, cell(value)) + "\n";
      Files.writeString(Path.of(RAW), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(String text) {
    return text.replaceAll("[,\r\n]+", ";");
  }

  private Results() {}
}
