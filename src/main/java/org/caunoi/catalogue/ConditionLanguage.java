package org.caunoi.catalogue;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The closed language of conditions, a subset of CEL: three variables, the operators, {@code has};
 * no loops, so every condition ends. The result is yes or no.
 */
final class ConditionLanguage {

  static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(500)
          .maxParseRecursionDepth(32)
          .enableComprehension(false)
          .enableHeterogeneousNumericComparisons(true)
          .populateMacroCalls(true)
          .build();

  private static final int MOST_KEPT = 5000;

  /**
   * What was found right before; a catalogue asks the same some hundred conditions over and over.
   */
  private static final Map<String, CelAbstractSyntaxTree> CHECKED = new ConcurrentHashMap<>();

  private ConditionLanguage() {}

  static CelAbstractSyntaxTree check(String condition) throws CelValidationException {
    CelAbstractSyntaxTree known = CHECKED.get(condition);
    if (known != null) {
      return known;
    }
    CelAbstractSyntaxTree tree = Compiler.CEL.compile(condition).getAst();
    if (CHECKED.size() < MOST_KEPT) {
      CHECKED.put(condition, tree);
    }
    return tree;
  }

  /** Built on first use. */
  private static final class Compiler {
    static final CelCompiler CEL =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.HAS)
            .addVar("answers", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("channel", SimpleType.STRING)
            .addVar("form", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .setResultType(SimpleType.BOOL)
            .build();
  }
}
