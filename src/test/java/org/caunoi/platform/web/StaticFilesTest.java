package org.caunoi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import caunoi.pages.StaticTemplates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a slow line has to carry, and what may stand in a template. */
final class StaticFilesTest {

  private static final Path STATIC = Path.of("src/main/resources/static");
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final int KB = 1024;

  @Test
  void stylesStaySmall() throws IOException {
    int base = zipped(bytes("/css/base.css"));
    int rest = zipped(bytes("/css/caunoi.css"));
    assertThat(base).isLessThanOrEqualTo(4 * KB);
    assertThat(base + rest).isLessThanOrEqualTo(12 * KB);
    assertThat(zipped(bytes("/css/print-a5.css"))).isLessThanOrEqualTo(2 * KB);
  }

  @Test
  void trackingPageLoadsInTwentyKilobytesWithoutFontOrScript() throws IOException {
    String page = new StaticTemplates().guideTracking(StyleGuideTest.shell("vi", false)).render();
    Set<String> loaded = loadedBy(page);
    assertThat(loaded).noneMatch(url -> url.endsWith(".js") || url.endsWith(".woff2"));
    assertThat(weight(page, loaded)).isLessThanOrEqualTo(20 * KB);
  }

  @Test
  void counterPageLoadsInAHundredAndFiftyKilobytesWithEveryFontAndScript() throws IOException {
    FieldErrors none = FieldErrors.none();
    String page =
        new StaticTemplates().guideStaff(StyleGuideTest.shell("vi", true), none, 90).render();
    Set<String> loaded = loadedBy(page);
    for (Path file : files(STATIC, ".woff2", ".js")) {
      loaded.add("/" + STATIC.relativize(file));
    }
    assertThat(loaded).contains("/js/autosave.js", "/webjars/htmx.org/2.0.10/dist/htmx.min.js");
    assertThat(weight(page, loaded)).isLessThanOrEqualTo(150 * KB);
  }

  @Test
  void stylesAskNoOtherHost() throws IOException {
    for (Path file : files(STATIC.resolve("css"), ".css")) {
      assertThat(matches("url\\(([^)]*)\\)", Files.readString(file)))
          .as(file.toString())
          .allSatisfy(url -> assertThat(STATIC.resolve(url.substring(1))).exists());
    }
  }

  @Test
  void templatesHoldNoInlineStyleOrScript() throws IOException {
    Pattern inline =
        Pattern.compile(
            "<style|\\sstyle=\"|<script(?![^>]*\\ssrc=)|\\son[a-z]+=\"|javascript:|hx-on|\\$unsafe");
    for (Path file : files(TEMPLATES, ".jte")) {
      assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(inline);
    }
  }

  @Test
  void everyIconNamedInATemplateIsInTheSprite() throws IOException {
    Set<String> known =
        new TreeSet<>(
            matches("<symbol id=\"([^\"]+)\"", Files.readString(STATIC.resolve("icons.svg"))));
    Set<String> used = new TreeSet<>();
    for (Path file : files(TEMPLATES, ".jte")) {
      String text = Files.readString(file);
      used.addAll(matches("icon = \"([^\"]+)\"", text));
      used.addAll(matches("icon\\(name = \"([^\"]+)\"", text));
      used.addAll(matches("icons\\.svg#([a-z-]+)", text));
    }
    for (Tone tone : Tone.values()) {
      used.add(tone.icon());
    }
    for (StepState state : StepState.values()) {
      used.add(state.icon());
    }
    assertThat(used).hasSizeGreaterThan(20);
    assertThat(known).hasSizeGreaterThan(45).containsAll(used);
  }

  @Test
  void everyScriptPartNamedByThePageExists() throws IOException {
    List<String> parts =
        matches("'\\./([a-z]+\\.js)'", Files.readString(STATIC.resolve("js/app.js")));
    assertThat(parts).hasSizeGreaterThan(5);
    assertThat(parts).allSatisfy(part -> assertThat(STATIC.resolve("js").resolve(part)).exists());
    for (Path file : files(STATIC.resolve("js"), ".js")) {
      assertThat(Files.readString(file))
          .as(file.toString())
          .startsWith("// @ts-check")
          .doesNotContain("localStorage", "indexedDB", "eval(", "sessionStorage.setItem");
    }
  }

  private static Set<String> loadedBy(String page) {
    Set<String> urls = new TreeSet<>();
    urls.addAll(matches("<link[^>]* href=\"([^\"]+)\"", page));
    urls.addAll(matches("<(?:script|img)[^>]* src=\"([^\"]+)\"", page));
    if (page.contains("/icons.svg#")) {
      urls.add("/icons.svg");
    }
    return urls;
  }

  private static int weight(String page, Set<String> urls) throws IOException {
    int sum = zipped(page.getBytes(StandardCharsets.UTF_8));
    for (String url : urls) {
      byte[] content = bytes(url);
      sum += url.endsWith(".woff2") ? content.length : zipped(content);
    }
    return sum;
  }

  private static byte[] bytes(String url) throws IOException {
    String place = url.startsWith("/webjars/") ? "/META-INF/resources" + url : "/static" + url;
    try (InputStream in = StaticFilesTest.class.getResourceAsStream(place)) {
      assertThat(in).as(place).isNotNull();
      return in.readAllBytes();
    }
  }

  private static int zipped(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(content);
    }
    return out.size();
  }

  private static List<String> matches(String regex, String text) {
    return Pattern.compile(regex).matcher(text).results().map(StaticFilesTest::firstGroup).toList();
  }

  private static String firstGroup(MatchResult match) {
    return match.group(1);
  }

  private static List<Path> files(Path root, String... ends) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(file -> Stream.of(ends).anyMatch(file.toString()::endsWith)).forEach(found::add);
    }
    return found;
  }
}
