package org.caunoi.network;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of schema {@code network}; the schema is only ever written as a whole. */
final class NetworkRows {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;

  NetworkRows(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Until the end of the transaction no other process of ours imports. */
  void lock() {
    jdbc.sql("LOCK TABLE network.reference_import IN SHARE ROW EXCLUSIVE MODE").update();
  }

  Optional<String> storedHash() {
    return jdbc.sql("SELECT content_hash FROM network.reference_import WHERE id = 1")
        .query(String.class)
        .optional();
  }

  List<String> storedKeys(String file) {
    String sql =
        switch (file) {
          case ReferenceFolder.COMMUNES -> "SELECT code FROM network.commune ORDER BY code";
          case ReferenceFolder.OPERATORS -> "SELECT id FROM network.operator ORDER BY id";
          case ReferenceFolder.POINTS -> "SELECT id FROM network.agent_point ORDER BY id";
          case ReferenceFolder.AUTHORITIES -> "SELECT code FROM network.authority ORDER BY code";
          default -> throw new IllegalArgumentException(file);
        };
    return jdbc.sql(sql).query((row, number) -> Objects.requireNonNull(row.getString(1))).list();
  }

  void replace(NetworkData data, String hash, OffsetDateTime at) {
    jdbc.sql("DELETE FROM network.authority").update();
    jdbc.sql("DELETE FROM network.agent_point").update();
    jdbc.sql("DELETE FROM network.operator").update();
    jdbc.sql("DELETE FROM network.former_unit").update();
    jdbc.sql("DELETE FROM network.commune").update();
    insertCommunes(data.communes());
    insertFormerUnits(data.formerUnits());
    insertOperators(data.operators());
    insertPoints(data.points());
    insertAuthorities(data.authorities());
    jdbc.sql(
            """
            INSERT INTO network.reference_import (id, content_hash, imported_at)
            VALUES (1, :hash, :at)
            ON CONFLICT (id) DO UPDATE
            SET content_hash = excluded.content_hash, imported_at = excluded.imported_at
            """)
        .param("hash", hash)
        .param("at", at)
        .update();
  }

  private void insertCommunes(List<Commune> communes) {
    insert(
        """
        INSERT INTO network.commune
          (code, name, name_en, kind, population, latitude, longitude, seat_address)
        VALUES (:code, :name, :nameEn, :kind, :population, :lat, :lon, :seat)
        """,
        communes,
        (row, commune) ->
            row.addValue("code", commune.code())
                .addValue("name", commune.name())
                .addValue("nameEn", commune.nameEn())
                .addValue("kind", Words.of(commune.kind()))
                .addValue("population", commune.population())
                .addValue("lat", commune.lat())
                .addValue("lon", commune.lon())
                .addValue("seat", commune.seatAddress()));
  }

  private void insertFormerUnits(List<FormerUnit> units) {
    record Heir(FormerUnit unit, String communeCode) {}
    List<Heir> heirs =
        units.stream()
            .flatMap(unit -> unit.communeCodes().stream().map(code -> new Heir(unit, code)))
            .toList();
    insert(
        """
        INSERT INTO network.former_unit (code, commune_code, name, district)
        VALUES (:code, :commune, :name, :district)
        """,
        heirs,
        (row, heir) ->
            row.addValue("code", heir.unit().code())
                .addValue("commune", heir.communeCode())
                .addValue("name", heir.unit().name())
                .addValue("district", heir.unit().district()));
  }

  private void insertOperators(List<Operator> operators) {
    insert(
        """
        INSERT INTO network.operator (id, name, complaint_phone, sample)
        VALUES (:id, :name, :phone, :sample)
        """,
        operators,
        (row, operator) ->
            row.addValue("id", operator.id())
                .addValue("name", operator.name())
                .addValue("phone", operator.complaintPhone())
                .addValue("sample", operator.sample()));
  }

  private void insertPoints(List<AgentPoint> points) {
    insert(
        """
        INSERT INTO network.agent_point
          (id, name, operator_id, address, commune_code, latitude, longitude, location_credit,
           hours_text, hours, opened_on, closed_on, phase, sample)
        VALUES
          (:id, :name, :operator, :address, :commune, CAST(:lat AS double precision),
           CAST(:lon AS double precision), CAST(:credit AS text), :hoursText, :hours, :opened,
           CAST(:closed AS date), :phase, :sample)
        """,
        points,
        (row, point) -> {
          AgentPoint.@Nullable Location location = point.location();
          return row.addValue("id", point.id())
              .addValue("name", point.name())
              .addValue("operator", point.operatorId())
              .addValue("address", point.address())
              .addValue("commune", point.communeCode())
              .addValue("lat", location == null ? null : location.lat())
              .addValue("lon", location == null ? null : location.lon())
              .addValue("credit", location == null ? null : location.credit())
              .addValue("hoursText", point.hours().text())
              .addValue("hours", point.hours().rule())
              .addValue("opened", point.openedOn())
              .addValue("closed", point.closedOn())
              .addValue("phase", point.phase())
              .addValue("sample", point.sample());
        });
  }

  private void insertAuthorities(List<Authority> authorities) {
    insert(
        """
        INSERT INTO network.authority (code, name, kind, parent, commune_code, confidence)
        VALUES (:code, :name, :kind, CAST(:parent AS text), CAST(:commune AS text), :confidence)
        """,
        authorities,
        (row, authority) ->
            row.addValue("code", authority.code())
                .addValue("name", authority.name())
                .addValue("kind", Words.of(authority.kind()))
                .addValue("parent", authority.parent())
                .addValue("commune", authority.communeCode())
                .addValue("confidence", Words.of(authority.confidence())));
  }

  private <T> void insert(
      String sql,
      List<T> values,
      BiFunction<MapSqlParameterSource, T, MapSqlParameterSource> binding) {
    batches.batchUpdate(
        sql,
        values.stream()
            .map(value -> binding.apply(new MapSqlParameterSource(), value))
            .toArray(MapSqlParameterSource[]::new));
  }
}
