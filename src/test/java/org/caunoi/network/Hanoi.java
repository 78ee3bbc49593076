package org.caunoi.network;

import java.time.LocalDate;
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

  /** The same with one point whose last day of service was that. */
  public static Points closed(String id, LocalDate lastDay) {
    return new Points(
        DATA.points().stream()
            .map(one -> one.id().equals(id) ? closed(one, lastDay) : one)
            .toList(),
        DATA.operators());
  }

  private static AgentPoint closed(AgentPoint one, LocalDate lastDay) {
    return new AgentPoint(
        one.id(),
        one.name(),
        one.operatorId(),
        one.operatorName(),
        one.complaintPhone(),
        one.address(),
        one.communeCode(),
        one.location(),
        one.hours(),
        one.openedOn(),
        lastDay,
        one.phase(),
        one.sample());
  }

  static Authorities authorities() {
    return new Authorities(DATA.authorities());
  }

  static NetworkData read(Resource folder) {
    ReferenceProblems problems = new ReferenceProblems();
    return ReadNetworkFiles.read(ReferenceFolder.read(folder, problems), problems);
  }
}
