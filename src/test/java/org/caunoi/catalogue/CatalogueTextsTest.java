package org.caunoi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every code of the catalogue has words in both languages. */
class CatalogueTextsTest {

  private static final Pattern CODE =
      Pattern.compile(
          "(?:FieldError\\.of|FieldValue\\.bad|matching|notFound)\\([^;]*?\"([a-z]+(?:-[a-z]+)+|required)\"");

  @Test
  void bothLanguagesHaveTheSameKeys() throws IOException {
    assertThat(keys("vi")).isEqualTo(keys("en")).isNotEmpty();
  }

  @Test
  void everyCodeInTheSourcesHasWords() throws IOException {
    TreeSet<String> codes = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/caunoi/catalogue"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        CODE.matcher(Files.readString(source))
            .results()
            .forEach(found -> codes.add("error." + found.group(1)));
      }
    }

    assertThat(codes).contains("error.not-a-phone", "error.procedure-not-found");
    assertThat(keys("vi")).containsAll(codes);
  }

  private static TreeSet<String> keys(String language) throws IOException {
    TreeSet<String> keys = new TreeSet<>();
    for (Resource file :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:i18n/*_" + language + ".properties")) {
      Properties texts = new Properties();
      texts.load(new StringReader(file.getContentAsString(StandardCharsets.UTF_8)));
      keys.addAll(texts.stringPropertyNames());
    }
    return keys;
  }
}
