package org.caunoi.dossier;

import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.document.Documents;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.Attachments.Attached;
import org.caunoi.dossier.MandatedPeople.Mandated;
import org.caunoi.dossier.Parties.Contents;
import org.caunoi.dossier.Results.Issued;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens one dossier for a person at work on it; personal data leaves an access row with its
 * purpose.
 */
@Component
public class ReadDossier {

  /** Name, among documents, of the mandate of whoever took the result home. */
  public static final String COLLECTOR = "collector";

  /** Name, among documents, of the signature or paper with which a citizen asked for an act. */
  public static final String PROOF = "proof";

  private final Acts acts;
  private final Parties parties;
  private final Attachments attachments;
  private final Results results;
  private final MandatedPeople mandated;
  private final Documents documents;
  private final Catalogue catalogue;
  private final PersonalDataCipher cipher;
  private final AuditLog audit;
  private final CaseChecklist checklists;
  private final JdbcClient jdbc;

  ReadDossier(
      Acts acts,
      Parties parties,
      Attachments attachments,
      Results results,
      MandatedPeople mandated,
      Documents documents,
      Catalogue catalogue,
      PersonalDataCipher cipher,
      AuditLog audit,
      CaseChecklist checklists,
      JdbcClient jdbc) {
    this.acts = acts;
    this.parties = parties;
    this.attachments = attachments;
    this.results = results;
    this.mandated = mandated;
    this.documents = documents;
    this.catalogue = catalogue;
    this.cipher = cipher;
    this.audit = audit;
    this.checklists = checklists;
    this.jdbc = jdbc;
  }

  /** Facts and state only, no personal data; refused with {@code dossier-not-found}. */
  @Transactional(readOnly = true)
  public Dossier facts(SignedIn who, String code) {
    return acts.get(who, code);
  }

  /**
   * Everything, with the applicant in the clear for people who may read documents and masked for
   * all others. Refused with {@code dossier-not-found}.
   *
   * @param purpose why, such as {@code review}; kept in the access row
   */
  @Transactional
  public DossierFile file(SignedIn who, String code, String purpose) {
    Dossier dossier = acts.get(who, code);
    boolean clear = who.may(Permission.READ_DOCUMENTS);
    if (!clear) {
      return file(dossier, parties.party(dossier), checklists.of(dossier), null);
    }
    parties.noteRead(dossier, who, purpose);
    return forPapers(dossier);
  }

  /** Everything in the clear, for the papers the house itself makes of it; never for a screen. */
  public DossierFile forPapers(Dossier dossier) {
    Contents filed = parties.contents(dossier);
    return file(dossier, filed.party(), checklists.of(dossier, filed.answers()), filed);
  }

  /**
   * @param clear what may be shown in the clear; null where nothing may
   */
  private DossierFile file(
      Dossier dossier, Party party, Checklist checklist, @Nullable Contents clear) {
    return new DossierFile(
        dossier,
        catalogue.get(dossier.filing().procedureVersion()),
        party,
        clear != null,
        clear == null ? Map.of() : clear.form(),
        clear == null ? null : clear.card(),
        checklist,
        attachments.list(dossier),
        results.find(dossier).orElse(null),
        clear == null ? null : mandated.find(dossier).orElse(null),
        history(dossier));
  }

  /** One document for reading; refused: {@code dossier-not-found}, {@code document-not-found}. */
  @Transactional
  public Opened document(SignedIn who, String code, String component, int edition) {
    who.require(Permission.READ_DOCUMENTS);
    Dossier dossier = acts.get(who, code);
    Optional<UUID> id =
        switch (component) {
          case "result" -> results.find(dossier).map(Issued::documentId);
          case COLLECTOR -> mandated.find(dossier).map(Mandated::mandateId);
          case PROOF ->
              history(dossier).stream()
                  .filter(act -> act.no() == edition)
                  .map(PastAct::proof)
                  .filter(Objects::nonNull)
                  .findFirst();
          default -> attachments.find(dossier, component, edition).map(Attached::documentId);
        };
    UUID documentId = id.orElseThrow(() -> Refused.notFound("document-not-found"));
    audit.write(
        dossier.filing().authority(),
        who.actor(),
        "document-read",
        "dossier/" + code,
        "review",
        Map.of("component", component, "edition", edition));
    return new Opened(documents.get(documentId), documents.open(documentId));
  }

  List<PastAct> history(Dossier dossier) {
    return jdbc.sql(
            """
            SELECT no, kind, from_state, to_state, at, by_name, by_place, sealed_note, details ->> 'name' AS name,
                   CAST(details ->> 'proofFile' AS uuid) AS proof
            FROM dossier.act WHERE authority = :authority AND dossier_id = :id ORDER BY no
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query(
            (rs, n) -> {
              byte[] note = rs.getBytes("sealed_note");
              return new PastAct(
                  rs.getInt("no"),
                  ActKind.valueOf(rs.getString("kind")),
                  DossierState.of(rs.getInt("to_state")),
                  rs.getObject("at", OffsetDateTime.class).toInstant(),
                  rs.getString("by_name"),
                  rs.getString("by_place"),
                  note == null ? null : cipher.open(note, dossier.place("note")),
                  rs.getString("name"),
                  rs.getObject("proof", UUID.class));
            })
        .list();
  }

  /**
   * A dossier opened.
   *
   * @param clear whether the party may be shown unmasked
   * @param card what the card said of the form; only where clear and one was read
   * @param mandated who took the result home in the applicant's place; only where clear
   */
  public record DossierFile(
      Dossier dossier,
      ProcedureVersion procedure,
      Party party,
      boolean clear,
      Map<String, String> form,
      @Nullable FromCard card,
      Checklist checklist,
      List<Attached> attachments,
      @Nullable Issued result,
      @Nullable Mandated mandated,
      List<PastAct> history) {}

  /**
   * An act as people read it.
   *
   * @param assignee whom it was handed to, for hand-overs
   * @param proof the stored signature or paper by which a citizen asked for it at a counter
   */
  public record PastAct(
      int no,
      ActKind kind,
      DossierState to,
      Instant at,
      String byName,
      @Nullable String byPlace,
      @Nullable String note,
      @Nullable String assignee,
      @Nullable UUID proof) {}

  /** A document with its content, to be closed by the reader. */
  public record Opened(StoredDocument document, InputStream content) {}
}
