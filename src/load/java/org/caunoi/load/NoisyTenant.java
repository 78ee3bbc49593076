package org.caunoi.load;

final class NoisyTenant {
  static boolean run(Ground g) throws Exception {
    return false;
  }
}
