package org.caunoi.document;

/** Which letters of a PDF are what. */
final class PdfSign {

  private PdfSign() {}

  static boolean isBlank(int letter) {
    return letter == ' '
        || letter == '\n'
        || letter == '\r'
        || letter == '\t'
        || letter == '\f'
        || letter == 0;
  }

  static boolean isDigit(int letter) {
    return letter >= '0' && letter <= '9';
  }

  /** Whether it ends a name, a number or a word. */
  static boolean isDelimiter(int letter) {
    return switch (letter) {
      case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%', PdfLetters.END -> true;
      default -> isBlank(letter);
    };
  }
}
