package org.caunoi.catalogue.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.CheckDraft;
import org.caunoi.catalogue.CheckDraft.Verdict;
import org.caunoi.catalogue.Draft;
import org.caunoi.catalogue.Drafts;
import org.caunoi.catalogue.MandatoryPart;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.ProcedureVersions;
import org.caunoi.catalogue.web.CatalogueEntry.Stage;
import org.caunoi.platform.reference.ReferenceProblem;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the keeping of the catalogue into words. */
@Component
class CatalogueWords {

  private final ProcedureVersions versions;
  private final Drafts drafts;
  private final CheckDraft checking;

  CatalogueWords(ProcedureVersions versions, Drafts drafts, CheckDraft checking) {
    this.versions = versions;
    this.drafts = drafts;
    this.checking = checking;
  }

  List<CatalogueLine> lines(List<ProcedureVersion> procedures, SignedIn who, Texts t) {
    Map<String, Draft> byCode =
        drafts.list().stream().collect(Collectors.toMap(Draft::code, Function.identity()));
    return procedures.stream()
        .map(
            procedure -> {
              Stage stage = stage(Optional.ofNullable(byCode.get(procedure.code())), who);
              return new CatalogueLine(
                  procedure.code(),
                  procedure.name().in(t.locale()),
                  procedure.version(),
                  procedure.unconfirmed().size(),
                  MandatoryPart.missingIn(procedure).size(),
                  stage == Stage.NO_DRAFT ? "" : t.get("publishing.stage." + stage),
                  stage == Stage.WAITS_FOR_ME ? Tone.WARNING : Tone.WAITING);
            })
        .toList();
  }

  /**
   * @param typed what was typed but not stored, or null for what is stored
   */
  CatalogueEntry entry(ProcedureVersion procedure, SignedIn who, @Nullable String typed, Texts t) {
    String code = procedure.code();
    Optional<Draft> draft = drafts.find(code);
    String text = typed != null ? typed : draft.map(Draft::text).orElseGet(() -> published(code));
    Verdict verdict = checking.check(code, text);
    ProcedureVersion read = verdict.procedure() == null ? procedure : verdict.procedure();
    return new CatalogueEntry(
        code,
        procedure.name().in(t.locale()),
        text,
        draft.map(Draft::edition).orElse(0),
        stage(draft, who),
        draft.map(Draft::writtenByName).orElse(""),
        draft.map(found -> VietnamTime.moment(found.writtenAt())).orElse(""),
        verdict.problems().stream().map(CatalogueWords::problem).toList(),
        verdict.missing().stream().map(part -> t.get("publishing.part." + part)).toList(),
        read.unconfirmed().stream().map(path -> path(path, t)).distinct().toList(),
        draft.map(Draft::returnedBecause).orElse(""),
        versions.history(code).stream()
            .map(
                line ->
                    new CatalogueEntry.Version(
                        line.version(),
                        VietnamTime.date(
                            line.validFrom().atStartOfDay(VietnamTime.ZONE).toInstant()),
                        VietnamTime.moment(line.storedAt()),
                        line.published()))
            .toList());
  }

  /** The draft, or the newest published text. */
  String text(String code) {
    return drafts.find(code).map(Draft::text).orElseGet(() -> published(code));
  }

  /** Texts of all drafts by code. */
  Map<String, String> draftTexts() {
    return drafts.list().stream().collect(Collectors.toMap(Draft::code, Draft::text));
  }

  /** The text of a version, the newest where none is named. */
  String published(String code) {
    return versions.text(code, null).orElseThrow(() -> Refused.notFound("procedure-not-found"));
  }

  private static Stage stage(Optional<Draft> draft, SignedIn who) {
    if (draft.isEmpty()) {
      return Stage.NO_DRAFT;
    }
    if (!draft.get().isSubmitted()) {
      return Stage.WRITING;
    }
    return draft.get().writtenBy().equals(who.accountId())
        ? Stage.WAITS_FOR_OTHERS
        : Stage.WAITS_FOR_ME;
  }

  static String problem(ReferenceProblem problem) {
    return problem.toString().replaceFirst("^reference/procedures/", "");
  }

  static String path(String path, Texts t) {
    String key = "publishing.value." + path.replaceFirst("[.\\[].*", "");
    return t.has(key) ? t.get(key) : path;
  }
}
