package org.caunoi.post;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.caunoi.dossier.ParcelTrail.Move;
import org.caunoi.post.model.Journey;
import org.caunoi.post.model.Report;
import org.caunoi.post.model.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All that happened to the parcels of a dossier, told from what was said about them: every attempt
 * with its reason, what was held and reminded of, what went back, and what was sent after it.
 */
@Component
class ParcelMoves {

  private final Shipments shipments;
  private final CarrierReports reports;
  private final VainAttempts vain;
  private final StrangeReports strange;
  private final Carriers carriers;

  ParcelMoves(
      Shipments shipments,
      CarrierReports reports,
      VainAttempts vain,
      StrangeReports strange,
      Carriers carriers) {
    this.strange = strange;
    this.shipments = shipments;
    this.reports = reports;
    this.vain = vain;
    this.carriers = carriers;
  }

  List<Move> of(String dossierCode) {
    List<Shipment> all = shipments.allOf(dossierCode);
    if (all.isEmpty()) {
      return List.of();
    }
    List<UUID> ids = all.stream().map(Shipment::id).toList();
    Map<UUID, List<Report>> said = reports.of(ids);
    Map<UUID, List<Vain>> tries = vain.all(ids);
    Map<UUID, Instant> booked = reports.booked(ids);
    List<Move> moves = new ArrayList<>();
    for (Shipment one : all) {
      if (one != all.getFirst()) {
        moves.add(move(one, one.plannedAt(), "again", null, null));
      }
      way(
          one,
          said.getOrDefault(one.id(), List.of()),
          tries.getOrDefault(one.id(), List.of()),
          booked.get(one.id()),
          moves);
      waiting(one, moves);
      strange.silences(one.id()).forEach(at -> moves.add(move(one, at, "stale", null, null)));
    }
    moves.sort(Comparator.comparing(Move::at));
    return moves;
  }

  private void way(
      Shipment one,
      List<Report> said,
      List<Vain> tries,
      @Nullable Instant booked,
      List<Move> moves) {
    Step step = Step.PLANNED;
    int attempts = 0;
    for (Journey station : Journey.stations(said)) {
      Instant at = station.lastAt();
      if (at == null) {
        continue;
      }
      if (station.attempts() > attempts) {
        moves.add(move(one, at, "attempt", reason(at, tries), null));
      }
      if (station.step() != step && isTold(station.step())) {
        Instant told = station.step() == Step.BOOKED && booked != null ? booked : at;
        moves.add(move(one, told, station.step().name().toLowerCase(Locale.ROOT), null, null));
      }
      attempts = station.attempts();
      step = station.step();
    }
  }

  /**
   * Its attempts are told each by itself; how it came into the citizen's hand is told by papers.
   */
  private static boolean isTold(Step step) {
    return switch (step) {
      case PLANNED, ATTEMPT_FAILED, DELIVERED, TENDERED -> false;
      default -> true;
    };
  }

  private static String reason(Instant at, List<Vain> tries) {
    return tries.stream()
        .filter(one -> one.at().equals(at))
        .findFirst()
        .map(Vain::reason)
        .map(reason -> "post.attempt." + reason)
        .orElse("post.attempt.carrier");
  }

  private void waiting(Shipment one, List<Move> moves) {
    Instant until = one.holdUntil();
    if (until == null) {
      return;
    }
    Instant since = until.minus(Duration.ofDays(carriers.rules().heldDays()));
    moves.add(move(one, since, "held", null, until));
    carriers.rules().reminders().stream()
        .limit(one.reminded())
        .forEach(
            day -> moves.add(move(one, since.plus(Duration.ofDays(day)), "reminded", null, until)));
  }

  private Move move(
      Shipment one, Instant at, String what, @Nullable String reason, @Nullable Instant until) {
    String carrier = one.carrier();
    return new Move(
        at,
        what,
        one.counter(),
        carrier == null ? null : carriers.get(carrier).profile().name(),
        reason,
        until);
  }
}
