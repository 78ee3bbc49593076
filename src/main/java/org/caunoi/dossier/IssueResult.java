package org.caunoi.dossier;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.document.Documents;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues the result file of an approved dossier (4 to 9); an electronic one gets a one-time link.
 */
@Component
public class IssueResult {

  private static final int NUMBER_LENGTH = 60;

  private final Acts acts;
  private final ResultLinks links;
  private final Documents documents;
  private final JdbcClient jdbc;

  IssueResult(Acts acts, ResultLinks links, Documents documents, JdbcClient jdbc) {
    this.acts = acts;
    this.links = links;
    this.documents = documents;
    this.jdbc = jdbc;
  }

  /**
   * Refused: {@code number-needed}, {@code too-long} above 60 characters, {@code not-approved},
   * {@code dossier-not-found}, {@code wrong-state}, {@code somebody-was-faster}.
   *
   * @param number number of the result paper as registered
   */
  @Transactional
  public Dossier issue(
      SignedIn who, String code, @Nullable Integer seen, String number, UUID documentId) {
    who.require(Permission.ISSUE_RESULT);
    String registered = Note.bounded("/number", number, NUMBER_LENGTH);
    if (registered == null) {
      throw Refused.field("/number", "number-needed");
    }
    Dossier before = acts.get(who, code, seen);
    String link =
        before.filing().returnBy() == ReturnWay.ELECTRONIC ? links.open(before, acts.now()) : null;
    Dossier after =
        acts.perform(
            before,
            seen,
            who.actor(),
            who.displayName(),
            new Act(ActKind.ISSUED, null, Map.of("number", registered)),
            link,
            dossier -> dossier.issue(acts.now()));
    jdbc.sql(
            """
            INSERT INTO dossier.result (authority, dossier_id, number, document_id, issued_at, issued_by)
            VALUES (:authority, :id, :number, :document, :at, :by)
            """)
        .param("authority", after.filing().authority())
        .param("id", after.filing().id())
        .param("number", registered)
        .param("document", documentId)
        .param("at", acts.now().atOffset(ZoneOffset.UTC))
        .param("by", who.accountId())
        .update();
    documents.keep(documentId);
    return after;
  }
}
