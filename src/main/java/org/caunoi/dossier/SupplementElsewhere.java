package org.caunoi.dossier;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.Attempts;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.dossier.ReadDossier.PastAct;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings papers that were asked for to any point, not only to the one where the dossier was filed.
 * The slip's code and the citizen's card together open it, for what was asked and nothing else;
 * each opening is in the audit log with its reason.
 */
@ActsAsHouse("a citizen who shows slip and card brings papers to any point")
@Component
public class SupplementElsewhere {

  private static final int TRIES = 5;
  private static final int TRIES_PER_CLERK = 20;

  private final Dossiers dossiers;
  private final Openings openings;
  private final AddSupplement adding;
  private final AttachDocument attaching;
  private final AskedPapers asked;
  private final Parties parties;
  private final ReadDossier reading;
  private final Catalogue catalogue;
  private final PersonalDataCipher cipher;
  private final Attempts attempts;
  private final AuditLog audit;

  SupplementElsewhere(
      Dossiers dossiers,
      Openings openings,
      AddSupplement adding,
      AttachDocument attaching,
      AskedPapers asked,
      Parties parties,
      ReadDossier reading,
      Catalogue catalogue,
      PersonalDataCipher cipher,
      Attempts attempts,
      AuditLog audit) {
    this.dossiers = dossiers;
    this.openings = openings;
    this.adding = adding;
    this.attaching = attaching;
    this.asked = asked;
    this.parties = parties;
    this.reading = reading;
    this.catalogue = catalogue;
    this.cipher = cipher;
    this.attempts = attempts;
    this.audit = audit;
  }

  /**
   * Opens a dossier that waits for papers. Refused: {@code slip-and-card-differ} where there is no
   * such dossier or the card is another person's, {@code nothing-asked-for}, {@code
   * too-many-attempts}.
   *
   * @param code from the slip in the citizen's hand
   * @param personalId from the card in the citizen's hand
   */
  @Transactional
  public UUID open(SignedIn who, String code, String personalId) {
    who.require(Permission.HELP_CITIZEN);
    attempts.refuseAbove("elsewhere:" + code, TRIES);
    attempts.refuseAbove("elsewhere@" + who.accountId(), TRIES_PER_CLERK);
    byte[] person = cipher.lookup("person", personalId.replaceAll("\\s", ""));
    Optional<Dossier> found = DossierCode.fits(code) ? dossiers.find(code) : Optional.empty();
    Dossier dossier =
        found
            .filter(one -> parties.isPerson(one, person))
            .orElseThrow(
                () -> {
                  attempts.failed("elsewhere:" + code);
                  attempts.failed("elsewhere@" + who.accountId());
                  return Refused.field("/personalId", "slip-and-card-differ");
                });
    refuseUnasked(dossier);
    audit.write(
        dossier.filing().authority(),
        who.actor(),
        "dossier-opened-elsewhere",
        "dossier/" + dossier.code(),
        "supplement",
        Map.of("proof", "slip+card"));
    return openings.add(dossier, who);
  }

  /** Refused: {@code opening-not-found} for another person, or after half an hour. */
  @Transactional(readOnly = true)
  public Opened look(SignedIn who, UUID opening) {
    Dossier dossier = get(who, opening);
    return new Opened(
        dossier,
        catalogue.get(dossier.filing().procedureVersion()),
        reading.history(dossier).reversed().stream()
            .filter(act -> act.kind() == ActKind.SUPPLEMENT_REQUESTED)
            .map(PastAct::note)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(""),
        asked.missing(dossier));
  }

  /** One paper, before the supplement as a whole; refused as {@link AttachDocument#attach}. */
  @Transactional
  public Dossier attach(SignedIn who, UUID opening, Attachment document) {
    return attaching.attach(who, get(who, opening), null, document);
  }

  /** All that was asked for; refused as {@link AddSupplement#add}. The opening ends with it. */
  @Transactional
  public Dossier bring(
      SignedIn who, UUID opening, List<Attachment> documents, @Nullable String note) {
    Dossier after = adding.add(who, get(who, opening), null, documents, note);
    openings.close(opening);
    return after;
  }

  private Dossier get(SignedIn who, UUID opening) {
    who.require(Permission.HELP_CITIZEN);
    Dossier dossier =
        openings.find(opening, who).orElseThrow(() -> Refused.notFound("opening-not-found"));
    refuseUnasked(dossier);
    return dossier;
  }

  private static void refuseUnasked(Dossier dossier) {
    if (dossier.state() != DossierState.SUPPLEMENT_REQUESTED || dossier.progress().supplementIn()) {
      throw Refused.conflict("nothing-asked-for");
    }
  }

  /**
   * What a clerk of another point sees.
   *
   * @param words what was asked for, as the citizen read it
   */
  public record Opened(
      Dossier dossier, ProcedureVersion procedure, String words, List<Mark> missing) {}
}
