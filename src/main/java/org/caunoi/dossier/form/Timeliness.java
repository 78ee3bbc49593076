package org.caunoi.dossier.form;

import java.time.Instant;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;

/**
 * How a step ended against its time limit. On the last day counts as on time, any day before it as
 * early; our reading of the words on form 06.
 */
public enum Timeliness {
  EARLY,
  ON_TIME,
  LATE;

  static @Nullable Timeliness of(@Nullable Instant due, Instant handed) {
    if (due == null) {
      return null;
    }
    if (handed.isAfter(due)) {
      return LATE;
    }
    return VietnamTime.day(handed).equals(VietnamTime.day(due)) ? ON_TIME : EARLY;
  }
}
