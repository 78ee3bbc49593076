package org.caunoi.post.money;

import java.time.LocalDate;

/**
 * One line of a carrier's statement.
 *
 * @param no line of the file, its first being 1
 * @param number ours or the carrier's
 * @param day of the delivery
 */
record StatedLine(int no, String number, LocalDate day, Payer payer, long amount) {

  /** Whose money a line is about. */
  enum Payer {
    CITY,
    CITIZEN
  }
}
