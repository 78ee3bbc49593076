package org.caunoi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often people find what they ask for, over queries written from how people speak. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NeedsNothing
class EverydayQueriesTest {

  private final CatalogueDatabase database = new CatalogueDatabase();
  private final List<EverydayQuery> queries = EverydayQuery.all();

  @BeforeAll
  void load() {
    database.load.load(ReferenceFiles.load("classpath:"));
  }

  @Test
  void everyQueryMeansProceduresThatThereAre() {
    List<String> codes = Shipped.procedures().stream().map(ProcedureVersion::code).toList();

    assertThat(queries)
        .hasSizeGreaterThanOrEqualTo(150)
        .doesNotHaveDuplicates()
        .allSatisfy(query -> assertThat(codes).containsAll(query.meant()));
  }

  @Test
  void asSpokenNineteenOfTwentyAreAmongTheFirstThree() {
    assertThat(missed(said -> said, 3)).hasSizeLessThanOrEqualTo(queries.size() * 5 / 100);
  }

  @Test
  void asSpokenSeventeenOfTwentyComeFirst() {
    assertThat(missed(said -> said, 1)).hasSizeLessThanOrEqualTo(queries.size() * 15 / 100);
  }

  /** Lists written later, from situations; the second was not looked at while words were mended. */
  @ParameterizedTest
  @CsvSource({"everyday-queries-second.txt, 80", "everyday-queries-untouched.txt, 60"})
  void soAreThoseOfOtherLists(String file, int atLeast) {
    List<EverydayQuery> others = EverydayQuery.in(file);
    List<String> codes = Shipped.procedures().stream().map(ProcedureVersion::code).toList();
    List<String> third = missed(others, said -> said, 3);
    List<String> first = missed(others, said -> said, 1);

    System.out.printf(
        "Search: of %d queries in %s %d are among the first three, %d come first%n",
        others.size(), file, others.size() - third.size(), others.size() - first.size());
    assertThat(others)
        .hasSizeGreaterThanOrEqualTo(atLeast)
        .doesNotHaveDuplicates()
        .allSatisfy(query -> assertThat(codes).containsAll(query.meant()));
    assertThat(third).hasSizeLessThanOrEqualTo(others.size() * 5 / 100);
    assertThat(first).hasSizeLessThanOrEqualTo(others.size() * 15 / 100);
  }

  @Test
  void withoutMarks() {
    mostAreStillFound(TypingNoise::withoutMarks);
  }

  @ParameterizedTest
  @ValueSource(longs = {20261123, 7, 99})
  void withOneTypingError(long seed) {
    mostAreStillFound(new TypingNoise(seed)::mistyped);
  }

  @ParameterizedTest
  @ValueSource(longs = {20261123, 7, 99})
  void withOneTypingErrorAndNoMarks(long seed) {
    TypingNoise noise = new TypingNoise(seed);

    mostAreStillFound(said -> noise.mistyped(TypingNoise.withoutMarks(said)));
  }

  @ParameterizedTest
  @ValueSource(longs = {20261123, 7, 99})
  void withTelexKeysLeft(long seed) {
    mostAreStillFound(new TypingNoise(seed)::telex);
  }

  @ParameterizedTest
  @ValueSource(longs = {20261123, 7, 99})
  void withVniKeysLeft(long seed) {
    mostAreStillFound(new TypingNoise(seed)::vni);
  }

  private void mostAreStillFound(UnaryOperator<String> noise) {
    assertThat(missed(noise, 3)).hasSizeLessThanOrEqualTo(queries.size() * 12 / 100);
  }

  private List<String> missed(UnaryOperator<String> noise, int top) {
    return missed(queries, noise, top);
  }

  private List<String> missed(List<EverydayQuery> asked, UnaryOperator<String> noise, int top) {
    List<String> missed = new ArrayList<>();
    for (EverydayQuery query : asked) {
      String said = noise.apply(query.said());
      List<String> found =
          database.search.search(said, top).stream().map(ProcedureVersion::code).toList();
      if (query.meant().stream().noneMatch(found::contains)) {
        missed.add(said + " -> " + found);
      }
    }
    return missed;
  }
}
