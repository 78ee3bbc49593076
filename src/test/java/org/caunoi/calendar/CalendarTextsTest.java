package org.caunoi.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CalendarTextsTest {

  @Test
  void bothLanguagesHaveTheSameTexts() throws IOException {
    assertThat(texts("vi").stringPropertyNames()).isEqualTo(texts("en").stringPropertyNames());
    assertThat(texts("vi").values()).noneMatch(text -> text.toString().isBlank());
  }

  @Test
  void everyStepAndRefusalHasAText() throws IOException {
    Set<String> wanted = new TreeSet<>(literals("Step\\.of\\(\"([^\"]+)\"", "calendar.step."));
    wanted.addAll(literals("Refused\\.invalid\\(\\s*\"([^\"]+)\"", "error."));
    wanted.add("calendar.step.after-cutoff");
    wanted.add("calendar.step.before-cutoff");
    wanted.remove("calendar.step.holiday.");
    for (String file : List.of(ReadCalendarFiles.HOLIDAYS, ReadCalendarFiles.NOTICES)) {
      Pattern.compile("occasion: ([a-z-]+)")
          .matcher(WorkingCalendars.shipped(file))
          .results()
          .map(found -> "calendar.step.holiday." + found.group(1))
          .forEach(wanted::add);
    }
    assertThat(wanted).hasSizeGreaterThan(30);
    assertThat(texts("vi").stringPropertyNames()).containsAll(wanted);
  }

  private static Set<String> literals(String pattern, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/caunoi/calendar"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> Pattern.compile(pattern).matcher(read(file)).results().toList().stream())
          .map((MatchResult found) -> prefix + found.group(1))
          .collect(Collectors.toSet());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Properties texts(String language) throws IOException {
    String name = "/i18n/calendar_" + language + ".properties";
    Properties texts = new Properties();
    try (InputStream in =
        Objects.requireNonNull(CalendarTextsTest.class.getResourceAsStream(name))) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
