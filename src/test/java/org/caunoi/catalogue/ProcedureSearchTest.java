package org.caunoi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
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
    "lamf giaays khai sinh, 1.001193",
    "giay1 khai sinh, 1.001193",
    "d9a8ng ky1 khai sinh, 1.001193",
    "giaykhai sinh, 1.001193",
    "chung thuc ban sao ho ngheo, 2.000815",
    "xin vao ho ngheo, 1.011607",
    "xây nhà, 1.013225",
    "Có người qua đời, 1.000656",
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
        "\uD800",
        "+trích -lục ~2^3 [a TO b] {c TO d} /x*/ word:khai AND OR NOT",
        "\u0001\u0007\u001B\u007F\u200B",
        "!?.,;:()[]{}<>|&^~*\"'/\\",
        "đđđđ dddd wwww 9999 aaaa",
        "\u0301\u0302"
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

  @Test
  void tenMegabytesAreAnsweredLikeTheirBeginning() {
    for (String text : List.of("x", "khai sinh ", "!", "\u0000", "\u0301", "w1")) {
      String long10 = text.repeat(10_000_000 / text.length());
      assertTimeoutPreemptively(
          Duration.ofSeconds(2),
          () -> assertThat(codes(long10, 5)).isEqualTo(codes(long10.substring(0, 200), 5)));
    }
  }

  private List<String> codes(String q, int limit) {
    return database.search.search(q, limit).stream().map(ProcedureVersion::code).toList();
  }
}
