package org.caunoi.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.DueDate;
import org.caunoi.dossier.Acts.Standstill;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings in what was asked for (5 to 4); the clock goes on and the appointment moves by the time it
 * stood still. A dossier that was never accepted stays at intake, marked as complete.
 */
@Component
public class AddSupplement {

  private final Acts acts;
  private final Attachments attachments;
  private final Promise promise;

  AddSupplement(Acts acts, Attachments attachments, Promise promise) {
    this.acts = acts;
    this.attachments = attachments;
    this.promise = promise;
  }

  /**
   * Refused: {@code documents-needed} without a document, a note or a document attached since the
   * request, {@code component-not-asked-for}, {@code dossier-not-found}, {@code wrong-state},
   * {@code somebody-was-faster}.
   *
   * @param note what the citizen says to the request, where no paper was asked for
   */
  @Transactional
  public Dossier add(
      SignedIn who,
      String code,
      @Nullable Integer seen,
      List<Attachment> documents,
      @Nullable String note) {
    who.require(Permission.ADD_SUPPLEMENT);
    String words = Note.optional("/note", note);
    Dossier before = acts.get(who, code, seen);
    if (before.state() != DossierState.SUPPLEMENT_REQUESTED) {
      throw before.wrongState();
    }
    if (documents.isEmpty() && words == null && !attachedSinceAsked(before)) {
      throw Refused.field("/documents", "documents-needed");
    }
    Instant acceptedAt = before.progress().acceptedAt();
    DueDate due =
        acceptedAt == null
            ? null
            : promise.of(before.filing().term(), acceptedAt, acts.standstills(before));
    Dossier after =
        acts.perform(
            before,
            seen,
            who.actor(),
            who.displayName(),
            new Act(
                ActKind.SUPPLEMENTED,
                words,
                Map.of("components", documents.stream().map(Attachment::component).toList())),
            null,
            dossier ->
                dossier.supplement(
                    due == null ? null : due.dueAt(), due != null && due.provisional()));
    attachments.add(after, documents, acts.now());
    return after;
  }

  private boolean attachedSinceAsked(Dossier dossier) {
    Instant asked =
        acts.standstills(dossier).stream().filter(Standstill::asked).toList().getLast().from();
    return attachments.list(dossier).stream().anyMatch(one -> !one.at().isBefore(asked));
  }
}
