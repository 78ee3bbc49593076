package org.caunoi.quality.web;

import org.caunoi.quality.RateDossier.Rating;
import org.jspecify.annotations.Nullable;

/** The rating form as it was sent, so that nothing is typed twice. */
public record RatingForm(String ease, String satisfaction, String moneyAsked, String words) {

  static RatingForm empty() {
    return new RatingForm("", "", "", "");
  }

  Rating rating() {
    return new Rating(grade(ease), grade(satisfaction), answer(moneyAsked), words);
  }

  private static @Nullable Integer grade(String text) {
    return text.matches("\\d{1,3}") ? Integer.valueOf(text) : null;
  }

  private static @Nullable Boolean answer(String text) {
    return switch (text) {
      case "yes" -> true;
      case "no" -> false;
      default -> null;
    };
  }
}
