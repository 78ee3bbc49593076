package org.caunoi.post.money;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text in UTF-8 line by line, as {@link BufferedReader} parts it; of a line that is too long only
 * the beginning is held. Broken characters are an exception.
 */
final class ShortLines implements Closeable {

  private static final int LONGEST = 1_000;

  private final Reader text;
  private boolean afterReturn;

  ShortLines(InputStream content) {
    text = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()));
  }

  /** Whether there was more of a line than {@link #next} tells. */
  static boolean isCut(String line) {
    return line.length() > LONGEST;
  }

  /** The next line, null after the last one. */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    int read = text.read();
    if (afterReturn && read == '\n') {
      read = text.read();
    }
    afterReturn = false;
    if (read < 0) {
      return null;
    }
    for (; read >= 0 && read != '\n' && read != '\r'; read = text.read()) {
      if (line.length() <= LONGEST) {
        line.append((char) read);
      }
    }
    afterReturn = read == '\r';
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
