package org.caunoi.dossier.form;

import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.Note;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.form.IssueForm.Content;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a paper right by a new one that names the old and says why. The old paper stays as it is;
 * what the act decided does not change.
 */
@Component
public class CorrectForm {

  private static final int LENGTH = 2000;

  private final ReadDossier reading;
  private final ReadForms forms;
  private final PapersOfActs papers;
  private final IssueForm issuing;

  CorrectForm(ReadDossier reading, ReadForms forms, PapersOfActs papers, IssueForm issuing) {
    this.reading = reading;
    this.forms = forms;
    this.papers = papers;
    this.issuing = issuing;
  }

  /**
   * Refused: {@code reason-needed}, {@code too-long}, {@code bad-characters}, {@code
   * form-corrected-before} where a newer paper has replaced it, {@code form-not-corrected} for
   * control slips, which are made anew instead and name the one before, {@code form-not-found},
   * {@code dossier-not-found}.
   *
   * @param reason why it is put right, printed on the new paper
   * @param words what it says instead, the legal ground of a refusal stays; none where only a value
   *     was wrong that is right by now
   */
  @Transactional
  public IssuedForm correct(
      SignedIn who, String code, UUID id, @Nullable String reason, @Nullable String words) {
    who.require(Permission.MAKE_PAPERS);
    String why = Note.bounded("/reason", reason, LENGTH);
    if (why == null) {
      throw Refused.field("/reason", "reason-needed");
    }
    String said = Note.bounded("/words", words, LENGTH);
    Dossier dossier = reading.facts(who, code);
    IssuedForm old = forms.get(who, code, id);
    if (old.replacedBy() != null) {
      throw Refused.conflict("form-corrected-before", old.replacedBy());
    }
    if (old.form() == OfficialForm.CONTROL_SLIP) {
      throw Refused.conflict("form-not-corrected");
    }
    Content content =
        papers.content(old.form(), dossier, Objects.requireNonNull(old.actNo()), said, old, why);
    return issuing.issue(content, who.actor(), who.displayName());
  }
}
