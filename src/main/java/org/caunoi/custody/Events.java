package org.caunoi.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Fact;
import org.caunoi.custody.model.Keeper;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of what happened; only ever appended. */
@Component
class Events {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Events(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** All events of these units, by unit. */
  Map<String, List<Event>> of(Collection<String> units) {
    Map<String, List<Event>> found = new LinkedHashMap<>();
    if (units.isEmpty()) {
      return found;
    }
    jdbc.sql(
            """
            SELECT id, unit, prior, kind, at, device_at IS NOT NULL AS device, by_id, by_name, by_org, by_place, by_moving,
                   facts
            FROM custody.event WHERE unit IN (:units)
            """)
        .param("units", units)
        .query((rs, n) -> map(rs))
        .list()
        .forEach(
            event -> found.computeIfAbsent(event.unit(), unit -> new ArrayList<>()).add(event));
    return found;
  }

  boolean isKnown(UUID id) {
    return jdbc.sql("SELECT count(*) > 0 FROM custody.event WHERE id = :id")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /**
   * Appends them in one statement.
   *
   * @param authority of a unit, by its number
   * @param deviceAt what the clock of the device showed, where a device made them
   */
  void append(
      List<Event> events,
      Function<String, String> authority,
      Instant recordedAt,
      @Nullable Instant deviceAt) {
    List<Row> rows =
        events.stream()
            .map(
                event ->
                    new Row(
                        authority.apply(event.unit()),
                        event.id(),
                        event.unit(),
                        event.prior(),
                        event.fact().kind(),
                        event.at(),
                        event.by().person(),
                        event.by().name(),
                        event.by().organisation(),
                        event.by().place(),
                        event.by().moving(),
                        event.fact()))
            .toList();
    jdbc.sql(
            """
            INSERT INTO custody.event (authority, id, unit, prior, kind, at, recorded_at, device_at, by_id, by_name,
                                       by_org, by_place, by_moving, facts)
            SELECT e.authority, e.id, e.unit, e.prior, e.kind, e.at, :recorded, CAST(:device AS timestamptz), e.person,
                   e.name, e.organisation, e.place, e.moving, e.facts
            FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS e (
                authority text, id uuid, unit text, prior uuid, kind text, at timestamptz, person uuid, name text,
                organisation text, place text, moving boolean, facts jsonb)
            """)
        .param("recorded", recordedAt.atOffset(ZoneOffset.UTC))
        .param("device", deviceAt == null ? null : deviceAt.atOffset(ZoneOffset.UTC))
        .param("rows", json.writeValueAsString(rows))
        .update();
  }

  private Event map(ResultSet rs) throws SQLException {
    return new Event(
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        rs.getString("unit"),
        rs.getObject("prior", UUID.class),
        rs.getObject("at", OffsetDateTime.class).toInstant(),
        new Keeper(
            Objects.requireNonNull(rs.getObject("by_id", UUID.class)),
            rs.getString("by_name"),
            rs.getString("by_org"),
            rs.getString("by_place"),
            rs.getBoolean("by_moving")),
        json.readValue(rs.getString("facts"), Fact.typeOf(rs.getString("kind"))),
        rs.getBoolean("device"));
  }

  private record Row(
      String authority,
      UUID id,
      String unit,
      @Nullable UUID prior,
      String kind,
      Instant at,
      UUID person,
      String name,
      String organisation,
      String place,
      boolean moving,
      Fact facts) {}
}
