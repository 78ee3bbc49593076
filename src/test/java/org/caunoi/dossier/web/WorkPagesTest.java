package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.AddSupplement;
import org.caunoi.dossier.AttachDocument;
import org.caunoi.dossier.Attachment;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people of the house see and press, without JavaScript. */
@IntegrationTest
class WorkPagesTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private AttachDocument attaching;
  @Autowired private ReadDossier reading;
  @Autowired private AddSupplement adding;

  @Test
  void showsEachRoleItsOwnQueues() {
    assertThat(queues(people.officer(Role.INTAKE_OFFICER, walk.authority())))
        .containsExactly("Chờ tiếp nhận", "Cần bổ sung", "Đang xử lý", "Trễ hẹn", "Tất cả");
    assertThat(queues(people.officer(Role.SPECIALIST, walk.authority())))
        .containsExactly("Của tôi", "Đang xử lý", "Trễ hẹn", "Tất cả");
    assertThat(queues(people.officer(Role.SIGNER, walk.authority())))
        .containsExactly("Chờ ký", "Đang xử lý", "Trễ hẹn", "Tất cả");
    assertThat(queues(people.clerk("HN-0001")))
        .containsExactly("Chờ trả", "Cần bổ sung", "Đang xử lý", "Trễ hẹn", "Tất cả");
  }

  @Test
  void listsMaskedNamesAndSaysDueInWords() {
    String authority = walk.authorityOf("00166");
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, authority);
    String code = walk.filing().form("commune", "00166").file().code();
    walk.accept(code);
    String page = people.signIn(officer).get("/dossiers?queue=processing").body();
    assertThat(page).contains(code, "N. T. Nghiệm", "Được tiếp nhận", "Còn ");
    assertThat(page).doesNotContain("Nguyễn Thử Nghiệm", "001199000001");
  }

  @Test
  void saysSoWhereNothingWaits() {
    Web web = people.signIn(people.officer(Role.INTAKE_OFFICER, walk.authorityOf("00175")));
    assertThat(web.get("/dossiers").body()).contains("Không có hồ sơ nào ở đây");
    HttpResponse<String> next = web.get("/dossiers/next");
    assertThat(next.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("notice=dossier-none-left"));
  }

  @Test
  void findsByCodeAndByNumberWithoutTheNumberInAnAddress() {
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, walk.authority());
    String code = walk.filing().form("personId", "001199007788").file().code();
    Web web = people.signIn(officer);
    web.get("/dossiers");
    HttpResponse<String> byCode = web.form("/dossiers/search", Map.of("q", " " + code + " "));
    assertThat(byCode.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/dossiers/" + code));
    HttpResponse<String> byNumber = web.form("/dossiers/search", Map.of("q", "001 199 007 788"));
    assertThat(byNumber.statusCode()).isEqualTo(200);
    assertThat(byNumber.body()).contains(code).doesNotContain("001199007788");
    assertThat(web.form("/dossiers/search", Map.of("q", "Nguyễn")).body())
        .contains("id=\"q-error\"", "ít nhất hai chữ");
    assertThat(web.form("/dossiers/search", Map.of("q", "H26.1-000000-0001")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void leadsOnToTheNearestPromise() {
    String authority = walk.authorityOf("00190");
    Web web = people.signIn(people.officer(Role.INTAKE_OFFICER, authority));
    String first = walk.filing().form("commune", "00190").file().code();
    String second = walk.filing().form("commune", "00190").file().code();
    assertThat(location(web.get("/dossiers/next"))).endsWith(first);
    assertThat(location(web.get("/dossiers/next?after=" + first))).endsWith(second);
  }

  @Test
  void leadsPastDossiersThatHaveToWait() {
    String authority = walk.authorityOf("00229");
    Web web = people.signIn(people.officer(Role.INTAKE_OFFICER, authority));
    List<String> codes =
        Stream.generate(() -> walk.filing().form("commune", "00229").file().code())
            .limit(3)
            .toList();
    String a = codes.get(0);
    String b = codes.get(1);
    String c = codes.get(2);
    web.get("/dossiers/" + a);
    assertThat(location(web.get("/dossiers/next?after=" + a))).endsWith(b);
    web.get("/dossiers/" + b);
    assertThat(location(web.get("/dossiers/next?after=" + b))).endsWith(c);
    web.get("/dossiers/" + c);
    assertThat(location(web.get("/dossiers/next?after=" + c))).as("it begins anew").endsWith(a);
    assertThat(location(web.get("/dossiers/next?after=" + a))).endsWith(b);
    walk.accept(b);
    assertThat(location(web.get("/dossiers/next?after=" + b))).endsWith(c);
    walk.accept(c);
    assertThat(location(web.get("/dossiers/next?after=" + a))).endsWith("dossier-none-left");
    assertThat(location(web.get("/dossiers/next?after=nonsense"))).endsWith(a);
  }

  @Test
  void whatCameInNearerThanTheOneJustLookedAtIsNotPassedBy() {
    String authority = walk.authorityOf("00256");
    Web web = people.signIn(people.officer(Role.INTAKE_OFFICER, authority));
    List<String> codes =
        Stream.generate(() -> walk.filing().form("commune", "00256").file().code())
            .limit(3)
            .toList();
    web.get("/dossiers/" + codes.get(1));
    assertThat(location(web.get("/dossiers/next?after=" + codes.get(1))))
        .as("the oldest, though it stands before")
        .endsWith(codes.get(0));
    web.get("/dossiers/" + codes.get(0));
    assertThat(location(web.get("/dossiers/next?after=" + codes.get(0)))).endsWith(codes.get(2));
    SignedIn intake = people.officer(Role.INTAKE_OFFICER, null);
    walk.ask(intake, codes.get(1), null, List.of(new Reason("form", "Thiếu thử")));
    adding.add(intake, codes.get(1), null, List.of(), "Đã ghi thêm");
    assertThat(location(web.get("/dossiers/next?after=" + codes.get(0))))
        .as("it came back with something new")
        .endsWith(codes.get(1));
  }

  @Test
  void showsDocumentsAnswersAndHistory() {
    SignedIn partner = people.partner().who();
    String code =
        walk.filing()
            .answer("forWhom", "other")
            .form("subjectFullName", "Lê Thử Hai")
            .by(partner)
            .code();
    attaching.attach(
        partner, code, null, new Attachment("mandate", walk.document(walk.authority())));
    Web web = people.signIn(people.officer(Role.INTAKE_OFFICER, walk.authority()));
    String page = web.get("/dossiers/" + code).body();
    assertThat(page)
        .contains(
            "Nguyễn Thử Nghiệm",
            "Lê Thử Hai",
            "Cho người khác",
            "Hệ thống kết nối chịu trách nhiệm xác nhận",
            "Nộp hồ sơ",
            "<iframe class=\"paper\" src=\"/dossiers/" + code + "/documents/mandate/1\"");
    assertThat(page).contains("<title>Xem hồ sơ – Cầu Nối</title>");
    HttpResponse<byte[]> document = web.bytes("/dossiers/" + code + "/documents/mandate/1");
    assertThat(document.statusCode()).isEqualTo(200);
    assertThat(document.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(document.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(document.headers().firstValue("X-Frame-Options").orElse("SAMEORIGIN"))
        .isEqualTo("SAMEORIGIN");
    for (String wrong : List.of("mandate/2", "mandate/0", "mandate/x", "other/1", "result/1")) {
      assertThat(web.get("/dossiers/" + code + "/documents/" + wrong).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void acceptsAndTellsTheSlowerOfficerWhoWasFaster() {
    SignedIn fast = people.officer(Role.INTAKE_OFFICER, walk.authority());
    Web first = people.signIn(fast);
    Web second = people.signIn(people.officer(Role.INTAKE_OFFICER, walk.authority()));
    String code = walk.filing().file().code();
    second.get("/dossiers/" + code);
    assertThat(first.get("/dossiers/" + code).body())
        .contains("action=\"/dossiers/" + code + "/acceptances\"");
    HttpResponse<String> accepted =
        first.form("/dossiers/" + code + "/acceptances", Map.of("version", "1", "mark-form", "ok"));
    assertThat(location(accepted)).endsWith("?notice=dossier-accepted");
    HttpResponse<String> late =
        second.form(
            "/dossiers/" + code + "/refusals",
            Map.of(
                "version", "1", "refuseGround", "Luật Thử, Điều 1", "refuseReason", "Sai nơi nộp"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains(fast.displayName() + " đã làm trước lúc ", "Được tiếp nhận");
  }

  @Test
  void sendsOneSupplementRequestOnlyWhenEveryPaperIsMarked() {
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, walk.authority());
    Web web = people.signIn(officer);
    String code =
        walk.filing()
            .answer("forWhom", "other")
            .form("subjectFullName", "Lê Thử Hai")
            .file()
            .code();
    web.get("/dossiers/" + code);
    String path = "/dossiers/" + code + "/supplement-requests";
    HttpResponse<String> unmarked =
        web.form(
            path,
            Map.of("version", "1", "reason-form", "", "mark-form", "ok", "reason-mandate", "Mờ"));
    assertThat(unmarked.statusCode()).isEqualTo(422);
    assertThat(unmarked.body()).contains("href=\"#mark-mandate\"", "chưa được đánh dấu");
    HttpResponse<String> noReason =
        web.form(
            path,
            Map.of(
                "version",
                "1",
                "reason-form",
                "Sai năm",
                "mark-form",
                "no",
                "reason-mandate",
                " ",
                "mark-mandate",
                "no"));
    assertThat(noReason.statusCode()).isEqualTo(422);
    assertThat(noReason.body()).contains("href=\"#reason-mandate\"", ">Sai năm</textarea>");
    HttpResponse<String> sent =
        web.form(
            path,
            Map.of(
                "version",
                "1",
                "reason-form",
                "Sai năm",
                "mark-form",
                "no",
                "reason-mandate",
                "Mờ",
                "mark-mandate",
                "no"));
    assertThat(location(sent)).endsWith("notice=dossier-asked");
    assertThat(reading.file(officer, code, "test").history()).hasSize(2);
  }

  @Test
  void walksThroughThePagesToTheCitizensHand() {
    SignedIn clerk = people.clerk("HN-0001");
    String code = walk.filing().withoutPhone().session(UUID.randomUUID()).by(clerk).code();
    SignedIn specialist = people.officer(Role.SPECIALIST, walk.authority());
    SignedIn signer = people.officer(Role.SIGNER, walk.authority());
    String page = "/dossiers/" + code;
    Web intake = people.signIn(people.officer(Role.INTAKE_OFFICER, walk.authority()));
    assertThat(intake.get(page).body()).contains("Người dân xác nhận bằng mã", clerk.displayName());
    done(intake.form(page + "/acceptances", Map.of("version", "1", "mark-form", "ok")));
    assertThat(intake.get(page).body())
        .contains(specialist.displayName() + " (Chuyên viên thụ lý)");
    done(
        intake.form(
            page + "/assignments",
            Map.of("version", "2", "assignee", specialist.accountId().toString())));
    Web worker = people.signIn(specialist);
    assertThat(worker.get("/dossiers").body()).contains(code);
    worker.get(page);
    done(
        worker.form(
            page + "/assignments",
            Map.of("version", "3", "assignee", signer.accountId().toString())));
    Web signing = people.signIn(signer);
    assertThat(signing.get("/dossiers").body()).contains(code);
    signing.get(page);
    done(signing.form(page + "/approvals", Map.of("version", "4")));
    HttpResponse<String> noFile =
        signing.upload(page + "/results", Map.of("version", "5", "number", ""), new byte[0]);
    assertThat(noFile.statusCode()).isEqualTo(422);
    done(
        signing.upload(page + "/results", Map.of("version", "5", "number", "07/TN"), Papers.pdf()));
    assertThat(signing.get(page).body()).contains("Kết quả số 07/TN", "/documents/result/1");
    Web counter = people.signIn(clerk);
    assertThat(counter.get("/returns").body()).contains(code);
    HttpResponse<String> scanned =
        counter.form("/returns", Map.of("slip", "https://vi.du/t/" + code + "?k=abc"));
    assertThat(location(scanned)).endsWith("/dossiers/" + code + "#return");
    assertThat(counter.get(page).body())
        .contains("Thông tin được che")
        .doesNotContain("Nguyễn Thử Nghiệm");
    HttpResponse<String> wrong =
        counter.form(page + "/returns", Map.of("version", "6", "card", "001199000002"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("không phải của người nộp").doesNotContain("001199000002");
    done(
        counter.form(
            page + "/returns",
            Map.of(
                "version",
                "6",
                "card",
                "001199000001||Nguyễn Thử Nghiệm|02031999|Nam|Số 1 phố Thử|05062021")));
    assertThat(counter.get(page).body()).contains("Đã trả kết quả");
  }

  @Test
  void bringsASupplementFromTheCounter() {
    SignedIn clerk = people.clerk("HN-0001");
    String code =
        walk.filing().form("commune", "00136").session(UUID.randomUUID()).by(clerk).code();
    Web intake = people.signIn(people.officer(Role.INTAKE_OFFICER, walk.authorityOf("00136")));
    intake.get("/dossiers/" + code);
    done(
        intake.form(
            "/dossiers/" + code + "/supplement-requests",
            Map.of("version", "1", "mark-form", "no", "reason-form", "Sai năm sinh")));
    Web counter = people.signIn(clerk);
    assertThat(counter.get("/dossiers/" + code).body()).contains("Sai năm sinh");
    HttpResponse<String> nothing =
        counter.form("/dossiers/" + code + "/supplements", Map.of("version", "2"));
    assertThat(nothing.statusCode()).isEqualTo(422);
    done(
        counter.form(
            "/dossiers/" + code + "/supplements",
            Map.of("version", "2", "supplementNote", "Sinh năm 1999")));
    assertThat(intake.get("/dossiers").body()).contains(code, "Đã bổ sung đủ");
  }

  @Test
  void hidesForeignDossiersOnPagesToo() {
    String code = walk.filing().file().code();
    Web elsewhere = people.signIn(people.officer(Role.INTAKE_OFFICER, walk.authorityOf("00166")));
    assertThat(elsewhere.get("/dossiers/" + code).statusCode()).isEqualTo(404);
    elsewhere.get("/dossiers");
    assertThat(
            elsewhere
                .form(
                    "/dossiers/" + code + "/acceptances", Map.of("version", "1", "mark-form", "ok"))
                .statusCode())
        .isEqualTo(404);
    assertThat(elsewhere.get("/dossiers?queue=none").statusCode()).isEqualTo(404);
    assertThat(elsewhere.get("/dossiers?cursor=abc").statusCode()).isEqualTo(422);
  }

  private List<String> queues(SignedIn who) {
    String page = people.signIn(who).get("/dossiers").body();
    String tabs = page.substring(page.indexOf("class=\"tabs\""));
    return tabs.substring(0, tabs.indexOf("</ul>"))
        .lines()
        .flatMap(line -> Arrays.stream(line.split("</a>")))
        .filter(part -> part.contains("<a "))
        .map(part -> part.substring(part.lastIndexOf('>') + 1).strip())
        .toList();
  }

  private static void done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
