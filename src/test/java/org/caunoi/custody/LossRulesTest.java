package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;

/** What follows from a loss is data with dates, and a mistake in it is named with its line. */
@NeedsNothing
class LossRulesTest {

  private static final String LINE =
      """
      version: "1"
      rules:
        - { from: %s, clockStandsStill: %s, compensationMost: %s, source: "Mẫu", confidence: %s }
      """;

  @Test
  void theNewestRuleOfTheDayHolds() {
    LossRules rules =
        new LossRules(
            List.of(
                new LossRule(LocalDate.of(2027, 1, 1), false, 7, "Mẫu", true),
                new LossRule(LocalDate.of(2026, 1, 1), true, 5, "Mẫu", false)));
    assertThat(rules.on(Instant.parse("2026-12-31T16:59:00Z")).compensationMost()).isEqualTo(5);
    assertThat(rules.on(Instant.parse("2026-12-31T17:00:00Z")).compensationMost()).isEqualTo(7);
    WayOfPapersTest.refused("no-loss-rule", () -> rules.on(Instant.parse("2025-06-01T00:00:00Z")));
  }

  @Test
  void whatNobodyHasSeenIsMarked() {
    String text = LINE.formatted("2026-01-01", "true", "5000000", "needs-confirmation");
    assertThat(LossRules.read(text).getFirst().seen()).isFalse();
  }

  @Test
  void aMistakeIsNamedWithItsLine() {
    for (String wrong :
        List.of(
            LINE.formatted("2026-13-01", "true", "1", "seen"),
            LINE.formatted("2026-01-01", "perhaps", "1", "seen"),
            LINE.formatted("2026-01-01", "true", "-1", "seen"),
            LINE.formatted("2026-01-01", "true", "1", "sure"))) {
      assertThatThrownBy(() -> LossRules.read(wrong))
          .hasMessageContaining(LossRules.FILE)
          .hasMessageContaining("3");
    }
  }
}
