package org.caunoi.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** What whoever starts the server reads when data files are wrong. */
class ReferenceDataRefusedTest {

  @Test
  void nothingIsRefusedWhileNothingIsWrong() {
    ReferenceProblems problems = new ReferenceProblems();

    problems.throwIfAny();

    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void theSameMistakeIsToldOnce() {
    ReferenceProblems problems = new ReferenceProblems();
    problems.add("a.yaml", 3, "code", "is missing");
    problems.add("a.yaml", 3, "code", "is missing");

    assertThatThrownBy(problems::throwIfAny)
        .isInstanceOf(ReferenceDataRefused.class)
        .hasMessage("a.yaml:3: code: is missing");
  }

  @Test
  void aFailedStartNamesFileLineAndField() {
    FailureAnalysis analysis = analysis(refused(1));

    assertThat(analysis.getDescription())
        .isEqualTo(
            "Dữ liệu tham chiếu có lỗi; chưa nạp gì vào cơ sở dữ liệu.\n"
                + "The reference data is wrong; nothing was loaded:\n"
                + "  file0.yaml:1: code: is missing");
    assertThat(analysis.getAction()).contains("Hãy sửa", "Correct the named lines");
  }

  @Test
  void manyMistakesAreCutAndCounted() {
    assertThat(analysis(refused(25)).getDescription().lines())
        .hasSize(23)
        .last()
        .isEqualTo("  … và 5 lỗi nữa · and 5 more");
  }

  private static FailureAnalysis analysis(ReferenceDataRefused refused) {
    Throwable start = new IllegalStateException("context failed", refused);
    // Analyzers of the framework that need a bean factory cannot be made here; they do not matter.
    return SpringFactoriesLoader.forDefaultResourceLocation()
        .load(FailureAnalyzer.class, FailureHandler.handleMessage((message, failure) -> {}))
        .stream()
        .filter(ReferenceDataFailureAnalyzer.class::isInstance)
        .map(analyzer -> analyzer.analyze(start))
        .findFirst()
        .orElseThrow();
  }

  private static ReferenceDataRefused refused(int mistakes) {
    ReferenceProblems problems = new ReferenceProblems();
    IntStream.range(0, mistakes)
        .forEach(i -> problems.add("file" + i + ".yaml", i + 1, "code", "is missing"));
    return new ReferenceDataRefused(problems.list());
  }
}
