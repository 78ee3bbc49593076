package org.caunoi.notification;

import java.text.Normalizer;

/**
 * Text as every phone shows it in the fewest segments: GSM 7-bit characters of one septet each
 * (3GPP TS 23.038 without the extension table), so Vietnamese without its marks.
 */
final class SmsText {

  /** Characters of a message that travels in one piece. */
  static final int ONE_SEGMENT = 160;

  /** Characters of a message that travels in two pieces. */
  static final int TWO_SEGMENTS = 306;

  private static final String SIGNS = " @$_!\"#%&'()*+,-./:;<=>?";

  private SmsText() {}

  /**
   * Marks off, bullets and quotes plain, one line; what has no counterpart becomes a question mark.
   */
  static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .filter(c -> !isMark(c))
        .map(SmsText::plain)
        .filter(c -> c != ' ' || line.isEmpty() || line.charAt(line.length() - 1) != ' ')
        .forEachOrdered(line::appendCodePoint);
    String plain = line.toString().strip();
    StringBuilder sms = new StringBuilder(plain.length());
    plain.codePoints().forEach(c -> sms.append(fits(c) ? (char) c : '?'));
    return sms.toString();
  }

  /** Whether every character takes one septet. */
  static boolean isPlain(String text) {
    return text.codePoints().allMatch(SmsText::fits);
  }

  /** At most so many characters, three dots in place of what is cut. */
  static String cut(String text, int room) {
    if (text.length() <= room) {
      return text;
    }
    return room < 4 ? "" : text.substring(0, room - 3).stripTrailing() + "...";
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static int plain(int c) {
    return switch (c) {
      case '•', '·', '–', '—', '‐', '‑', '−', '~' -> '-';
      case '“', '”', '«', '»', '„' -> '"';
      case '‘', '’', '‚', '`', '^' -> '\'';
      case '[', '{' -> '(';
      case ']', '}' -> ')';
      case '|', '\\' -> '/';
      case 'đ' -> 'd';
      case 'Đ' -> 'D';
      default -> c <= ' ' || c == 0x7F ? ' ' : c;
    };
  }

  private static boolean fits(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || SIGNS.indexOf(c) >= 0;
  }
}
