package org.caunoi.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.model.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of shipments. */
@Component
class Shipments {

  static final String COLUMNS =
      """
      SELECT s.authority, s.id, s.dossier_id, s.dossier_code, s.paper_class, s.counter, s.planned_at, s.carrier,
             s.carrier_reason, s.reference, s.carrier_number, s.booking, s.state, s.attempts, s.conflict, s.last_at,
             s.hold_until, s.reminded, s.recalled_at IS NOT NULL AS recalled
      FROM post.shipment s
      """;

  private final JdbcClient jdbc;

  Shipments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param follows the one before it of the same result; null for the first
   */
  void add(Shipment shipment, @Nullable UUID follows) {
    jdbc.sql(
            """
            INSERT INTO post.shipment (authority, id, dossier_id, dossier_code, paper_class, counter, planned_at, booking,
                                       state, attempts, conflict, last_at, follows)
            VALUES (:authority, :id, :dossier, :code, :class, :counter, :at, 'NONE', :state, 0, FALSE, :at,
                    CAST(:follows AS uuid))
            """)
        .param("follows", follows)
        .param("authority", shipment.authority())
        .param("id", shipment.id())
        .param("dossier", shipment.dossierId())
        .param("code", shipment.dossierCode())
        .param("class", shipment.paperClass().name())
        .param("counter", shipment.counter())
        .param("at", shipment.plannedAt().atOffset(ZoneOffset.UTC))
        .param("state", shipment.state().name())
        .update();
  }

  Optional<Shipment> find(UUID id) {
    return jdbc.sql(COLUMNS + "WHERE s.id = :id").param("id", id).query(Shipments::map).optional();
  }

  Optional<Shipment> byReference(String reference) {
    return jdbc.sql(COLUMNS + "WHERE s.reference = :reference")
        .param("reference", reference)
        .query(Shipments::map)
        .optional();
  }

  /** The dossier of a parcel, by our number or its carrier's. */
  Optional<String> dossierOf(String carrier, String number) {
    return jdbc.sql(
            """
            SELECT dossier_code FROM post.shipment WHERE reference = :number AND carrier = :carrier
            UNION SELECT dossier_code FROM post.shipment WHERE carrier = :carrier AND carrier_number = :number
            LIMIT 1
            """)
        .param("carrier", carrier)
        .param("number", number)
        .query(String.class)
        .optional();
  }

  /** The newest of a dossier, apart from those that were called back. */
  Optional<Shipment> ofDossier(String code) {
    return jdbc.sql(
            COLUMNS
                + "WHERE s.dossier_code = :code AND s.recalled_at IS NULL ORDER BY s.planned_at"
                + " DESC LIMIT 1")
        .param("code", code)
        .query(Shipments::map)
        .optional();
  }

  /** All of a dossier, the first one first. */
  List<Shipment> allOf(String code) {
    return jdbc.sql(COLUMNS + "WHERE s.dossier_code = :code ORDER BY s.planned_at, s.id")
        .param("code", code)
        .query(Shipments::map)
        .list();
  }

  /** What was planned after this one instead of it and was not called back before; locked. */
  List<Shipment> lockAfter(Shipment first) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE s.dossier_code = :code AND s.planned_at > :planned AND s.recalled_at IS NULL
                ORDER BY s.planned_at FOR UPDATE
                """)
        .param("code", first.dossierCode())
        .param("planned", first.plannedAt().atOffset(ZoneOffset.UTC))
        .query(Shipments::map)
        .list();
  }

  /** Nobody else changes it before the transaction ends. */
  Optional<Shipment> lock(UUID id) {
    return jdbc.sql(COLUMNS + "WHERE s.id = :id FOR UPDATE")
        .param("id", id)
        .query(Shipments::map)
        .optional();
  }

  /** Our numbers of what a carrier knows under these. */
  List<String> referencesOf(String carrier, Collection<String> carrierNumbers) {
    return jdbc.sql(
            """
            SELECT reference FROM post.shipment WHERE carrier = :carrier AND carrier_number IN (:numbers)
            """)
        .param("carrier", carrier)
        .param("numbers", carrierNumbers)
        .query((rs, n) -> rs.getString("reference"))
        .list();
  }

  /** Those of one carrier that bear one of these numbers, locked. */
  List<Shipment> lock(
      String carrier, Collection<String> references, Collection<String> carrierNumbers) {
    return jdbc.sql(
            COLUMNS
                + """
                WHERE s.id IN (
                  SELECT id FROM post.shipment WHERE reference IN (:references) AND carrier = :carrier
                  UNION SELECT id FROM post.shipment WHERE carrier = :carrier AND carrier_number IN (:numbers))
                ORDER BY s.id FOR UPDATE
                """)
        .param("carrier", carrier)
        .param("references", references.isEmpty() ? List.of("") : references)
        .param("numbers", carrierNumbers.isEmpty() ? List.of("") : carrierNumbers)
        .query(Shipments::map)
        .list();
  }

  /**
   * @param result number of the dossier's result that is in it
   */
  void packed(
      UUID id,
      String carrier,
      String reason,
      String reference,
      boolean regional,
      @Nullable Integer result) {
    jdbc.sql(
            """
            UPDATE post.shipment SET carrier = :carrier, carrier_reason = :reason, reference = :reference, booking = 'ASKED',
                regional = :regional, result_no = CAST(:result AS integer)
            WHERE id = :id
            """)
        .param("result", result)
        .param("carrier", carrier)
        .param("reason", reason)
        .param("regional", regional)
        .param("reference", reference)
        .param("id", id)
        .update();
  }

  /** False where the carrier has it, whatever else was heard later: that is never undone. */
  boolean booked(UUID id, Booking booking, @Nullable String carrierNumber) {
    return jdbc.sql(
                """
                UPDATE post.shipment
                SET booking = :booking, carrier_number = coalesce(CAST(:number AS text), carrier_number)
                WHERE id = :id AND (booking <> 'TAKEN' OR :booking = 'TAKEN')
                """)
            .param("booking", booking.name())
            .param("number", carrierNumber)
            .param("id", id)
            .update()
        == 1;
  }

  /** What it was to bring counts no longer. */
  void recalled(UUID id, Instant now) {
    jdbc.sql("UPDATE post.shipment SET recalled_at = :now WHERE id = :id")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /** What was to replace it was revoked. */
  void countsAgain(UUID id) {
    jdbc.sql("UPDATE post.shipment SET recalled_at = NULL WHERE id = :id").param("id", id).update();
  }

  /** Number of the result in it; empty where nobody noted it. */
  Optional<Integer> resultIn(UUID id) {
    return jdbc.sql("SELECT result_no FROM post.shipment WHERE id = :id AND result_no IS NOT NULL")
        .param("id", id)
        .query(Integer.class)
        .optional();
  }

  /** True the first time: its carrier is to be told that it waits at the counter. */
  boolean holdTold(UUID id, Instant now) {
    return jdbc.sql(
                "UPDATE post.shipment SET hold_told_at = :now WHERE id = :id AND hold_told_at IS"
                    + " NULL")
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("id", id)
            .update()
        == 1;
  }

  void hold(UUID id, Instant until) {
    jdbc.sql("UPDATE post.shipment SET hold_until = coalesce(hold_until, :until) WHERE id = :id")
        .param("until", until.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /** It waits at no counter any more; where it comes to wait again its days begin anew. */
  void notHeld(UUID id) {
    jdbc.sql(
            "UPDATE post.shipment SET hold_until = NULL, reminded = 0, hold_told_at = NULL WHERE id"
                + " = :id")
        .param("id", id)
        .update();
  }

  void reminded(UUID id, int reminders) {
    jdbc.sql("UPDATE post.shipment SET reminded = :reminders WHERE id = :id")
        .param("reminders", reminders)
        .param("id", id)
        .update();
  }

  static Shipment map(ResultSet rs, int n) throws SQLException {
    OffsetDateTime until = rs.getObject("hold_until", OffsetDateTime.class);
    return new Shipment(
        rs.getString("authority"),
        Objects.requireNonNull(rs.getObject("id", UUID.class)),
        Objects.requireNonNull(rs.getObject("dossier_id", UUID.class)),
        rs.getString("dossier_code"),
        PaperClass.valueOf(rs.getString("paper_class")),
        rs.getString("counter"),
        rs.getObject("planned_at", OffsetDateTime.class).toInstant(),
        rs.getString("carrier"),
        rs.getString("carrier_reason"),
        rs.getString("reference"),
        rs.getString("carrier_number"),
        Booking.valueOf(rs.getString("booking")),
        Step.valueOf(rs.getString("state")),
        rs.getInt("attempts"),
        rs.getBoolean("conflict"),
        rs.getObject("last_at", OffsetDateTime.class).toInstant(),
        until == null ? null : until.toInstant(),
        rs.getInt("reminded"),
        rs.getBoolean("recalled"));
  }
}
