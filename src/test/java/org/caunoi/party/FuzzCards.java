package org.caunoi.party;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** What a scanner reads from a card: anything is a reading, right or not. */
public final class FuzzCards {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private FuzzCards() {}

  public static void fuzzerTestOneInput(byte[] data) {
    CardReading reading = CardScan.read(new String(data, StandardCharsets.UTF_8), TODAY);
    if (reading.toString().isEmpty()) {
      throw new AssertionError("a reading that says nothing");
    }
  }
}
