package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.caunoi.IntegrationTest;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.document.Documents;
import org.caunoi.dossier.SentCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Is this paper real, unchanged, and does it still count? Asked by anybody, over HTTP. */
@IntegrationTest
class CheckPagesTest {

  private static final String API = "/api/v1/paper-checks";

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private SentCodes phone;
  @Autowired private Documents documents;
  @Autowired private JdbcClient jdbc;

  private Web anybody;

  @BeforeEach
  void forgetEarlierChecks() {
    jdbc.sql("DELETE FROM access.attempt WHERE subject LIKE 'check@%'").update();
    anybody = people.nobody();
    anybody.get("/check");
  }

  @Test
  void whoeverHoldsAResultReadsWhoSignedItAndThatItCounts() throws IOException {
    String code = walk.filing().file().code();
    walk.issue(code);
    HttpResponse<String> answer = anybody.upload("/check", Map.of(), result(code));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("Chưa bị sửa, nhưng chỉ là chữ ký dùng thử", "01/TLKS-TN", "Trần Thử")
        .contains("CHỮ KÝ DÙNG THỬ", "Ký lúc")
        .doesNotContain("Nguyễn Thử", "001199000001", "<script");
    assertThat(audited()).contains("paper-checked");
    assertThat(documents(result(code))).isEqualTo(1);
  }

  @Test
  void aChangedByteIsFound() throws IOException {
    String code = walk.filing().file().code();
    walk.issue(code);
    byte[] changed = result(code);
    int at = new String(changed, StandardCharsets.ISO_8859_1).indexOf("/MediaBox") + 12;
    changed[at] = (byte) (changed[at] == '1' ? '2' : '1');
    assertThat(anybody.upload("/check", Map.of(), changed).body())
        .contains("Tệp này đã bị sửa")
        .doesNotContain("01/TLKS-TN");
    JsonNode json = Web.json(anybody.upload(API, Map.of(), changed));
    assertThat(json.get("answer").asString()).isEqualTo("CHANGED");
    assertThat(json.get("signatures").get(0).get("unchanged").asBoolean()).isFalse();
  }

  @Test
  void formsThatActsLeaveAreSignedToo() throws IOException {
    String code = walk.filing().file().code();
    walk.accept(code);
    UUID form =
        jdbc.sql(
                """
                SELECT f.document_id FROM dossier.form f JOIN dossier.dossier d ON d.id = f.dossier_id
                WHERE d.code = :code AND f.form = '01'
                """)
            .param("code", code)
            .query(UUID.class)
            .single();
    JsonNode json = Web.json(anybody.upload(API, Map.of(), bytes(form)));
    assertThat(json.get("answer").asString()).isEqualTo("DEMO");
    assertThat(json.get("signatures").size()).isEqualTo(2);
    assertThat(json.get("paper").get("number").asString()).isEqualTo(code + "/TNHS");
  }

  @Test
  void theLinkOfAResultTellsWhoSigned() {
    String code = walk.filing().returnBy(ReturnWay.ELECTRONIC).file().code();
    walk.issue(code);
    String link = "/results/" + phone.linkOf(code);
    assertThat(anybody.get(link).body()).contains(link + "/signatures");
    HttpResponse<String> answer = anybody.get(link + "/signatures");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(answer.body()).contains("01/TLKS-TN", "Chữ ký dùng thử").doesNotContain("Nguyễn");
    assertThat(anybody.get("/results/khong-co/signatures").statusCode()).isEqualTo(410);
  }

  @Test
  void aReplacedResultSaysSoAndTheCitizenIsTold() throws IOException {
    String code = walk.filing().returnBy(ReturnWay.ELECTRONIC).file().code();
    walk.issue(code);
    byte[] old = result(code);
    String oldLink = phone.linkOf(code);
    SignedIn signer = people.officer(Role.SIGNER, walk.authority());
    Web officer = people.signIn(signer);
    String page = officer.get("/dossiers/" + code).body();
    assertThat(page).contains("Cấp lại kết quả", "result-replacements");
    Map<String, String> fields =
        Map.of("version", version(code), "number", "02/TLKS-TN", "reissueReason", "Sai năm sinh");
    String path = "/dossiers/" + code + "/result-replacements";
    assertThat(officer.upload(path, with(fields, "reissueReason", " "), Papers.pdf()).body())
        .contains("02/TLKS-TN");
    assertThat(officer.upload(path, with(fields, "number", "01/TLKS-TN"), Papers.pdf()).body())
        .contains("Kết quả cũ đã mang số này");
    assertThat(officer.upload(path, fields, Papers.pdf()).statusCode()).isEqualTo(302);

    assertThat(anybody.upload("/check", Map.of(), old).body())
        .contains("Giấy này đã được thay bằng giấy khác", "01/TLKS-TN", "02/TLKS-TN");
    JsonNode json = Web.json(anybody.upload(API, Map.of(), result(code)));
    assertThat(json.get("answer").asString()).isEqualTo("DEMO");
    assertThat(json.get("paper").get("number").asString()).isEqualTo("02/TLKS-TN");
    assertThat(phone.linkOf(code)).isNotEqualTo(oldLink);
    assertThat(acts(code)).contains("dossier-issued", "dossier-reissued");
    assertThat(kinds(code)).contains("REISSUED");
    assertThat(numbers(code)).containsExactly("01/TLKS-TN", "02/TLKS-TN");
  }

  @Test
  void aProgramReplacesAResultToo() {
    String code = walk.filing().file().code();
    String path = "/api/v1/dossiers/" + code + "/result-replacements";
    Web officer = people.signIn(people.officer(Role.SIGNER, null));
    Map<String, String> fields = Map.of("number", "03/TN", "reason", "Ghi nhầm");
    officer.get("/dossiers");
    assertThat(officer.upload(path, fields, Papers.pdf()).statusCode()).isEqualTo(409);
    walk.issue(code);
    assertThat(officer.upload(path, with(fields, "number", ""), Papers.pdf()).statusCode())
        .isEqualTo(422);
    assertThat(officer.upload(path, fields, Papers.png()).body()).contains("result-not-pdf");
    assertThat(numbers(code)).hasSize(1);
    assertThat(officer.upload(path, fields, Papers.pdf()).statusCode()).isEqualTo(201);
    assertThat(numbers(code)).containsExactly("01/TLKS-TN", "03/TN");
  }

  @Test
  void whatIsNoSignedPaperIsAnsweredInWords() throws IOException {
    assertThat(anybody.upload("/check", Map.of(), Papers.pdf()).body())
        .contains("Tệp này không có chữ ký số");
    refused(Papers.png(), 422, "file-not-pdf");
    refused("<html>".getBytes(StandardCharsets.UTF_8), 422, "file-type-unknown");
    refused("%PDF-1.7 rác".getBytes(StandardCharsets.UTF_8), 422, "file-damaged");
    refused(new byte[0], 422, "file-empty");
    refused(encrypted(), 422, "file-encrypted");
    refused(pages(10_000), 413, "too-many-pages");
    HttpResponse<String> page = anybody.upload("/check", Map.of(), encrypted());
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("mật khẩu");
    assertThat(anybody.form("/check", Map.of()).statusCode()).isEqualTo(422);
  }

  @Test
  void nobodyAsksWithoutEnd() {
    jdbc.sql(
            "INSERT INTO access.attempt (subject, window_start, failures) VALUES (:subject, :at,"
                + " 60)")
        .param("subject", "check@127.0.0.1")
        .param("at", OffsetDateTime.now(ZoneOffset.UTC))
        .update();
    assertThat(anybody.upload(API, Map.of(), Papers.pdf()).statusCode()).isEqualTo(429);
    assertThat(anybody.upload("/check", Map.of(), Papers.pdf()).statusCode()).isEqualTo(429);
  }

  @Test
  void aRevokedKeyIssuesNothingAndNothingIsHalfStored() {
    SignedIn signer = people.officer(Role.SIGNER, walk.authority());
    Web officer = people.signIn(signer);
    String first = approved(signer);
    assertThat(issue(officer, first).statusCode()).isEqualTo(302);
    Web administrator = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    String fingerprint = fingerprint(signer);
    assertThat(administrator.get("/certificates").body()).contains(fingerprint.substring(0, 16));
    String revocations = "/certificates/" + fingerprint + "/revocations";
    assertThat(administrator.form(revocations, Map.of("reason", "")).statusCode()).isEqualTo(422);
    assertThat(administrator.form(revocations, Map.of("reason", "Mất khóa")).statusCode())
        .isEqualTo(302);
    String second = approved(signer);
    long before = documents();
    HttpResponse<String> refused = issue(officer, second);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("đã bị thu hồi");
    assertThat(numbers(second)).isEmpty();
    assertThat(documents()).isEqualTo(before);
    assertThat(acts(second)).doesNotContain("dossier-issued");
    administrator.get("/certificates");
    assertThat(
            administrator.form("/certificates/" + fingerprint + "/renewals", Map.of()).statusCode())
        .isEqualTo(302);
    assertThat(issue(officer, second).statusCode()).isEqualTo(302);
  }

  @Test
  void certificatesAreThereForProgramsToo() {
    walk.issue(walk.filing().file().code());
    Web administrator = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    JsonNode first = Web.json(administrator.get("/api/v1/certificates")).at("/items/0");
    assertThat(first.get("demo").asBoolean()).isTrue();
    assertThat(first.get("issuer").asString()).contains("DÙNG THỬ");
    administrator.get("/certificates");
    String path = "/api/v1/certificates/" + "0".repeat(64) + "/revocations";
    assertThat(administrator.post(path, "{\"reason\":\"x\"}").statusCode()).isEqualTo(404);
  }

  private void refused(byte[] file, int status, String code) {
    HttpResponse<String> answer = anybody.upload(API, Map.of(), file);
    assertThat(answer.statusCode()).as(code).isEqualTo(status);
    assertThat(answer.body()).contains(code);
  }

  private String approved(SignedIn signer) {
    String code = walk.filing().file().code();
    walk.process(code);
    walk.approve(signer, code);
    return code;
  }

  private HttpResponse<String> issue(Web officer, String code) {
    officer.get("/dossiers/" + code);
    return officer.upload(
        "/dossiers/" + code + "/results",
        Map.of("version", version(code), "number", "09/TN"),
        Papers.pdf());
  }

  private String fingerprint(SignedIn who) {
    return jdbc.sql("SELECT fingerprint FROM signing.certificate WHERE holder = :holder")
        .param("holder", "officer/" + who.accountId())
        .query(String.class)
        .single();
  }

  private byte[] result(String code) throws IOException {
    return bytes(
        jdbc.sql(
                """
                SELECT r.document_id FROM dossier.result r JOIN dossier.dossier d ON d.id = r.dossier_id
                WHERE d.code = :code ORDER BY r.no DESC LIMIT 1
                """)
            .param("code", code)
            .query(UUID.class)
            .single());
  }

  private byte[] bytes(UUID document) throws IOException {
    try (var content = documents.open(document)) {
      return content.readAllBytes();
    }
  }

  private long documents() {
    return jdbc.sql("SELECT count(*) FROM document.stored_document").query(Long.class).single();
  }

  private long documents(byte[] same) {
    return jdbc.sql("SELECT count(*) FROM document.stored_document WHERE sha256 = sha256(:bytes)")
        .param("bytes", same)
        .query(Long.class)
        .single();
  }

  private String version(String code) {
    return jdbc.sql("SELECT version FROM dossier.dossier WHERE code = :code")
        .param("code", code)
        .query(String.class)
        .single();
  }

  private List<String> numbers(String code) {
    return jdbc.sql(
            """
            SELECT r.number FROM dossier.result r JOIN dossier.dossier d ON d.id = r.dossier_id
            WHERE d.code = :code ORDER BY r.no
            """)
        .param("code", code)
        .query((rs, n) -> String.valueOf(rs.getString(1)))
        .list();
  }

  private List<String> acts(String code) {
    return jdbc.sql("SELECT act FROM audit.entry WHERE subject = :subject")
        .param("subject", "dossier/" + code)
        .query((rs, n) -> String.valueOf(rs.getString(1)))
        .list();
  }

  private List<String> audited() {
    return jdbc.sql("SELECT act FROM audit.entry WHERE subject LIKE 'file/%'")
        .query((rs, n) -> String.valueOf(rs.getString(1)))
        .list();
  }

  private List<String> kinds(String code) {
    return jdbc.sql("SELECT kind FROM notification.message WHERE dossier_code = :code")
        .param("code", code)
        .query((rs, n) -> String.valueOf(rs.getString(1)))
        .list();
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    Map<String, String> other = new HashMap<>(fields);
    other.put(name, value);
    return other;
  }

  private static byte[] encrypted() throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("chủ", "khóa", new AccessPermission()));
      document.save(out);
      return out.toByteArray();
    }
  }

  private static byte[] pages(int count) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (int i = 0; i < count; i++) {
        document.addPage(new PDPage());
      }
      document.save(out);
      return out.toByteArray();
    }
  }
}
