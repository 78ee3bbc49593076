package org.caunoi.dossier;

import java.util.List;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Attaches one more document to a filed dossier; an earlier edition of the component stays, and its
 * mark counts no more.
 */
@Component
public class AttachDocument {

  private final Acts acts;
  private final Attachments attachments;
  private final Marks marks;

  AttachDocument(Acts acts, Attachments attachments, Marks marks) {
    this.acts = acts;
    this.attachments = attachments;
    this.marks = marks;
  }

  /**
   * Refused: {@code dossier-not-found}, {@code component-not-asked-for}, {@code wrong-state} once a
   * result is issued, {@code somebody-was-faster}.
   */
  @Transactional
  public Dossier attach(SignedIn who, String code, @Nullable Integer seen, Attachment document) {
    who.require(Permission.ATTACH_DOCUMENT);
    return attach(who, acts.get(who, code, seen), seen, document);
  }

  /** The same for a dossier that was found for the person in another way. */
  Dossier attach(SignedIn who, Dossier before, @Nullable Integer seen, Attachment document) {
    who.require(Permission.ATTACH_DOCUMENT);
    Dossier after =
        acts.perform(
            before,
            seen,
            who.actor(),
            who.displayName(),
            new Act(ActKind.DOCUMENT_ATTACHED, null, Map.of("component", document.component())),
            null,
            Dossier::attach);
    attachments.add(after, List.of(document), acts.now());
    marks.forget(after, List.of(document));
    return after;
  }
}
