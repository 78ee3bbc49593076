package org.caunoi.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.post.model.Report;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of what was said about shipments; only ever appended. */
@Component
class CarrierReports {

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final JsonMapper json;
  private final Clock clock;

  CarrierReports(JdbcClient jdbc, PersonalDataCipher cipher, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.json = json;
    this.clock = clock;
  }

  /** Appends them in one statement; one that is known is left as it is. */
  void append(Map<Shipment, List<NewReport>> said) {
    List<Row> rows = new ArrayList<>();
    said.forEach((shipment, reports) -> reports.forEach(report -> rows.add(row(shipment, report))));
    jdbc.sql(
            """
            INSERT INTO post.report (authority, id, shipment_id, at, code, sealed_text, step, weight, mapping, recorded_at)
            SELECT r.authority, r.id, r.shipment, r.at, r.code, decode(r.text, 'base64'), r.step, r.weight, r.mapping, :now
            FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (
                authority text, id uuid, shipment uuid, at timestamptz, code text, text text, step text, weight text,
                mapping text)
            ON CONFLICT (id) DO NOTHING
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("rows", json.writeValueAsString(rows))
        .update();
  }

  /** All that was said about these shipments. */
  Map<UUID, List<Report>> of(Collection<UUID> shipments) {
    Map<UUID, List<Report>> found = new HashMap<>();
    jdbc.sql(
            """
            SELECT r.shipment_id, r.at, r.step, r.weight FROM post.shipment s
            JOIN post.report r ON r.authority = s.authority AND r.shipment_id = s.id
            WHERE s.id IN (:ids)
            """)
        .param("ids", shipments)
        .query(
            (rs, n) ->
                Map.entry(
                    Objects.requireNonNull(rs.getObject("shipment_id", UUID.class)), report(rs)))
        .list()
        .forEach(
            row ->
                found.computeIfAbsent(row.getKey(), id -> new ArrayList<>()).add(row.getValue()));
    return found;
  }

  /**
   * When the carrier of each of these shipments took the order. Among the reports that one stands
   * before all that the carrier ever says.
   */
  Map<UUID, Instant> booked(Collection<UUID> shipments) {
    Map<UUID, Instant> booked = new HashMap<>();
    jdbc.sql(
            """
            SELECT r.shipment_id, r.recorded_at FROM post.shipment s
            JOIN post.report r ON r.authority = s.authority AND r.shipment_id = s.id
            WHERE s.id IN (:ids) AND r.step = 'BOOKED' AND r.mapping = :house
            """)
        .param("ids", shipments)
        .param("house", NewReport.HOUSE)
        .query(
            rs -> {
              booked.put(
                  Objects.requireNonNull(rs.getObject("shipment_id", UUID.class)),
                  rs.getObject("recorded_at", OffsetDateTime.class).toInstant());
            });
    return booked;
  }

  private static Report report(ResultSet rs) throws SQLException {
    String step = rs.getString("step");
    return new Report(
        rs.getObject("at", OffsetDateTime.class).toInstant(),
        step == null ? null : Step.valueOf(step),
        Weight.valueOf(rs.getString("weight")));
  }

  private Row row(Shipment shipment, NewReport report) {
    String text = report.text();
    return new Row(
        shipment.authority(),
        report.id(),
        shipment.id(),
        report.at(),
        report.code(),
        text == null || text.isEmpty()
            ? null
            : Base64.getEncoder().encodeToString(cipher.seal(text, "post/report/" + report.id())),
        report.step() == null ? null : report.step().name(),
        report.weight().name(),
        report.mapping());
  }

  private record Row(
      String authority,
      UUID id,
      UUID shipment,
      Instant at,
      @Nullable String code,
      @Nullable String text,
      @Nullable String step,
      String weight,
      String mapping) {}
}
