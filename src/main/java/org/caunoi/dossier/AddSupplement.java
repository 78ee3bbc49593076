package org.caunoi.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.DueDate;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings in all that was asked for (5 to 4); the clock goes on and the appointment moves by the
 * time it stood still. A dossier that was never accepted stays at intake, marked as complete.
 */
@Component
public class AddSupplement {

  private final Acts acts;
  private final AskedPapers asked;
  private final Attachments attachments;
  private final Marks marks;
  private final Promise promise;

  AddSupplement(
      Acts acts, AskedPapers asked, Attachments attachments, Marks marks, Promise promise) {
    this.acts = acts;
    this.asked = asked;
    this.attachments = attachments;
    this.marks = marks;
    this.promise = promise;
  }

  /**
   * Refused: {@code paper-still-missing} for each paper asked for of which no file is here or came
   * since the request, {@code documents-needed} where there is nothing at all, not even a note,
   * {@code component-not-asked-for}, {@code dossier-not-found}, {@code wrong-state}, {@code
   * somebody-was-faster}.
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
    return add(who, acts.get(who, code, seen), seen, documents, note);
  }

  /** The same for a dossier that was found for the person in another way. */
  Dossier add(
      SignedIn who,
      Dossier before,
      @Nullable Integer seen,
      List<Attachment> documents,
      @Nullable String note) {
    String words = Note.optional("/note", note);
    if (before.state() != DossierState.SUPPLEMENT_REQUESTED) {
      throw before.wrongState();
    }
    refuseIncomplete(before, documents, words);
    Instant acceptedAt = before.progress().acceptedAt();
    DueDate due =
        acceptedAt == null ? null : promise.goingOn(before, acceptedAt, acts.standstills(before));
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
    marks.forget(after, documents);
    return after;
  }

  private void refuseIncomplete(
      Dossier before, List<Attachment> documents, @Nullable String words) {
    Set<String> here = documents.stream().map(Attachment::component).collect(Collectors.toSet());
    List<FieldError> missing =
        asked.missing(before).stream()
            .map(Mark::component)
            .filter(component -> !here.contains(component))
            .map(component -> FieldError.of("/documents/" + component, "paper-still-missing"))
            .toList();
    if (!missing.isEmpty()) {
      throw Refused.fields(missing);
    }
    if (documents.isEmpty() && words == null && asked.since(before).isEmpty()) {
      throw Refused.field("/documents", "documents-needed");
    }
  }
}
