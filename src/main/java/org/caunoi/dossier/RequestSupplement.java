package org.caunoi.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.dossier.MarkComponent.Given;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the citizen, once, for everything that is missing (state 5, form 02), and says until when
 * the house waits for it; the clock stands still. Every other paper has to be ticked, before or
 * with it. A second request is a leader's, says why it was not all asked at once, and is counted.
 */
@Component
public class RequestSupplement {

  private static final int REASON_LENGTH = 1000;
  private static final int MOST_REASONS = 50;

  private final Acts acts;
  private final Marks marks;
  private final MarkComponent marking;
  private final MarkedPapers papers;
  private final AnswerTimes answers;
  private final NoteWords notes;
  private final Catalogue catalogue;

  RequestSupplement(
      Acts acts,
      Marks marks,
      MarkComponent marking,
      MarkedPapers papers,
      AnswerTimes answers,
      NoteWords notes,
      Catalogue catalogue) {
    this.acts = acts;
    this.marks = marks;
    this.marking = marking;
    this.papers = papers;
    this.answers = answers;
    this.notes = notes;
    this.catalogue = catalogue;
  }

  /** A first request; see {@link #request(SignedIn, String, Integer, Asked, Instant)}. */
  @Transactional
  public Dossier request(SignedIn who, String code, @Nullable Integer seen, List<Reason> reasons) {
    return request(who, code, seen, reasons, List.of(), null);
  }

  /** Without saying which marks were shown. */
  @Transactional
  public Dossier request(
      SignedIn who,
      String code,
      @Nullable Integer seen,
      List<Reason> reasons,
      List<String> ticks,
      @Nullable String ground) {
    return request(who, code, seen, new Asked(reasons, ticks, ground), null);
  }

  /**
   * Refused: {@code reason-needed}, {@code too-long}, {@code too-many}, {@code
   * component-not-asked-for}, {@code marks-overtaken} as {@link MarkComponent#refuseOvertaken}
   * does, {@code reasons-left-out} where a colleague has crossed a paper that is not named, {@code
   * component-unmarked} for each paper of the case that nobody looked at, {@code
   * second-supplement-needs-leader}, {@code ground-needed}, {@code dossier-not-found}, {@code
   * wrong-state}, {@code somebody-was-faster}.
   *
   * @param seen version on the officer's screen, null if unknown
   * @param marksSeen moment of the latest mark there, null if unknown
   */
  @Transactional
  public Dossier request(
      SignedIn who, String code, @Nullable Integer seen, Asked asked, @Nullable Instant marksSeen) {
    who.require(Permission.REQUEST_SUPPLEMENT);
    List<Reason> reasons = asked.reasons;
    List<String> ticks = asked.ticks;
    Dossier before = acts.hold(who, code, seen);
    if (reasons.isEmpty()) {
      throw Refused.field("/reasons", "reason-needed");
    }
    if (reasons.size() > MOST_REASONS) {
      throw Refused.field("/reasons", "too-many", MOST_REASONS);
    }
    Map<String, String> names = names(before);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < reasons.size(); i++) {
      lines.add(line("/reasons/" + i, reasons.get(i), names));
    }
    for (int i = 0; i < ticks.size(); i++) {
      if (!names.containsKey(ticks.get(i))) {
        throw Refused.field("/complete/" + i, "component-not-asked-for");
      }
    }
    marking.refuseOvertaken(who, before, asked.marks(), marksSeen);
    Set<String> named = new HashSet<>(reasons.stream().map(Reason::component).toList());
    if (marks.list(before).stream()
        .anyMatch(mark -> !mark.complete() && !named.contains(mark.component()))) {
      throw Refused.field("/reasons", "reasons-left-out");
    }
    before.requestSupplement(null);
    papers.refuseUnmarked(before, Stream.concat(named.stream(), ticks.stream()).toList());
    int earlier = before.progress().supplementRequests();
    if (earlier > 0) {
      lines.add(again(who, asked.ground));
    }
    Instant answerBy = answers.by(before, acts.now());
    Map<String, Object> details = new HashMap<>();
    details.put("components", reasons.stream().map(Reason::component).distinct().toList());
    details.put("request", earlier + 1);
    details.put("stage", before.progress().acceptedAt() == null ? "intake" : "review");
    if (answerBy != null) {
      details.put("answerBy", answerBy);
    }
    marking.markAll(who, before, ticks.stream().map(Given::tick).toList());
    Dossier after =
        acts.perform(
            before,
            seen,
            who.actor(),
            who.displayName(),
            new Act(ActKind.SUPPLEMENT_REQUESTED, String.join("\n", lines), details),
            null,
            dossier -> dossier.requestSupplement(answerBy));
    for (Reason reason : reasons) {
      String words = Note.bounded("/reasons", reason.text(), REASON_LENGTH);
      marks.put(after, reason.component(), words, who, acts.now());
    }
    return after;
  }

  private String again(SignedIn who, @Nullable String ground) {
    if (!who.may(Permission.REQUEST_SUPPLEMENT_AGAIN)) {
      throw Refused.conflict("second-supplement-needs-leader");
    }
    String words = Note.bounded("/ground", ground, REASON_LENGTH);
    if (words == null) {
      throw Refused.field("/ground", "ground-needed");
    }
    return "• " + notes.of("again", words);
  }

  private Map<String, String> names(Dossier dossier) {
    Map<String, String> names = new HashMap<>();
    names.put(MarkComponent.FORM, "");
    catalogue
        .get(dossier.filing().procedureVersion())
        .components()
        .forEach(component -> names.put(component.key(), component.name().vi() + ": "));
    return names;
  }

  private static String line(String pointer, Reason reason, Map<String, String> names) {
    String name = names.get(reason.component());
    if (name == null) {
      throw Refused.field(pointer + "/component", "component-not-asked-for");
    }
    String text = Note.bounded(pointer + "/text", reason.text(), REASON_LENGTH);
    if (text == null) {
      throw Refused.field(pointer + "/text", "reason-needed");
    }
    // A list inside a reason stays one reason.
    return "• " + name + text.replace("\n• ", "\n– ");
  }

  /**
   * What the citizen is asked for.
   *
   * @param reasons each thing that is missing with its reason, in words the citizen will read
   * @param ticks keys of what is complete, kept as marks
   * @param ground why the citizen is asked once more; only needed for a second request
   */
  public record Asked(List<Reason> reasons, List<String> ticks, @Nullable String ground) {

    private List<Given> marks() {
      Stream<Given> crosses =
          reasons.stream()
              .map(
                  reason ->
                      new Given(
                          reason.component(),
                          false,
                          Note.bounded("/reasons", reason.text(), REASON_LENGTH)));
      return Stream.concat(crosses, ticks.stream().map(Given::tick)).toList();
    }
  }

  /**
   * One thing that is missing or unclear.
   *
   * @param component key of the component, or {@code form} for the form itself
   */
  public record Reason(String component, String text) {}
}
