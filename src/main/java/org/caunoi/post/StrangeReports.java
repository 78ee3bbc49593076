package org.caunoi.post;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.post.carrier.Notice;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work items for a person: what a carrier said and nobody understands. */
@Component
public class StrangeReports {

  /** Why a person must look. */
  public enum Kind {
    UNKNOWN_STATUS,
    UNKNOWN_PARCEL,
    CONFLICT,
    BOOKING,
    CUSTODY,
    FOREIGN_NUMBER,
    STALE,
    /** Its carrier must be told what its interface has no word for. */
    RING_UP,
    /** It reports what has not happened yet. */
    FUTURE,
    /** It reported an end and did not say so when it was asked. */
    UNCONFIRMED
  }

  private static final String NOBODYS = "-";

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final Clock clock;

  StrangeReports(JdbcClient jdbc, PersonalDataCipher cipher, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** Something about a shipment of ours; while it is open the same thing is one item. */
  void add(Shipment shipment, Kind kind, String subject, Instant happenedAt) {
    insert(
        shipment.authority(),
        shipment.carrier() == null ? NOBODYS : shipment.carrier(),
        kind,
        subject,
        shipment.id(),
        null,
        null,
        happenedAt);
  }

  /** A notice that moves nothing by itself; without a shipment where nobody knows the parcel. */
  void add(String carrier, Notice notice, @Nullable Shipment shipment, Kind kind) {
    String number = notice.number();
    insert(
        shipment == null ? NOBODYS : shipment.authority(),
        carrier,
        kind,
        number == null ? String.valueOf(notice.reference()) : number,
        shipment == null ? null : shipment.id(),
        notice.code(),
        notice.text(),
        notice.at());
  }

  /** What happened since leaves nothing of this kind to look at. */
  void over(Shipment shipment, Kind kind) {
    over(shipment, kind, null);
  }

  /**
   * What happened since leaves nothing to look at.
   *
   * @param subject null for whatever it is about
   */
  void over(Shipment shipment, Kind kind, @Nullable String subject) {
    jdbc.sql(
            """
            UPDATE post.exception_item SET settled_at = :now, outcome = 'OVER'
            WHERE shipment_id = :shipment AND kind = :kind AND settled_at IS NULL
              AND subject = coalesce(CAST(:subject AS text), subject)
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("shipment", shipment.id())
        .param("kind", kind.name())
        .param("subject", subject)
        .update();
  }

  /** When nobody had said anything of a shipment for too long. */
  List<Instant> silences(UUID shipment) {
    return jdbc.sql(
            """
            SELECT found_at FROM post.exception_item WHERE shipment_id = :id AND kind = 'STALE' ORDER BY found_at
            """)
        .param("id", shipment)
        .query((rs, n) -> rs.getObject("found_at", OffsetDateTime.class).toInstant())
        .list();
  }

  /** The shipment of an open item that says that its order could not be placed. */
  Optional<UUID> openBooking(UUID item) {
    return jdbc.sql(
            """
            SELECT shipment_id FROM post.exception_item WHERE id = :id AND kind = 'BOOKING' AND settled_at IS NULL
            """)
        .param("id", item)
        .query((rs, n) -> Objects.requireNonNull(rs.getObject("shipment_id", UUID.class)))
        .optional();
  }

  private void insert(
      String authority,
      String carrier,
      Kind kind,
      String subject,
      @Nullable UUID shipment,
      @Nullable String code,
      @Nullable String text,
      Instant happenedAt) {
    UUID id = UuidV7.next(clock);
    jdbc.sql(
            """
            INSERT INTO post.exception_item (authority, id, carrier, kind, subject, shipment_id, code, sealed_text,
                                             happened_at, found_at)
            VALUES (:authority, :id, :carrier, :kind, :subject, CAST(:shipment AS uuid), CAST(:code AS text),
                    CAST(:text AS bytea), :happened, :now)
            ON CONFLICT DO NOTHING
            """)
        .param("authority", authority)
        .param("id", id)
        .param("carrier", carrier)
        .param("kind", kind.name())
        .param("subject", subject)
        .param("shipment", shipment)
        .param("code", code)
        .param(
            "text",
            text == null || text.isEmpty() ? null : cipher.seal(text, "post/exception/" + id))
        .param("happened", happenedAt.atOffset(ZoneOffset.UTC))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}
