package org.caunoi.custody;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Fact.Accepted;
import org.caunoi.custody.model.Fact.Offered;
import org.caunoi.custody.model.History;
import org.caunoi.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Acceptances of handhelds that came in before the offers they answer. Nobody can refuse them any
 * more when the offer is there: who stood too far away is found by the Centre.
 */
@Component
class EarlyAnswers {

  private final JdbcClient jdbc;
  private final Nearness nearness;
  private final WatchClocks clocks;

  EarlyAnswers(JdbcClient jdbc, Nearness nearness, WatchClocks clocks) {
    this.jdbc = jdbc;
    this.nearness = nearness;
    this.clocks = clocks;
  }

  /** Until its offer comes. */
  void keep(String authority, Event accepted, Position here) {
    jdbc.sql(
            "INSERT INTO custody.early_answer (authority, event, lat, lon) VALUES (:authority,"
                + " :event, :lat, :lon)")
        .param("authority", authority)
        .param("event", accepted.id())
        .param("lat", here.lat())
        .param("lon", here.lon())
        .update();
  }

  /** Looks at those that count since something else came in. */
  void check(String authority, History before, History after, Instant now) {
    Set<Event> counted = new HashSet<>(before.applied());
    for (Event event : after.applied()) {
      if (event.fact() instanceof Accepted accepted && !counted.contains(event)) {
        take(event)
            .ifPresent(
                here -> check(authority, offer(after.applied(), accepted), event, here, now));
      }
    }
  }

  private void check(String authority, Event offer, Event accepted, Position here, Instant now) {
    try {
      nearness.require(
          offer.unit(), ((Offered) offer.fact()).handover(), offer.by(), accepted.by(), here);
    } catch (Refused far) {
      clocks.note(authority, accepted.unit(), "TOO_FAR", accepted.id().toString(), now);
    }
    nearness.answered(offer.unit(), ((Offered) offer.fact()).handover());
  }

  private static Event offer(List<Event> applied, Accepted answer) {
    return applied.stream()
        .filter(
            one ->
                one.fact() instanceof Offered offered
                    && offered.handover().equals(answer.handover()))
        .findFirst()
        .orElseThrow();
  }

  private Optional<Position> take(Event event) {
    return jdbc.sql("DELETE FROM custody.early_answer WHERE event = :event RETURNING lat, lon")
        .param("event", event.id())
        .query((rs, n) -> new Position(rs.getDouble("lat"), rs.getDouble("lon")))
        .optional();
  }
}
