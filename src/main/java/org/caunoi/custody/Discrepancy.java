package org.caunoi.custody;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caunoi.custody.model.Dispute;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Fact;
import org.caunoi.custody.model.History;

/**
 * What does not agree between two people, and when the unit was last seen as it should be.
 *
 * @param giver who was liable before
 * @param receiver who found that it does not agree
 * @param lastGoodAt the last scan before that
 * @param lastGoodBy who made it
 * @param lastGoodPlace where
 */
public record Discrepancy(
    Dispute.Kind kind,
    String giver,
    String receiver,
    Instant lastGoodAt,
    String lastGoodBy,
    String lastGoodPlace) {

  static Optional<Discrepancy> of(History history) {
    Dispute dispute = history.require().dispute();
    if (dispute == null) {
      return Optional.empty();
    }
    List<Event> events = history.applied();
    int begin = events.size() - 1;
    while (begin > 0 && !opens(events.get(begin).fact())) {
      begin--;
    }
    Event good =
        events.subList(0, Math.max(begin, 1)).stream()
            .filter(event -> isScan(event.fact()))
            .reduce((earlier, later) -> later)
            .orElse(events.getFirst());
    return Optional.of(
        new Discrepancy(
            dispute.kind(),
            dispute.giver().name(),
            dispute.receiver().name(),
            good.at(),
            good.by().name(),
            good.by().place()));
  }

  private static boolean opens(Fact fact) {
    return fact instanceof Fact.Disputed || fact instanceof Fact.Missed;
  }

  /** Somebody had it in hand; offers and refusals show nothing. */
  private static boolean isScan(Fact fact) {
    return switch (fact) {
      case Fact.EnvelopeSealed sealed -> true;
      case Fact.BagOpened opened -> true;
      case Fact.Packed packed -> true;
      case Fact.TakenOut out -> true;
      case Fact.BagClosed closed -> true;
      case Fact.Accepted accepted -> true;
      case Fact.ScannedOver scanned -> true;
      case Fact.OpeningAsked asked -> true;
      default -> false;
    };
  }
}
