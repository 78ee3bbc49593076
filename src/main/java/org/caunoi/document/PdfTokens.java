package org.caunoi.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads one object of a PDF, word by word. */
final class PdfTokens {

  /** Where no stream follows. */
  static final long NONE = -1;

  /** No name or word that says something is longer. */
  private static final int LONGEST = 32;

  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END_OF_OBJECT = "endobj".getBytes(StandardCharsets.US_ASCII);

  private final PdfLetters letters;
  private final PdfObject object;
  private final byte[] word = new byte[LONGEST];
  private int length;
  private int letter;
  private long stream;
  private boolean over;

  PdfTokens(PdfLetters letters, PdfObject object) {
    this.letters = letters;
    this.object = object;
  }

  /**
   * Reads the object that begins here to its end, or to where the next one begins. Where its stream
   * begins; {@link #NONE} where it has none.
   */
  long read() throws IOException {
    object.begin(letters.begin());
    over = false;
    stream = NONE;
    if (!letters.begins()) {
      advance();
    }
    while (!over && !isEnd()) {
      switch (letter) {
        case '%' -> comment();
        case '/' -> name();
        case '(' -> string();
        case '<' -> opened();
        case '>' -> closed();
        case '[' -> {
          object.open(false);
          advance();
        }
        case ']' -> {
          object.close();
          advance();
        }
        case ')', '{', '}' -> advance();
        default -> {
          if (PdfSign.isBlank(letter)) {
            advance();
          } else {
            word();
          }
        }
      }
    }
    return stream;
  }

  private void advance() throws IOException {
    letter = letters.next();
  }

  /** Behind the letter another object begins, or nothing comes; alone it says no more. */
  private boolean isEnd() {
    return letter == PdfLetters.END || letters.begins();
  }

  private void comment() throws IOException {
    while (!isEnd() && letter != '\n' && letter != '\r') {
      advance();
    }
  }

  /**
   * Brackets in it are counted. Some readers also take it to end with a bracket where a line begins
   * with a name or the end of a dictionary, so what comes then is read as that.
   */
  private void string() throws IOException {
    object.value();
    int open = 0;
    boolean bracket = false;
    boolean line = false;
    while (!isEnd()) {
      boolean breaks = letter == '\n' || letter == '\r';
      if (line && (letter == '/' || letter == '>')) {
        return;
      }
      line = breaks && (bracket || line);
      if (letter == '\\') {
        advance();
      } else if (letter == '(') {
        open++;
      } else if (letter == ')' && --open == 0) {
        advance();
        return;
      } else if (letter == '/') {
        mentioned();
        bracket = false;
        continue;
      }
      bracket = letter == ')';
      if (!isEnd()) {
        advance();
      }
    }
  }

  private void mentioned() throws IOException {
    length = 0;
    advance();
    while (!PdfSign.isDelimiter(letter) && letter != '\\' && !letters.begins()) {
      keep(letter);
      advance();
    }
    object.mentions(PdfWord.of(word, Math.min(length, LONGEST)));
  }

  private void opened() throws IOException {
    advance();
    if (letter == '<') {
      object.open(true);
    } else {
      while (!isEnd() && letter != '>') {
        advance();
      }
      object.value();
    }
    if (!isEnd()) {
      advance();
    }
  }

  private void closed() throws IOException {
    advance();
    if (letter == '>') {
      object.close();
      if (!isEnd()) {
        advance();
      }
    }
  }

  private void name() throws IOException {
    length = 0;
    advance();
    while (!PdfSign.isDelimiter(letter)) {
      if (letter == '#') {
        escaped();
      } else {
        keep(letter);
        if (letters.begins()) {
          break;
        }
        advance();
      }
    }
    object.name(PdfWord.of(word, Math.min(length, LONGEST)));
  }

  private void escaped() throws IOException {
    advance();
    int high = Character.digit(letter, 16);
    if (high < 0) {
      keep('#');
      return;
    }
    int first = letter;
    advance();
    int low = Character.digit(letter, 16);
    if (low < 0) {
      keep('#');
      keep(first);
      return;
    }
    keep(high * 16 + low);
    advance();
  }

  private void keep(int of) {
    if (length < LONGEST) {
      word[length] = (byte) of;
    }
    length++;
  }

  private void word() throws IOException {
    length = 0;
    long value = 0;
    boolean digits = true;
    while (!PdfSign.isDelimiter(letter)) {
      keep(letter);
      digits &= PdfSign.isDigit(letter);
      value = digits ? Math.min(Integer.MAX_VALUE, value * 10 + letter - '0') : 0;
      if (letters.begins()) {
        break;
      }
      advance();
    }
    if (digits) {
      object.number(value);
    } else if (is(STREAM)) {
      streamBegins();
    } else if (is(END_OF_OBJECT)) {
      over = true;
    } else {
      object.value();
    }
  }

  private boolean is(byte[] expected) {
    return length == expected.length
        && Arrays.equals(word, 0, length, expected, 0, expected.length);
  }

  /** Blanks and one line break stand before it, no more and nothing else. */
  private void streamBegins() throws IOException {
    over = true;
    while (letter == ' ') {
      advance();
    }
    if (letter == '\r') {
      advance();
    }
    stream = letters.position() - (letter == '\n' || letter == PdfLetters.END ? 0 : 1);
  }
}
