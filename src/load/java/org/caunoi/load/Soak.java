package org.caunoi.load;

final class Soak {
  static boolean run(Ground g) throws Exception {
    return false;
  }
}
