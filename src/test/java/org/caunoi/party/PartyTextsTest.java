package org.caunoi.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caunoi.party.CardReading.HealthInsuranceCard;
import org.caunoi.party.CardReading.Unreadable.Reason;
import org.junit.jupiter.api.Test;

class PartyTextsTest {

  private static final Pattern REFUSAL = Pattern.compile("Refused\\.invalid\\(\\s*\"([^\"]+)\"");
  private static final Pattern FINDING =
      Pattern.compile(
          "(?:Finding\\(CardField\\.\\w+, |note\\(CardField\\.\\w+,"
              + " |Optional\\.of\\()\"([a-z-]+)\"");

  @Test
  void bothLanguagesHaveTheSameTexts() throws IOException {
    assertThat(texts("vi").stringPropertyNames()).isEqualTo(texts("en").stringPropertyNames());
    assertThat(texts("vi").values()).noneMatch(text -> text.toString().isBlank());
  }

  @Test
  void everyCodeHasATextAndEveryTextACode() throws IOException {
    Set<String> wanted = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/caunoi/party"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String code = read(file);
        REFUSAL.matcher(code).results().forEach(found -> wanted.add("error." + found.group(1)));
        FINDING.matcher(code).results().forEach(f -> wanted.add("party.finding." + f.group(1)));
      }
    }
    wanted.add("error.name-missing");
    wanted.add("party.finding.marks-lost");
    wanted.add("party.finding.date-impossible");
    wanted.add("party.finding.birth-date-missing");
    wanted.add("error.name-has-digits");
    wanted.add(new HealthInsuranceCard().key());
    Arrays.stream(Reason.values()).map(Reason::key).forEach(wanted::add);
    assertThat(texts("vi").stringPropertyNames()).containsExactlyInAnyOrderElementsOf(wanted);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties texts(String language) throws IOException {
    String name = "/i18n/party_" + language + ".properties";
    Properties texts = new Properties();
    try (InputStream in = Objects.requireNonNull(PartyTextsTest.class.getResourceAsStream(name))) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
