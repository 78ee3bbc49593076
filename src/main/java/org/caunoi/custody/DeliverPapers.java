package org.caunoi.custody;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.PaperSet.Line;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.Dispute;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Seal;
import org.caunoi.custody.model.UnitState;
import org.caunoi.dossier.Note;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The end of an envelope's way at the authority: its seal is read, it is opened and counted. */
@KeepsRefusals
@Component
public class DeliverPapers {

  /** Longest words about a discrepancy. */
  static final int NOTE = 1000;

  private final Ledger ledger;
  private final PaperSets sets;
  private final Remarks remarks;

  DeliverPapers(Ledger ledger, PaperSets sets, Remarks remarks) {
    this.ledger = ledger;
    this.sets = sets;
    this.remarks = remarks;
  }

  /** How it looked when it was opened. */
  public enum Look {
    AGREES,
    LINES_DIFFER,
    SEAL_DIFFERS
  }

  /**
   * Ends its way, or opens a discrepancy that the Centre settles; a count that is not the list's
   * opens one, whatever else was said. Refused: {@code not-the-keeper}, {@code not-at-destination},
   * {@code wrong-direction}, {@code unit-in-bag}, {@code offer-open}; at {@code /seal} {@code
   * seal-needed}, {@code seal-malformed}, {@code seal-differs}; at {@code /found/…} {@code
   * copies-out-of-range}, {@code no-such-line}; at {@code /note} {@code difference-needed} where
   * neither counts nor words say what differs.
   */
  @Transactional
  public Look receive(SignedIn who, String envelope, Opened opened) {
    who.require(Permission.CARRY_PAPERS);
    Held held = ledger.hold(envelope);
    UnitState unit = held.state(envelope);
    Deed deed = ledger.deed(who, unit.destination());
    boolean sealFits = opened.look() != Look.SEAL_DIFFERS;
    String expected = unit.seal() == null ? "" : unit.seal();
    Event received = deed.receive(unit, sealFits ? Seal.parse(opened.seal(), "/seal") : expected);
    SortedMap<Integer, Integer> differing = differing(envelope, opened.found());
    if (sealFits && opened.look() == Look.AGREES && differing.isEmpty()) {
      ledger.store(who, CustodyAct.RECEIVED, envelope, held, List.of(received));
      return Look.AGREES;
    }
    String words = Note.bounded("/note", opened.note(), NOTE);
    if (sealFits && words == null && differing.isEmpty()) {
      throw Refused.field("/note", "difference-needed");
    }
    Event disputed =
        deed.differs(
            unit,
            sealFits ? Dispute.Kind.LINES_DIFFER : Dispute.Kind.SEAL_DIFFERS,
            held.history(envelope).applied().getFirst().by());
    ledger.store(who, CustodyAct.DISPUTED, envelope, held, List.of(disputed));
    remarks.add(held.authority(envelope), disputed, words, differing);
    return sealFits ? Look.LINES_DIFFER : Look.SEAL_DIFFERS;
  }

  private SortedMap<Integer, Integer> differing(String envelope, Map<Integer, Integer> found) {
    List<Line> lines = sets.ofEnvelope(envelope).map(PaperSet::lines).orElse(List.of());
    SortedMap<Integer, Integer> differing = new TreeMap<>();
    found.forEach(
        (no, copies) -> {
          String pointer = "/found/" + no;
          Line line =
              lines.stream()
                  .filter(one -> one.no() == no)
                  .findFirst()
                  .orElseThrow(() -> Refused.field(pointer, "no-such-line"));
          if (copies < 0 || copies > 99) {
            throw Refused.field(pointer, "copies-out-of-range");
          }
          if (copies != line.copies()) {
            differing.put(no, copies);
          }
        });
    return differing;
  }

  /**
   * What was read and counted.
   *
   * @param seal as it was read before opening; not needed where it is broken or another
   * @param found copies that were there by line of the list; lines left out agree
   */
  public record Opened(
      Look look, String seal, Map<Integer, Integer> found, @Nullable String note) {}
}
