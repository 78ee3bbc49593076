package org.caunoi.post;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.custody.Position;
import org.caunoi.custody.ScanOver;
import org.caunoi.custody.model.Keeper;
import org.caunoi.document.Documents;
import org.caunoi.document.SentFile;
import org.caunoi.document.StoreDocument;
import org.caunoi.document.StoredDocument;
import org.caunoi.document.Subject;
import org.caunoi.dossier.ReturnByPost;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.model.Report.Weight;
import org.caunoi.post.model.Step;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows that say how it is known that a citizen has a paper, and what follows from them. */
@ActsAsHouse("what is shown at a door belongs to a dossier that did not come over that counter")
@Component
class DeliveryProofs {

  private final JdbcClient jdbc;
  private final StoreDocument storing;
  private final Documents documents;
  private final CarrierTakes carriers;
  private final ScanOver scans;
  private final NoteReports noting;
  private final ReturnByPost returning;
  private final AuditLog audit;
  private final PersonalDataCipher cipher;
  private final Clock clock;

  DeliveryProofs(
      JdbcClient jdbc,
      StoreDocument storing,
      Documents documents,
      CarrierTakes carriers,
      ScanOver scans,
      NoteReports noting,
      ReturnByPost returning,
      AuditLog audit,
      PersonalDataCipher cipher,
      Clock clock) {
    this.cipher = cipher;
    this.jdbc = jdbc;
    this.storing = storing;
    this.documents = documents;
    this.carriers = carriers;
    this.scans = scans;
    this.noting = noting;
    this.returning = returning;
    this.audit = audit;
    this.clock = clock;
  }

  /** The papers, the shipment and the dossier end together; what was shown has been looked at. */
  void delivered(Shipment shipment, Actor actor, Keeper giver, Shown shown) {
    delivered(shipment, actor, giver, shown, shown.kinds());
  }

  /** Nothing was shown to us; two people of the Centre say that the citizen has it. */
  void attested(Shipment shipment, Actor actor, Keeper giver) {
    delivered(shipment, actor, giver, Shown.NOTHING, Set.of(Proof.ATTESTED));
  }

  private void delivered(
      Shipment shipment, Actor actor, Keeper giver, Shown shown, Set<Proof> how) {
    UUID proof = UuidV7.next(clock);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String kinds =
        how.stream()
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("+"));
    add(shipment, proof, actor, giver, shown, how, now);
    noting.note(
        Map.of(shipment, List.of(NewReport.ours(proof, now, Step.DELIVERED, Weight.PROVES))));
    carriers.passOn(shipment, shipment.requireReference());
    // Taken over and given away in one: it is not out once more before.
    scans.acceptHere(
        actor, shipment.requireReference(), giver, shipment.requireCarrier(), shown.position());
    scans.hand(actor, shipment.requireReference(), giver, proof);
    if (!shipment.recalled() && returning.waits(shipment.dossierCode())) {
      returning.delivered(actor, giver.name(), shipment.dossierCode(), kinds);
    }
    audit.write(
        shipment.authority(),
        actor,
        "shipment-delivered",
        "shipment/" + shipment.id(),
        null,
        Map.of("proof", kinds));
  }

  private void add(
      Shipment shipment,
      UUID proof,
      Actor actor,
      Keeper giver,
      Shown shown,
      Set<Proof> how,
      Instant now) {
    Proxy proxy = shown.proxy();
    Position position = shown.position();
    jdbc.sql(
            """
            INSERT INTO post.proof (authority, shipment_id, id, shown, by_id, by_name, place, signature, photo, mandate,
                                    sealed_proxy, sealed_position, at)
            VALUES (:authority, :shipment, :id, :shown, CAST(:by AS uuid), :name, :place, CAST(:signature AS uuid),
                    CAST(:photo AS uuid), CAST(:mandate AS uuid), CAST(:proxy AS bytea), CAST(:position AS bytea), :now)
            """)
        .param("authority", shipment.authority())
        .param("shipment", shipment.id())
        .param("id", proof)
        .param("shown", how.stream().map(Enum::name).toArray(String[]::new))
        .param("by", actor.id())
        .param("name", giver.name())
        .param("place", giver.place())
        .param("signature", picture(shown.signature(), shipment))
        .param("photo", picture(shown.photo(), shipment))
        .param("mandate", proxy == null ? null : picture(proxy.mandate(), shipment))
        .param(
            "proxy", proxy == null ? null : cipher.seal(shown.whoInstead(), place(proof, "proxy")))
        .param(
            "position",
            position == null
                ? null
                : cipher.seal(position.lat() + " " + position.lon(), place(proof, "position")))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What of a proof is sealed, and where it belongs. */
  static String place(UUID proof, String what) {
    return "post/proof/" + proof + "/" + what;
  }

  private @Nullable UUID picture(@Nullable SentFile sent, Shipment shipment) {
    if (sent == null) {
      return null;
    }
    StoredDocument stored = storing.store(sent, shipment.authority());
    switch (stored.kind()) {
      case PNG, JPEG ->
          documents.keep(stored.id(), new Subject(shipment.authority(), shipment.dossierId()));
      default -> throw Refused.field(sent.pointer(), "picture-needed");
    }
    return stored.id();
  }
}
