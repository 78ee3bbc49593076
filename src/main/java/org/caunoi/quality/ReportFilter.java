package org.caunoi.quality;

import org.caunoi.quality.Report.Kind;
import org.caunoi.quality.Report.State;
import org.jspecify.annotations.Nullable;

/**
 * Which reports; null stands for all.
 *
 * @param open only those that are not closed
 */
public record ReportFilter(
    @Nullable State state, boolean open, @Nullable Kind kind, @Nullable String point) {

  /** Those of one state. */
  public static ReportFilter in(@Nullable State state) {
    return new ReportFilter(state, false, null, null);
  }
}
