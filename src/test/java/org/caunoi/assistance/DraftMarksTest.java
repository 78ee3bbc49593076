package org.caunoi.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.caunoi.assistance.DraftMarks.Merge;
import org.junit.jupiter.api.Test;

/** Several people at one form: nothing of either is lost unseen. */
class DraftMarksTest {

  @Test
  void whatTheOtherOneWroteSinceStaysWhereTheSenderTouchedNothing() {
    DraftMarks marks = DraftMarks.none().changed("CITIZEN", Map.of("phone", "1"), List.of("phone"));
    Merge merge = marks.merge("CLERK", Map.of("phone", "2"), Map.of("phone", "1", "sex", "x"), 0);
    assertThat(merge.values()).containsExactly(Map.entry("sex", "x"));
    assertThat(merge.clashes()).isEmpty();
  }

  @Test
  void severalChangesOfTheOtherOneAreOneStreak() {
    DraftMarks marks =
        DraftMarks.none()
            .changed("CITIZEN", Map.of("phone", "1"), List.of("phone"))
            .changed("CITIZEN", Map.of("phone", "2"), List.of("phone"));
    assertThat(marks.merge("CLERK", Map.of("phone", "3"), Map.of("phone", "2"), 1).clashes())
        .isEmpty();
    assertThat(marks.merge("CLERK", Map.of("phone", "3"), Map.of("phone", "9"), 1).clashes())
        .containsExactly(new Clash("phone", "9", "3"));
    assertThat(marks.merge("CLERK", Map.of("phone", "3"), Map.of("phone", "9"), 2).values())
        .containsEntry("phone", "9");
    assertThat(marks.merge("CLERK", Map.of("phone", "3"), Map.of("phone", "9"), null).values())
        .containsEntry("phone", "9");
  }

  @Test
  void whatTwoColleaguesWroteInTurnIsNoClashForThePageThatShowsTheFirst() {
    DraftMarks marks =
        DraftMarks.none()
            .changed("CLERK", Map.of("phone", "1"), List.of("phone"))
            .changed("OTHER", Map.of("phone", "2"), List.of("phone"));
    assertThat(marks.merge("CITIZEN", Map.of("phone", "3"), Map.of("phone", "1"), 0).clashes())
        .isEmpty();
    assertThat(marks.merge("CLERK", Map.of("phone", "3"), Map.of("phone", "1"), 0).clashes())
        .as("their own word is behind them")
        .hasSize(1);
  }

  @Test
  void ownChangesNeverClash() {
    DraftMarks marks = DraftMarks.none().changed("CLERK", Map.of("phone", "1"), List.of("phone"));
    assertThat(marks.merge("CLERK", Map.of("phone", "2"), Map.of("phone", "3"), 0).values())
        .containsEntry("phone", "3");
  }

  /**
   * Three pages that refresh now and then, thousands of saves: a value is only ever replaced by
   * somebody whose page shows it, and who is refused is told.
   */
  @Test
  void nobodyEverReplacesWhatTheyHaveNotSeen() {
    Random random = new Random(20261125);
    for (int round = 0; round < 500; round++) {
      DraftMarks marks = DraftMarks.none();
      String stored = "";
      int no = 0;
      Map<String, String> shown = new HashMap<>(Map.of("CLERK", "", "OTHER", "", "CITIZEN", ""));
      Map<String, Integer> seen = new HashMap<>(Map.of("CLERK", 0, "OTHER", 0, "CITIZEN", 0));
      String writer = "";
      for (int step = 0; step < 18; step++) {
        String by = List.of("CLERK", "OTHER", "CITIZEN").get(random.nextInt(3));
        if (random.nextInt(3) == 0) {
          shown.put(by, stored);
          seen.put(by, no);
        }
        boolean touches = random.nextBoolean();
        String sent = touches ? by + step : shown.get(by);
        Merge merge =
            marks.merge(by, Map.of("f", stored), Map.of("f", String.valueOf(sent)), seen.get(by));
        boolean foreign = !writer.isEmpty() && !writer.equals(by) && !stored.equals(shown.get(by));
        if (foreign) {
          assertThat(merge.values()).as("round %d step %d", round, step).isEmpty();
          assertThat(merge.clashes()).hasSize(touches ? 1 : 0);
        } else if (touches) {
          assertThat(merge.values()).containsEntry("f", sent);
          no++;
          marks = marks.changed(by, Map.of("f", stored), List.of("f"));
          stored = String.valueOf(sent);
          shown.put(by, stored);
          writer = by;
        }
      }
    }
  }
}
