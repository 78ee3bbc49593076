package org.caunoi.dossier;

import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.document.DiscardDocument;
import org.caunoi.document.Documents;
import org.caunoi.document.MediaKind;
import org.caunoi.document.StoredDocument;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the signed file of a result out of the uploaded one, and the way to it. */
@Component
class SignResult {

  private static final int NUMBER_LENGTH = 60;

  private final SignPaper signing;
  private final Documents documents;
  private final DiscardDocument discarding;
  private final ResultLinks links;
  private final Acts acts;

  SignResult(
      SignPaper signing,
      Documents documents,
      DiscardDocument discarding,
      ResultLinks links,
      Acts acts) {
    this.signing = signing;
    this.documents = documents;
    this.discarding = discarding;
    this.links = links;
    this.acts = acts;
  }

  /** The number as registered. */
  static String number(String number) {
    String registered = Note.bounded("/number", number, NUMBER_LENGTH);
    if (registered == null) {
      throw Refused.field("/number", "number-needed");
    }
    return registered;
  }

  /** Refused: {@code result-not-pdf}, and as {@link SignPaper#signResult}. */
  StoredDocument sign(SignedIn who, Dossier dossier, UUID upload) {
    if (documents.get(upload).kind() != MediaKind.PDF) {
      throw Refused.field("/file", "result-not-pdf");
    }
    StoredDocument signed =
        signing.signResult(upload, dossier, who.actor(), who.accountId(), who.displayName());
    discarding.discard(upload);
    return signed;
  }

  /** The secret part of a new link, for results that go by wire. */
  @Nullable String link(Dossier dossier) {
    return dossier.filing().returnBy() == ReturnWay.ELECTRONIC
        ? links.open(dossier, acts.now())
        : null;
  }
}
