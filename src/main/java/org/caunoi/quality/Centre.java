package org.caunoi.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the network stands at one moment: five questions, and what answers them.
 *
 * @param at when it was looked at
 * @param found what is wrong, the most harmful first
 * @param due how many promises end on each of the next working days
 */
public record Centre(Instant at, List<Found> found, List<Day> due) {

  /** What the Centre asks each morning. */
  public enum Question {
    WAITING,
    SOON,
    DARK,
    OWNERLESS,
    INSPECT
  }

  /**
   * One thing that is wrong.
   *
   * @param since when the oldest of them began, or the nearest promise; null where that says
   *     nothing
   * @param places where they are, most first
   */
  public record Found(Wrong wrong, int count, @Nullable Instant since, List<Place> places) {}

  /**
   * @param id agent point or agency code
   */
  public record Place(String id, int count) {}

  /** Promises of one day. */
  public record Day(LocalDate day, int dossiers) {}

  /** The questions that have something to answer come first, by harm. */
  public List<Question> questions() {
    return Stream.of(Question.values()).sorted(Comparator.comparingInt(this::harm)).toList();
  }

  private int harm(Question question) {
    return found.stream()
        .filter(one -> one.wrong().question() == question)
        .mapToInt(one -> one.wrong().ordinal())
        .min()
        .orElse(Wrong.values().length);
  }

  public List<Found> of(Question question) {
    return found.stream().filter(one -> one.wrong().question() == question).toList();
  }

  public int count(Question question) {
    return of(question).stream().mapToInt(Found::count).sum();
  }

  public int count() {
    return found.stream().mapToInt(Found::count).sum();
  }

  /** The same text as long as nothing is to be seen that was not seen before. */
  public String mark() {
    return Integer.toHexString(found.hashCode()) + "-" + due.hashCode();
  }
}
