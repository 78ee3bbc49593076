package org.caunoi.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** All values that need confirmation stand on one page and are confirmed with their source. */
@IntegrationTest
@TestPropertySource(properties = "caunoi.test=catalogue")
@OwnDatabase
class UnconfirmedPagesTest {

  /** A procedure no other test publishes. */
  private static final String CODE = "1.000419";

  private static final String LIST = "/catalogue/unconfirmed?q=" + CODE;

  @Autowired private People people;
  @Autowired private JdbcClient jdbc;

  private Web editor;

  @BeforeEach
  void anEditorLooks() {
    jdbc.sql("UPDATE catalogue.draft SET state = 'DISCARDED' WHERE state <> 'PUBLISHED'").update();
    editor = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    editor.get(LIST);
  }

  @Test
  void everyValueStandsWithItsSourceAndCanBeFiltered() {
    String all = editor.get("/catalogue/unconfirmed").body();
    int count = count(all);
    assertThat(count).isGreaterThan(300);
    assertThat(all).contains("rel=\"next\"").doesNotContain("rel=\"prev\"");
    assertThat(editor.get("/catalogue/unconfirmed?page=2").body()).contains("rel=\"prev\"");
    String one = editor.get(LIST).body();
    assertThat(count(one)).isBetween(5, 40);
    assertThat(one)
        .contains("terms[0]", "working-days 5", "Tự đặt, chưa thấy văn bản", "cần xác nhận");
    String terms = editor.get(LIST + "&part=terms").body();
    assertThat(count(terms)).isEqualTo(1);
    assertThat(count(editor.get("/catalogue/unconfirmed?q=khong-co-gi").body())).isZero();
    assertThat(editor.get("/catalogue/unconfirmed?page=99999").statusCode()).isEqualTo(200);
    assertThat(editor.get("/catalogue/unconfirmed?page=-1").statusCode()).isEqualTo(200);
    assertThat(editor.get("/catalogue").body()).contains("/catalogue/unconfirmed?q=" + CODE);
  }

  @Test
  void onePressWritesSourceAndConfidenceIntoADraftAndNothingElse() {
    String before = editor.get("/catalogue/" + CODE + "/file").body();
    assertThat(confirm("level", "QĐ 1234/QĐ-THỬ, \"phụ lục\" 2").statusCode()).isEqualTo(302);
    assertThat(confirm("terms[0]", "QĐ 1234/QĐ-THỬ").statusCode()).isEqualTo(302);
    String draft = draft();
    assertThat(draft)
        .contains(
            "\"level\": { source: \"QĐ 1234/QĐ-THỬ, \\\"phụ lục\\\" 2\", confidence: seen }",
            "    source: \"QĐ 1234/QĐ-THỬ\"\n    confidence: seen\n");
    List<String> same = before.lines().filter(line -> !draft.contains(line)).toList();
    assertThat(same).as("only these lines changed").hasSize(3);
    assertThat(editor.get(LIST).body()).contains("Đã xác nhận trong bản nháp");
    assertThat(editor.get("/catalogue/" + CODE).body()).doesNotContain("Còn lỗi trong tệp");
    assertThat(editor.get("/catalogue/" + CODE + "/file").body()).isEqualTo(before);
    assertThat(acts()).contains("procedure-changed");
  }

  @Test
  void aPublishedConfirmationLeavesTheList() {
    String withParts = editor.get("/catalogue/" + CODE + "/file").body();
    if (!withParts.contains("\nsteps:")) {
      withParts +=
          """
          steps: [{ vi: "Nộp, nhận giấy hẹn, nhận kết quả", en: "File, get the slip, get the result" }]
          applicants: { vi: "Mọi người dân", en: "Everybody" }
          sets: 1
          """;
    }
    editor.form("/catalogue/" + CODE + "/draft", Map.of("text", withParts, "edition", "0"));
    int before = count(editor.get(LIST).body());
    confirm("route", "Đã gọi Sở ngày 1/11");
    editor.form("/catalogue/" + CODE + "/submissions", Map.of("edition", "2"));
    assertThat(confirm("summary", "nguồn").statusCode()).as("while it waits").isEqualTo(422);
    Web second = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    second.get("/catalogue/" + CODE);
    assertThat(
            second
                .form("/catalogue/" + CODE + "/publications", Map.of("edition", "2"))
                .statusCode())
        .isEqualTo(302);
    assertThat(count(editor.get(LIST).body())).isEqualTo(before - 1);
  }

  @Test
  void badConfirmationsAreRefusedAtTheirRow() {
    HttpResponse<String> empty = confirm("level", " ");
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("field-wrong", "source-");
    assertThat(confirm("level", "a".repeat(400)).statusCode()).isEqualTo(422);
    assertThat(confirm("khong-co", "nguồn").statusCode()).isEqualTo(404);
    assertThat(confirm("terms[99]", "nguồn").statusCode()).isEqualTo(404);
    assertThat(confirm("default", "nguồn").statusCode()).as("seen already").isEqualTo(422);
    assertThat(
            editor
                .form("/catalogue/9.999999/confirmations", Map.of("path", "level", "source", "x"))
                .statusCode())
        .isEqualTo(404);
    assertThat(
            jdbc.sql("SELECT count(*) FROM catalogue.draft WHERE state IN ('OPEN', 'SUBMITTED')")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private HttpResponse<String> confirm(String path, String source) {
    return editor.form(
        "/catalogue/" + CODE + "/confirmations",
        Map.of("path", path, "source", source, "q", CODE, "part", "", "page", "1"));
  }

  private String draft() {
    return jdbc.sql("SELECT source_text FROM catalogue.draft WHERE code = :code AND state = 'OPEN'")
        .param("code", CODE)
        .query(String.class)
        .single();
  }

  private static int count(String page) {
    return Integer.parseInt(
        page.replaceAll("(?s).*Còn ([\\d.]+) giá trị.*", "$1").replace(".", ""));
  }

  private List<@Nullable String> acts() {
    return jdbc.sql("SELECT act FROM audit.entry WHERE subject = :subject")
        .param("subject", "procedure/" + CODE)
        .query(String.class)
        .list();
  }
}
