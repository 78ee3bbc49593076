package org.caunoi.assistance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.IntegrationTest;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.AnswerOnPhone;
import org.caunoi.assistance.AnswerOnPhone.Way;
import org.caunoi.assistance.Counter;
import org.caunoi.assistance.OfferScreen;
import org.caunoi.assistance.PairScreen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The clerk's side of a form in the citizen's hands. */
@IntegrationTest
class HandedPagesTest {

  private static final Pattern SESSION = Pattern.compile("/counter/sessions/([0-9a-f-]{36})");

  @LocalServerPort int port;
  @Autowired Counter counter;
  @Autowired OfferScreen offers;
  @Autowired PairScreen pairing;
  @Autowired AnswerOnPhone phone;

  private ClerkBrowser browser;
  private SignedIn clerk;
  private UUID id;
  private String path = "";

  @BeforeEach
  void aFormIsBegun() throws Exception {
    clerk = counter.clerk("HN-0001");
    browser = ClerkBrowser.signedIn(port, clerk.username());
    browser.get("/counter");
    Matcher found = SESSION.matcher(browser.post("/counter/sessions", "card", Counter.CARD).body());
    assertThat(found.find()).isTrue();
    id = UUID.fromString(found.group(1));
    path = "/counter/sessions/" + id;
    browser.post(path + "/procedure", "code", "2.000635");
  }

  @Test
  void isOfferedOnceAScreenIsPairedAndFollowedLive() throws Exception {
    assertThat(browser.get(path).body()).doesNotContain("Đưa tờ khai sang điện thoại");
    assertThat(browser.post(path + "/phone-form").statusCode()).isEqualTo(409);
    pair();
    assertThat(browser.get(path).body()).contains("Đưa tờ khai sang điện thoại");
    HttpResponse<String> page = browser.post(path + "/phone-form", "field", "phone");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Người dân đang ở câu 1 trên 1: Số điện thoại", "Lấy lại tờ khai");
    String before = browser.get(path + "/phone-form").body();
    phone.answer(id, "phone", "0900000007", 0, Way.NEXT);
    String after = browser.get(path + "/phone-form").body();
    assertThat(after).contains("Người dân đã trả lời xong 1 câu").doesNotContain("0900000007");
    assertThat(mark(after)).isNotEqualTo(mark(before));
    page = browser.post(path + "/phone-form/return");
    assertThat(page.body()).contains("value=\"0900000007\"", "Đưa tờ khai sang điện thoại");
    assertThat(browser.post(path + "/phone-form/return").statusCode()).isEqualTo(409);
  }

  @Test
  void aStalePageTakesNothingBackAndAClashShowsBoth() throws Exception {
    pair();
    browser.post(path + "/phone-form", "field", "phone", "field", "address");
    phone.answer(id, "phone", "0900000007", 0, Way.NEXT);
    assertThat(browser.put(path + "/draft", "seen", "0", "form.phone", "").statusCode())
        .isEqualTo(204);
    assertThat(browser.put(path + "/draft", "seen", "0", "form.phone", "0900000008").statusCode())
        .isEqualTo(409);
    HttpResponse<String> page =
        browser.post(path + "/summary", "seen", "0", "form.phone", "0900000008");
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body())
        .contains(
            "value=\"0900000007\"",
            "Đang giữ: “0900000007”. Bạn đã ghi: “0900000008”.",
            "name=\"seen\" value=\"1\"");
    assertThat(counter.read(clerk, id)).containsEntry("phone", "0900000007");
    page = browser.post(path + "/summary", "seen", "1", "form.phone", "0900000008");
    assertThat(page.body()).contains("Những gì sẽ gửi đi", "0900000008");
    assertThat(browser.get(path + "/phone-form").body()).doesNotContain("Lấy lại tờ khai");
  }

  @Test
  void twoClerksAtOneSessionLoseNothingAndTheSecondChooses() throws Exception {
    ClerkBrowser colleague = ClerkBrowser.signedIn(port, counter.clerk("HN-0001").username());
    String seen = seen(colleague.get(path).body());
    assertThat(browser.put(path + "/draft", "seen", seen, "form.phone", "0900000001").statusCode())
        .isEqualTo(204);
    browser.post(path + "/answers", "seen", seen, "answer.forWhom", "other", "returnBy", "POST");
    assertThat(
            colleague
                .put(path + "/draft", "seen", seen, "form.phone", "0900000002", "form.copies", "3")
                .statusCode())
        .isEqualTo(409);
    HttpResponse<String> told =
        colleague.post(
            path + "/summary",
            "seen",
            seen,
            "form.phone",
            "0900000002",
            "form.address",
            "Số 9 phố Thử",
            "answer.forWhom",
            "self");
    assertThat(told.statusCode()).isEqualTo(409);
    assertThat(told.body())
        .contains("Đang giữ: “0900000001”. Bạn đã ghi: “0900000002”.")
        .contains("name=\"mine.form.phone\" value=\"0900000002\"", "Dùng chữ của tôi");
    assertThat(counter.read(clerk, id))
        .containsEntry("phone", "0900000001")
        .containsEntry("copies", "3")
        .containsEntry("address", "Số 9 phố Thử");
    HttpResponse<String> chosen =
        colleague.post(
            path + "/answers",
            "seen",
            seen(told.body()),
            "form.phone",
            "0900000001",
            "mine.form.phone",
            "0900000002",
            "mine.form.address",
            "Số 1",
            "mine",
            "form.phone");
    assertThat(counter.read(clerk, id)).containsEntry("phone", "0900000002");
    assertThat(chosen.body())
        .as("the other choice waits")
        .contains("Đang giữ: “Số 9 phố Thử”. Bạn đã ghi: “Số 1”.");
    HttpResponse<String> shown = colleague.post(path + "/summary", "seen", seen(chosen.body()));
    assertThat(shown.body())
        .as("what the first one answered stays, too")
        .contains("Giấy ủy quyền: Còn thiếu giấy tờ này");
  }

  @Test
  void unknownFieldsAndForeignSessionsAreRefused() throws Exception {
    pair();
    assertThat(browser.post(path + "/phone-form", "field", "khong-co").statusCode()).isEqualTo(422);
    ClerkBrowser stranger = ClerkBrowser.signedIn(port, counter.clerk("HN-0002").username());
    stranger.get("/counter");
    assertThat(stranger.get(path + "/phone-form").statusCode()).isEqualTo(404);
    assertThat(stranger.post(path + "/phone-form").statusCode()).isEqualTo(404);
    assertThat(stranger.post(path + "/phone-form/return").statusCode()).isEqualTo(404);
  }

  private void pair() {
    List<String> cookies = List.of(pairing.withToken(offers.forSession(clerk, id).token()));
    assertThat(cookies).hasSize(1);
  }

  private static String seen(String page) {
    return page.replaceAll("(?s).*name=\"seen\" value=\"(\\d+)\".*", "$1");
  }

  private static String mark(String part) {
    return part.replaceAll("(?s).*data-mark=\"([^\"]+)\".*", "$1");
  }
}
