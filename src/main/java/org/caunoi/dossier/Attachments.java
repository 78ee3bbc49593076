package org.caunoi.dossier;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.DossierComponent;
import org.caunoi.document.Documents;
import org.caunoi.document.Subject;
import org.caunoi.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of documents that stand for components; a later edition never removes an earlier one. */
@Component
public class Attachments {

  private final JdbcClient jdbc;
  private final Catalogue catalogue;
  private final Documents documents;

  Attachments(JdbcClient jdbc, Catalogue catalogue, Documents documents) {
    this.jdbc = jdbc;
    this.catalogue = catalogue;
    this.documents = documents;
  }

  /** Refused with {@code component-not-asked-for} where the procedure knows no such component. */
  void add(Dossier dossier, List<Attachment> added, Instant at) {
    List<String> known =
        catalogue.get(dossier.filing().procedureVersion()).components().stream()
            .map(DossierComponent::key)
            .toList();
    for (Attachment attachment : added) {
      if (!known.contains(attachment.component())) {
        throw Refused.field("/documents/" + attachment.component(), "component-not-asked-for");
      }
      jdbc.sql(
              """
              INSERT INTO dossier.attachment (authority, dossier_id, component, edition, document_id, attached_at)
              SELECT :authority, :id, :component, COALESCE(max(edition), 0) + 1, :document, :at
              FROM dossier.attachment
              WHERE authority = :authority AND dossier_id = :id AND component = :component
              """)
          .param("authority", dossier.filing().authority())
          .param("id", dossier.filing().id())
          .param("component", attachment.component())
          .param("document", attachment.documentId())
          .param("at", at.atOffset(ZoneOffset.UTC))
          .update();
      documents.keep(
          attachment.documentId(),
          new Subject(dossier.filing().authority(), dossier.filing().id()));
    }
  }

  /** Editions of the components, the newest of each last. */
  public List<Attached> list(Dossier dossier) {
    return jdbc.sql(
            """
            SELECT component, edition, document_id, attached_at FROM dossier.attachment
            WHERE authority = :authority AND dossier_id = :id ORDER BY component, edition
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query(
            (rs, n) ->
                new Attached(
                    rs.getString("component"),
                    rs.getInt("edition"),
                    Objects.requireNonNull(rs.getObject("document_id", UUID.class)),
                    rs.getObject("attached_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  Optional<Attached> find(Dossier dossier, String component, int edition) {
    return list(dossier).stream()
        .filter(a -> a.component().equals(component) && a.edition() == edition)
        .findFirst();
  }

  /** A document in its place; the highest edition counts. */
  public record Attached(String component, int edition, UUID documentId, Instant at) {}
}
