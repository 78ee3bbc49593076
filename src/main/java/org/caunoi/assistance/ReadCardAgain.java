package org.caunoi.assistance;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.SessionActs.By;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The card is scanned once more, because it was the wrong one or was read badly. */
@Component
public class ReadCardAgain {

  private final ReadCard cards;
  private final SessionActs acts;
  private final SealedParts sealed;
  private final CardReads read;
  private final Cases cases;

  ReadCardAgain(ReadCard cards, SessionActs acts, SealedParts sealed, CardReads read, Cases cases) {
    this.cards = cards;
    this.acts = acts;
    this.sealed = sealed;
    this.read = read;
    this.cases = cases;
  }

  /**
   * Replaces the person, and in the form what comes from the card. Refused: as {@link
   * StartSession}, {@code session-not-found}, {@code already-filed}, {@code session-closed}.
   */
  @Transactional
  public Session read(SignedIn who, UUID id, @Nullable Integer seen, String scanned) {
    Session before = acts.hold(who, id, seen);
    Person person = cards.read(scanned);
    Session after =
        acts.perform(
            By.clerk(who),
            before,
            SessionEventKind.CARD_READ,
            Map.of("typed", person.typed(), "findings", person.findings()),
            Session::reopened);
    Person former = sealed.requirePerson(after);
    sealed.saveCard(after, person);
    read.note(after, person);
    if (after.work().procedureVersion() != null) {
      Draft draft = sealed.typed(after);
      Map<String, String> values =
          FormStart.withCard(cases.procedure(after), draft.values(), former, person);
      sealed.saveDraft(after, draft.saved(By.clerk(who).hand(), values), acts.now());
    }
    return after;
  }
}
