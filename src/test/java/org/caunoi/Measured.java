package org.caunoi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what a drill measured: on the terminal, and to {@code bin/evidence} where that listens. */
public final class Measured {

  private static final @Nullable String RAW = System.getenv("EVIDENCE_RAW");

  private Measured() {}

  /** One sentence that the page of evidence carries as its verdict. */
  public static void say(String format, Object... figures) {
    String sentence = format.formatted(figures);
    System.out.println(sentence);
    write("verdict,,," + sentence);
  }

  /** One value of something that was measured, perhaps several times. */
  public static void sample(String what, String unit, double value) {
    write("sample,%s,%s,%s".formatted(what, unit, String.format(Locale.ROOT, "%.3f", value)));
  }

  private static void write(String line) {
    if (RAW == null) {
      return;
    }
    try {
      Path file = Path.of(RAW);
      Files.createDirectories(file.getParent());
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
