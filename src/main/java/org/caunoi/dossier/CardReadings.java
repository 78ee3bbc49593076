package org.caunoi.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where clerks had a citizen's card in hand, whether something was filed or not; answered by the
 * room that keeps the counters.
 */
public interface CardReadings {

  /**
   * Audit subjects of the sessions in which the card was read.
   *
   * @param personHash keyed hash of the number on the card
   * @param authority only sessions at points of this service centre, null for all
   */
  List<String> subjects(byte[] personHash, @Nullable String authority);
}
