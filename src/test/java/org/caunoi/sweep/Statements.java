package org.caunoi.sweep;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The SQL statements as the source hands them to {@code JdbcClient.sql} and to batches: literals,
 * constants of this or another class, sums of them, choices between them, and arguments handed on
 * to a method of the same class. What cannot be worked out from the source is an error, so no
 * statement escapes by being clever.
 */
final class Statements {

  private static final Set<String> TAKES_SQL = Set.of("sql", "batchUpdate");

  private final Map<String, ExpressionTree> constants = new HashMap<>();
  private final List<Statement> found = new ArrayList<>();
  private final List<String> unclear = new ArrayList<>();

  private Statements() {}

  /** One statement with named parameters, and the line it is handed over at. */
  record Statement(String where, String sql) {}

  record Read(List<Statement> statements, List<String> unclear) {}

  static Read of(Path sources) throws IOException {
    Statements statements = new Statements();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> files = Files.walk(sources);
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(java));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      units.forEach(unit -> statements.new Constants().scan(unit, null));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      units.forEach(unit -> statements.new Calls(unit, positions).scan(unit, null));
    }
    return new Read(statements.found, statements.unclear);
  }

  private static String owner(TreePath path) {
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      if (at.getLeaf() instanceof ClassTree type) {
        return type.getSimpleName().toString();
      }
    }
    return "";
  }

  private static @Nullable MethodTree method(TreePath path) {
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      if (at.getLeaf() instanceof MethodTree method) {
        return method;
      }
    }
    return null;
  }

  private final class Constants extends TreePathScanner<@Nullable Void, @Nullable Void> {

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
      if (variable.getInitializer() != null) {
        MethodTree method = method(getCurrentPath());
        String scope = method == null ? "" : "#" + method.getName();
        constants.put(
            owner(getCurrentPath()) + scope + "." + variable.getName(), variable.getInitializer());
      }
      return super.visitVariable(variable, nothing);
    }
  }

  private final class Calls extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Calls(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
      if (call.getMethodSelect() instanceof MemberSelectTree select
          && TAKES_SQL.contains(select.getIdentifier().toString())
          && !call.getArguments().isEmpty()) {
        List<String> texts = texts(call.getArguments().getFirst(), getCurrentPath());
        String where =
            Path.of(unit.getSourceFile().getName()).getFileName()
                + ":"
                + unit.getLineMap().getLineNumber(start(call));
        if (texts.isEmpty()) {
          unclear.add(where + " " + call.getArguments().getFirst());
        }
        texts.forEach(text -> found.add(new Statement(where, text)));
      }
      return super.visitMethodInvocation(call, nothing);
    }

    private long start(Tree tree) {
      return positions.getStartPosition(unit, tree);
    }

    /** All texts an expression can be; none where the source does not tell. */
    private List<String> texts(ExpressionTree expression, TreePath path) {
      return switch (expression) {
        case LiteralTree literal ->
            literal.getValue() instanceof String text ? List.of(text) : List.of();
        case ParenthesizedTree inner -> texts(inner.getExpression(), path);
        case BinaryTree sum ->
            sum.getKind() == Tree.Kind.PLUS
                ? joined(texts(sum.getLeftOperand(), path), texts(sum.getRightOperand(), path))
                : List.of();
        case ConditionalExpressionTree choice ->
            both(texts(choice.getTrueExpression(), path), texts(choice.getFalseExpression(), path));
        case SwitchExpressionTree choice -> cases(choice, path);
        case MemberSelectTree other ->
            constant(other.getExpression() + "." + other.getIdentifier(), path);
        case IdentifierTree name -> named(name.getName().toString(), path);
        default -> List.of();
      };
    }

    private List<String> cases(SwitchExpressionTree choice, TreePath path) {
      List<String> all = new ArrayList<>();
      for (CaseTree one : choice.getCases()) {
        if (one.getBody() instanceof ExpressionTree value) {
          all.addAll(texts(value, path));
        }
      }
      return all;
    }

    private List<String> named(String name, TreePath path) {
      MethodTree method = method(path);
      if (method != null) {
        List<String> local = constant(owner(path) + "#" + method.getName() + "." + name, path);
        if (!local.isEmpty()) {
          return local;
        }
        for (int i = 0; i < method.getParameters().size(); i++) {
          if (method.getParameters().get(i).getName().contentEquals(name)) {
            return handedOn(method.getName().toString(), i);
          }
        }
      }
      return constant(owner(path) + "." + name, path);
    }

    private List<String> constant(String name, TreePath path) {
      ExpressionTree value = constants.get(name);
      return value == null ? List.of() : texts(value, path);
    }

    /** What the calls in this file hand to a method at a place. */
    private List<String> handedOn(String method, int place) {
      List<String> all = new ArrayList<>();
      new TreePathScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitMethodInvocation(
            MethodInvocationTree call, @Nullable Void nothing) {
          if (call.getMethodSelect() instanceof IdentifierTree called
              && called.getName().contentEquals(method)
              && call.getArguments().size() > place) {
            all.addAll(texts(call.getArguments().get(place), getCurrentPath()));
          }
          return super.visitMethodInvocation(call, nothing);
        }
      }.scan(unit, null);
      return all;
    }

    private static List<String> joined(List<String> left, List<String> right) {
      return left.stream().flatMap(a -> right.stream().map(b -> a + b)).toList();
    }

    private static List<String> both(List<String> one, List<String> other) {
      return one.isEmpty() || other.isEmpty()
          ? List.of()
          : Stream.concat(one.stream(), other.stream()).toList();
    }
  }
}
