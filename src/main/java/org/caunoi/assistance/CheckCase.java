package org.caunoi.assistance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.EarlierFiling;
import org.caunoi.dossier.EarlierFiling.Known;
import org.caunoi.dossier.LearnSupplementReasons;
import org.caunoi.dossier.LearnSupplementReasons.Learned;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an officer would ask later, told now: what is missing, what does not go together, what was
 * filed before, and what officers had to ask for in the same procedure.
 */
@Component
public class CheckCase {

  private final SessionActs acts;
  private final SealedParts sealed;
  private final PreCheck preCheck;
  private final EarlierFilings earlier;
  private final LearnSupplementReasons learned;

  CheckCase(
      SessionActs acts,
      SealedParts sealed,
      PreCheck preCheck,
      EarlierFilings earlier,
      LearnSupplementReasons learned) {
    this.acts = acts;
    this.sealed = sealed;
    this.preCheck = preCheck;
    this.earlier = earlier;
    this.learned = learned;
  }

  /**
   * Refused: {@code no-procedure}, {@code session-closed}, {@code session-locked}, {@code
   * session-not-found}. Earlier filings are told with an audit row for each.
   *
   * @param withEarlier whether to look for earlier filings of the citizen
   */
  @Transactional
  public Checked check(SignedIn who, UUID id, boolean withEarlier) {
    Session session = acts.get(who, id);
    if (session.isClosed()) {
      throw Refused.conflict("session-closed");
    }
    if (session.isLockedAt(acts.now())) {
      throw Refused.conflict("session-locked");
    }
    PreCheck.Looked looked = preCheck.look(session);
    List<EarlierFiling> told =
        withEarlier
            ? earlier.tell(who, looked.procedure(), sealed.person(session), looked.form())
            : List.of();
    Map<String, String> answers = session.work().answers();
    return new Checked(
        looked.open(),
        looked.doubts(),
        told.stream().map(filing -> sideBySide(filing, answers, looked.form())).toList(),
        earlier.stop(session, looked.procedure(), told),
        earlier.reason(session, looked.procedure()).orElse(null),
        learned.of(looked.procedure().code()));
  }

  private static SideBySide sideBySide(
      EarlierFiling filing, Map<String, String> answers, Map<String, String> form) {
    @Nullable Known known = filing.known();
    List<Difference> differences = new ArrayList<>();
    if (known != null) {
      differences.addAll(differences("/answers/", known.answers(), answers));
      differences.addAll(differences("/form/", known.form(), form));
    }
    return new SideBySide(
        filing.filedAt(),
        filing.open(),
        known == null
            ? null
            : new Own(known.code(), known.state().code(), known.authority(), known.assignee()),
        differences);
  }

  private static List<Difference> differences(
      String place, Map<String, String> then, Map<String, String> now) {
    Set<String> keys = new LinkedHashSet<>(now.keySet());
    keys.addAll(then.keySet());
    return keys.stream()
        .map(
            key ->
                new Difference(place + key, then.getOrDefault(key, ""), now.getOrDefault(key, "")))
        .filter(difference -> !difference.earlier().equals(difference.now()))
        .toList();
  }

  /**
   * A case as it stands.
   *
   * @param open what is still missing or wrong
   * @param earlier the newest first
   * @param reasonNeeded whether somebody has to say first why the same is filed again
   * @param reason the reason given, null before
   */
  public record Checked(
      List<FieldError> open,
      List<Doubt> doubts,
      List<SideBySide> earlier,
      boolean reasonNeeded,
      @Nullable GoOnReason reason,
      Learned supplements) {}

  /**
   * An earlier filing beside this case.
   *
   * @param own null where another point helped: nothing more is told of that one
   */
  public record SideBySide(
      java.time.Instant filedAt, boolean open, @Nullable Own own, List<Difference> differences) {}

  /** An earlier dossier of the same point; {@code state} is the national code. */
  public record Own(String code, int state, String authority, @Nullable String assignee) {}

  /** One answer that is not the same; {@code pointer} says which. */
  public record Difference(String pointer, String earlier, String now) {}
}
