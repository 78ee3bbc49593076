package org.caunoi.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Advice that belongs to no single procedure: how papers look, and how to go without help. */
public final class Guidance {

  private final Map<String, PaperGuide> byComponent;
  private final Map<Way, List<LocalizedText>> steps;

  Guidance(Map<String, PaperGuide> byComponent, Map<Way, List<LocalizedText>> steps) {
    this.byComponent = Map.copyOf(byComponent);
    this.steps = Map.copyOf(steps);
  }

  /** How somebody can go through a procedure without help. */
  enum Way {
    ONLINE,
    MINISTRY,
    IN_PERSON;

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** The guide to a paper of a procedure: the one for this procedure alone, or that for all. */
  public Optional<PaperGuide> paper(String procedure, String component) {
    return Optional.ofNullable(byComponent.get(procedure + "/" + component))
        .or(() -> Optional.ofNullable(byComponent.get(component)));
  }

  /** What to do to go without help next time, in order. */
  public List<LocalizedText> byOneself(ProcedureVersion procedure) {
    Way way =
        procedure.level() == OnlineLevel.IN_PERSON
            ? Way.IN_PERSON
            : procedure.route() == Route.NATIONAL_PORTAL ? Way.MINISTRY : Way.ONLINE;
    return steps.getOrDefault(way, List.of());
  }
}
