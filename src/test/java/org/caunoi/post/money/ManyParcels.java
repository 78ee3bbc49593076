package org.caunoi.post.money;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.Walk;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.post.PaperClass;
import org.caunoi.post.Shipment;
import org.caunoi.post.Shipment.Booking;
import org.caunoi.post.ShipmentMoved;
import org.caunoi.post.model.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shipments of one synthetic dossier, as many as a test wants. */
@Component
class ManyParcels {

  private final Walk walk;
  private final JdbcClient jdbc;

  ManyParcels(Walk walk, JdbcClient jdbc) {
    this.walk = walk;
    this.jdbc = jdbc;
  }

  List<Shipment> make(int count) {
    String code = walk.filing().withoutPhone().returnBy(ReturnWay.COUNTER).file().code();
    String prefix = "DT" + Long.toString(System.nanoTime(), 36).toUpperCase(java.util.Locale.ROOT);
    return new ArrayList<>(
        jdbc.sql(
                """
                INSERT INTO post.shipment (authority, id, dossier_id, dossier_code, paper_class, counter, planned_at, carrier,
                                           carrier_reason, reference, booking, state, attempts, conflict, last_at)
                SELECT d.authority, gen_random_uuid(), d.id, d.code, 'DECISION', 'HN-0001', now(), 'vnpost', 'designated',
                       :prefix || '-' || n, 'TAKEN', 'BOOKED', 0, FALSE, now()
                FROM dossier.dossier d, generate_series(1, :count) AS n WHERE d.code = :code
                RETURNING authority, id, dossier_id, dossier_code, reference
                """)
            .param("prefix", prefix)
            .param("count", count)
            .param("code", code)
            .query(
                (rs, n) ->
                    new Shipment(
                        rs.getString("authority"),
                        Objects.requireNonNull(rs.getObject("id", UUID.class)),
                        Objects.requireNonNull(rs.getObject("dossier_id", UUID.class)),
                        rs.getString("dossier_code"),
                        PaperClass.DECISION,
                        "HN-0001",
                        Instant.EPOCH,
                        "vnpost",
                        "designated",
                        rs.getString("reference"),
                        null,
                        Booking.TAKEN,
                        Step.BOOKED,
                        0,
                        false,
                        Instant.EPOCH,
                        null,
                        0,
                        false))
            .list());
  }

  static ShipmentMoved to(Shipment before, Step step, Instant at) {
    Shipment now =
        new Shipment(
            before.authority(),
            before.id(),
            before.dossierId(),
            before.dossierCode(),
            before.paperClass(),
            before.counter(),
            before.plannedAt(),
            before.carrier(),
            before.carrierReason(),
            before.reference(),
            before.carrierNumber(),
            before.booking(),
            step,
            before.attempts(),
            before.conflict(),
            at,
            before.holdUntil(),
            before.reminded(),
            before.recalled());
    return new ShipmentMoved(before, now, at);
  }
}
