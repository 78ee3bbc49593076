package org.caunoi.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class DocumentMessagesTest {

  private static final Pattern CODE =
      Pattern.compile("\"((?:file|too|pdf|store|scanner|document)-[a-z-]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {"vi", "en"})
  void hasOneTextForEachRefusal(String language) throws IOException {
    Properties texts =
        PropertiesLoaderUtils.loadProperties(
            new EncodedResource(
                new ClassPathResource("i18n/document_" + language + ".properties"),
                StandardCharsets.UTF_8));

    assertThat(texts.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            codes().stream().map(code -> "error." + code).toList());
  }

  private static Set<String> codes() throws IOException {
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/caunoi/document"))) {
      return sources
          .flatMap(source -> CODE.matcher(text(source)).results())
          .map((MatchResult found) -> found.group(1))
          .collect(Collectors.toSet());
    }
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
