package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.AttachDocument;
import org.caunoi.dossier.Attachment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The review page with its marks, papers and hand-overs, and the register, over HTTP. */
@IntegrationTest
class PapersPagesTest {

  private static final Pattern FORM = Pattern.compile("/dossiers/[^\"/]+/forms/([0-9a-f-]{36})\"");

  private static final String COMMUNE = "00454";

  @Autowired private Walk walk;
  @Autowired private AttachDocument attaching;
  @Autowired private People people;

  private SignedIn intake;
  private Web officer = Web.nobody(0);
  private Web signer = Web.nobody(0);
  private String code = "";

  @BeforeEach
  void file() {
    intake = people.officer(Role.INTAKE_OFFICER, walk.authorityOf(COMMUNE));
    officer = people.signIn(intake);
    signer = people.signIn(people.officer(Role.SIGNER, walk.authorityOf(COMMUNE)));
    code =
        walk.filing()
            .answer("forWhom", "other")
            .form("subjectFullName", "Lê Thử Hai")
            .form("commune", COMMUNE)
            .file()
            .code();
    officer.get("/dossiers/" + code);
    signer.get("/dossiers/" + code);
  }

  @Test
  void whatTheFormRepeatsOfTheQuestionsIsShownOnce() {
    assertThat(officer.get("/dossiers/" + code).body())
        .contains("Xin cho ai?", "Loại giấy", "Số bản")
        .doesNotContain("Xin bản sao giấy nào?", "Xin mấy bản?");
    String other = walk.filing().form("commune", COMMUNE).answer("copies", 3L).file().code();
    assertThat(officer.get("/dossiers/" + other).body())
        .as("both where they differ")
        .contains("Xin mấy bản?", "Số bản");
  }

  @Test
  void showsTheCardBesideThePapersAndAMarkForEach() {
    String page = officer.get("/dossiers/" + code).body();
    assertThat(page)
        .contains("Đối chiếu với thẻ", "001199000001", "id=\"marks-form\"")
        .contains("name=\"mark-form\"", "name=\"mark-mandate\"", "data-viewer-bar")
        .contains("data-autosave=\"/dossiers/" + code + "/marks\"");
    assertThat(
            people
                .signIn(people.officer(Role.RETURN_OFFICER, null))
                .get("/dossiers/" + code)
                .body())
        .doesNotContain("001199000001", "marks-form", "Phiếu theo mẫu");
  }

  @Test
  void theEditionBeforeStandsBesideTheNewestAndIsReadOnlyWhenItIsWanted() {
    SignedIn partner = people.partner().who();
    String own =
        walk.filing()
            .answer("forWhom", "other")
            .form("subjectFullName", "Lê Thử Hai")
            .form("commune", COMMUNE)
            .by(partner)
            .code();
    for (int edition = 1; edition <= 2; edition++) {
      attaching.attach(
          partner, own, null, new Attachment("mandate", walk.document(walk.authorityOf(COMMUNE))));
    }
    assertThat(officer.get("/dossiers/" + own).body())
        .containsSubsequence(
            "src=\"/dossiers/" + own + "/documents/mandate/2\"",
            "<details class=\"older\">",
            "src=\"/dossiers/" + own + "/documents/mandate/1\"",
            "loading=\"lazy\"");
  }

  @Test
  void keepsMarksWhilePapersAreRead() {
    Map<String, String> marks =
        Map.of("mark-form", "ok", "mark-mandate", "no", "reason-mandate", "Chưa ký.");
    assertThat(location(officer.form("/dossiers/" + code + "/marks", marks)))
        .endsWith("notice=dossier-marked");
    String page = officer.get("/dossiers/" + code).body();
    assertThat(page).contains(">Chưa ký.</textarea>");
    assertThat(api(officer, "/marks")).hasSize(2);
    HttpResponse<String> halfway =
        officer.send(
            "PUT",
            "/dossiers/" + code + "/marks",
            "application/x-www-form-urlencoded",
            "mark-form=no&reason-form=".getBytes(StandardCharsets.UTF_8));
    assertThat(halfway.statusCode()).isEqualTo(204);
    assertThat(api(officer, "/marks").get(0).path("complete").asBoolean()).isTrue();
  }

  @Test
  void aColleaguesMarkIsNotWrittenOverAndBothWordsAreShown() {
    String page = "/dossiers/" + code;
    String seen = "0";
    SignedIn colleague = people.officer(Role.INTAKE_OFFICER, intake.authority());
    Web other = people.signIn(colleague);
    other.get(page);
    Map<String, String> theirs =
        Map.of("seen", seen, "mark-mandate", "no", "reason-mandate", "Chưa ký thử.");
    assertThat(location(other.form(page + "/marks", theirs))).endsWith("dossier-marked");
    Map<String, String> mine =
        Map.of(
            "seen",
            seen,
            "version",
            "1",
            "mark-form",
            "ok",
            "mark-mandate",
            "no",
            "reason-mandate",
            "Mờ thử.");
    HttpResponse<String> told = officer.form(page + "/marks", mine);
    assertThat(told.statusCode()).isEqualTo(409);
    assertThat(told.body())
        .contains(colleague.displayName(), "✗ Chưa ký thử.", "✗ Mờ thử.", ">Mờ thử.</textarea>");
    HttpResponse<String> list = officer.get("/api/v1" + page + "/marks");
    assertThat(list.body()).contains("Chưa ký thử.", "\"component\":\"form\"").doesNotContain("Mờ");
    String put = "/api/v1" + page + "/marks/mandate";
    byte[] tick = "{\"complete\": true}".getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> late =
        officer.send("PUT", put, "application/json", tick, "If-Match", "\"0\"");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("mark-overtaken", "/marks/mandate", "Chưa ký thử.");
    assertThat(officer.send("PUT", put, "application/json", tick, "If-Match", "\"x\"").body())
        .contains("/If-Match");
    String etag = list.headers().firstValue("ETag").orElseThrow();
    assertThat(officer.send("PUT", put, "application/json", tick, "If-Match", etag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void acceptsOnlyWhenEveryPaperIsTicked() {
    String path = "/dossiers/" + code + "/acceptances";
    HttpResponse<String> unmarked =
        officer.form(path, Map.of("version", "1", "mark-form", "ok", "reason-mandate", "Mờ"));
    assertThat(unmarked.statusCode()).isEqualTo(422);
    assertThat(unmarked.body())
        .contains("href=\"#mark-mandate\"", "chưa được đánh dấu", ">Mờ</textarea>");
    HttpResponse<String> crossed =
        officer.form(
            path,
            Map.of(
                "version", "1", "mark-form", "ok", "mark-mandate", "no", "reason-mandate", "Mờ"));
    assertThat(crossed.statusCode()).isEqualTo(422);
    assertThat(crossed.body()).contains("đã đánh dấu ✗");
    assertThat(api(officer, "/marks")).isEmpty();
    Map<String, String> ticked = Map.of("version", "1", "mark-form", "ok", "mark-mandate", "ok");
    assertThat(location(officer.form(path, ticked))).endsWith("notice=dossier-accepted");
    assertThat(api(officer, "/marks")).hasSize(2);
  }

  @Test
  void programsMarkWithTheAcceptanceOrBefore() {
    String path = "/api/v1/dossiers/" + code + "/acceptances";
    assertThat(codes(officer.post(path, "{}")))
        .containsExactly("component-unmarked", "component-unmarked");
    assertThat(codes(officer.post(path, "{\"marks\": [{\"component\": \"form\"}]}")))
        .containsExactly("required");
    assertThat(
            codes(
                officer.post(
                    path,
                    "{\"marks\": [{\"component\": \"form\", \"complete\": true},"
                        + " {\"component\": \"mandate\", \"complete\": false}]}")))
        .containsExactly("component-crossed");
    HttpResponse<String> put =
        officer.send(
            "PUT",
            "/api/v1/dossiers/" + code + "/marks/mandate",
            "application/json",
            "{\"complete\": true}".getBytes(StandardCharsets.UTF_8));
    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(officer.post(path, Walk.FORM_COMPLETE).statusCode()).isEqualTo(201);
  }

  @Test
  void programsNameOrTickEveryPaperOfARequest() {
    String path = "/api/v1/dossiers/" + code + "/supplement-requests";
    String reasons = "{\"reasons\": [{\"component\": \"form\", \"text\": \"Sai năm\"}]";
    assertThat(codes(officer.post(path, reasons + "}"))).containsExactly("component-unmarked");
    assertThat(codes(officer.post(path, reasons + ", \"complete\": [null]}")))
        .containsExactly("required");
    assertThat(officer.post(path, reasons + ", \"complete\": [\"mandate\"]}").statusCode())
        .isEqualTo(201);
    assertThat(api(officer, "/marks")).hasSize(2);
  }

  private static List<String> codes(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    return Web.json(answer)
        .path("errors")
        .valueStream()
        .map(error -> error.path("code").asString())
        .toList();
  }

  @Test
  void refusesOnlyWithALegalGround() {
    HttpResponse<String> without =
        officer.form(
            "/dossiers/" + code + "/refusals", Map.of("version", "1", "refuseReason", "Sai nơi"));
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("href=\"#refuseGround\"", ">Sai nơi</textarea>");
    HttpResponse<String> chosen =
        officer.form(
            "/dossiers/" + code + "/refusals",
            Map.of("version", "1", "refuseLaw", "Luật Hộ tịch", "refuseReason", "Sai nơi"));
    assertThat(location(chosen)).endsWith("notice=dossier-refused");
    assertThat(officer.get("/dossiers/" + code).body())
        .contains("Căn cứ: Luật Hộ tịch", "Phiếu từ chối tiếp nhận");
  }

  @Test
  void asksTheLeaderForASecondSupplement() {
    asked(officer, Map.of());
    walk.accept(code);
    String page = officer.get("/dossiers/" + code).body();
    assertThat(page)
        .contains("Lần nữa phải do lãnh đạo gửi")
        .doesNotContain("/supplement-requests");
    String leaders = signer.get("/dossiers/" + code).body();
    assertThat(leaders).contains("/supplement-requests", "name=\"ground\"");
    String version = version(leaders);
    HttpResponse<String> noGround =
        signer.form(
            "/dossiers/" + code + "/supplement-requests",
            Map.of(
                "version",
                version,
                "mark-form",
                "no",
                "reason-form",
                "Thiếu",
                "mark-mandate",
                "ok",
                "reason-mandate",
                ""));
    assertThat(noGround.body()).contains("href=\"#ground\"");
    HttpResponse<String> sent =
        signer.form(
            "/dossiers/" + code + "/supplement-requests",
            Map.of(
                "version",
                version,
                "mark-form",
                "no",
                "reason-form",
                "Thiếu",
                "mark-mandate",
                "ok",
                "reason-mandate",
                "",
                "ground",
                "Luật mới"));
    assertThat(location(sent)).endsWith("notice=dossier-asked");
  }

  @Test
  void opensAPaperAndPutsItRightOnce() {
    officer.form(
        "/dossiers/" + code + "/acceptances",
        Map.of("version", "1", "mark-form", "ok", "mark-mandate", "ok"));
    String page = officer.get("/dossiers/" + code).body();
    Matcher found = FORM.matcher(page);
    assertThat(found.find()).isTrue();
    String form = "/dossiers/" + code + "/forms/" + found.group(1);
    HttpResponse<byte[]> pdf = officer.bytes(form);
    assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(new String(pdf.body(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    String version = version(page);
    HttpResponse<String> blank =
        officer.form(form + "/corrections", Map.of("version", version, "correctReason", " "));
    assertThat(blank.statusCode()).isEqualTo(422);
    assertThat(blank.body()).contains("href=\"#correctReason-" + found.group(1) + "\"");
    Map<String, String> words = Map.of("version", version, "correctReason", "Sai số bộ");
    assertThat(location(officer.form(form + "/corrections", words)))
        .endsWith("notice=dossier-form-corrected");
    assertThat(officer.form(form + "/corrections", words).statusCode()).isEqualTo(409);
    assertThat(officer.get("/dossiers/" + code).body())
        .contains("Đã thay bằng " + code + "/TNHS-2");
    assertThat(officer.get("/dossiers/" + code + "/forms/x").statusCode()).isEqualTo(400);
  }

  @Test
  void givesProgramsTheSamePapers() {
    officer.form(
        "/dossiers/" + code + "/acceptances",
        Map.of("version", "1", "mark-form", "ok", "mark-mandate", "ok"));
    JsonNode forms = api(officer, "/forms");
    assertThat(forms).hasSize(1);
    String id = forms.get(0).path("id").asString();
    assertThat(forms.get(0).path("form").asString()).isEqualTo("01");
    assertThat(officer.bytes("/api/v1/dossiers/" + code + "/forms/" + id + "/file").statusCode())
        .isEqualTo(200);
    assertThat(api(officer, "/hand-overs").get(0).path("giverKind").asString())
        .isEqualTo("SUBMITTER");
    HttpResponse<String> slip = officer.post("/api/v1/dossiers/" + code + "/control-slips", "{}");
    assertThat(slip.statusCode()).isEqualTo(201);
    HttpResponse<String> fix =
        officer.post(
            "/api/v1/dossiers/" + code + "/forms/" + id + "/corrections",
            "{\"reason\": \"Sai số bộ\"}");
    assertThat(fix.statusCode()).isEqualTo(201);
    assertThat(Web.json(fix).path("corrects").asString()).isEqualTo(id);
    HttpResponse<String> bad =
        officer.send(
            "PUT",
            "/api/v1/dossiers/" + code + "/marks/form",
            "application/json",
            "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("/complete");
  }

  @Test
  void saysSorryWithANewDay() {
    walk.accept(code);
    String version = version(signer.get("/dossiers/" + code).body());
    HttpResponse<String> sunday = extend(version, "05/12/2027");
    assertThat(sunday.statusCode()).isEqualTo(422);
    assertThat(sunday.body()).contains("href=\"#extendDay\"", "không làm việc");
    assertThat(extend(version, "31/02/2027").body()).contains("href=\"#extendDay\"");
    assertThat(location(extend(version, "7/12/2027"))).endsWith("notice=dossier-extended");
    assertThat(signer.get("/dossiers/" + code).body()).contains("Văn bản xin lỗi", "07/12/2027");
  }

  @Test
  void looksThroughTheRegister() {
    String page = officer.get("/register").body();
    assertThat(page).contains(code, "N. T. Nghiệm", "/register/files/xlsx?from=");
    assertThat(page).doesNotContain("Nguyễn Thử Nghiệm");
    assertThat(officer.get("/register?state=3").body()).doesNotContain(code);
    HttpResponse<String> wrong = officer.get("/register?from=31/02/2026");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("href=\"#from\"");
    assertThat(officer.get("/register?from=2026-05-01&to=2026-04-01").statusCode()).isEqualTo(422);
    assertThat(officer.get("/register?state=99").statusCode()).isEqualTo(422);
    HttpResponse<String> csv = officer.get("/register/files/csv");
    assertThat(csv.body()).contains(code, "Nguyễn Thử Nghiệm");
    assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=\"so-theo-doi-");
    assertThat(officer.get("/register/files/exe").statusCode()).isEqualTo(404);
    assertThat(people.signIn(people.clerk("HN-0001")).get("/register").statusCode()).isEqualTo(403);
    JsonNode listed = Web.json(officer.get("/api/v1/register?state=1"));
    assertThat(listed.path("items")).isNotEmpty();
    assertThat(officer.get("/api/v1/register?cursor=x").statusCode()).isEqualTo(422);
  }

  @Test
  void closesTheRegisterFromThePage() {
    officer.get("/register");
    assertThat(location(officer.form("/register/books", Map.of())))
        .contains("/register?notice=register-closed");
    String page = officer.get("/register").body();
    Matcher book = Pattern.compile("/register/books/[0-9a-f-]{36}").matcher(page);
    assertThat(book.find()).isTrue();
    assertThat(officer.bytes(book.group()).statusCode()).isEqualTo(200);
    HttpResponse<String> empty =
        officer.form("/register/books", Map.of("from", "01/01/2020", "to", "02/01/2020"));
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("Không có hồ sơ nào trong thời gian này");
    HttpResponse<String> closed = officer.post("/api/v1/register/books", "{}");
    assertThat(closed.statusCode()).isEqualTo(201);
    JsonNode volume = Web.json(closed).at("/volumes/0");
    assertThat(volume.path("form").asString()).isEqualTo("07");
    String file = "/api/v1/register/books/" + volume.path("id").asString() + "/file";
    assertThat(officer.bytes(file).body()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
  }

  private void asked(Web web, Map<String, String> more) {
    Map<String, String> fields = new HashMap<>(more);
    fields.putAll(
        Map.of(
            "version",
            "1",
            "mark-form",
            "no",
            "reason-form",
            "Sai năm sinh",
            "mark-mandate",
            "ok",
            "reason-mandate",
            ""));
    assertThat(location(web.form("/dossiers/" + code + "/supplement-requests", fields)))
        .endsWith("notice=dossier-asked");
    Web clerk = people.partner().web();
    assertThat(clerk.get("/api/v1/dossiers/" + code).statusCode()).isEqualTo(404);
    HttpResponse<String> brought =
        web.post("/api/v1/dossiers/" + code + "/supplements", "{\"note\": \"Đã sửa\"}");
    assertThat(brought.statusCode()).as(brought.body()).isEqualTo(201);
  }

  private HttpResponse<String> extend(String version, String day) {
    return signer.form(
        "/dossiers/" + code + "/extensions",
        Map.of("version", version, "extendDay", day, "extendReason", "Chờ xác minh"));
  }

  private JsonNode api(Web web, String what) {
    return Web.json(web.get("/api/v1/dossiers/" + code + what));
  }

  private static String version(String page) {
    Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(page);
    List<String> found = version.results().map(match -> match.group(1)).toList();
    return found.getFirst();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("answered " + answer.statusCode());
  }
}
