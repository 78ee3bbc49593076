package org.caunoi.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The letters of the file itself. An object begins at each {@code 12 0 obj}, even in the middle of
 * a string, a comment or a packed picture: a table of places can send a reader anywhere.
 */
final class PlainLetters extends PdfLetters {

  private static final String TRAILER_WORD = "trailer";
  private static final long LARGEST = 1_000_000_000_000L;

  /** How much of {@code 12 0 obj} was read. */
  private enum Step {
    NOTHING,
    NUMBER,
    BLANK,
    GENERATION,
    BLANK_AGAIN,
    O,
    B
  }

  private final PdfCounts counts;
  private Step step = Step.NOTHING;
  private Step beforeComment = Step.NOTHING;
  private long number;
  private long generation;
  private int trailer;
  private int last;
  private int lastButOne;
  private boolean begins;
  private long begun;

  PlainLetters(Path file, PdfCounts counts) throws IOException {
    super(Files.newInputStream(file));
    this.counts = counts;
  }

  @Override
  boolean begins() {
    return begins;
  }

  @Override
  long begin() {
    begins = false;
    return begun;
  }

  @Override
  void heard(int letter) {
    if (letter == 'n' && PdfSign.isBlank(last) && PdfSign.isDigit(lastButOne)) {
      counts.listed(1);
    }
    lastButOne = last;
    last = letter;
    if (letter == 'j' && step == Step.B) {
      counts.written();
      begins(number);
      step = Step.NOTHING;
    } else {
      step = after(letter);
    }
    trailer =
        letter == TRAILER_WORD.charAt(trailer)
            ? trailer + 1
            : letter == TRAILER_WORD.charAt(0) ? 1 : 0;
    if (trailer == TRAILER_WORD.length()) {
      trailer = 0;
      begins(TRAILER);
    }
  }

  private void begins(long of) {
    begins = true;
    begun = of;
    beforeComment = Step.NOTHING;
  }

  private Step after(int letter) {
    if (PdfSign.isDigit(letter)) {
      return digit(letter - '0');
    }
    if ((letter == '\n' || letter == '\r') && beforeComment != Step.NOTHING) {
      Step goesOn = beforeComment;
      beforeComment = Step.NOTHING;
      return goesOn;
    }
    if (letter == '%' && blank() != Step.NOTHING) {
      beforeComment = blank();
      return Step.NOTHING;
    }
    if (PdfSign.isBlank(letter)) {
      return blank();
    }
    if (letter == 'o' && (step == Step.GENERATION || step == Step.BLANK_AGAIN)) {
      return Step.O;
    }
    return letter == 'b' && step == Step.O ? Step.B : Step.NOTHING;
  }

  private Step blank() {
    return switch (step) {
      case NUMBER, BLANK -> Step.BLANK;
      case GENERATION, BLANK_AGAIN -> Step.BLANK_AGAIN;
      case NOTHING, O, B -> Step.NOTHING;
    };
  }

  private Step digit(int digit) {
    switch (step) {
      case NUMBER -> number = longer(number, digit);
      case GENERATION -> generation = longer(generation, digit);
      case BLANK -> generation = digit;
      case BLANK_AGAIN -> {
        number = generation;
        generation = digit;
      }
      case NOTHING, O, B -> number = digit;
    }
    return switch (step) {
      case BLANK, GENERATION, BLANK_AGAIN -> Step.GENERATION;
      case NOTHING, NUMBER, O, B -> Step.NUMBER;
    };
  }

  private static long longer(long number, int digit) {
    return Math.min(LARGEST, number * 10 + digit);
  }
}
