package org.caunoi.assistance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The clerk hands the form, or single fields of it, to the citizen's own screen. */
@Component
public class HandForm {

  private final SessionActs acts;
  private final SealedParts sealed;
  private final Cases cases;
  private final Screens screens;
  private final HandedForms handed;

  HandForm(SessionActs acts, SealedParts sealed, Cases cases, Screens screens, HandedForms handed) {
    this.acts = acts;
    this.sealed = sealed;
    this.cases = cases;
    this.screens = screens;
    this.handed = handed;
  }

  /**
   * Hands it over; what the citizen was shown before is taken back. Refused: {@code no-procedure},
   * {@code no-screen} where no screen of the citizen is paired, {@code invalid-fields} while a case
   * question is open, {@code unknown-field} at {@code /fields}, {@code already-filed}, {@code
   * session-closed}.
   *
   * @param fields keys of single fields, or none for the whole form
   */
  @Transactional
  public void hand(SignedIn who, UUID id, List<String> fields) {
    Session before = acts.hold(who, id, null);
    before.requireOpenForWork();
    if (screens.inUse(before, acts.now()) == 0) {
      throw Refused.conflict("no-screen");
    }
    List<String> visible = cases.form(before, sealed.draft(before)).visibleFields();
    List<String> wanted = List.copyOf(new LinkedHashSet<>(fields));
    if (!visible.containsAll(wanted)) {
      throw Refused.field("/fields", "unknown-field");
    }
    List<String> questions = new HandedForm(wanted, null, true).questions(visible);
    if (questions.isEmpty()) {
      throw Refused.conflict("nothing-to-ask");
    }
    Session after =
        acts.perform(
            By.clerk(who),
            before,
            SessionEventKind.FORM_HANDED,
            Map.of("fields", questions),
            Session::reopened);
    handed.handOver(after, wanted, questions.getFirst(), acts.now());
  }

  /** Takes it back, with all that was answered. Refused: {@code form-not-handed}. */
  @Transactional
  public void takeBack(SignedIn who, UUID id) {
    Session session = acts.hold(who, id, null);
    if (!handed.takeBack(session, acts.now())) {
      throw Refused.conflict("form-not-handed");
    }
    acts.note(By.clerk(who), session, SessionEventKind.FORM_TAKEN_BACK, Map.of());
  }
}
