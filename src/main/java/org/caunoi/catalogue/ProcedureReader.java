package org.caunoi.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caunoi.platform.reference.YamlMap;
import org.jspecify.annotations.Nullable;

/** Reads one procedure file; what it returns has no stored identity yet. */
final class ProcedureReader {

  static final String CODE = "\\d\\.\\d{6}(\\.[0-9A-Z.]+)?|group-[a-z]+(-[a-z]+)*";

  private static final UUID NOT_STORED = new UUID(0, 0);
  private static final Set<String> SOURCED =
      Set.of(
          "default",
          "name",
          "field",
          "level",
          "shortcut",
          "aliases",
          "lifeEvents",
          "summary",
          "validFrom",
          "validTo",
          "authority",
          "route",
          "result",
          "returnBy",
          "terms",
          "fees",
          "legalBasis",
          "questions",
          "components",
          "form",
          "steps",
          "applicants",
          "sets",
          "mistakes",
          "others",
          "stepTimes",
          "decidedOn");

  private final Map<String, Topic> fields;
  private final Map<String, Topic> lifeEvents;
  private final FormReader forms;
  private final Conditions conditions;

  ProcedureReader(
      Map<String, Topic> fields,
      Map<String, Topic> lifeEvents,
      FormReader forms,
      Conditions conditions) {
    this.conditions = conditions;
    this.fields = fields;
    this.lifeEvents = lifeEvents;
    this.forms = forms;
  }

  /**
   * @param code the code the file name promises
   */
  ProcedureVersion read(String code, YamlMap file) {
    if (!file.text("code", CODE, "a procedure code like 2.000635").equals(code)) {
      file.problem("code", "must be the name of the file, " + code);
    }
    ConditionScope scope = new ConditionScope(conditions);
    LocalDate validFrom = file.date("validFrom");
    LocalDate validTo = file.optionalDate("validTo").orElse(null);
    if (validTo != null && validTo.isBefore(validFrom)) {
      file.problem("validTo", "is before validFrom");
    }
    int version = (int) file.integer("version", 1, 100_000);
    LocalizedText name = ReferenceTexts.localized(file, "name");
    Topic field = topic(file, "field", file.text("field"), fields);
    List<Question> questions = QuestionsReader.questions(file, scope);
    ProcedureVersion procedure =
        new ProcedureVersion(
            NOT_STORED,
            code,
            version,
            name,
            field,
            file.oneOf("level", OnlineLevel.class, OnlineLevel::key),
            shortcut(file),
            file.texts("aliases"),
            file.texts("lifeEvents").stream()
                .map(key -> topic(file, "lifeEvents", key, lifeEvents))
                .toList(),
            ReferenceTexts.localized(file, "summary"),
            validFrom,
            validTo,
            authority(file),
            file.oneOf("route", Route.class, Route::key),
            result(file),
            file.listOf("returnBy", ReturnWay.class, ReturnWay::key),
            TermsReader.terms(file, scope),
            TermsReader.fees(file, scope),
            legalBasis(file),
            questions,
            ComponentsReader.components(file, scope),
            forms.form(file, scope),
            steps(file),
            file.has("applicants") ? ReferenceTexts.localized(file, "applicants") : null,
            file.has("sets") ? (int) file.integer("sets", 1, 20) : null,
            GuidanceReader.mistakes(file),
            others(code, file, scope),
            TermsReader.stepTimes(file),
            TermsReader.answerWithin(file),
            file.optionalDate("decidedOn").orElse(null),
            sources(file),
            "");
    file.refuseUnknown();
    return procedure;
  }

  private static Topic topic(YamlMap file, String field, String key, Map<String, Topic> known) {
    Topic topic = known.get(key);
    if (topic == null && !key.isEmpty()) {
      file.problem(field, "is not known: " + key);
    }
    return topic == null ? new Topic(key, new LocalizedText(key, key)) : topic;
  }

  private static @Nullable String shortcut(YamlMap file) {
    Optional<String> shortcut = file.optionalText("shortcut");
    if (shortcut.filter(text -> !text.matches("[a-z]{2,4}")).isPresent()) {
      file.problem("shortcut", "must be two to four letters a to z");
    }
    return shortcut.orElse(null);
  }

  private static AuthorityRule authority(YamlMap file) {
    String key = file.text("authority");
    return AuthorityRule.parse(key)
        .orElseGet(
            () -> {
              file.problem("authority", "is not a known rule: " + key);
              return new AuthorityRule(AuthorityRule.Kind.ANY_COMMUNE, null);
            });
  }

  private static ProcedureResult result(YamlMap file) {
    return file.map("result")
        .map(
            map -> {
              ProcedureResult result =
                  new ProcedureResult(
                      new LocalizedText(map.text("vi"), map.text("en")),
                      map.oneOf("form", ResultForm.class, ResultForm::key));
              map.refuseUnknown();
              return result;
            })
        .orElse(new ProcedureResult(new LocalizedText("", ""), ResultForm.BOTH));
  }

  private static List<LocalizedText> steps(YamlMap file) {
    return file.has("steps")
        ? file.list("steps").stream().map(ReferenceTexts::localized).toList()
        : List.of();
  }

  private static List<OtherProcedure> others(String own, YamlMap file, ConditionScope scope) {
    List<OtherProcedure> others = new ArrayList<>();
    for (YamlMap item : file.list("others")) {
      String code = item.text("code", CODE, "a procedure code like 2.000635");
      if (code.equals(own)) {
        item.problem("code", "is the procedure itself");
      }
      Map<String, String> answers = new LinkedHashMap<>();
      item.optionalMap("answers")
          .ifPresent(map -> map.keys().forEach(key -> answers.put(key, map.text(key))));
      others.add(
          new OtherProcedure(
              code, scope.readWhen(item), ReferenceTexts.localized(item, "why"), answers));
      item.refuseUnknown();
    }
    return List.copyOf(others);
  }

  private static List<LegalBasis> legalBasis(YamlMap file) {
    List<LegalBasis> basis = new ArrayList<>();
    for (YamlMap item : file.list("legalBasis")) {
      basis.add(new LegalBasis(item.text("text"), ReferenceTexts.confidence(item)));
      item.refuseUnknown();
    }
    return List.copyOf(basis);
  }

  private static Map<String, ValueSource> sources(YamlMap file) {
    Map<String, ValueSource> sources = new LinkedHashMap<>();
    file.map("sources").ifPresent(map -> readSources(map, sources));
    return sources;
  }

  private static void readSources(YamlMap map, Map<String, ValueSource> sources) {
    if (!map.has("default")) {
      map.problem("default", "is missing");
    }
    for (String path : map.keys()) {
      if (!SOURCED.contains(path.replaceFirst("[.\\[].*", ""))) {
        map.problem(path, "is not a field of a procedure");
      }
      map.map(path)
          .ifPresent(
              item -> {
                sources.put(
                    path, new ValueSource(item.text("source"), ReferenceTexts.confidence(item)));
                item.refuseUnknown();
              });
    }
  }
}
