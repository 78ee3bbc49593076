package org.caunoi.load;

final class JumpingClock {
  static boolean run(Ground g) throws Exception {
    return false;
  }
}
