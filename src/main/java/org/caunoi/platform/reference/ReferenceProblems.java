package org.caunoi.platform.reference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects mistakes while files are read; reading goes on so that all are told at once. */
public final class ReferenceProblems {

  private final Set<ReferenceProblem> found = new LinkedHashSet<>();

  public void add(String file, int line, String field, String problem) {
    found.add(new ReferenceProblem(file, line, field, problem));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<ReferenceProblem> list() {
    return List.copyOf(found);
  }

  /** Refuses everything read so far if anything was wrong. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ReferenceDataRefused(list());
    }
  }
}
