package org.caunoi.catalogue;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.platform.reference.YamlMap;
import org.jspecify.annotations.Nullable;

/** The questions and fields a condition at one place of a file may look at: the earlier ones. */
final class ConditionScope {

  private final Conditions conditions;

  /** Whether all conditions so far can be decided; what depends on a wrong one is not judged. */
  private boolean sound = true;

  private final Map<String, Question> questions = new LinkedHashMap<>();
  private final Map<String, FormField> fields = new LinkedHashMap<>();

  ConditionScope(Conditions conditions) {
    this.conditions = conditions;
  }

  void add(Question question) {
    questions.put(question.key(), question);
  }

  void add(FormField field) {
    fields.put(field.key(), field);
  }

  @Nullable Question question(String key) {
    return questions.get(key);
  }

  @Nullable FormField field(String key) {
    return fields.get(key);
  }

  /** Reads the condition {@code when} of a map and notes what is wrong with it; none is null. */
  @Nullable String readWhen(YamlMap map) {
    String condition = map.optionalText("when").orElse(null);
    if (condition != null) {
      List<String> problems = problems(condition);
      problems.forEach(problem -> map.problem("when", problem));
      sound &= problems.isEmpty();
      if (sound
          && !new PossibleCases(conditions, condition, questions.values(), fields.values())
              .canHold()) {
        map.problem("when", "holds in no case: " + condition);
      }
    }
    return condition;
  }

  /** What is wrong with a condition, in plain sentences; nothing if it may be used. */
  List<String> problems(String condition) {
    try {
      CelNavigableAst tree = CelNavigableAst.fromAst(ConditionLanguage.check(condition));
      if (!tree.getAst().getResultType().equals(SimpleType.BOOL)) {
        return List.of("is not a condition: it does not say yes or no: " + condition);
      }
      return new ConditionReferences(this).problems(tree);
    } catch (CelValidationException e) {
      return List.of(
          "is not a condition: "
              + e.getErrors().stream().findFirst().map(ConditionScope::told).orElse("")
              + " in: "
              + condition);
    }
  }

  private static String told(CelIssue issue) {
    return issue.getMessage() + " at character " + (issue.getSourceLocation().getColumn() + 1);
  }
}
