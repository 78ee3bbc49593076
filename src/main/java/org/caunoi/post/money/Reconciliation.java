package org.caunoi.post.money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.post.money.StatedLine.Payer;
import org.jspecify.annotations.Nullable;

/** Whether what a carrier states agrees with what was delivered; a pure function of both. */
final class Reconciliation {

  /** What is the matter with a line. */
  public enum Verdict {
    MATCHED,
    SHORT,
    OVER,
    /** Nothing of ours that was delivered with proof, or nothing this payer owes. */
    ORPHAN,
    /** Stated before, in this statement or an earlier one. */
    TWICE,
    WRONG_DAY,
    /** One of our own people took it at the door, and nobody has counted it yet. */
    NOT_DEPOSITED,
    /**
     * Our own people took it for a parcel that never arrived or whose carrier bears the postage: it
     * goes, or went, back.
     */
    CITIZENS_OWN
  }

  /**
   * What is owed for a delivery.
   *
   * @param stated whether an earlier statement was paid for this payer
   * @param inPocket whether one of our own people took the citizen's money and still has it
   */
  record Owed(
      UUID shipment, LocalDate day, long city, long citizen, Set<Payer> stated, boolean inPocket) {

    long of(Payer payer) {
      return payer == Payer.CITY ? city : citizen;
    }
  }

  /**
   * A line and what is the matter with it.
   *
   * @param expected what is owed; null where nothing is
   */
  record Judged(
      StatedLine line, @Nullable UUID shipment, @Nullable Long expected, Verdict verdict) {}

  private Reconciliation() {}

  /**
   * @param owed by each number a delivery is known under
   * @param goingBack shipments whose citizen's money goes or went back, by the same numbers
   */
  static List<Judged> of(
      List<StatedLine> lines, Map<String, Owed> owed, Map<String, UUID> goingBack) {
    Set<String> seen = new HashSet<>();
    List<Judged> judged = new ArrayList<>();
    for (StatedLine line : lines) {
      UUID back = line.payer() == Payer.CITIZEN ? goingBack.get(line.number()) : null;
      judged.add(
          back == null
              ? judge(line, owed.get(line.number()), seen)
              : new Judged(line, back, null, Verdict.CITIZENS_OWN));
    }
    return judged;
  }

  private static Judged judge(StatedLine line, @Nullable Owed owed, Set<String> seen) {
    if (owed == null || owed.of(line.payer()) == 0) {
      return new Judged(line, owed == null ? null : owed.shipment(), null, Verdict.ORPHAN);
    }
    boolean first = seen.add(owed.shipment() + "/" + line.payer());
    if (!first || owed.stated().contains(line.payer())) {
      return new Judged(line, owed.shipment(), null, Verdict.TWICE);
    }
    if (line.payer() == Payer.CITIZEN && owed.inPocket()) {
      return new Judged(line, owed.shipment(), null, Verdict.NOT_DEPOSITED);
    }
    long expected = owed.of(line.payer());
    Verdict verdict =
        line.amount() < expected
            ? Verdict.SHORT
            : line.amount() > expected
                ? Verdict.OVER
                : line.day().equals(owed.day()) ? Verdict.MATCHED : Verdict.WRONG_DAY;
    return new Judged(line, owed.shipment(), expected, verdict);
  }
}
