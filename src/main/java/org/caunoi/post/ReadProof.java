package org.caunoi.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.document.Documents;
import org.caunoi.dossier.ReadDossier.Opened;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows how it is known that a citizen has a paper, for whoever answers a complaint. Each look is
 * logged with the dossier, the one at a picture too.
 */
@Component
public class ReadProof {

  private final ReadShipments reading;
  private final Documents documents;
  private final JdbcClient jdbc;
  private final AuditLog audit;
  private final PersonalDataCipher cipher;

  ReadProof(
      ReadShipments reading,
      Documents documents,
      JdbcClient jdbc,
      AuditLog audit,
      PersonalDataCipher cipher) {
    this.cipher = cipher;
    this.reading = reading;
    this.documents = documents;
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /** Refused: {@code shipment-not-found}, {@code delivery-proof-not-found}. */
  @Transactional
  public GivenProof of(SignedIn who, UUID id) {
    who.require(Permission.READ_DOSSIERS);
    Shipment shipment = reading.get(who, id);
    GivenProof given = find(shipment);
    look(who, shipment, "all");
    return given;
  }

  /**
   * Refused as {@link #of}; {@code delivery-proof-not-found} where there is no such picture, too.
   */
  @Transactional
  public Opened picture(SignedIn who, UUID id, Proof which) {
    who.require(Permission.READ_DOSSIERS);
    Shipment shipment = reading.get(who, id);
    GivenProof given = find(shipment);
    UUID picture =
        switch (which) {
          case SIGNATURE -> given.signature();
          case PHOTO -> given.photo();
          case PROXY -> given.mandate();
          case CODE, CARD, POSITION, ATTESTED -> null;
        };
    if (picture == null) {
      throw Refused.notFound("delivery-proof-not-found");
    }
    look(who, shipment, which.name());
    return new Opened(documents.get(picture), documents.open(picture));
  }

  private GivenProof find(Shipment shipment) {
    return jdbc.sql(
            """
            SELECT p.id, p.shown, p.by_name, p.place, p.signature, p.photo, p.mandate, p.sealed_proxy, p.sealed_position, p.at, a.basis, a.proposed_name, a.answered_name
            FROM post.proof p
            LEFT JOIN post.attestation a ON a.authority = p.authority AND a.shipment_id = p.shipment_id AND a.agrees
            WHERE p.authority = :authority AND p.shipment_id = :shipment
            """)
        .param("authority", shipment.authority())
        .param("shipment", shipment.id())
        .query(
            (rs, n) ->
                new GivenProof(
                    shipment,
                    Arrays.stream((String[]) rs.getArray("shown").getArray())
                        .map(Proof::valueOf)
                        .toList(),
                    rs.getString("by_name"),
                    rs.getString("place"),
                    rs.getObject("signature", UUID.class),
                    rs.getObject("photo", UUID.class),
                    rs.getObject("mandate", UUID.class),
                    open(rs, "proxy"),
                    open(rs, "position"),
                    Objects.requireNonNull(rs.getObject("at", OffsetDateTime.class)).toInstant(),
                    rs.getString("basis"),
                    rs.getString("proposed_name"),
                    rs.getString("answered_name")))
        .optional()
        .orElseThrow(() -> Refused.notFound("delivery-proof-not-found"));
  }

  private @Nullable String open(ResultSet rs, String what) throws SQLException {
    byte[] sealed = rs.getBytes("sealed_" + what);
    UUID proof = Objects.requireNonNull(rs.getObject("id", UUID.class));
    return sealed == null ? null : cipher.open(sealed, DeliveryProofs.place(proof, what));
  }

  private void look(SignedIn who, Shipment shipment, String what) {
    audit.write(
        shipment.authority(),
        who.actor(),
        "shipment-proof-read",
        "dossier/" + shipment.dossierCode(),
        "delivery",
        Map.of("shipment", shipment.id(), "what", what));
  }
}
