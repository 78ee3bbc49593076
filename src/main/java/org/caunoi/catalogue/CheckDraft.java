package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  CheckDraft(
      ProcedureVersions versions,
      @Value("${caunoi.reference.location:classpath:}") String location) {
    this.versions = versions;
    this.location = location;
  }

  /**
   * What a text would be once published.
   *
   * @param procedure null where the text has mistakes
   * @param problems every mistake with its line
   * @param missing parts the law demands that are not there yet
   */
  public record Verdict(
      @Nullable ProcedureVersion procedure,
      List<ReferenceProblem> problems,
      List<MandatoryPart> missing) {

    public boolean mayBePublished() {
      return procedure != null && missing.isEmpty();
    }
  }

  public Verdict check(String code, String text) {
    ReferenceFiles files = ReferenceFiles.load(location).with(versions.publishedTexts());
    try {
      Optional<ProcedureVersion> read =
          new ReferenceReader(files.with(code, text))
              .procedures().stream().filter(procedure -> procedure.code().equals(code)).findFirst();
      return read.map(this::judge).orElseGet(() -> new Verdict(null, List.of(), List.of()));
    } catch (ReferenceDataRefused refused) {
      return new Verdict(null, own(code, refused.problems()), List.of());
    }
  }

  /** A version that begins before the one in use would change what held in the past. */
  private Verdict judge(ProcedureVersion procedure) {
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
    return new Verdict(procedure, List.of(), MandatoryPart.missingIn(procedure));
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
