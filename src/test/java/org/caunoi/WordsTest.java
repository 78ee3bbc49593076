package org.caunoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caunoi.assistance.SessionEventKind;
import org.caunoi.dossier.ActKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word a person reads exists in both languages. */
@NeedsNothing
class WordsTest {

  private static final Path WORDS = Path.of("src/main/resources/i18n");
  private static final Pattern REFUSAL =
      Pattern.compile(
          "(?:Refused\\.(?:invalid|notFound|conflict)\\(\\s*\"([a-z0-9-]+)\""
              + "|Refused\\.field\\(\\s*[^,()]+(?:\\([^)]*\\))?[^,()]*,\\s*\"([a-z0-9-]+)\""
              + "|FieldError\\.of\\(\\s*[^,]+,\\s*\"([a-z0-9-]+)\""
              + "|new Refused\\(\\s*(?:Refused\\.)?Kind\\.[A-Z_]+,\\s*\"([a-z0-9-]+)\")");
  private static final Pattern AUDIT_ACT =
      Pattern.compile("(?:audit|log)\\.write\\(\\s*[^,;]+,\\s*[^,;]+,\\s*\"([a-z-]+)\"");
  private static final Pattern TEMPLATE_KEY = Pattern.compile("\\.get\\(\"([A-Za-z0-9.-]+)\"");

  static List<Path> vietnamese() throws IOException {
    try (Stream<Path> files = Files.list(WORDS)) {
      return files.filter(file -> file.toString().endsWith("_vi.properties")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("vietnamese")
  void bothLanguagesHaveTheSameKeys(Path file) throws IOException {
    Path english = Path.of(file.toString().replace("_vi.", "_en."));
    assertThat(read(english).stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(read(file).stringPropertyNames());
  }

  @ParameterizedTest
  @MethodSource("vietnamese")
  void vietnameseIsWrittenInOneNormalForm(Path file) throws IOException {
    assertThat(Normalizer.isNormalized(Files.readString(file), Normalizer.Form.NFC)).isTrue();
  }

  @Test
  void everyRefusalHasWords() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (String code : found("src/main/java", ".java", REFUSAL)) {
      if (!keys().contains("error." + code)) {
        missing.add(code);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyActInTheAuditLogHasWords() throws IOException {
    Set<String> acts = found("src/main/java", ".java", AUDIT_ACT);
    Stream.of(SessionEventKind.values()).forEach(kind -> acts.add("session-" + code(kind)));
    Stream.of(ActKind.values()).forEach(kind -> acts.add("dossier-" + code(kind)));
    assertThat(acts).contains("signed-in", "report-read").hasSizeGreaterThan(45);
    Set<String> keys = keys();
    acts.removeIf(act -> keys.contains("audit.act." + act));
    assertThat(acts).isEmpty();
  }

  @Test
  void everyKeyOfATemplateHasWords() throws IOException {
    Set<String> missing = found("src/main/jte", ".jte", TEMPLATE_KEY);
    missing.removeAll(keys());
    missing.removeIf(key -> key.endsWith("."));
    assertThat(missing).isEmpty();
  }

  private static String code(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Set<String> keys() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (Path file : vietnamese()) {
      keys.addAll(read(file).stringPropertyNames());
    }
    return keys;
  }

  private static Set<String> found(String folder, String ending, Pattern pattern)
      throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
          for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
              found.add(matcher.group(group));
            }
          }
        }
      }
    }
    return found;
  }

  private static Properties read(Path file) throws IOException {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      words.load(reader);
    }
    return words;
  }
}
