package org.caunoi.catalogue;

import java.util.Arrays;
import java.util.List;

/**
 * The seven parts a published procedure must have (Decree 63/2010/NĐ-CP): name, sequence of steps,
 * method, papers with the number of sets, time limit, who applies, who decides.
 */
public enum MandatoryPart {
  NAME,
  STEPS,
  METHOD,
  PAPERS,
  TERM,
  APPLICANTS,
  AUTHORITY;

  /** What is still missing, in the order of the decree. */
  public static List<MandatoryPart> missingIn(ProcedureVersion procedure) {
    return Arrays.stream(values()).filter(part -> !part.isIn(procedure)).toList();
  }

  private boolean isIn(ProcedureVersion procedure) {
    return switch (this) {
      case NAME -> !procedure.name().vi().isBlank();
      case STEPS -> !procedure.steps().isEmpty();
      case METHOD -> !procedure.returnBy().isEmpty();
      case PAPERS ->
          procedure.sets() != null
              && (!procedure.components().isEmpty() || !procedure.form().fields().isEmpty());
      case TERM -> !procedure.terms().isEmpty();
      case APPLICANTS -> procedure.applicants() != null;
      case AUTHORITY -> !procedure.authority().key().isBlank();
    };
  }
}
