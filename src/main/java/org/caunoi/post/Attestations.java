package org.caunoi.post;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of what the Centre found out about parcels that carriers say were delivered. */
@Component
public class Attestations {

  private static final int MOST = 200;
  private static final String CODELESS =
      """
      (s.state IN ('OUT', 'ATTEMPT_FAILED', 'PICKUP_WAITING') AND NOT s.conflict AND s.recalled_at IS NULL AND EXISTS (
          SELECT FROM post.delivery_code c WHERE c.authority = s.authority AND c.shipment_id = s.id AND c.sent >= :sent
            AND (c.tries >= :tries OR c.until <= :now)))
      """;

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final Clock clock;

  Attestations(JdbcClient jdbc, PersonalDataCipher cipher, Clock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** Reported delivered and without proof, or at the door without a code; the oldest first. */
  public List<Shipment> reported() {
    return jdbc.sql(
            Shipments.COLUMNS
                + "WHERE s.state = 'DELIVERED_REPORTED' OR "
                + CODELESS
                + " ORDER BY s.last_at, s.id LIMIT :most")
        .params(codeless())
        .param("most", MOST)
        .query(Shipments::map)
        .list();
  }

  /** Whether it is to be given to the citizen, and no code works or is sent any more. */
  boolean isCodeless(Shipment shipment) {
    return jdbc.sql("SELECT count(*) = 1 FROM post.shipment s WHERE s.id = :id AND " + CODELESS)
        .params(codeless())
        .param("id", shipment.id())
        .query(Boolean.class)
        .single();
  }

  private Map<String, Object> codeless() {
    return Map.of(
        "sent",
        DoorCodes.MOST_SENT,
        "tries",
        DoorCodes.TRIES,
        "now",
        clock.instant().atOffset(ZoneOffset.UTC));
  }

  /** The one that waits for its second person. */
  public Optional<Attestation> open(Shipment shipment) {
    return jdbc.sql(
            """
            SELECT authority, shipment_id, id, basis, sealed_note, proposed_by, proposed_name FROM post.attestation
            WHERE authority = :authority AND shipment_id = :shipment AND answered_at IS NULL
            """)
        .param("authority", shipment.authority())
        .param("shipment", shipment.id())
        .query(
            (rs, n) -> {
              UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
              return new Attestation(
                  rs.getString("authority"),
                  Objects.requireNonNull(rs.getObject("shipment_id", UUID.class)),
                  id,
                  Basis.valueOf(rs.getString("basis")),
                  cipher.open(rs.getBytes("sealed_note"), place(id)),
                  Objects.requireNonNull(rs.getObject("proposed_by", UUID.class)),
                  rs.getString("proposed_name"));
            })
        .optional();
  }

  void add(Shipment shipment, UUID id, Basis basis, String note, SignedIn who) {
    jdbc.sql(
            """
            INSERT INTO post.attestation (authority, shipment_id, id, basis, sealed_note, proposed_by, proposed_name,
                                          proposed_at)
            VALUES (:authority, :shipment, :id, :basis, :note, :by, :name, :now)
            """)
        .param("authority", shipment.authority())
        .param("shipment", shipment.id())
        .param("id", id)
        .param("basis", basis.name())
        .param("note", cipher.seal(note, place(id)))
        .param("by", who.accountId())
        .param("name", who.displayName())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  void answer(Attestation open, SignedIn who, boolean agrees) {
    jdbc.sql(
            """
            UPDATE post.attestation SET answered_by = :by, answered_name = :name, answered_at = :now, agrees = :agrees
            WHERE authority = :authority AND id = :id
            """)
        .param("by", who.accountId())
        .param("name", who.displayName())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("agrees", agrees)
        .param("authority", open.authority())
        .param("id", open.id())
        .update();
  }

  private static String place(UUID id) {
    return "post/attestation/" + id;
  }
}
