package org.caunoi.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.stereotype.Component;

/**
 * Writes the sealed history as lines of text that {@code bin/VerifyHistory.java} reads without this
 * application, its database or a network.
 */
@ActsAsHouse("an auditor takes away what was sealed of everybody")
@Component
public class ExportHistory {

  private final List<Sealable> kinds;
  private final Checkpoints checkpoints;

  ExportHistory(List<Sealable> kinds, Checkpoints checkpoints) {
    this.kinds = kinds;
    this.checkpoints = checkpoints;
  }

  /**
   * One batch after the other, oldest first.
   *
   * @param from first checkpoint, at least 1
   * @param to last checkpoint; those not made yet are left out
   */
  public void write(long from, long to, Writer out) throws IOException {
    out.write("cau-noi history 1\n");
    for (long number = from; number <= to; number++) {
      Checkpoint checkpoint = checkpoints.find(number).orElse(null);
      if (checkpoint == null) {
        break;
      }
      out.write(checkpoint.line() + "\n");
      List<SealedRow> rows = new ArrayList<>();
      for (Sealable kind : kinds) {
        rows.addAll(kind.sealed(number));
      }
      rows.sort(Comparator.comparingInt(SealedRow::position));
      for (SealedRow row : rows) {
        out.write(row.line() + "\n");
      }
    }
    out.flush();
  }
}
