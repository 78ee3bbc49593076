package org.caunoi.dossier;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Attempts;
import org.caunoi.document.Documents;
import org.caunoi.document.SentFile;
import org.caunoi.document.StoreDocument;
import org.caunoi.document.StoredDocument;
import org.caunoi.document.Subject;
import org.caunoi.dossier.CodeToSend.Purpose;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows at a counter that it is the citizen: by the card and the code from their phone, or, where
 * no code can arrive, by the card and a signature on the screen, which is kept and counts as
 * weaker.
 */
@Component
class CounterProof {

  static final int TRIES = 5;

  private final Parties parties;
  private final ReturnCodes codes;
  private final CodeWay ways;
  private final Attempts attempts;
  private final StoreDocument store;
  private final Documents documents;
  private final PersonalDataCipher cipher;

  CounterProof(
      Parties parties,
      ReturnCodes codes,
      CodeWay ways,
      Attempts attempts,
      StoreDocument store,
      Documents documents,
      PersonalDataCipher cipher) {
    this.parties = parties;
    this.codes = codes;
    this.ways = ways;
    this.attempts = attempts;
    this.store = store;
    this.documents = documents;
    this.cipher = cipher;
  }

  /**
   * Refused: {@code wrong-person} where the card is not the applicant's, {@code wrong-code}, {@code
   * signature-missing}, {@code signature-not-png}, {@code too-many-attempts}.
   */
  Shown ofApplicant(Dossier dossier, Purpose purpose, AtCounter shown) {
    card(dossier, shown.personalId());
    return beside("card", dossier, purpose, shown);
  }

  /** The card alone. */
  void card(Dossier dossier, String personalId) {
    attempts.refuseAbove(subject(dossier), TRIES);
    if (!isApplicant(dossier, personalId)) {
      attempts.failed(subject(dossier));
      throw Refused.field("/personalId", "wrong-person");
    }
  }

  boolean isApplicant(Dossier dossier, String personalId) {
    return parties.isPerson(dossier, cipher.lookup("person", personalId.replaceAll("\\s", "")));
  }

  /** What comes beside the card that was looked at. */
  Shown beside(String first, Dossier dossier, Purpose purpose, AtCounter shown) {
    if (ways.of(parties.contact(dossier)).phone() != null) {
      String code = shown.phoneCode();
      if (code == null || !codes.matches(dossier, purpose, code)) {
        attempts.failed(subject(dossier));
        throw Refused.field("/code", "wrong-code");
      }
      codes.spend(dossier);
      return new Shown(first + "+code", null);
    }
    SentFile signature = shown.signature();
    if (signature != null) {
      return new Shown(first + "+signature", kept(dossier, signature));
    }
    if (!ways.byPhone()) {
      throw Refused.field("/signature", "signature-missing");
    }
    return new Shown(first, null);
  }

  private UUID kept(Dossier dossier, SentFile signature) {
    String authority = dossier.filing().authority();
    StoredDocument picture = stored(signature, authority);
    documents.keep(picture.id(), new Subject(authority, dossier.filing().id()));
    return picture.id();
  }

  private StoredDocument stored(SentFile signature, String authority) {
    try {
      return store.store(signature, authority);
    } catch (Refused refused) {
      throw refused.kind() == Refused.Kind.INVALID
          ? Refused.field("/signature", "signature-not-png")
          : refused;
    }
  }

  static String subject(Dossier dossier) {
    return "return:" + dossier.code();
  }

  /**
   * What was shown.
   *
   * @param proof code words joined by {@code +}
   * @param signature the stored picture
   */
  record Shown(String proof, @Nullable UUID signature) {

    Map<String, Object> details() {
      Map<String, Object> details = new HashMap<>();
      details.put("way", "counter");
      details.put("proof", proof);
      if (signature != null) {
        details.put("proofFile", signature);
      }
      return details;
    }
  }
}
