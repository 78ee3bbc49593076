package org.caunoi.dossier;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Attempts;
import org.caunoi.access.Tokens;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.document.Documents;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.dossier.ReadDossier.Opened;
import org.caunoi.dossier.ResultLinks.Link;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A citizen opens an electronic result: the one-time link, then a code to the phone or by e-mail.
 * The first opening returns the dossier (9 to 10); the link works for a quarter of an hour more, in
 * case the download broke off.
 */
@ActsAsHouse("the link and the code sent to the phone stand for a sign-in")
@Component
public class OpenResult {

  private static final int TRIES = 5;

  private final ResultLinks links;
  private final Dossiers dossiers;
  private final Parties parties;
  private final CodeWay ways;
  private final Results results;
  private final Documents documents;
  private final Acts acts;
  private final Attempts attempts;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;

  OpenResult(
      ResultLinks links,
      Dossiers dossiers,
      Parties parties,
      CodeWay ways,
      Results results,
      Documents documents,
      Acts acts,
      Attempts attempts,
      AuditLog audit,
      ApplicationEventPublisher events) {
    this.links = links;
    this.dossiers = dossiers;
    this.parties = parties;
    this.ways = ways;
    this.results = results;
    this.documents = documents;
    this.acts = acts;
    this.attempts = attempts;
    this.audit = audit;
    this.events = events;
  }

  /** The dossier behind a link, without personal data; refused with {@code link-gone}. */
  @Transactional(readOnly = true)
  public Dossier look(String token) {
    return dossier(link(token));
  }

  /** Whether the code goes to the phone; else it goes to the e-mail address. */
  @Transactional(readOnly = true)
  public boolean codeByPhone(String token) {
    return ways.of(parties.contact(dossier(link(token)))).phone() != null;
  }

  /**
   * Sends a fresh code to the applicant's phone, or by e-mail where no code reaches a phone;
   * refused: {@code link-gone}, {@code no-phone}.
   */
  @Transactional
  public void sendCode(String token) {
    Dossier dossier = dossier(link(token));
    attempts.refuseAbove("result-code:" + dossier.code(), TRIES);
    attempts.failed("result-code:" + dossier.code());
    Contact to = ways.of(parties.contact(dossier));
    if (!to.isReached()) {
      throw Refused.conflict("no-phone");
    }
    String code = Tokens.sixDigits();
    links.setCode(token, code, acts.now());
    audit.write(
        dossier.filing().authority(),
        Actor.CITIZEN,
        "dossier-result-code-sent",
        "dossier/" + dossier.code(),
        null,
        Map.of());
    events.publishEvent(
        new CodeToSend(
            dossier.filing().authority(),
            dossier.code(),
            to,
            code,
            CodeToSend.Purpose.OPEN_RESULT));
  }

  /**
   * Opens the result; refused: {@code wrong-code}, {@code too-many-attempts}, {@code link-gone}. A
   * file that does not open is refused as {@code document-damaged} and nothing counts as returned.
   *
   * @return the file that is the result, to be closed by the reader
   */
  @Transactional
  public Opened open(String token, String code) {
    Dossier dossier = dossier(link(token));
    attempts.refuseAbove("result:" + dossier.code(), TRIES);
    if (!links.spend(token, code.replaceAll("\\s", ""), acts.now())) {
      attempts.failed("result:" + dossier.code());
      throw Refused.field("/code", "wrong-code");
    }
    if (dossier.state().mayBecome(DossierState.RETURNED)) {
      acts.perform(
          dossier,
          null,
          Actor.CITIZEN,
          Actor.CITIZEN.name(),
          new Act(ActKind.RETURNED, null, Map.of("way", "electronic", "proof", "link+code")),
          null,
          before -> before.returned(acts.now()));
    }
    UUID file = results.get(dossier).documentId();
    return new Opened(documents.get(file), documents.open(file));
  }

  private Link link(String token) {
    return links
        .find(token, acts.now())
        .orElseThrow(() -> new Refused(Refused.Kind.GONE, "link-gone", List.of()));
  }

  private Dossier dossier(Link link) {
    return dossiers.find(link.authority(), link.dossierId()).orElseThrow();
  }
}
