package org.caunoi.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plain question whose answer decides papers, term or fee.
 *
 * @param options the choices, empty for other types
 * @param defaultValue the answer taken when none is given, as text; none makes the question
 *     mandatory
 * @param min smallest number, inclusive
 * @param max largest number, inclusive
 * @param when condition over earlier answers, or none for always
 */
public record Question(
    String key,
    LocalizedText text,
    QuestionType type,
    List<Choice> options,
    @Nullable String defaultValue,
    @Nullable Long min,
    @Nullable Long max,
    @Nullable String when) {

  /** The answer a text stands for; text that does not fit the type stays text. */
  Object read(String answer) {
    return switch (type) {
      case CHOICE -> answer;
      case YES_NO ->
          switch (answer) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> answer;
          };
      case NUMBER -> answer.matches("-?\\d{1,9}") ? (Object) Long.valueOf(answer) : answer;
    };
  }

  /** Whether a text answers it, as {@link #read} understands texts. */
  boolean understands(String answer) {
    return AnswerCheck.check(this, read(answer)) == null;
  }
}
