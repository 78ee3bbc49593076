package org.caunoi.dossier;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.dossier.Dossier.Filing;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores a new dossier: the claimed key, the dossier, its first act, its attachments and the audit
 * row are one statement, one round trip.
 */
@Component
class Filings {

  private final JdbcClient jdbc;

  Filings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * False where the key or the session was used before, or the authority is dissolved; then nothing
   * is stored. Refused with {@code dossier-code-taken} where the portal's code belongs to another
   * dossier.
   */
  boolean add(NewRows rows, Actor actor, String byName, @Nullable KeyClaim claim) {
    try {
      return insert(rows, actor, byName, claim);
    } catch (DuplicateKeyException taken) {
      throw Refused.conflict("dossier-code-taken");
    }
  }

  private boolean insert(NewRows rows, Actor actor, String byName, @Nullable KeyClaim claim) {
    Filing f = rows.filing();
    return jdbc.sql(
                """
                WITH claimed AS (
                    SELECT CASE WHEN EXISTS (SELECT FROM dossier.dissolution d
                                             WHERE d.authority = :authority AND d.state = 'APPROVED') THEN false
                           WHEN CAST(:key AS text) IS NULL THEN true
                           ELSE platform.claim_key(CAST(:actorId AS uuid), :key, CAST(:requestHash AS bytea), 201,
                                                   :answer, :at) END AS fresh
                ), filed AS (
                    INSERT INTO dossier.dossier (authority, id, code, procedure_code, procedure_version, channel, route,
                        point_id, helper_id, session_id, client_id, commune_code, return_by, term_strategy, term_amount,
                        term_cutoff, answers, confirmation, summary_hash, sealed_party, sealed_form, sealed_card,
                        person_hash, phone_hash, tracking_hash, filed_at, state, version)
                    SELECT :authority, :id, :code, :procedureCode, :procedureVersion, :channel, :route,
                        CAST(:pointId AS text), CAST(:helperId AS uuid), CAST(:sessionId AS uuid), CAST(:clientId AS uuid),
                        :communeCode, :returnBy, :termStrategy, :termAmount, CAST(:termCutoff AS text),
                        CAST(:answers AS jsonb), :confirmation, CAST(:summaryHash AS bytea), :sealedParty, :sealedForm,
                        CAST(:sealedCard AS bytea), :personHash, CAST(:phoneHash AS bytea), :trackingHash, :at, 1, 1
                    FROM claimed WHERE fresh
                    ON CONFLICT (session_id) DO NOTHING
                    RETURNING id
                ), acted AS (
                    INSERT INTO dossier.act (authority, dossier_id, no, kind, from_state, to_state, at, by_id, by_name,
                                             by_place)
                    SELECT :authority, id, 1, 'FILED', 0, 1, :at, CAST(:actorId AS uuid), :byName, CAST(:place AS text)
                    FROM filed
                ), borne AS (
                    INSERT INTO dossier.bearer (authority, dossier_id, words, with_year)
                    SELECT :authority, id, CAST(:nameWords AS bytea[]), true FROM filed
                ), attached AS (
                    INSERT INTO dossier.attachment (authority, dossier_id, component, edition, document_id, attached_at)
                    SELECT :authority, filed.id, doc.component, doc.edition, doc.document_id, :at
                    FROM filed, unnest(CAST(:components AS text[]), CAST(:editions AS integer[]),
                                       CAST(:documents AS uuid[])) AS doc (component, edition, document_id)
                )
                SELECT count(audit.write(:authority, :auditId, :at, CAST(:actorId AS uuid), :actor, CAST(:place AS text),
                                         'dossier-filed', 'dossier/' || :code, NULL, CAST(:details AS jsonb)))
                FROM filed
                """)
            .param("key", claim == null ? null : claim.key())
            .param("requestHash", claim == null ? null : claim.requestHash())
            .param("answer", claim == null ? "" : rows.answerJson())
            .param("authority", f.authority())
            .param("id", f.id())
            .param("code", f.code())
            .param("procedureCode", f.procedureCode())
            .param("procedureVersion", f.procedureVersion())
            .param("channel", Dossiers.channelCode(f.channel()))
            .param("route", f.route().name())
            .param("pointId", f.pointId())
            .param("helperId", f.helperId())
            .param("sessionId", f.sessionId())
            .param("clientId", f.clientId())
            .param("communeCode", f.communeCode())
            .param("returnBy", f.returnBy().name())
            .param("termStrategy", f.term().strategy())
            .param("termAmount", f.term().amount())
            .param("termCutoff", f.term().cutoff() == null ? null : f.term().cutoff().toString())
            .param("answers", rows.answersJson())
            .param("confirmation", f.confirmation().name())
            .param("summaryHash", rows.summaryHash())
            .param("sealedParty", rows.sealedParty())
            .param("sealedForm", rows.sealedForm())
            .param("sealedCard", rows.sealedCard())
            .param("personHash", rows.personHash())
            .param("phoneHash", rows.phoneHash())
            .param("trackingHash", rows.trackingHash())
            .param("nameWords", rows.nameWords())
            .param("at", f.filedAt().atOffset(ZoneOffset.UTC))
            .param("actorId", actor.id())
            .param("actor", actor.name())
            .param("byName", byName)
            .param("place", actor.place())
            .param(
                "components",
                rows.attachments().stream().map(Attachment::component).toArray(String[]::new))
            .param("editions", Attachment.editions(rows.attachments()))
            .param(
                "documents",
                rows.attachments().stream().map(Attachment::documentId).toArray(UUID[]::new))
            .param("auditId", rows.auditId())
            .param("details", rows.detailsJson())
            .query(Integer.class)
            .single()
        == 1;
  }

  /** Everything a filing stores, sealed where it is personal. */
  record NewRows(
      Filing filing,
      String answersJson,
      byte @Nullable [] summaryHash,
      byte[] sealedParty,
      byte[] sealedForm,
      byte @Nullable [] sealedCard,
      byte[] personHash,
      byte @Nullable [] phoneHash,
      byte[] trackingHash,
      byte[][] nameWords,
      List<Attachment> attachments,
      UUID auditId,
      String detailsJson,
      String answerJson) {}

  /** The key a system client sent with its filing. */
  record KeyClaim(String key, byte[] requestHash) {}
}
