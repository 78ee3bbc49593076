package org.caunoi.assistance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.caunoi.IntegrationTest;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.CitizensPhone;
import org.caunoi.assistance.Counter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class CounterPagesTest {

  private static final Pattern SESSION = Pattern.compile("/counter/sessions/([0-9a-f-]{36})");

  @LocalServerPort int port;
  @Autowired Counter counter;
  @Autowired CitizensPhone sent;
  @Autowired JdbcClient jdbc;

  private ClerkBrowser browser;
  private SignedIn clerk;

  @BeforeEach
  void aClerkSignsIn() throws Exception {
    clerk = counter.clerk("HN-0001");
    browser = ClerkBrowser.signedIn(port, clerk.username());
  }

  @Test
  void walksFromTheCardToTheSlipWithoutScripts() throws Exception {
    HttpResponse<String> page = start();
    UUID id = idOf(page);
    assertThat(page.body()).contains("Nguyễn Thử Nghiệm").doesNotContain("001199000001");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.body()).containsPattern("<title>Phiên hỗ trợ – Cầu Nối</title>");

    page = browser.post(path(id) + "/procedure", "q", "tl");
    assertThat(page.body()).contains("Xin bản sao giấy nào?").contains("0 đồng");

    assertThat(browser.put(path(id) + "/draft", "form.phone", "0900000001").statusCode())
        .isEqualTo(204);
    page = browser.post(path(id) + "/summary");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Những gì sẽ gửi đi").contains("0900000001");

    page = browser.post(path(id) + "/agreement", "summary", hidden(page, "summary"));
    assertThat(page.body()).contains("Mã 6 chữ số đã gửi").contains("090");

    page = browser.post(path(id) + "/code", "code", sent.wrongFor(id));
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("Mã chưa đúng");

    page = browser.post(path(id) + "/code", "code", sent.of(id));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Đã nộp").contains(path(id) + "/slip?paper=a5");

    page = browser.post(path(id) + "/slip?paper=a5");
    String code = dossierOf(id);
    assertThat(page.body())
        .contains("/tracking/" + code)
        .contains("Trần Thử Việc, thẻ số TV-01")
        .contains("0 đồng")
        .contains("<path d=\"M")
        .doesNotContain("style=");
    assertThat(page.body()).doesNotContain("Bản in lại");
    page = browser.post(path(id) + "/slip?paper=80mm");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Bản in lại số 1, in lúc");
    assertThat(browser.post(path(id) + "/slip?paper=a4").statusCode()).isEqualTo(422);

    page = browser.post(path(id) + "/end");
    assertThat(page.body()).contains("Máy này không còn giữ");
    page = browser.get(path(id));
    assertThat(page.body()).doesNotContain("Nguyễn Thử Nghiệm").contains("class=\"big-code\"");
    assertThat(browser.post(path(id) + "/slip?paper=a5").body())
        .doesNotContain("Nguyễn Thử Nghiệm")
        .contains("Bản in lại số 2, in lúc");
  }

  @Test
  void aCitizenWithoutAPhoneSigns() throws Exception {
    UUID id = idOf(start());
    browser.post(path(id) + "/procedure", "code", "2.000635");
    HttpResponse<String> page = browser.post(path(id) + "/summary", "form.phone", "");
    page = browser.post(path(id) + "/agreement", "summary", hidden(page, "summary"));
    assertThat(page.body()).contains("Mời người dân ký");
    page = browser.post(path(id) + "/signature", "signature", "");
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("Chưa có chữ ký");
    page = browser.post(path(id) + "/signature", "signature", "data:image/png;base64," + png());
    assertThat(page.body()).contains("Đã nộp");
    assertThat(
            jdbc.sql("SELECT confirmation FROM dossier.dossier WHERE code = :code")
                .param("code", dossierOf(id))
                .query(String.class)
                .single())
        .isEqualTo("SIGNATURE");
  }

  @Test
  void notRightReopensTheFieldOnThePage() throws Exception {
    UUID id = idOf(start());
    browser.post(path(id) + "/procedure", "code", "2.000635");
    browser.post(path(id) + "/summary", "form.phone", "0900000001");
    HttpResponse<String> page = browser.post(path(id) + "/objection", "field", "address");
    assertThat(page.body())
        .contains("Người dân nói chưa đúng")
        .containsPattern("id=\"form.address\"[^>]*autofocus");
  }

  @Test
  void aMissingPaperIsUploadedShownAndRemoved() throws Exception {
    UUID id = idOf(start());
    browser.post(path(id) + "/procedure", "code", "2.000635");
    HttpResponse<String> page =
        browser.post(
            path(id) + "/summary",
            "answer.forWhom",
            "other",
            "form.phone",
            "0900000001",
            "form.subjectFullName",
            "Lê Thử Nghiệm");
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("href=\"#document.mandate\"");

    page =
        browser.upload(
            path(id) + "/documents/mandate", "giay.png", Base64.getDecoder().decode(png()));
    assertThat(page.statusCode()).isEqualTo(200);
    Matcher file = Pattern.compile("/documents/([0-9a-f-]{36})\"").matcher(page.body());
    assertThat(file.find()).isTrue();
    HttpResponse<String> picture = browser.get(path(id) + "/documents/" + file.group(1));
    assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");

    page =
        browser.upload(
            path(id) + "/documents/mandate",
            "giay.pdf",
            "không phải tệp".getBytes(StandardCharsets.UTF_8));
    assertThat(page.statusCode()).isEqualTo(422);
    String stored = path(id) + "/documents/" + file.group(1);
    page = browser.post(stored + "/removal");
    assertThat(page.body()).contains("Đã bỏ: ").doesNotContain(stored + "\"", stored + "/removal");
    page = browser.post(stored + "/restoration");
    assertThat(page.body()).contains(stored + "\"").doesNotContain("Đã bỏ: ");
    browser.post(stored + "/removal");
    browser.post(path(id) + "/end");
    assertThat(browser.post(stored + "/restoration").statusCode()).isEqualTo(409);
  }

  @Test
  void missingPapersArePrinted() throws Exception {
    UUID id = idOf(start());
    browser.post(path(id) + "/procedure", "code", "2.000635");
    browser.post(path(id) + "/answers", "answer.forWhom", "other");
    HttpResponse<String> page = browser.post(path(id) + "/not-ready");
    assertThat(page.statusCode()).isEqualTo(422);
    page = browser.post(path(id) + "/not-ready", "missing", "mandate");
    assertThat(page.body()).contains("Giấy ủy quyền").contains(path(id) + "/bring");
    assertThat(browser.get(path(id) + "/bring").body())
        .contains("Giấy ủy quyền")
        .contains("75 Đinh Tiên Hoàng");
  }

  @Test
  void aLockedScreenShowsNobodyUntilThePassword() throws Exception {
    UUID id = idOf(start());
    HttpResponse<String> page = browser.post(path(id) + "/lock");
    assertThat(page.body()).contains("Màn hình đã khóa").doesNotContain("Nguyễn Thử Nghiệm");
    page = browser.post(path(id) + "/resume", "password", "sai-mat-khau-roi");
    assertThat(page.statusCode()).isEqualTo(422);
    page = browser.post(path(id) + "/resume", "password", ClerkBrowser.PASSWORD);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Nguyễn Thử Nghiệm");
  }

  @Test
  void wordsThatNameNoShortcutShowWhatTheyMayMean() throws Exception {
    UUID id = idOf(start());
    HttpResponse<String> page = browser.post(path(id) + "/procedure", "q", "trích lục khai sinh");
    assertThat(page.body()).contains("value=\"2.000635\"");
  }

  @Test
  void anUnchangedSessionAnswersWithNothing() throws Exception {
    UUID id = idOf(start());
    assertThat(browser.get(path(id) + "/changes?version=1").statusCode()).isEqualTo(204);
    assertThat(browser.get(path(id) + "/changes?version=0").statusCode()).isEqualTo(200);
  }

  @Test
  void theStartPageListsTodayWithoutNames() throws Exception {
    UUID id = idOf(start());
    HttpResponse<String> page = browser.get("/counter");
    assertThat(page.body()).contains(path(id)).doesNotContain("Nguyễn Thử Nghiệm");
  }

  @Test
  void anotherPointFindsNothing() throws Exception {
    UUID id = idOf(start());
    ClerkBrowser stranger = ClerkBrowser.signedIn(port, counter.clerk("HN-0002").username());
    for (String route : new String[] {"", "/bring", "/changes?version=1"}) {
      assertThat(stranger.get(path(id) + route).statusCode()).as(route).isEqualTo(404);
    }
    assertThat(stranger.post(path(id) + "/slip?paper=a5").statusCode()).isEqualTo(404);
    assertThat(stranger.post(path(id) + "/end").statusCode()).isEqualTo(404);
    assertThat(stranger.put(path(id) + "/draft", "form.phone", "1").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GD4010123456789", "12345", "https://thu.vn/x", "001199000001|x"})
  void aCardThatIsNoneIsSaidInWords(String card) throws Exception {
    HttpResponse<String> page = browser.post("/counter/sessions", "card", card);
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("data-error-summary").doesNotContain("error.card");
    if (!card.isEmpty()) {
      assertThat(page.body()).doesNotContain(card);
    }
  }

  private HttpResponse<String> start() throws Exception {
    HttpResponse<String> page = browser.post("/counter/sessions", "card", Counter.CARD);
    assertThat(page.statusCode()).isEqualTo(200);
    return page;
  }

  private static UUID idOf(HttpResponse<String> page) {
    Matcher found = SESSION.matcher(page.uri().getPath());
    assertThat(found.find()).isTrue();
    return UUID.fromString(found.group(1));
  }

  private static String path(UUID id) {
    return "/counter/sessions/" + id;
  }

  private static String hidden(HttpResponse<String> page, String name) {
    Matcher found =
        Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private String dossierOf(UUID id) {
    return jdbc.sql("SELECT dossier_code FROM assistance.session WHERE id = :id")
        .param("id", id)
        .query((rs, n) -> rs.getString("dossier_code"))
        .single();
  }

  static String png() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "png", out);
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }
}
