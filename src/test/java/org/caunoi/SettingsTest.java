package org.caunoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** What the README says can be set is what the source reads, each key once. */
@NeedsNothing
class SettingsTest {

  private static final Pattern IN_VALUE = Pattern.compile("\\$\\{(caunoi\\.[a-z0-9.-]+)");
  private static final Pattern IN_TEXT = Pattern.compile("\"(caunoi\\.[a-z0-9.-]+[a-z0-9])\"");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\|[^|]+\\|[^|]+\\|$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @Test
  void everySettingIsInTheTableAndNothingElse() throws Exception {
    Set<String> bound = bound();
    Set<String> used = new TreeSet<>(bound);
    used.addAll(named(IN_VALUE));
    // The name of a record's settings is none itself.
    Set<String> groups = groups();
    named(IN_TEXT).stream().filter(key -> !groups.contains(key)).forEach(used::add);

    assertThat(bound).contains("caunoi.notification.email-from", "caunoi.clocks.own.*");
    assertThat(documented()).containsExactlyElementsOf(used);
  }

  private static Set<String> documented() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (MatchResult row : results(ROW, Files.readString(Path.of("README.md")))) {
      String stem = "";
      for (MatchResult code : results(CODE, row.group(1))) {
        String key = code.group(1);
        if (!key.startsWith(".")) {
          stem = key.substring(0, Math.max(0, key.lastIndexOf('.')));
        }
        String full = key.startsWith(".") ? stem + key : key;
        if (full.startsWith("caunoi.")) {
          assertThat(keys.add(full)).as(full).isTrue();
        }
      }
    }
    return keys;
  }

  private static Set<String> bound() throws ClassNotFoundException {
    Set<String> keys = new TreeSet<>();
    for (Class<?> settings : settings()) {
      add(keys, settings.getAnnotation(ConfigurationProperties.class).value(), settings);
    }
    return keys;
  }

  private static void add(Set<String> keys, String prefix, Class<?> settings) {
    for (RecordComponent component : settings.getRecordComponents()) {
      String key = prefix + "." + kebab(component.getName());
      Type type = component.getGenericType();
      if (component.getType().isRecord()) {
        add(keys, key, component.getType());
      } else if (type instanceof ParameterizedType map && component.getName().equals("carriers")) {
        add(keys, key + ".<key>", (Class<?>) map.getActualTypeArguments()[1]);
      } else {
        keys.add(type instanceof ParameterizedType ? key + ".*" : key);
      }
    }
  }

  private static Set<String> groups() throws ClassNotFoundException {
    return settings().stream()
        .map(settings -> settings.getAnnotation(ConfigurationProperties.class).value())
        .collect(Collectors.toSet());
  }

  private static Set<Class<?>> settings() throws ClassNotFoundException {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    Set<Class<?>> found = new HashSet<>();
    for (BeanDefinition one : scan.findCandidateComponents("org.caunoi")) {
      found.add(ClassUtils.forName(String.valueOf(one.getBeanClassName()), null));
    }
    return found;
  }

  private static Set<String> named(Pattern pattern) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> results(pattern, text(file)).stream())
          .map(found -> found.group(1))
          .collect(Collectors.toSet());
    }
  }

  private static List<MatchResult> results(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
