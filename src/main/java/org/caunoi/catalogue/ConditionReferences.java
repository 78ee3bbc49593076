package org.caunoi.catalogue;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a condition speaks only of answers and fields that exist at its place, and compares
 * them only with values they can take: a comparison that could never hold is a typing error.
 */
final class ConditionReferences {

  private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "@in");
  private static final Set<String> ORDER = Set.of("_<_", "_<=_", "_>_", "_>=_");
  private static final Set<String> LOGIC = Set.of("_&&_", "_||_", "!_");
  private static final Set<String> MAPS = Set.of("answers", "form");

  private final ConditionScope scope;
  private final List<String> problems = new ArrayList<>();

  ConditionReferences(ConditionScope scope) {
    this.scope = scope;
  }

  List<String> problems(CelNavigableAst tree) {
    tree.getRoot().allNodes().forEach(this::check);
    return List.copyOf(problems);
  }

  private void check(CelNavigableExpr node) {
    if (node.getKind() == ExprKind.Kind.IDENT) {
      identifier(node);
    } else if (node.getKind() == ExprKind.Kind.SELECT) {
      reference(node.expr());
    } else if (node.getKind() == ExprKind.Kind.CALL) {
      call(node.expr().call());
    }
  }

  private void call(CelExpr.CelCall call) {
    List<CelExpr> sides = call.args();
    if (COMPARISONS.contains(call.function())) {
      comparison(sides.get(0), sides.get(1));
      comparison(sides.get(1), sides.get(0));
    } else if (ORDER.contains(call.function())) {
      sides.forEach(side -> answerOf(side, QuestionType.NUMBER, "only numbers are more or less"));
    } else if (LOGIC.contains(call.function())) {
      sides.forEach(side -> answerOf(side, QuestionType.YES_NO, "only yes or no is true or not"));
    } else if (!call.function().equals("_[_]")) {
      problems.add("does not know the function " + call.function());
    }
  }

  private void answerOf(CelExpr side, QuestionType type, String problem) {
    if (side.getKind() == ExprKind.Kind.SELECT && !side.select().testOnly()) {
      String key = side.select().field();
      Question question = scope.question(key);
      boolean answer = "answers".equals(mapOf(side));
      if (!answer || (question != null && question.type() != type)) {
        problems.add(problem + ": " + key);
      }
    }
  }

  private void identifier(CelNavigableExpr node) {
    boolean named = node.parent().filter(p -> p.getKind() == ExprKind.Kind.SELECT).isPresent();
    String name = node.expr().ident().name();
    if (MAPS.contains(name) && !named) {
      problems.add("must name one value, such as " + name + ".key");
    }
  }

  private void reference(CelExpr select) {
    String key = select.select().field();
    String map = mapOf(select);
    if (map == null) {
      problems.add("looks inside a value: " + key);
    } else if (map.equals("answers") && scope.question(key) == null) {
      problems.add("there is no earlier question " + key);
    } else if (map.equals("form") && scope.field(key) == null) {
      problems.add("there is no earlier field " + key);
    }
  }

  private void comparison(CelExpr side, CelExpr other) {
    List<CelConstant> constants = constants(other);
    if (side.getKind() == ExprKind.Kind.IDENT && side.ident().name().equals("channel")) {
      List<String> channels =
          Arrays.stream(SubmissionChannel.values()).map(SubmissionChannel::key).toList();
      constants.forEach(constant -> oneOf("channel", constant, channels));
    } else if (side.getKind() == ExprKind.Kind.SELECT && !side.select().testOnly()) {
      String key = side.select().field();
      Question question = "answers".equals(mapOf(side)) ? scope.question(key) : null;
      FormField field = "form".equals(mapOf(side)) ? scope.field(key) : null;
      for (CelConstant constant : constants) {
        if (question != null) {
          answer(question, constant);
        } else if (field != null) {
          value(field, constant);
        }
      }
    }
  }

  private void answer(Question question, CelConstant constant) {
    switch (question.type()) {
      case CHOICE ->
          oneOf(
              "answers." + question.key(),
              constant,
              question.options().stream().map(Choice::value).toList());
      case YES_NO ->
          ofKind(question.key(), constant, CelConstant.Kind.BOOLEAN_VALUE, "true, false");
      case NUMBER -> ofKind(question.key(), constant, CelConstant.Kind.INT64_VALUE, "a number");
    }
  }

  private void value(FormField field, CelConstant constant) {
    List<String> options = field.options().stream().map(Choice::value).toList();
    switch (field.type()) {
      case CHOICE -> oneOf("form." + field.key(), constant, plusEmpty(options));
      case YES_NO, DECLARATION ->
          oneOf("form." + field.key(), constant, List.of("", "true", "false"));
      default ->
          ofKind(
              field.key(), constant, CelConstant.Kind.STRING_VALUE, "text: form values are text");
    }
  }

  private void oneOf(String name, CelConstant constant, List<String> known) {
    boolean fits =
        constant.getKind() == CelConstant.Kind.STRING_VALUE
            && known.contains(constant.stringValue());
    if (!fits) {
      problems.add(name + " is only compared with " + String.join(", ", known));
    }
  }

  private void ofKind(String key, CelConstant constant, CelConstant.Kind kind, String known) {
    if (constant.getKind() != kind) {
      problems.add(key + " is only compared with " + known);
    }
  }

  private static List<String> plusEmpty(List<String> options) {
    return Stream.concat(Stream.of(""), options.stream()).toList();
  }

  private static List<CelConstant> constants(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> List.of(expr.constant());
      case LIST ->
          expr.list().elements().stream().flatMap(each -> constants(each).stream()).toList();
      default -> List.of();
    };
  }

  private static @Nullable String mapOf(CelExpr select) {
    CelExpr operand = select.select().operand();
    return operand.getKind() == ExprKind.Kind.IDENT ? operand.ident().name() : null;
  }
}
