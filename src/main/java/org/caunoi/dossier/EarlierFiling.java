package org.caunoi.dossier;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The same matter of the same person, filed not long ago.
 *
 * @param open whether it may still be granted; a refused or stopped one stands in nobody's way
 * @param known null where it belongs to another point: then only that there is one, and since when
 */
public record EarlierFiling(Instant filedAt, boolean open, @Nullable Known known) {

  /**
   * What people of the point it was filed at may see.
   *
   * @param assignee who has it in hand, null while nobody has
   * @param answers answers to the case questions, as text
   * @param form values of the form by field key
   */
  public record Known(
      String code,
      DossierState state,
      String authority,
      @Nullable String assignee,
      Map<String, String> answers,
      Map<String, String> form) {

    @Override
    public String toString() {
      return "Known[" + code + "]";
    }
  }
}
