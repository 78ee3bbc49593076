package org.caunoi.assistance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.Cards;
import org.caunoi.assistance.Counter;
import org.caunoi.dossier.RequestSupplement;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pre-check and the change of procedure as a clerk meets them, page by page. */
@IntegrationTest
class CheckPagesTest {

  private static final String MARITAL = "1.004873";
  private static final String BIRTH = "1.001193";
  private static final String RECOGNITION = "1.000689";
  private static final String ABROAD = "2.000528";

  @LocalServerPort int port;
  @Autowired Counter counter;
  @Autowired Walk walk;
  @Autowired People people;
  @Autowired RequestSupplement requesting;
  @Autowired JdbcClient jdbc;

  private ClerkBrowser browser;
  private String number;

  @BeforeEach
  void aClerkAndSomebodyNew() throws Exception {
    browser = ClerkBrowser.signedIn(port, counter.clerk("HN-0001").username());
    number = Cards.number();
  }

  @Test
  void nothingFiledBeforeShowsAtOnce() throws Exception {
    HttpResponse<String> page = fillsMarital(start());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Những gì sẽ gửi đi").doesNotContain("Đã nộp thủ tục này");
  }

  @Test
  void theSameFiledHereIsShownSideBySideAndWantsAReason() throws Exception {
    String code = file(people.clerk("HN-0001"), "HN-0001");
    String session = start();

    HttpResponse<String> page = fillsMarital(session);

    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .contains(
            "Đã nộp thủ tục này gần đây",
            code,
            "Mới đăng ký",
            "Chỗ khác nhau",
            "Số 1 phố Thử, Phường Hoàn Kiếm, Hà Nội",
            "Vì sao vẫn nộp?")
        .doesNotContain("Những gì sẽ gửi đi");

    page = browser.post(session + "/earlier-filing-reason", "reason", "BECAUSE");
    assertThat(page.statusCode()).isEqualTo(422);

    page = browser.post(session + "/earlier-filing-reason", "reason", "NEEDED_AGAIN");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Những gì sẽ gửi đi");
    assertThat(said(session)).containsExactly("needed-again");
    assertThat(audited(session)).containsExactly("needed-again");

    browser.put(session + "/draft", "form.address", "Số 2 phố Thử");
    page = browser.post(session + "/summary");
    assertThat(page.statusCode()).as("the reason is given once").isEqualTo(200);
  }

  @Test
  void theSameFiledElsewhereTellsOnlyThatAndTheDay() throws Exception {
    String code = file(people.clerk("HN-0002"), "HN-0002");
    String session = start();

    HttpResponse<String> page = fillsMarital(session);

    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .contains("Một hồ sơ cùng thủ tục đã nộp ngày", "ở nơi khác", "Vì sao vẫn nộp?")
        .doesNotContain(code, "Mới đăng ký", "Chỗ khác nhau");
    page = browser.post(session + "/earlier-filing-reason", "reason", "CITIZEN_INSISTS");
    assertThat(page.body()).contains("Những gì sẽ gửi đi");
    assertThat(details(session)).doesNotContain(code).contains("\"elsewhere\": 1");
  }

  @Test
  void whoOnlyTypesANumberHearsNothingOfOtherPoints() throws Exception {
    file(people.clerk("HN-0002"), "HN-0002");
    String session = begin(number);
    choose(session, MARITAL);

    HttpResponse<String> page =
        browser.post(
            session + "/summary",
            "form.fullName",
            "Nguyễn Thử Nghiệm",
            "form.birthDate",
            "01/01/1999",
            "form.sex",
            "female",
            "form.commune",
            Walk.COMMUNE,
            "form.address",
            "Số 1 phố Thử",
            "form.partnerName",
            "Lê Thử Bạn");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("ở nơi khác");
  }

  @Test
  void copiesMayBeAskedForAgainAndAgain() throws Exception {
    walk.filing().form("personId", number).session(UUID.randomUUID()).by(people.clerk("HN-0001"));
    String session = start();
    choose(session, Walk.EXTRACT);

    assertThat(browser.post(session + "/summary").body()).contains("Những gì sẽ gửi đi");
    assertThat(browser.get(session + "?part=CHECK").body())
        .contains("Đã nộp thủ tục này gần đây", "vẫn nộp tiếp được")
        .doesNotContain("Vì sao vẫn nộp?");
  }

  @Test
  void aReasonWithoutAnEarlierFilingIsRefused() throws Exception {
    String session = start();
    choose(session, MARITAL);

    HttpResponse<String> page =
        browser.post(session + "/earlier-filing-reason", "reason", "OTHER_MATTER");

    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body()).contains("Không có hồ sơ nào trước đó");
  }

  @Test
  void whatIsMissingIsListedWithAWayToIt() throws Exception {
    String session = start();
    choose(session, BIRTH);

    HttpResponse<String> page = browser.get(session + "?part=CHECK");

    assertThat(page.body())
        .contains("Còn thiếu hoặc chưa đúng", "?part=FORM#form.childFullName", "Họ và tên con")
        .contains("?part=FORM#document.birthNotice", "Giấy chứng sinh của bệnh viện")
        .contains("Các ô, thẻ và giấy tờ khớp nhau.");
  }

  @Test
  void doubtsAreShownAndThoseThatCannotBeStop() throws Exception {
    String session = start();
    choose(session, BIRTH);
    HttpResponse<String> page =
        browser.post(
            session + "/answers",
            "form.fullName",
            "Nguyễn Thử Nghiêm",
            "form.childBirthDate",
            "01/01/2026",
            "form.motherPersonId",
            "001199000001",
            "form.fatherPersonId",
            "001199000001");

    assertThat(page.body())
        .contains("“Họ và tên” không giống trên thẻ đã quét.")
        .contains("quá 60 ngày, mà câu “Trẻ sinh đã quá 60 ngày chưa?” trả lời là chưa")
        .contains("“Số căn cước của mẹ” và “Số căn cước của cha” đang ghi cùng một số");
    page = browser.post(session + "/summary");
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("Hai người không thể cùng một số");
  }

  @Test
  void oneFileForTwoPapersIsNoticed() throws Exception {
    String session = start();
    choose(session, BIRTH);
    browser.post(session + "/answers", "answer.asker", "other");
    byte[] file = Base64.getDecoder().decode(CounterPagesTest.png());
    browser.upload(session + "/documents/birthNotice", "a.png", file);
    HttpResponse<String> page = browser.upload(session + "/documents/mandate", "b.png", file);

    assertThat(page.body()).contains("Một tệp đang được đính cho cả").contains("Giấy ủy quyền");
  }

  @Test
  void whatOfficersAskedForIsToldWithCounts() throws Exception {
    String procedure = "1.010803";
    String session = start();
    choose(session, procedure);
    assertThat(browser.get(session).body()).doesNotContain("bị yêu cầu bổ sung giấy này");
    for (int i = 0; i < 4; i++) {
      String code =
          walk.filing()
              .procedure(procedure)
              .form("meritName", "Lê Thử Sĩ")
              .form("meritRelation", "Cháu")
              .file()
              .code();
      if (i < 3) {
        walk.ask(
            people.officer(Role.INTAKE_OFFICER, null),
            code,
            null,
            List.of(new Reason(i < 2 ? "meritProof" : "form", "Chưa rõ")));
      }
    }

    HttpResponse<String> page = browser.get(session);

    assertThat(page.body())
        .contains("2 trong 4 hồ sơ bị yêu cầu bổ sung giấy này", "Cơ quan hay yêu cầu bổ sung")
        .containsSubsequence("2 trong 4 hồ sơ</li>", "Tờ khai: 1 trong 4 hồ sơ</li>");
  }

  @Test
  void anotherProcedureIsOnePressAway() throws Exception {
    String session = start();
    choose(session, BIRTH);
    HttpResponse<String> page =
        browser.post(
            session + "/answers",
            "answer.parents",
            "recognise",
            "answer.late",
            "true",
            "form.childFullName",
            "Nguyễn Thử Bé",
            "form.motherFullName",
            "Trần Thử Mẹ");
    assertThat(page.body())
        .contains("Trường hợp này làm theo: Đăng ký khai sinh kết hợp", "Đổi sang thủ tục này");
    browser.upload(
        session + "/documents/birthNotice",
        "a.png",
        Base64.getDecoder().decode(CounterPagesTest.png()));

    page =
        browser.post(
            session + "/procedure-change",
            "to",
            RECOGNITION,
            "form.childFullName",
            "Nguyễn Thử Em");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<h1>Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con</h1>")
        .contains("Nguyễn Thử Em", "Trần Thử Mẹ", "Nguyễn Thử Nghiệm")
        .doesNotContain("Trường hợp này làm theo");
    assertThat(column(session, "procedure_code")).isEqualTo(RECOGNITION);
    assertThat(column(session, "answers")).contains("\"late\": \"true\"", "\"proof\": \"clinic\"");
    assertThat(page.body()).doesNotContain("Giấy đã đính, nay không cần");
  }

  @Test
  void aBirthAbroadGoesOnWithAForeignElement() throws Exception {
    String session = start();
    choose(session, BIRTH);
    browser.post(session + "/answers", "answer.proof", "clinic", "answer.asker", "other");
    byte[] file = Base64.getDecoder().decode(CounterPagesTest.png());
    browser.upload(session + "/documents/birthNotice", "a.png", file);
    browser.post(session + "/answers", "answer.proof", "abroad");

    HttpResponse<String> page = browser.post(session + "/procedure-change", "to", ABROAD);

    assertThat(column(session, "answers")).contains("\"bornIn\": \"abroad\"");
    assertThat(page.body())
        .contains("đã hợp pháp hóa và dịch", "Giấy đã đính, nay không cần", "Giấy chứng sinh");
    page = browser.post(session + "/summary");
    assertThat(page.statusCode()).as("a paper nobody asks for goes nowhere").isEqualTo(422);
    Matcher removal = Pattern.compile("(/documents/[0-9a-f-]{36}/removal)").matcher(page.body());
    assertThat(removal.find()).isTrue();
    assertThat(browser.post(session + removal.group(1)).body())
        .doesNotContain("Giấy đã đính, nay không cần");
  }

  @Test
  void onlyWhatTheCatalogueNamesIsOnePressAway() throws Exception {
    String session = start();
    choose(session, BIRTH);

    HttpResponse<String> page = browser.post(session + "/procedure-change", "to", RECOGNITION);

    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body()).contains("không đổi được sang thủ tục đó");
    assertThat(column(session, "procedure_code")).isEqualTo(BIRTH);
  }

  @Test
  void theListOfThisCaseIsPrintedWithTheWayToDoItOneself() throws Exception {
    String session = start();
    assertThat(browser.get(session + "/checklist").statusCode()).isEqualTo(404);
    choose(session, BIRTH);
    browser.post(session + "/answers", "answer.proof", "witness");

    HttpResponse<String> page = browser.get(session + "/checklist");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Giấy tờ cần có và cách tự làm", "Giấy của người làm chứng việc sinh")
        .contains("Vì không có giấy chứng sinh", "Lần sau bác tự làm", "dichvucong.gov.vn")
        .contains("Gõ vào ô tìm: Đăng ký khai sinh, hoặc mã 1.001193.")
        .contains("Quê quán của con ghi nơi sinh", "0 đồng (chưa được cơ quan xác nhận)")
        .doesNotContain("Nguyễn Thử Nghiệm", number, "{name}", "{code}", "{portal}", "style=");
    ClerkBrowser stranger = ClerkBrowser.signedIn(port, counter.clerk("HN-0002").username());
    assertThat(stranger.get(session + "/checklist").statusCode()).isEqualTo(404);
  }

  @Test
  void eachPaperShowsASampleAndItsMistakes() throws Exception {
    String session = start();
    HttpResponse<String> page = choose(session, BIRTH);

    assertThat(page.body())
        .contains("/img/samples/birth-notice.svg", "Xem mẫu giấy và lỗi hay gặp")
        .contains("Chụp thiếu góc, không thấy dấu đỏ.", "Chưa thống nhất tên con");
    HttpResponse<String> drawing = browser.get("/img/samples/birth-notice.svg");
    assertThat(drawing.statusCode()).isEqualTo(200);
    assertThat(drawing.body()).contains("MẪU", "GIẤY CHỨNG SINH");
  }

  @Test
  void theStartOfASessionListsWhatThisPointFilesMost() throws Exception {
    browser = ClerkBrowser.signedIn(port, counter.clerk("HN-0021").username());
    for (int i = 0; i < 2; i++) {
      file(people.clerk("HN-0021"), "HN-0021");
    }
    number = Cards.number();
    String session = begin(Cards.of(number));

    HttpResponse<String> page = browser.get(session);

    assertThat(page.body()).contains("Hay làm tại điểm này");
    Matcher first = Pattern.compile("name=\"code\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(first.find()).isTrue();
    assertThat(first.group(1)).isEqualTo(MARITAL);
    assertThat(browser.get(session + "?part=PROCEDURE&q=khai+sinh").body())
        .doesNotContain("Hay làm tại điểm này");
  }

  private HttpResponse<String> fillsMarital(String session) throws Exception {
    choose(session, MARITAL);
    return browser.post(session + "/summary", "form.partnerName", "Lê Thử Bạn");
  }

  private HttpResponse<String> choose(String session, String code) throws Exception {
    return browser.post(session + "/procedure", "code", code);
  }

  private String start() throws Exception {
    return begin(Cards.of(number));
  }

  private String begin(String card) throws Exception {
    return browser.post("/counter/sessions", "card", card).uri().getPath();
  }

  private String file(SignedIn who, String point) {
    assertThat(who.pointId()).isEqualTo(point);
    return walk.filing()
        .procedure(MARITAL)
        .form("personId", number)
        .form("partnerName", "Lê Thử Bạn")
        .session(UUID.randomUUID())
        .by(who)
        .code();
  }

  private List<String> said(String session) {
    return jdbc.sql(
            """
            SELECT details ->> 'reason' AS reason FROM assistance.session_event
            WHERE session_id = :id AND kind = 'EARLIER_FILING_ACCEPTED'
            """)
        .param("id", id(session))
        .query((rs, n) -> rs.getString("reason"))
        .list();
  }

  private String details(String session) {
    return jdbc.sql(
            """
            SELECT details FROM assistance.session_event
            WHERE session_id = :id AND kind = 'EARLIER_FILING_ACCEPTED'
            """)
        .param("id", id(session))
        .query((rs, n) -> rs.getString("details"))
        .single();
  }

  private List<String> audited(String session) {
    return jdbc.sql(
            """
            SELECT details ->> 'reason' AS reason FROM audit.entry
            WHERE subject = :subject AND act = 'session-earlier-filing-accepted'
            """)
        .param("subject", "assistance-session/" + id(session))
        .query((rs, n) -> rs.getString("reason"))
        .list();
  }

  private String column(String session, String column) {
    return jdbc.sql(
            """
            SELECT CASE WHEN :column = 'answers' THEN answers::text ELSE procedure_code END AS value
            FROM assistance.session WHERE id = :id
            """)
        .param("column", column)
        .param("id", id(session))
        .query((rs, n) -> rs.getString("value"))
        .single();
  }

  private static UUID id(String session) {
    return UUID.fromString(session.substring(session.lastIndexOf('/') + 1));
  }
}
