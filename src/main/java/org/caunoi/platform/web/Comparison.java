package org.caunoi.platform.web;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;

/** Two texts line by line, with three lines of what stayed around each change. */
public record Comparison(List<Line> lines) {

  private static final int AROUND = 3;

  /** One line; the mark says whether it went, came, stayed, or stands for lines left out. */
  public record Line(Mark mark, String text) {}

  public enum Mark {
    GONE,
    NEW,
    SAME,
    LEFT_OUT
  }

  public static Comparison of(String before, String after) {
    List<DiffRow> rows =
        DiffRowGenerator.create()
            .lineNormalizer(line -> line)
            .build()
            .generateDiffRows(before.lines().toList(), after.lines().toList());
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (nearChange(rows, i)) {
        add(lines, rows.get(i));
      } else if (lines.isEmpty() || lines.getLast().mark() != Mark.LEFT_OUT) {
        lines.add(new Line(Mark.LEFT_OUT, "…"));
      }
    }
    return new Comparison(List.copyOf(lines));
  }

  public boolean isSame() {
    return lines.stream().noneMatch(line -> line.mark() == Mark.GONE || line.mark() == Mark.NEW);
  }

  private static boolean nearChange(List<DiffRow> rows, int at) {
    return rows.subList(Math.max(0, at - AROUND), Math.min(rows.size(), at + AROUND + 1)).stream()
        .anyMatch(row -> row.getTag() != DiffRow.Tag.EQUAL);
  }

  private static void add(List<Line> lines, DiffRow row) {
    switch (row.getTag()) {
      case EQUAL -> lines.add(new Line(Mark.SAME, row.getOldLine()));
      case DELETE -> lines.add(new Line(Mark.GONE, row.getOldLine()));
      case INSERT -> lines.add(new Line(Mark.NEW, row.getNewLine()));
      case CHANGE -> {
        lines.add(new Line(Mark.GONE, row.getOldLine()));
        lines.add(new Line(Mark.NEW, row.getNewLine()));
      }
    }
  }
}
