package org.caunoi.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A reviewer ticks or crosses one paper; a cross needs its reason. Nothing is sent yet. */
@Component
public class MarkComponent {

  /** Stands for the form itself, beside the keys of the components. */
  public static final String FORM = "form";

  private static final int REASON_LENGTH = 1000;

  private final Acts acts;
  private final Marks marks;
  private final MarkedPapers papers;
  private final Catalogue catalogue;
  private final AuditLog audit;

  MarkComponent(Acts acts, Marks marks, MarkedPapers papers, Catalogue catalogue, AuditLog audit) {
    this.acts = acts;
    this.marks = marks;
    this.papers = papers;
    this.catalogue = catalogue;
    this.audit = audit;
  }

  /**
   * Refused: {@code component-not-asked-for}, {@code reason-needed}, {@code reason-not-wanted} for
   * a tick with a reason, {@code too-long}, {@code bad-characters}, {@code wrong-state} where
   * nothing is to be reviewed any more, {@code dossier-not-found}.
   */
  @Transactional
  public List<Mark> mark(
      SignedIn who, String code, String component, boolean complete, @Nullable String reason) {
    who.require(Permission.REQUEST_SUPPLEMENT);
    Dossier dossier = acts.hold(who, code, null);
    put(who, dossier, new Given(component, complete, reason));
    return marks.list(dossier);
  }

  private void put(SignedIn who, Dossier dossier, Given given) {
    who.require(Permission.REQUEST_SUPPLEMENT);
    String component = given.component();
    if (dossier.state().isFinal() || dossier.state() == DossierState.DONE) {
      throw dossier.wrongState();
    }
    boolean known =
        component.equals(FORM)
            || catalogue.get(dossier.filing().procedureVersion()).components().stream()
                .anyMatch(one -> one.key().equals(component));
    if (!known) {
      throw Refused.field("/component", "component-not-asked-for");
    }
    String words = Note.bounded("/reason", given.reason(), REASON_LENGTH);
    if (!given.complete() && words == null) {
      throw Refused.field("/reason", "reason-needed");
    }
    if (given.complete() && words != null) {
      throw Refused.field("/reason", "reason-not-wanted");
    }
    marks.put(dossier, component, words, who, acts.now());
    audit.write(
        dossier.filing().authority(),
        who.actor(),
        "component-marked",
        "dossier/" + dossier.code(),
        null,
        Map.of("component", component, "complete", given.complete()));
  }

  /** The same for several at once; what is marked so already is left as it is. */
  @Transactional
  public void markAll(SignedIn who, String code, List<Given> given) {
    List<Given> fresh = fresh(acts.get(who, code), given);
    if (!fresh.isEmpty()) {
      Dossier held = acts.hold(who, code, null);
      fresh.forEach(one -> put(who, held, one));
    }
  }

  /** As above, with an act on a dossier that it holds. */
  void markAll(SignedIn who, Dossier held, List<Given> given) {
    if (!given.isEmpty()) {
      fresh(held, given).forEach(one -> put(who, held, one));
    }
  }

  private List<Given> fresh(Dossier dossier, List<Given> given) {
    List<Mark> known = marks.list(dossier);
    return given.stream().filter(one -> known.stream().noneMatch(one::says)).toList();
  }

  /**
   * The same for a page or program that may not show the latest marks: what a colleague has marked
   * otherwise meanwhile stays, and comes back beside what was given.
   *
   * @param seen moment of the latest mark that was shown
   */
  @Transactional
  public List<Overtaken> markSeen(
      SignedIn who, String code, List<Given> given, @Nullable Instant seen) {
    who.require(Permission.REQUEST_SUPPLEMENT);
    Dossier dossier = acts.hold(who, code, null);
    List<Overtaken> overtaken =
        seen == null ? List.of() : overtaken(given, marks.ofOthers(dossier, who, seen));
    markAll(
        who,
        code,
        given.stream()
            .filter(one -> overtaken.stream().noneMatch(late -> late.mine().equals(one)))
            .toList());
    return overtaken;
  }

  /**
   * Refused with {@code marks-overtaken}, before an act on a dossier that it holds, where a
   * colleague has marked otherwise what an act would mark. Of a caller who does not say what they
   * saw only ticks are looked at, and colleagues' crosses: those are overridden by marking itself.
   *
   * @param seen moment of the latest mark that was shown
   */
  void refuseOvertaken(SignedIn who, Dossier held, List<Given> given, @Nullable Instant seen) {
    if (given.isEmpty()) {
      return;
    }
    List<Mark> others = marks.ofOthers(held, who, seen == null ? Instant.EPOCH : seen);
    List<Overtaken> overtaken =
        overtaken(given, others).stream()
            .filter(one -> seen != null || (one.mine().complete() && !one.theirs().complete()))
            .toList();
    if (!overtaken.isEmpty()) {
      throw Overtaken.refused(overtaken);
    }
  }

  private static List<Overtaken> overtaken(List<Given> given, List<Mark> others) {
    return given.stream()
        .flatMap(
            one ->
                others.stream()
                    .filter(mark -> mark.component().equals(one.component()) && !one.says(mark))
                    .map(mark -> new Overtaken(one, mark)))
        .toList();
  }

  /** Keys of all that this case has to be marked for; refused: {@code dossier-not-found}. */
  @Transactional(readOnly = true)
  public List<String> toMark(SignedIn who, String code) {
    who.require(Permission.READ_DOCUMENTS);
    return papers.of(acts.get(who, code));
  }

  /** What has been marked so far; refused: {@code dossier-not-found}. */
  @Transactional(readOnly = true)
  public List<Mark> list(SignedIn who, String code) {
    who.require(Permission.READ_DOCUMENTS);
    return marks.list(acts.get(who, code));
  }

  /**
   * A mark that was not set, because a colleague was faster.
   *
   * @param theirs what stands
   */
  public record Overtaken(Given mine, Mark theirs) {

    /** Names each paper with what stands and what was given, so that no words are lost. */
    public static Refused refused(List<Overtaken> overtaken) {
      return new Refused(
          Refused.Kind.CONFLICT,
          "marks-overtaken",
          overtaken.stream()
              .map(
                  one ->
                      FieldError.of(
                          "/marks/" + one.mine.component,
                          "mark-overtaken",
                          one.theirs.byName(),
                          VietnamTime.moment(one.theirs.at()),
                          words(one.theirs.complete(), one.theirs.reason()),
                          words(one.mine.complete, one.mine.reason)))
              .toList());
    }

    private static String words(boolean complete, @Nullable String reason) {
      return complete ? "✓" : "✗ " + (reason == null ? "" : reason);
    }
  }

  /**
   * A mark somebody wants to set.
   *
   * @param reason why not, only for a cross
   */
  public record Given(String component, boolean complete, @Nullable String reason) {

    /** A tick. */
    public static Given tick(String component) {
      return new Given(component, true, null);
    }

    private boolean says(Mark mark) {
      return mark.component().equals(component)
          && mark.complete() == complete
          && Objects.equals(mark.reason(), reason);
    }
  }
}
