package org.caunoi.catalogue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Conditions decided and whole checklists prepared per second on one core, over every shipped
 * procedure by turns; and how many conditions are compiled per second when they are new.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx512m"})
public class ConditionSpeed {

  private final Conditions conditions = new Conditions();
  private final PrepareChecklist checklists = new PrepareChecklist(conditions);
  private final List<ProcedureVersion> procedures =
      new ReferenceReader(ReferenceFiles.load("classpath:"))
          .procedures().stream().filter(ConditionSpeed::needsNoAnswer).toList();
  private final Case known =
      new Case(Map.of("forWhom", "other", "copies", 2L), SubmissionChannel.ONLINE, Map.of());
  private int next;

  private static boolean needsNoAnswer(ProcedureVersion procedure) {
    return AnswerCheck.of(new Conditions(), procedure, Answers.none(), SubmissionChannel.ONLINE)
        .errors()
        .isEmpty();
  }

  /** One condition that was decided before. */
  @Benchmark
  public boolean decide() {
    return conditions.holds("answers.forWhom == 'other' && answers.copies > 1", known);
  }

  /** One condition nobody asked before. */
  @Benchmark
  public boolean compileAndDecide() {
    next++;
    return new Conditions().holds("answers.copies > " + next, known);
  }

  /** What one case needs: papers, fee, term, authority. */
  @Benchmark
  public Checklist checklist() {
    next = (next + 1) % procedures.size();
    return checklists.checklistFor(procedures.get(next), Answers.none(), SubmissionChannel.ONLINE);
  }
}
