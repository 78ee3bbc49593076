package org.caunoi.network;

import org.caunoi.platform.reference.ReferenceProblems;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The reference files as shipped. */
public final class Hanoi {

  static final Resource FOLDER = new ClassPathResource("/reference/network/");
  static final NetworkData DATA = read(FOLDER);

  private Hanoi() {}

  public static Communes communes() {
    return new Communes(DATA.communes(), DATA.formerUnits());
  }

  public static Points points() {
    return new Points(DATA.points(), DATA.operators());
  }

  static Authorities authorities() {
    return new Authorities(DATA.authorities());
  }

  static NetworkData read(Resource folder) {
    ReferenceProblems problems = new ReferenceProblems();
    return ReadNetworkFiles.read(ReferenceFolder.read(folder, problems), problems);
  }
}
