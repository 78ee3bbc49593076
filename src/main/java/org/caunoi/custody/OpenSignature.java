package org.caunoi.custody;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Fact.Handed;
import org.caunoi.custody.model.History;
import org.caunoi.document.Documents;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows what a citizen signed, to people who may see the dossier; each look is written down. */
@Component
public class OpenSignature {

  private final ReadPapers papers;
  private final PaperSets sets;
  private final Events events;
  private final ReadDossier dossiers;
  private final Documents documents;
  private final AuditLog audit;

  OpenSignature(
      ReadPapers papers,
      PaperSets sets,
      Events events,
      ReadDossier dossiers,
      Documents documents,
      AuditLog audit) {
    this.papers = papers;
    this.sets = sets;
    this.events = events;
    this.dossiers = dossiers;
    this.documents = documents;
    this.audit = audit;
  }

  /** Under the list; refused: {@code paper-set-not-found}, {@code signature-not-here}. */
  @Transactional
  public Signature ofList(SignedIn who, UUID id) {
    PaperSet set = papers.get(who, id);
    return open(who, set, "list", Optional.ofNullable(set.signature()));
  }

  /**
   * For the envelope that was handed over; refused: {@code unit-not-found}, {@code
   * dossier-not-found}, {@code signature-not-here} where nothing was signed or another room has the
   * proof.
   */
  @Transactional
  public Signature ofDelivery(SignedIn who, String envelope) {
    PaperSet set = sets.ofEnvelope(envelope).orElseThrow(() -> Refused.notFound("unit-not-found"));
    dossiers.facts(who, set.dossierCode());
    List<Event> known = events.of(List.of(envelope)).getOrDefault(envelope, List.of());
    return open(who, set, "delivery", handed(History.of(known).applied()));
  }

  /** Whether the last act of an envelope left a signature that can be shown. */
  boolean isThere(List<Event> applied) {
    return handed(applied).flatMap(documents::find).isPresent();
  }

  private static Optional<UUID> handed(List<Event> applied) {
    return applied.stream()
        .filter(event -> event.fact() instanceof Handed)
        .map(event -> ((Handed) event.fact()).proof())
        .findFirst();
  }

  private Signature open(SignedIn who, PaperSet set, String what, Optional<UUID> document) {
    who.require(Permission.READ_DOSSIERS);
    StoredDocument stored =
        document.flatMap(documents::find).orElseThrow(() -> Refused.notFound("signature-not-here"));
    audit.write(
        set.authority(),
        who.actor(),
        CustodyAct.SIGNATURE_READ.audit(),
        "dossier/" + set.dossierCode(),
        "proof",
        Map.of("signature", what, "unit", set.envelope()));
    return new Signature(stored, documents.open(stored.id()));
  }

  /**
   * A signature to be shown.
   *
   * @param content to be closed by the reader
   */
  public record Signature(StoredDocument document, InputStream content) {}
}
