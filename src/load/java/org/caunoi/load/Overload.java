package org.caunoi.load;

final class Overload {
  static boolean run(Ground g) throws Exception {
    return false;
  }
}
