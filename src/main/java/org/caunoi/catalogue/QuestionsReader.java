package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.caunoi.platform.reference.YamlMap;

/** Reads the case questions of a procedure and adds each to the scope of what follows. */
final class QuestionsReader {

  private static final int MOST = 5;

  private QuestionsReader() {}

  static List<Question> questions(YamlMap file, ConditionScope scope) {
    List<Question> questions = new ArrayList<>();
    for (YamlMap item : file.list("questions")) {
      Question question = question(item, scope);
      if (scope.question(question.key()) != null) {
        item.problem("key", "is given twice: " + question.key());
      }
      scope.add(question);
      questions.add(question);
    }
    if (questions.size() > MOST) {
      file.problem("questions", "are more than " + MOST);
    }
    return List.copyOf(questions);
  }

  private static Question question(YamlMap item, ConditionScope scope) {
    QuestionType type = item.oneOf("type", QuestionType.class, QuestionType::key);
    Question question =
        new Question(
            item.text("key", ReferenceTexts.KEY, "a key like forWhom"),
            ReferenceTexts.localized(item, "text"),
            type,
            ReferenceTexts.optionsIf(type == QuestionType.CHOICE, item),
            item.optionalScalar("default").orElse(null),
            item.optionalInteger("min", 0, 1_000_000_000).orElse(null),
            item.optionalInteger("max", 0, 1_000_000_000).orElse(null),
            scope.readWhen(item));
    item.refuseUnknown();
    boolean limited = question.min() != null || question.max() != null;
    if (limited && type != QuestionType.NUMBER) {
      item.problem(question.min() == null ? "max" : "min", "only belongs to a number");
    }
    if (question.min() != null && question.max() != null && question.min() > question.max()) {
      item.problem("min", "is above max");
    }
    if (question.defaultValue() != null) {
      Object answer = question.read(question.defaultValue());
      if (AnswerCheck.check(question, answer) != null) {
        item.problem("default", "is no possible answer: " + question.defaultValue());
      }
    }
    return question;
  }
}
