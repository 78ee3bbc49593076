package org.caunoi.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Cases, conditions and forms are tried on a draft before anybody else sees it. */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=catalogue")
@OwnDatabase
class TrialPagesTest {

  private static final String CODE = "2.000635";
  private static final String HERE = "/catalogue/" + CODE;

  @Autowired private People people;
  @Autowired private JdbcClient jdbc;

  private Web editor;
  private String text = "";

  @BeforeEach
  void anEditorLooksAtTheProcedure() {
    jdbc.sql("UPDATE catalogue.draft SET state = 'DISCARDED' WHERE state <> 'PUBLISHED'").update();
    editor = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    text = editor.get(HERE + "/file").body();
    editor.get(HERE);
  }

  @Test
  void whatIsInUseCanBeTriedToo() {
    assertThat(editor.get(HERE).body()).contains("href=\"" + HERE + "/trial\"");
    String page = editor.get(HERE + "/trial").body();
    assertThat(page)
        .contains("Bản đang dùng", "Mọi điều kiện trong tệp", "components.mandate", "Họ và tên")
        .contains("Không cần giấy tờ nào");
    assertThat(tried(Map.of("answer.forWhom", "other")))
        .contains("Giấy ủy quyền – ", "Vì xin cho người khác")
        .contains("form.subjectFullName");
  }

  @Test
  void theDraftIsTriedBeforeItIsPublic() {
    save(text.replace("amount: 8000", "amount: 9000").replace("Giấy ủy quyền", "Giấy nhờ làm hộ"));
    String page =
        tried(
            Map.of(
                "answer.forWhom", "other",
                "answer.copies", "3",
                "channel", "counter"));
    assertThat(page)
        .contains("Bản nháp", "9.000", "27.000 đ", "Giấy nhờ làm hộ")
        .as("the described cases say otherwise, and that is told beside it")
        .contains("must come to");
    assertThat(editor.get("/procedures/" + CODE + "?a-forWhom=other").body())
        .contains("Giấy ủy quyền")
        .doesNotContain("Giấy nhờ làm hộ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "answers.forWhom == 'other'                  => other => Điều kiện đúng trong trường hợp"
            + " này",
        "answers.forWhom == 'other'                  => self  => Điều kiện sai trong trường hợp"
            + " này",
        "channel == 'online' && answers.copies > 0   => self  => Điều kiện đúng trong trường hợp"
            + " này",
        "form.documentKind != 'x' || 1 == 1          => self  => form.documentKind is only compared"
            + " with",
        "answers.khongCo == 'a'                      => self  => there is no earlier question"
            + " khongCo",
        "answers.forWhom == 'other' and              => self  => at character 28",
        "1 + 1                                       => self  => is not a condition",
        "answers.forWhom == 'nobody'                 => self  => answers.forWhom is only compared"
            + " with",
        "[1, 2].exists(n, n == 1)                    => self  => is not a condition",
      })
  void aConditionIsDecidedOrItsMistakeIsNamed(String condition, String forWhom, String told) {
    String page = tried(Map.of("condition", condition, "answer.forWhom", forWhom));
    assertThat(page.replace("&#39;", "'")).contains(told);
  }

  @Test
  void theFormIsShownDenseAndCheckedAsAtTheCounter() {
    assertThat(tried(Map.of("answer.forWhom", "self"))).doesNotContain("form.subjectFullName\"");
    String page = tried(Map.of("answer.forWhom", "other", "form.phone", "12", "form.fullName", ""));
    assertThat(page)
        .contains("name=\"form.subjectFullName\"", "value=\"12\"", "field-wrong", "aria-invalid");
  }

  @Test
  void wrongAnswersAndWrongTextsAreNamedInPlace() {
    assertThat(tried(Map.of("answer.copies", "500")))
        .contains("field-wrong")
        .doesNotContain("trial.");
    save(text.replaceFirst("(?m)^validFrom: .*$", "validFrom: hôm-qua"));
    assertThat(editor.get(HERE + "/trial").body())
        .containsPattern("2\\.000635\\.yaml:\\d+: validFrom")
        .doesNotContain("Trường hợp để thử");
    assertThat(editor.get("/catalogue/9.999999/trial").statusCode()).isEqualTo(404);
  }

  @Test
  void nothingTypedIsKept() {
    tried(Map.of("form.fullName", "Nguyễn Thử Không Lưu", "condition", "1 == 1"));
    assertThat(editor.get(HERE + "/trial").body()).doesNotContain("Nguyễn Thử Không Lưu");
    assertThat(editor.get(HERE).body()).contains("Đang dùng");
  }

  /** The list of bad input, each through the page: refused with its place and its reason. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code: \"2.000635\"                     | code: \"2.000999\"                  | 'code: must"
            + " be the name of the file, 2.000635'",
        "code: \"2.000635\"                     | code: \"không mã\"                  | 'code: must"
            + " be'",
        "answers.forWhom == 'other'\"           | answers.nobody == 'other'\"         | 'there is"
            + " no earlier question nobody'",
        "amount: 8000                           | amount: -1                          | 'amount:"
            + " must be from 0'",
        "'    amount: 1\n"
            + "'                      | '    amount: 0\n"
            + "'                   | 'terms[0].amount: must be from 1'",
        "'  - key: document\n"
            + "'                  | '  - key: document\n"
            + "    when: \"answers.forWhom == ''self''\"\n"
            + "' | 'there is no earlier question forWhom'",
        "'        - key: copies\n"
            + "'              | '        - key: copies\n"
            + "          when: \"form.copies == ''1''\"\n"
            + "' | 'there is no earlier field copies'",
        "validTo:                               | validTo: 2020-01-01                 | 'validTo:"
            + " is before validFrom'",
      })
  void badInputIsRefusedWithPlaceAndReason(String from, String to, String told) {
    assertThat(text).contains(from.strip());
    save(text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
    String page = editor.get(HERE).body().replace("&#39;", "'");
    assertThat(page).contains(told).containsPattern("\\d\\.\\d{6}\\.yaml:\\d+: ");
    assertThat(editor.form(HERE + "/submissions", Map.of("edition", "1")).statusCode())
        .isEqualTo(409);
  }

  @Test
  void tenMegabytesOfPastedTextAreRefusedOnEveryPageThatTakesText() {
    String pasted = "#".repeat(10_000_000);
    assertThat(editor.form(HERE + "/draft", Map.of("text", pasted)).statusCode()).isEqualTo(413);
    assertThat(editor.form(HERE + "/trial", Map.of("condition", pasted)).statusCode())
        .isEqualTo(413);
    assertThat(
            editor
                .form(HERE + "/confirmations", Map.of("source", pasted, "path", "level"))
                .statusCode())
        .isEqualTo(413);
    assertThat(editor.get(HERE).body()).contains("Đang dùng");
  }

  private String tried(Map<String, String> sent) {
    editor.get(HERE + "/trial");
    return editor.form(HERE + "/trial", new HashMap<>(sent)).body();
  }

  private void save(String changed) {
    assertThat(editor.form(HERE + "/draft", Map.of("text", changed, "edition", "0")).statusCode())
        .isEqualTo(302);
  }
}
