package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Refuses to take a dossier, only with a legal ground and the reason (state 3, form 03). */
@Component
public class RefuseDossier {

  private static final int GROUND_LENGTH = 500;

  private final Acts acts;
  private final NoteWords notes;

  RefuseDossier(Acts acts, NoteWords notes) {
    this.acts = acts;
    this.notes = notes;
  }

  /**
   * Refused: {@code ground-needed}, {@code reason-needed}, {@code too-long}, {@code
   * dossier-not-found}, {@code wrong-state}, {@code somebody-was-faster}.
   *
   * @param ground the legal text and its article
   * @param reason what in this dossier it forbids, in words the citizen will read
   */
  @Transactional
  public Dossier refuse(
      SignedIn who, String code, @Nullable Integer seen, @Nullable String ground, String reason) {
    who.require(Permission.REFUSE_DOSSIER);
    String law = Note.bounded("/ground", ground, GROUND_LENGTH);
    if (law == null) {
      throw Refused.field("/ground", "ground-needed");
    }
    String words = Note.required("/reason", reason) + "\n" + notes.of("ground", law);
    return acts.perform(
        who,
        code,
        seen,
        new Act(ActKind.REFUSED, words, Map.of()),
        dossier -> dossier.refuse(acts.now()));
  }
}
