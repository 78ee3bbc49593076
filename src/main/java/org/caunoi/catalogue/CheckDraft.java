package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.caunoi.catalogue.ProcedureVersions.Newest;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.caunoi.platform.reference.ReferenceProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads a changed procedure file among all the others, exactly as the start would read it. */
@Component
public class CheckDraft {

  private final ProcedureVersions versions;
  private final String location;

  /** The last text of each procedure: who tries a draft reads it again and again. */
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  CheckDraft(
      ProcedureVersions versions,
      @Value("${caunoi.reference.location:classpath:}") String location) {
    this.versions = versions;
    this.location = location;
  }

  /**
   * What a text would be once published.
   *
   * @param procedure null where the text cannot be used; set where only described cases come out
   *     otherwise
   * @param problems every mistake with its line
   * @param missing parts the law demands that are not there yet
   */
  public record Verdict(
      @Nullable ProcedureVersion procedure,
      List<ReferenceProblem> problems,
      List<MandatoryPart> missing) {

    public boolean mayBePublished() {
      return procedure != null && problems.isEmpty() && missing.isEmpty();
    }
  }

  /** The same text is read once as long as nothing else is published. */
  public Verdict check(String code, String text) {
    long published = versions.count();
    Known last = known.get(code);
    if (last != null && last.published() == published && last.text().equals(text)) {
      return last.verdict();
    }
    Verdict verdict = read(code, text);
    known.put(code, new Known(published, text, verdict));
    return verdict;
  }

  private record Known(long published, String text, Verdict verdict) {}

  private Verdict read(String code, String text) {
    ReferenceFiles files = ReferenceFiles.load(location).with(versions.publishedTexts());
    try {
      ReferenceReader reader = new ReferenceReader(files.with(code, text));
      Optional<ProcedureVersion> read =
          reader.withoutCases().stream()
              .filter(procedure -> procedure.code().equals(code))
              .findFirst();
      return read.map(procedure -> judge(procedure, reader.wrongCases(procedure)))
          .orElseGet(() -> new Verdict(null, List.of(), List.of()));
    } catch (ReferenceDataRefused refused) {
      return new Verdict(null, own(code, refused.problems()), List.of());
    }
  }

  /** A version that begins before the one in use would change what held in the past. */
  private Verdict judge(ProcedureVersion procedure, List<ReferenceProblem> wrongCases) {
    Newest last = versions.newest().get(procedure.code());
    if (last != null && procedure.validFrom().isBefore(last.validFrom())) {
      ReferenceProblem overlap =
          new ReferenceProblem(
              ReferenceFiles.procedure(procedure.code()),
              1,
              "validFrom",
              "is before the version in use begins, " + last.validFrom());
      return new Verdict(null, List.of(overlap), List.of());
    }
    return new Verdict(procedure, wrongCases, MandatoryPart.missingIn(procedure));
  }

  /** Mistakes in the file itself first: what they break elsewhere goes with them. */
  private static List<ReferenceProblem> own(String code, List<ReferenceProblem> problems) {
    List<ReferenceProblem> sorted = new ArrayList<>(problems);
    sorted.sort(
        (a, b) ->
            Boolean.compare(
                !a.file().equals(ReferenceFiles.procedure(code)),
                !b.file().equals(ReferenceFiles.procedure(code))));
    return List.copyOf(sorted);
  }
}
