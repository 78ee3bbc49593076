package org.caunoi.assistance;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.document.Documents;
import org.caunoi.document.Subject;
import org.caunoi.dossier.Attachment;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.dossier.FileDossier;
import org.caunoi.dossier.FileDossier.Filed;
import org.caunoi.network.Points;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands what the summary says over to the dossier room, and keeps the files for good. */
@Component
class FileFromSession {

  private final FileDossier fileDossier;
  private final SessionActs acts;
  private final SealedParts sealed;
  private final Cases cases;
  private final Catalogue catalogue;
  private final Documents documents;
  private final Points points;

  FileFromSession(
      FileDossier fileDossier,
      SessionActs acts,
      SealedParts sealed,
      Cases cases,
      Catalogue catalogue,
      Documents documents,
      Points points) {
    this.fileDossier = fileDossier;
    this.acts = acts;
    this.sealed = sealed;
    this.cases = cases;
    this.catalogue = catalogue;
    this.documents = documents;
    this.points = points;
  }

  /** The code of the dossier; {@code summary-changed} where new rules came into force meanwhile. */
  String file(
      SignedIn who,
      Session session,
      Summary summary,
      List<SessionDocuments.Row> attached,
      Confirmation confirmation,
      @Nullable String portalCode) {
    boolean sameRules =
        catalogue
            .find(summary.procedureCode(), VietnamTime.day(acts.now()))
            .map(current -> current.id().equals(summary.procedureVersion()))
            .orElse(false);
    if (!sameRules) {
      throw Refused.conflict("summary-changed");
    }
    Filed filed = file(who, request(session, summary, attached, confirmation, portalCode));
    Subject subject = new Subject(filed.authority(), filed.id());
    attached.forEach(row -> documents.keep(row.documentId(), subject));
    acts.perform(
        By.clerk(who),
        session,
        SessionEventKind.FILED,
        Map.of("dossier", filed.code()),
        open -> open.file(filed.code(), confirmation));
    return filed.code();
  }

  private Filed file(SignedIn who, FileDossier.Request request) {
    try {
      return fileDossier.file(who, request);
    } catch (Refused refused) {
      throw refused.code().equals("dossier-code-taken")
          ? Refused.field("/portalCode", "portal-code-taken")
          : refused;
    }
  }

  private FileDossier.Request request(
      Session session,
      Summary summary,
      List<SessionDocuments.Row> attached,
      Confirmation confirmation,
      @Nullable String portalCode) {
    Map<String, String> form =
        summary.form().stream().collect(Collectors.toMap(Summary.Line::key, Summary.Line::value));
    return new FileDossier.Request(
        summary.procedureCode(),
        cases.answers(session),
        form,
        cases.channel(session),
        summary.returnBy(),
        attached.stream()
            .filter(row -> !row.component().equals(SessionDocuments.SIGNATURE))
            .map(row -> new Attachment(row.component(), row.documentId()))
            .toList(),
        confirmation,
        HexFormat.of().parseHex(session.requireSummary()),
        session.id(),
        points.get(session.opening().pointId()).communeCode(),
        portalCode,
        null,
        CompareWithCard.of(cases.procedure(session), sealed.person(session), form),
        null);
  }
}
