package org.caunoi.assistance;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.DraftMarks.Merge;
import org.caunoi.assistance.SessionActs.By;
import org.caunoi.catalogue.FormField;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is being typed, right or wrong, so that nothing is ever typed twice. */
@Component
public class SaveDraft {

  private static final int LONGEST = 4000;

  private final SessionActs acts;
  private final SealedParts sealed;
  private final Cases cases;

  SaveDraft(SessionActs acts, SealedParts sealed, Cases cases) {
    this.acts = acts;
    this.sealed = sealed;
    this.cases = cases;
  }

  /**
   * Keeps the values; fields left out keep theirs, unknown ones are not kept. What is wrong with
   * them is told, not refused. A changed value takes back what the citizen was shown. Each save
   * that changes something leaves an audit row naming the changed fields, never their values: who
   * changed which fields of whose draft, and when. Refused: {@code no-procedure}, {@code
   * already-filed}, {@code session-closed}.
   */
  @Transactional
  public Saved save(SignedIn who, UUID id, Map<String, String> values) {
    return save(who, id, values, null).saved();
  }

  /**
   * The same for a page that may not show what the citizen or another clerk wrote meanwhile.
   *
   * @param seen number of the last save that the page shows, or null where the values are meant
   *     whatever is stored
   */
  @Transactional
  public Kept save(SignedIn who, UUID id, Map<String, String> values, @Nullable Integer seen) {
    return keep(By.clerk(who), acts.hold(who, id, null), values, seen);
  }

  /**
   * The same for a program that says what it had before its eyes; nothing is stored where somebody
   * else wrote another value meanwhile. Refused also: {@code draft-overtaken}, naming each such
   * field with what stands and what was sent.
   *
   * @param seen values the program showed, by field; fields left out are meant whatever is stored
   */
  @Transactional
  public Saved saveSeen(
      SignedIn who, UUID id, Map<String, String> values, Map<String, String> seen) {
    Session session = acts.hold(who, id, null);
    Map<String, String> now = sealed.draft(session);
    List<FieldError> overtaken =
        values.entrySet().stream()
            .filter(sent -> seen.containsKey(sent.getKey()))
            .map(
                sent ->
                    new Clash(sent.getKey(), sent.getValue(), now.getOrDefault(sent.getKey(), "")))
            .filter(clash -> !clash.theirs().equals(clash.mine()))
            .filter(clash -> !clash.theirs().equals(seen.get(clash.field())))
            .map(
                clash ->
                    FieldError.of(
                        "/values/" + clash.field(),
                        "field-overtaken",
                        clash.theirs(),
                        clash.mine()))
            .toList();
    if (!overtaken.isEmpty()) {
      throw new Refused(Refused.Kind.CONFLICT, "draft-overtaken", overtaken);
    }
    return keep(By.clerk(who), session, values, null).saved();
  }

  /** For whoever holds the session. */
  Kept keep(By by, Session session, Map<String, String> values, @Nullable Integer seen) {
    session.requireOpenForWork();
    ProcedureVersion procedure = cases.procedure(session);
    Draft before = sealed.typed(session);
    Map<String, String> sent = known(procedure, values);
    Merge merge = before.marks().merge(by.hand(), before.values(), sent, seen);
    Map<String, String> draft = new LinkedHashMap<>(before.values());
    draft.putAll(merge.values());
    Instant now = acts.now();
    List<String> changed = Draft.changed(before.values(), draft);
    if (!changed.isEmpty()) {
      store(by, session, before.saved(by.hand(), draft), changed, now);
    }
    return new Kept(
        new Saved(now, errors(session, draft)),
        merge.clashes(),
        merge.values().size() + merge.clashes().size() < sent.size());
  }

  private void store(By by, Session session, Draft draft, List<String> changed, Instant now) {
    if (session.state() == SessionState.OPEN) {
      sealed.saveTyped(by.actor(), session, draft, changed, now);
    } else {
      Session reopened =
          acts.perform(
              by,
              session,
              SessionEventKind.DRAFT_SAVED,
              Map.of("fields", changed),
              Session::reopened);
      sealed.saveDraft(reopened, draft, now);
    }
  }

  private List<FieldError> errors(Session session, Map<String, String> draft) {
    try {
      return cases.form(session, draft).errors();
    } catch (Refused unanswered) {
      return unanswered.errors();
    }
  }

  private static Map<String, String> known(ProcedureVersion procedure, Map<String, String> values) {
    Set<String> keys =
        procedure.form().fields().stream().map(FormField::key).collect(Collectors.toSet());
    Map<String, String> known = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (keys.contains(key)) {
            if (value.length() > LONGEST) {
              throw Refused.field("/form/" + key, "too-long", LONGEST);
            }
            known.put(key, value);
          }
        });
    return known;
  }

  /**
   * What was kept.
   *
   * @param errors what is still wrong, pointers {@code /form/…}
   */
  public record Saved(Instant savedAt, List<FieldError> errors) {}

  /**
   * What was kept and what was not.
   *
   * @param clashes fields both changed; they keep what was stored first
   * @param outrun whether an untouched field keeps what the other one wrote meanwhile
   */
  public record Kept(Saved saved, List<Clash> clashes, boolean outrun) {}
}
