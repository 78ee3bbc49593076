package org.caunoi.assistance.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.assistance.Outcome;
import org.caunoi.assistance.Person;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.assistance.Session;
import org.caunoi.assistance.SessionState;
import org.caunoi.assistance.Summary;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;

/** A session for programs; while it is locked nothing personal is told. */
record SessionJson(
    UUID id,
    String pointId,
    SessionState state,
    int version,
    boolean locked,
    Instant openedAt,
    @Nullable Person person,
    @Nullable String procedureCode,
    Map<String, String> answers,
    @Nullable ReturnWay returnBy,
    @Nullable Checklist checklist,
    Map<String, String> draft,
    List<FieldError> errors,
    List<FileJson> documents,
    @Nullable String summaryHash,
    @Nullable Summary summary,
    @Nullable String objection,
    @Nullable Confirmation confirmation,
    @Nullable Outcome outcome,
    List<String> missing,
    @Nullable String dossierCode) {

  record FileJson(UUID id, String component, String kind, int pages, long size, String sha256) {}

  static SessionJson of(Opened opened) {
    Session session = opened.session();
    Session.Work work = session.work();
    boolean locked = opened.locked();
    return new SessionJson(
        session.id(),
        session.opening().pointId(),
        session.state(),
        work.version(),
        locked,
        session.opening().openedAt(),
        locked ? null : opened.person(),
        work.procedureCode(),
        work.answers(),
        work.returnBy(),
        opened.checklist(),
        locked ? Map.of() : opened.draft(),
        opened.form() == null ? opened.openQuestions() : opened.form().errors(),
        opened.documents().stream()
            .map(
                attached ->
                    new FileJson(
                        attached.document().id(),
                        attached.component(),
                        attached.document().kind().name(),
                        attached.document().pages(),
                        attached.document().size(),
                        attached.document().sha256()))
            .toList(),
        work.summaryHash(),
        locked ? null : opened.summary(),
        work.objection(),
        work.confirmation(),
        work.outcome(),
        work.missing(),
        work.dossierCode());
  }
}
