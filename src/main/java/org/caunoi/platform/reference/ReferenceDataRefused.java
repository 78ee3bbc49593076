package org.caunoi.platform.reference;

import java.util.List;
import java.util.stream.Collectors;

/** Data files are wrong; nothing of them was stored and the server must not start. */
public final class ReferenceDataRefused extends RuntimeException {

  private final transient List<ReferenceProblem> problems;

  public ReferenceDataRefused(List<ReferenceProblem> problems) {
    super(
        problems.stream()
            .map(ReferenceProblem::toString)
            .collect(Collectors.joining(System.lineSeparator())));
    this.problems = List.copyOf(problems);
  }

  /** At least one, in the order of the files. */
  public List<ReferenceProblem> problems() {
    return problems;
  }
}
