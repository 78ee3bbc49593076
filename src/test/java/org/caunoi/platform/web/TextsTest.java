package org.caunoi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word exists in both languages, and every word a template asks for exists. */
final class TextsTest {

  private static final Path I18N = Path.of("src/main/resources/i18n");

  static Stream<String> bundles() throws IOException {
    try (Stream<Path> files = Files.list(I18N)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".properties"))
          .map(name -> name.replaceFirst("_(vi|en)\\.properties$", ""))
          .distinct()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesHaveTheSameKeys(String bundle) throws IOException {
    Properties vietnamese = read(bundle, "vi");
    Properties english = read(bundle, "en");
    assertThat(english.stringPropertyNames())
        .isEqualTo(vietnamese.stringPropertyNames())
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void wordsAreComposedFilledAndFreeOfStraightApostrophes(String bundle) throws IOException {
    for (String lang : List.of("vi", "en")) {
      read(bundle, lang)
          .forEach(
              (key, text) ->
                  assertThat(text.toString())
                      .as("%s %s", lang, key)
                      .isNotBlank()
                      .doesNotContain("'")
                      .isEqualTo(Normalizer.normalize(text.toString(), Normalizer.Form.NFC)));
    }
  }

  /** All rooms share one house of words: of two with one name only the first would be heard. */
  @Test
  void noTwoRoomsGiveWordsToTheSameKey() throws IOException {
    Map<String, String> rooms = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (String bundle : bundles().toList()) {
      for (String key : read(bundle, "vi").stringPropertyNames()) {
        String other = rooms.put(key, bundle);
        if (other != null) {
          twice.add(key + " in " + other + " and " + bundle);
        }
      }
    }
    assertThat(twice).isEmpty();
  }

  @Test
  void everyKeyATemplateNamesExists() throws IOException {
    Texts texts = StyleGuideTest.texts("vi");
    Pattern key = Pattern.compile("\\bt(?:\\(\\))?\\.get\\(\"([^\"]+)\"[,)]");
    try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jte")).toList()) {
        assertThat(key.matcher(Files.readString(file)).results().map(match -> match.group(1)))
            .as(file.toString())
            .allMatch(texts::has);
      }
    }
    for (StepState state : StepState.values()) {
      assertThat(texts.has("ui.step." + state.style())).isTrue();
    }
  }

  @Test
  void fillsPlaceholdersAndAnswersAnUnknownKeyWithItself() {
    assertThat(StyleGuideTest.texts("vi").get("ui.savedAt", "09:41")).isEqualTo("Đã lưu 09:41");
    assertThat(StyleGuideTest.texts("en").get("ui.savedAt", "09:41")).isEqualTo("Saved 09:41");
    assertThat(StyleGuideTest.texts("en").get("ui.nowhere")).isEqualTo("ui.nowhere");
    assertThat(StyleGuideTest.texts("en").has("ui.nowhere")).isFalse();
  }

  @Test
  void speaksVietnameseToEverybodyWhoDidNotAskForEnglish() throws IOException {
    Texts german = new Texts(Languages.messageSource(), Locale.GERMANY);
    assertThat(german.lang()).isEqualTo("vi");
    assertThat(german.get("ui.signOut")).isEqualTo("Đăng xuất");
    assertThat(new Texts(Languages.messageSource(), Locale.UK).lang()).isEqualTo("en");
  }

  private static Properties read(String bundle, String lang) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(I18N.resolve(bundle + "_" + lang + ".properties"))) {
      properties.load(in);
    }
    return properties;
  }
}
