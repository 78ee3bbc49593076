package org.caunoi.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the objects that a PDF says it has before it is parsed, for the parser holds something for
 * each of them: of 20,000 about 10 MB, the one thing of an upload that cannot stay on the disk.
 */
final class PdfObjects {

  /** A tagged paper of 50 pages has a few thousand. */
  private static final int MOST = 20_000;

  private static final Pattern PACKED = Pattern.compile("/N\\s+(\\d{1,9}+)(?!\\s+\\d+\\s+R)");
  private static final Pattern WIDTHS =
      Pattern.compile("/W\\s*\\[\\s*(\\d)\\s+(\\d)\\s+(\\d)\\s*]");

  private long packed;
  private long listed;

  /** Refuses {@code file-damaged} where more are written, or listed, than any paper has. */
  void countPlain(MappedText text) {
    int written = 0;
    for (int at = 2; at < text.length() - 1; at++) {
      char here = text.charAt(at);
      if (here == 'b' && text.charAt(at - 1) == 'o' && text.charAt(at + 1) == 'j') {
        written++;
      } else if (here == 'n' && isBlank(text.charAt(at - 1)) && isDigit(text.charAt(at - 2))) {
        listed++;
      }
      // Each written object has the word twice.
      refuseMoreThan(written / 2);
      refuseMoreThan(listed);
    }
  }

  /** As above for a stream of objects or of their places, which is not in plain text. */
  void countStream(String dictionary, long unpackedBytes) {
    Matcher widths = WIDTHS.matcher(dictionary);
    if (widths.find()) {
      int entry =
          Integer.parseInt(widths.group(1))
              + Integer.parseInt(widths.group(2))
              + Integer.parseInt(widths.group(3));
      listed += unpackedBytes / Math.max(1, entry);
    } else {
      Matcher number = PACKED.matcher(dictionary);
      // Without a readable number as many as fit: each has its own number, its place and itself.
      packed += number.find() ? Integer.parseInt(number.group(1)) : unpackedBytes / 5;
    }
    refuseMoreThan(listed);
    refuseMoreThan(packed);
  }

  private static void refuseMoreThan(long count) {
    if (count > MOST) {
      throw FileRefused.invalid("file-damaged");
    }
  }

  private static boolean isBlank(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }
}
