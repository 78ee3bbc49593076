package org.caunoi.assistance;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.document.MediaKind;
import org.caunoi.document.StoreDocument;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A citizen without a phone signs on the screen; recorded as the weaker confirmation it is. */
@Component
public class ConfirmWithSignature {

  private final SessionActs acts;
  private final SessionDocuments documents;
  private final StoreDocument store;

  ConfirmWithSignature(SessionActs acts, SessionDocuments documents, StoreDocument store) {
    this.acts = acts;
    this.documents = documents;
    this.store = store;
  }

  /**
   * Confirms with the picture of a signature. Refused: {@code not-agreed}, at {@code /signature}
   * with {@code signature-missing} and {@code signature-not-png}.
   */
  @Transactional
  public Session confirm(SignedIn who, UUID id, byte[] png) {
    return confirm(By.clerk(who), acts.hold(who, id, null), png);
  }

  /** The same on the citizen's own screen. */
  @ActsAsHouse("the token of the screen stands for a sign-in")
  @Transactional
  public Session confirmOnOwnScreen(UUID sessionId, byte[] png) {
    return confirm(By.CITIZEN, acts.holdForCitizen(sessionId), png);
  }

  private Session confirm(By by, Session before, byte[] png) {
    if (before.state() != SessionState.AGREED) {
      throw Refused.conflict("not-agreed");
    }
    if (png.length == 0) {
      throw Refused.field("/signature", "signature-missing");
    }
    StoredDocument picture = store.store(new ByteArrayInputStream(png), null, before.authority());
    if (picture.kind() != MediaKind.PNG) {
      throw Refused.field("/signature", "signature-not-png");
    }
    documents.add(before, SessionDocuments.SIGNATURE, picture.id(), acts.now());
    return acts.perform(
        by,
        before,
        SessionEventKind.CONFIRMED,
        Map.of("by", Confirmation.SIGNATURE, "document", picture.id()),
        session -> session.confirm(Confirmation.SIGNATURE, acts.now()));
  }
}
