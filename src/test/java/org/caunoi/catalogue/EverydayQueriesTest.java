package org.caunoi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.ClassPathResource;

/** How often people find what they ask for, over queries written from how people speak. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EverydayQueriesTest {

  private final CatalogueDatabase database = new CatalogueDatabase();
  private final List<Query> queries = new ArrayList<>();

  private record Query(String said, List<String> meant) {}

  @BeforeAll
  void load() throws IOException {
    database.load.load(ReferenceFiles.load("classpath:"));
    new ClassPathResource("catalogue/everyday-queries.txt")
        .getContentAsString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("|") && !line.startsWith("#"))
        .map(line -> line.split("\\|"))
        .map(parts -> new Query(parts[0].strip(), Arrays.asList(parts[1].strip().split(" "))))
        .forEach(queries::add);
  }

  @Test
  void withMarks() {
    assertThat(missed(said -> said, 3)).hasSizeLessThanOrEqualTo(queries.size() * 5 / 100);
    assertThat(missed(said -> said, 1)).hasSizeLessThanOrEqualTo(queries.size() * 15 / 100);
  }

  @Test
  void withoutMarks() {
    assertThat(missed(EverydayQueriesTest::withoutMarks, 3))
        .hasSizeLessThanOrEqualTo(queries.size() * 5 / 100);
  }

  @Test
  void withOneTypingErrorAndNoMarks() {
    Random random = new Random(20261123);

    assertThat(missed(said -> mistyped(withoutMarks(said), random), 3))
        .hasSizeLessThanOrEqualTo(queries.size() * 12 / 100);
  }

  private List<String> missed(UnaryOperator<String> noise, int top) {
    assertThat(queries).hasSizeGreaterThan(60);
    List<String> missed = new ArrayList<>();
    for (Query query : queries) {
      String said = noise.apply(query.said());
      List<String> found =
          database.search.search(said, top).stream().map(ProcedureVersion::code).toList();
      if (query.meant().stream().noneMatch(found::contains)) {
        missed.add(said + " -> " + found);
      }
    }
    return missed;
  }

  private static String withoutMarks(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('đ', 'd')
        .replace('Đ', 'D');
  }

  private static String mistyped(String text, Random random) {
    int at = 1 + random.nextInt(text.length() - 2);
    String before = text.substring(0, at);
    String after = text.substring(at + 1);
    return switch (random.nextInt(3)) {
      case 0 -> before + after;
      case 1 -> before + text.charAt(at) + (char) ('a' + random.nextInt(26)) + after;
      default -> before + after.charAt(0) + text.charAt(at) + after.substring(1);
    };
  }
}
