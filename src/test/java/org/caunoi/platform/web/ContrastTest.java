package org.caunoi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours of the tokens against each other, by the formula of WCAG 2.2. */
final class ContrastTest {

  private final Map<String, String> tokens = tokens();

  @ParameterizedTest
  @CsvSource({
    "ink, paper",
    "ink, card",
    "ink, lake-pale",
    "ink-soft, paper",
    "ink-soft, card",
    "lake, card",
    "lake, paper",
    "lake-dark, paper",
    "lake-dark, lake-pale",
    "on-dark, lake",
    "on-dark, lake-dark",
    "on-dark-soft, lake-dark",
    "on-dark, success",
    "lake-dark, gold",
    "info, info-pale",
    "success, success-pale",
    "warning, warning-pale",
    "danger, danger-pale",
    "waiting, waiting-pale",
    "danger, card",
    "danger, paper",
    "on-dark, danger",
    "on-dark, lake-hover"
  })
  void wordsOnCitizenPagesReachSevenToOne(String text, String ground) {
    assertThat(ratio(text, ground)).isGreaterThanOrEqualTo(7.0);
  }

  @ParameterizedTest
  @CsvSource({
    "neutral, neutral-pale",
    "ink-soft, lake-pale",
    "lake, lake-pale",
    "ink-soft, neutral-pale"
  })
  void smallSideWordsReachAA(String text, String ground) {
    assertThat(ratio(text, ground)).isGreaterThanOrEqualTo(4.5);
  }

  @ParameterizedTest
  @CsvSource({
    "line-strong, card",
    "line-strong, paper",
    "ink, gold",
    "gold, lake-dark",
    "danger, paper"
  })
  void bordersAndFocusRingsReachThreeToOne(String line, String ground) {
    assertThat(ratio(line, ground)).isGreaterThanOrEqualTo(3.0);
  }

  @Test
  void knowsTheFormula() {
    assertThat(ratioOf("#000000", "#ffffff")).isEqualTo(21.0);
    assertThat(ratioOf("#777777", "#ffffff")).isBetween(4.4, 4.5);
  }

  private double ratio(String one, String other) {
    return ratioOf(colour(one), colour(other));
  }

  private String colour(String token) {
    return Objects.requireNonNull(tokens.get(token), token);
  }

  private static double ratioOf(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static Map<String, String> tokens() {
    try {
      String css = Files.readString(Path.of("src/main/resources/static/css/base.css"));
      return Pattern.compile("--([a-z-]+): (#[0-9a-f]{3,6});")
          .matcher(css)
          .results()
          .collect(Collectors.toMap(m -> m.group(1), m -> long6(m.group(2))));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String long6(String colour) {
    return colour.length() == 7 ? colour : colour.replaceAll("([0-9a-f])", "$1$1");
  }
}
