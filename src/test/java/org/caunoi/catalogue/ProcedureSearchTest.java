package org.caunoi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Search over the shipped procedures, as people ask at the counter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProcedureSearchTest {

  private final CatalogueDatabase database = new CatalogueDatabase();

  @BeforeAll
  void load() {
    database.load.load(ReferenceFiles.load("classpath:"));
  }

  @ParameterizedTest
  @CsvSource({
    "tl, 2.000635",
    "TL, 2.000635",
    "hx, 1.014027",
    "2.000635, 2.000635",
    "2.0006, 2.000635",
    "trích lục khai sinh, 2.000635",
    "trich luc khai sinh, 2.000635",
    "xin lại giấy khai sinh, 2.000635",
    "xin lai giay khai sinh bi mat, 2.000635",
    "trich luc khia sinh, 2.000635",
    "trích lụcc khai sin, 2.000635",
    "đăng ký khai sinh, 1.001193",
    "dang ky khai sinh, 1.001193",
    "làm giấy khai sinh cho cháu, 1.001193",
    "tiền già, 1.014027",
    "tien gia, 1.014027",
    "trợ cấp người cao tuổi, 1.014027",
    "tro cap huu tri xa hoi, 1.014027",
    "Civil-status extract, 2.000635",
  })
  void findsWhatPeopleMean(String q, String code) {
    assertThat(codes(q, 3)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tl", "trích lục", "trich luc", "2.000635"})
  void putsTheExactMatchFirst(String q) {
    assertThat(codes(q, 5)).startsWith("2.000635");
  }

  @Test
  void showsTheMostUsedFirstWhenNothingIsSaid() {
    List<ProcedureVersion> found = database.search.search("  ", 10);

    assertThat(found).hasSize(10).allSatisfy(p -> assertThat(p.shortcut()).isNotNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "''",
        "\\",
        "a' & 'b",
        ":*",
        "!",
        "()",
        "%",
        "_",
        "\u0000",
        "💐",
        "zzzzzzzzzz qqqqq",
        "' OR 1=1 --",
        "trích & | ! :*",
        "-",
        ".",
        "..",
        "a-b.c",
        "\uD800"
      })
  void nothingThatIsTypedBreaksIt(String q) {
    assertThat(codes(q, 5)).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void nonsenseFindsNothing() {
    assertThat(codes("zzzzzzzzzz qqqqq", 5)).isEmpty();
  }

  @Test
  void aPastedNovelIsCutAndStillAnswered() {
    assertThat(codes("trích lục khai sinh " + "x ".repeat(1_000_000), 5)).isNotNull();
  }

  private List<String> codes(String q, int limit) {
    return database.search.search(q, limit).stream().map(ProcedureVersion::code).toList();
  }
}
