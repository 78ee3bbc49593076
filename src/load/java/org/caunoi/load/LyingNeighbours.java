package org.caunoi.load;

final class LyingNeighbours {
  static boolean run(Ground g) throws Exception {
    return false;
  }
}
