package org.caunoi.document;

import static org.caunoi.document.FileRefused.damagedUnless;

import java.util.Arrays;

/** How far each coefficient is known after the scans so far: how many of its last bits are not. */
final class KnownBits {

  private static final int NOTHING = -1;
  private static final int MOST_UNKNOWN = 13;

  private final int[][] unknown;

  KnownBits(int components) {
    unknown = new int[components][64];
    for (int[] component : unknown) {
      Arrays.fill(component, NOTHING);
    }
  }

  /**
   * Notes a scan. Refused with {@code file-damaged} where it does not follow from those before.
   *
   * @param high last bits unknown before it; 0 where it is the first
   * @param low last bits unknown after it
   */
  void learn(int component, int first, int last, int high, int low) {
    damagedUnless(first <= last && last < 64 && (first > 0 || last == 0));
    damagedUnless(first == 0 || unknown[component][0] != NOTHING);
    damagedUnless(low <= MOST_UNKNOWN && (high == 0 || high == low + 1));
    for (int k = first; k <= last; k++) {
      damagedUnless(unknown[component][k] == (high == 0 ? NOTHING : high));
      unknown[component][k] = low;
    }
  }

  /** Notes a scan that tells everything of the component. Refused: as above. */
  void learnAll(int component) {
    damagedUnless(unknown[component][0] == NOTHING);
    Arrays.fill(unknown[component], 0);
  }

  /** Whether every coefficient is known to its last bit. */
  boolean isAll() {
    return Arrays.stream(unknown).flatMapToInt(Arrays::stream).allMatch(left -> left == 0);
  }
}
