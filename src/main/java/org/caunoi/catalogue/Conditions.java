package org.caunoi.catalogue;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides conditions. A condition over an answer that was not asked for does not hold, whichever
 * way it compares. Programs are built when first needed and kept.
 */
@Component
final class Conditions {

  private final Map<String, CelRuntime.Program> programs = new ConcurrentHashMap<>();

  /** Whether a condition holds; none always holds. */
  boolean holds(@Nullable String condition, Case known) {
    if (condition == null) {
      return true;
    }
    try {
      Object result =
          programs.computeIfAbsent(condition, Conditions::program).eval(known.variables());
      return Boolean.TRUE.equals(result);
    } catch (CelEvaluationException e) {
      if (e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND) {
        return false;
      }
      throw new IllegalStateException("condition cannot be decided: " + condition, e);
    }
  }

  private static CelRuntime.Program program(String condition) {
    try {
      CelAbstractSyntaxTree tree = ConditionLanguage.check(condition);
      return Runtime.CEL.createProgram(tree);
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException("a stored condition does not compile: " + condition, e);
    }
  }

  /** Built on first use: a start that imports nothing never pays for it. */
  private static final class Runtime {
    static final CelRuntime CEL =
        CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(ConditionLanguage.OPTIONS).build();
  }
}
