package org.caunoi.quality;

import java.util.Locale;
import org.caunoi.quality.Centre.Question;

/** What the Centre can find wrong, the most harmful first. */
public enum Wrong {
  MONEY_ASKED(Question.INSPECT),
  NOT_ME(Question.INSPECT),
  PAPERS_IN_TROUBLE(Question.INSPECT),
  LATE(Question.WAITING),
  POINT_DARK(Question.DARK),
  OWNER_GONE(Question.OWNERLESS),
  NOT_TAKEN_IN(Question.WAITING),
  ANSWER_PASSED(Question.WAITING),
  WITHDRAWAL_WAITS(Question.WAITING),
  OWNER_AWAY(Question.OWNERLESS),
  NO_OWNER(Question.OWNERLESS),
  DUE_SOON(Question.SOON),
  /** Many citizens of a point had to come again. */
  SENT_AWAY(Question.INSPECT);

  private final Question question;

  Wrong(Question question) {
    this.question = question;
  }

  public Question question() {
    return question;
  }

  /** The name in addresses, such as {@code point-dark}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
