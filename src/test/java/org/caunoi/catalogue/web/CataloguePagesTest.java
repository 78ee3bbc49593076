package org.caunoi.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** One person writes a procedure, another publishes it; dossiers keep the version they have. */
@IntegrationTest
// A database of its own: what is published here would change what other tests find.
@TestPropertySource(properties = "caunoi.test=catalogue")
@OwnDatabase
class CataloguePagesTest {

  private static final String CODE = "2.000635";
  private static final String HERE = "/catalogue/" + CODE;
  private static final String PARTS =
      """
      steps: [{ vi: "Nộp, nhận giấy hẹn, nhận kết quả", en: "File, get the slip, get the result" }]
      applicants: { vi: "Mọi người dân", en: "Everybody" }
      sets: 1
      """;

  @Autowired private People people;
  @Autowired private Walk walk;
  @Autowired private JdbcClient jdbc;

  private SignedIn author;
  private Web writing;
  private Web deciding;
  private String text;

  @BeforeEach
  void twoPeopleLookAtTheProcedure() {
    author = people.officer(Role.ADMINISTRATOR, null);
    writing = people.signIn(author);
    deciding = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    jdbc.sql("UPDATE catalogue.draft SET state = 'DISCARDED' WHERE state <> 'PUBLISHED'").update();
    text = writing.get(HERE + "/file").body();
    writing.get(HERE);
    deciding.get(HERE);
  }

  @Test
  void aChangeIsPublicOnceASecondPersonPublishesIt() {
    int before = version();
    String code = walk.filing().by(people.clerk("HN-0001")).code();
    String changed =
        withParts().replaceFirst("(?m)^name: .*$", "name: { vi: \"Tên mới\", en: \"New name\" }");

    assertThat(save(changed, 0)).isEqualTo(302);
    assertThat(publicPage()).doesNotContain("Tên mới");
    assertThat(post(writing, "submissions", 1)).isEqualTo(302);
    assertThat(post(writing, "publications", 1)).isEqualTo(409);
    assertThat(publicPage()).doesNotContain("Tên mới");
    assertThat(deciding.get(HERE + "/comparison").body()).contains("+ name: { vi: \"Tên mới\"");
    assertThat(post(deciding, "publications", 1)).isEqualTo(302);

    assertThat(publicPage()).contains("Tên mới");
    assertThat(writing.get(HERE + "/file").body()).isEqualTo(changed);
    assertThat(version()).isEqualTo(before + 1);
    assertThat(versionOf(code)).isEqualTo(before);
    assertThat(acts()).contains("procedure-changed", "procedure-submitted", "procedure-published");
  }

  @Test
  void whatTheFileSaidStaysInTheHistoryAndCanBeTakenOut() {
    assertThat(writing.get(HERE + "/file?version=1").body()).contains("code: \"" + CODE + "\"");
    assertThat(writing.get(HERE + "/file?version=99").statusCode()).isEqualTo(404);
  }

  @Test
  void aProcedureWithoutItsSevenPartsIsNotSubmitted() {
    String missing = text.replaceAll("(?ms)^(steps|applicants|sets):.*?(?=^\\S)", "");
    assertThat(save(missing, 0)).isEqualTo(302);

    assertThat(writing.get(HERE).body())
        .contains("Trình tự thực hiện", "Ai được yêu cầu", "số bộ hồ sơ")
        .doesNotContain("action=\"" + HERE + "/submissions\"");
    assertThat(post(writing, "submissions", 1)).isEqualTo(409);
  }

  @Test
  void wrongTextIsKeptAndItsMistakesAreNamedWithTheirLines() {
    String wrong = withParts().replace("validFrom: ", "validFrom: hôm-qua #");
    assertThat(save(wrong, 0)).isEqualTo(302);

    String page = writing.get(HERE).body();
    assertThat(page)
        .contains("validFrom: hôm-qua")
        .containsPattern(CODE + "\\.yaml:\\d+: validFrom");
    assertThat(post(writing, "submissions", 1)).isEqualTo(409);
  }

  @Test
  void aVersionThatBeginsBeforeTheOneInUseIsRefused() {
    save(withParts().replaceFirst("(?m)^validFrom: .*$", "validFrom: 2020-01-01"), 0);

    assertThat(writing.get(HERE).body()).contains("validFrom: is before the version in use");
    assertThat(post(writing, "submissions", 1)).isEqualTo(409);
  }

  @Test
  void whoReadAnOlderEditionOverwritesNobody() {
    assertThat(save(withParts(), 0)).isEqualTo(302);
    assertThat(save(withParts() + "# sau\n", 0)).isEqualTo(422);
    assertThat(save(withParts() + "# sau\n", 1)).isEqualTo(302);
    assertThat(post(writing, "submissions", 1)).isEqualTo(409);
    assertThat(post(writing, "discards", 2)).isEqualTo(302);
    assertThat(post(writing, "discards", 2)).isEqualTo(404);
  }

  @Test
  void theSecondPersonGivesItBackWithAReason() {
    save(withParts(), 0);
    post(writing, "submissions", 1);
    assertThat(save(withParts(), 1)).as("while it waits").isEqualTo(422);
    assertThat(deciding.form(HERE + "/returns", Map.of("edition", "1", "reason", " ")).statusCode())
        .isEqualTo(422);
    assertThat(
            deciding
                .form(HERE + "/returns", Map.of("edition", "1", "reason", "Xin ghi rõ thời hạn"))
                .statusCode())
        .isEqualTo(302);
    assertThat(writing.get(HERE).body()).contains("Xin ghi rõ thời hạn", "Đang viết bản mới");
  }

  @Test
  void theListSaysWhatNeedsConfirmationAndWhatWaits() {
    save(withParts(), 0);
    post(writing, "submissions", 1);

    assertThat(writing.get("/catalogue").body()).contains("Chờ người thứ hai", CODE);
    assertThat(deciding.get("/catalogue").body()).contains("Chờ bạn duyệt");
    assertThat(writing.get(HERE).body()).contains("Cần xác nhận", "Giấy tờ");
    assertThat(writing.get("/catalogue/9.999999").statusCode()).isEqualTo(404);
  }

  @Test
  void emptyAndEndlessTextsAreRefusedAndNothingIsStored() {
    assertThat(save(" ", 0)).isEqualTo(422);
    assertThat(save("a".repeat(300_000), 0)).isEqualTo(422);
    assertThat(save("#".repeat(5_000_000), 0)).isEqualTo(413);
    assertThat(writing.get(HERE).body()).contains("Đang dùng");
  }

  private String withParts() {
    return text.contains("\nsteps:") ? text : text + PARTS;
  }

  private int save(String changed, int edition) {
    return writing
        .form(HERE + "/draft", Map.of("text", changed, "edition", String.valueOf(edition)))
        .statusCode();
  }

  private static int post(Web who, String act, int edition) {
    return who.form(HERE + "/" + act, Map.of("edition", String.valueOf(edition))).statusCode();
  }

  private String publicPage() {
    return writing.get("/procedures/" + CODE).body();
  }

  private int version() {
    return jdbc.sql("SELECT max(version) FROM catalogue.procedure_version WHERE code = :code")
        .param("code", CODE)
        .query(Integer.class)
        .single();
  }

  private int versionOf(String dossier) {
    return jdbc.sql(
            """
            SELECT v.version FROM dossier.dossier d
            JOIN catalogue.procedure_version v ON v.id = d.procedure_version WHERE d.code = :code
            """)
        .param("code", dossier)
        .query(Integer.class)
        .single();
  }

  private List<@Nullable String> acts() {
    return jdbc.sql("SELECT act FROM audit.entry WHERE subject = :subject")
        .param("subject", "procedure/" + CODE)
        .query(String.class)
        .list();
  }
}
