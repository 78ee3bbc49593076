package org.caunoi.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caunoi.IntegrationTest;
import org.caunoi.Web;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.OfferScreen.Offer;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class PairScreenTest {

  private static final String API = "/api/v1/citizen-screens";
  private static final String PAIRING_PAGE = "Mời quét mã hoặc nhập mã ghép màn hình";
  private static final String CARD_PAGE = "Đây là thông tin của bác";

  @Autowired Counter counter;
  @Autowired OfferScreen offers;
  @Autowired ForgetScreens forget;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private SignedIn clerk;

  @BeforeEach
  void aClerkOpensTheShift() {
    clerk = counter.clerk("HN-0001");
  }

  @Test
  void aDeviceThatIsNotPairedIsAskedForACodeAndSeesNothing() {
    counter.opened(clerk);
    var answer = new Device(port).look();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(PAIRING_PAGE).doesNotContain("Nguyễn Thử Nghiệm");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void theLinkPairsOneDeviceOnce() {
    UUID session = counter.opened(clerk);
    Offer offer = offers.forSession(clerk, session);
    Device tablet = new Device(port);
    var answer = tablet.get("/citizen-screen/pair/" + offer.token());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/citizen-screen");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(
            c -> c.startsWith("screen=") && c.contains("HttpOnly") && c.contains("SameSite=Lax"));
    assertThat(tablet.look().body())
        .contains(CARD_PAGE, "Nguyễn Thử Nghiệm", "Trần Thử Việc", "TV-01");

    Device second = new Device(port);
    var refused = second.get("/citizen-screen/pair/" + offer.token());
    assertThat(refused.statusCode()).isEqualTo(410);
    assertThat(refused.body()).contains("Mã ghép này đã dùng rồi").doesNotContain("Nguyễn");
    assertThat(second.cookie("screen")).isEmpty();
    assertThat(second.look().body()).contains(PAIRING_PAGE);
  }

  @Test
  void theCodeIsTheSameOfferForTyping() {
    UUID session = counter.opened(clerk);
    Offer offer = offers.forSession(clerk, session);
    Device tablet = new Device(port);
    tablet.look();
    String typed =
        " "
            + offer.code().substring(0, 3).toLowerCase(Locale.ROOT)
            + " "
            + offer.code().substring(3);
    assertThat(tablet.press("/citizen-screen/pair", Map.of("code", typed)).statusCode())
        .isEqualTo(302);
    assertThat(tablet.look().body()).contains(CARD_PAGE);
    assertThat(new Device(port).get("/citizen-screen/pair/" + offer.token()).statusCode())
        .isEqualTo(410);
  }

  @Test
  void pairingLeavesAnEventAndAuditRowsButNoToken() {
    UUID session = counter.opened(clerk);
    Offer offer = offers.forSession(clerk, session);
    new Device(port).get("/citizen-screen/pair/" + offer.token());
    assertThat(counter.read.history(clerk, session))
        .extracting(SessionEvent::kind)
        .contains(SessionEventKind.SCREEN_PAIRED);
    List<@Nullable String> acts =
        jdbc.sql(
                "SELECT act || ' by ' || actor || ' ' || details FROM audit.entry WHERE subject ="
                    + " :subject")
            .param("subject", "assistance-session/" + session)
            .query(String.class)
            .list();
    assertThat(acts)
        .anyMatch(act -> String.valueOf(act).startsWith("screen-offered by " + clerk.username()))
        .anyMatch(act -> String.valueOf(act).startsWith("session-screen-paired by citizen"))
        .noneMatch(act -> String.valueOf(act).contains(offer.token()))
        .noneMatch(act -> String.valueOf(act).contains(offer.code()));
    assertThat(offers.inUse(clerk, session)).isEqualTo(1);
  }

  @Test
  void aBrowserThatOnlyLooksAheadDoesNotUseTheLinkUp() {
    Offer offer = offers.forSession(clerk, counter.opened(clerk));
    Device phone = new Device(port);
    phone.get("/citizen-screen/pair/" + offer.token(), "Sec-Purpose", "prefetch;prerender");
    assertThat(phone.cookie("screen")).isEmpty();
    assertThat(phone.get("/citizen-screen/pair/" + offer.token()).statusCode()).isEqualTo(302);
  }

  @Test
  void aProgramIsTheCitizensScreenByItsKeyAlone() {
    UUID session = counter.shown(clerk);
    Web program = Web.nobody(port);
    assertThat(program.get(API + "/mine").body()).contains("/Screen-Key", "required");
    assertThat(program.get(API + "/mine", "Screen-Key", "sai").statusCode()).isEqualTo(410);
    Offer offer = offers.forSession(clerk, session);
    String code = "{\"code\": \"%s\"}".formatted(offer.code());
    HttpResponse<String> paired = program.post(API, code);
    assertThat(paired.statusCode()).as(paired.body()).isEqualTo(201);
    assertThat(program.post(API, code).body()).contains("pairing-used");
    String key = Web.json(paired).get("key").asString();
    HttpResponse<String> look = program.get(API + "/mine", "Screen-Key", key);
    assertThat(look.body()).contains("Trần Thử Việc", "Nguyễn Thử Nghiệm", "summaryHash");
    String seen = look.headers().firstValue("ETag").orElseThrow();
    String agree =
        "{\"says\": \"agree\", \"summaryHash\": \"%s\"}"
            .formatted(Web.json(look).get("summaryHash").asString());
    assertThat(say(program, key, "\"another-1\"", agree).body()).contains("screen-moved-on");
    assertThat(program.post(API + "/mine/sayings", agree, "Screen-Key", key).body())
        .contains("/If-Match");
    assertThat(say(program, key, seen, agree).body()).contains("AGREED");
    String proof = "{\"code\": \"%s\"}".formatted(counter.sent.of(session));
    HttpResponse<String> proven =
        program.post(API + "/mine/confirmations", proof, "Screen-Key", key, "If-Match", seen);
    assertThat(proven.statusCode()).as(proven.body()).isEqualTo(201);
    assertThat(say(program, key, seen, "{\"says\": \"stop\"}").statusCode()).isEqualTo(201);
    assertThat(program.get(API + "/mine", "Screen-Key", key).body())
        .contains("\"over\":true")
        .doesNotContain("Nguyễn Thử Nghiệm");
    assertThat(audited(session)).contains("session-agreed citizen", "session-stopped citizen");
  }

  @Test
  void aProgramThatIsNotRightAboutTheCardReopensItsField() {
    UUID session = counter.opened(clerk);
    Web program = Web.nobody(port);
    String token = "{\"token\": \"%s\"}".formatted(offers.forSession(clerk, session).token());
    String key = Web.json(program.post(API, token)).get("key").asString();
    String seen =
        program.get(API + "/mine", "Screen-Key", key).headers().firstValue("ETag").orElseThrow();
    String[] headers = {"Screen-Key", key, "If-Match", seen};
    String checks = API + "/mine/card-checks";
    assertThat(program.post(checks, "{\"field\": \"!\"}", headers).body()).contains("/field");
    assertThat(program.post(checks, "{}", headers).statusCode()).isEqualTo(201);
    assertThat(program.post(checks, "{\"field\": \"fullName\"}", headers).body())
        .contains("\"objection\":\"fullName\"");
    assertThat(audited(session))
        .contains("session-card-right citizen", "session-not-right citizen");
  }

  private static HttpResponse<String> say(Web program, String key, String seen, String saying) {
    return program.post(API + "/mine/sayings", saying, "Screen-Key", key, "If-Match", seen);
  }

  private List<String> audited(UUID session) {
    return jdbc.sql("SELECT act || ' ' || actor FROM audit.entry WHERE subject = :subject")
        .param("subject", "assistance-session/" + session)
        .query((rs, n) -> rs.getString(1))
        .list();
  }

  @Test
  void ofEightDevicesAtTheSameMomentOneIsPaired() throws Exception {
    Offer offer = offers.forSession(clerk, counter.opened(clerk));
    Callable<Integer> pair =
        () -> new Device(port).get("/citizen-screen/pair/" + offer.token()).statusCode();
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      int paired = 0;
      for (Future<Integer> answer : pool.invokeAll(Collections.nCopies(8, pair))) {
        assertThat(answer.get()).isIn(302, 410);
        paired += answer.get() == 302 ? 1 : 0;
      }
      assertThat(paired).isEqualTo(1);
    }
  }

  @Test
  void anOfferExpiresAfterTenMinutesAndANewOneReplacesIt() {
    UUID session = counter.opened(clerk);
    Offer first = offers.forSession(clerk, session);
    Offer second = offers.forSession(clerk, session);
    assertThat(new Device(port).get("/citizen-screen/pair/" + first.token()).statusCode())
        .isEqualTo(410);
    jdbc.sql(
            "UPDATE assistance.screen SET pair_until = pair_until - interval '601 seconds' WHERE"
                + " session_id = :id")
        .param("id", session)
        .update();
    var answer = new Device(port).get("/citizen-screen/pair/" + second.token());
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body()).contains("Mã ghép chưa đúng hoặc đã hết hạn");
  }

  @Test
  void guessingCodesIsLimited() {
    jdbc.sql("DELETE FROM access.attempt WHERE subject LIKE 'screen-pairing@%'").update();
    Device stranger = new Device(port);
    stranger.look();
    for (int i = 0; i < 20; i++) {
      var answer = stranger.press("/citizen-screen/pair", Map.of("code", "ABC 23" + i % 10));
      assertThat(answer.statusCode()).isEqualTo(422);
    }
    Offer offer = offers.forSession(clerk, counter.opened(clerk));
    assertThat(stranger.press("/citizen-screen/pair", Map.of("code", offer.code())).statusCode())
        .isEqualTo(429);
    jdbc.sql("DELETE FROM access.attempt WHERE subject LIKE 'screen-pairing@%'").update();
  }

  @Test
  void aWrongCookieShowsAndDoesNothing() {
    UUID session = counter.shown(clerk);
    Device stranger = new Device(port);
    stranger.look();
    stranger.set("screen", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    assertThat(stranger.look().body()).contains(PAIRING_PAGE).doesNotContain("Nguyễn");
    assertThat(stranger.get("/citizen-screen/events").statusCode()).isEqualTo(204);
    for (String act :
        List.of("agreement", "objection", "stop", "card", "codes", "code", "signature", "portal")) {
      var forged = stranger.post("/citizen-screen/" + act, Map.of("_csrf", "no"));
      assertThat(forged.statusCode()).isEqualTo(403);
    }
    assertThat(counter.read.facts(clerk, session).state()).isEqualTo(SessionState.SHOWN);
  }

  @Test
  void aScreenThatStaysFollowsTheClerkFromCitizenToCitizen() {
    Offer offer = offers.forCounter(clerk);
    Device display = new Device(port);
    display.get("/citizen-screen/pair/" + offer.token());
    assertThat(display.look().body()).contains("Xin chào bác", "Trần Thử Việc", "0 đồng");

    UUID first = counter.opened(clerk);
    assertThat(display.look().body()).contains(CARD_PAGE, "Nguyễn Thử Nghiệm");
    counter.end.end(clerk, first, Outcome.ADVICE);
    var goodbye = display.look();
    assertThat(goodbye.body()).contains("Cảm ơn bác").doesNotContain("Nguyễn");
    assertThat(goodbye.headers().firstValue("Clear-Site-Data")).isPresent();
    assertThat(display.cookie("screen")).isNotEmpty();
    counter.opened(clerk);
    assertThat(display.look().body()).contains(CARD_PAGE);

    counter.opened(counter.clerk("HN-0001"));
    assertThat(display.look().body()).contains("Trần Thử Việc");

    Device desk = new Device(port);
    desk.get("/sign-in");
    desk.press("/sign-in", Map.of("username", clerk.username(), "password", "mat-khau-thu-nghiem"));
    desk.get("/counter");
    assertThat(display.look().body()).contains("Trần Thử Việc");
    desk.press("/sign-out", Map.of());
    assertThat(display.look().body()).contains(PAIRING_PAGE).doesNotContain("Nguyễn");
  }

  @Test
  void theScreenIsDarkWhileTheSessionIsLocked() {
    UUID session = counter.opened(clerk);
    Device tablet = new Device(port);
    tablet.get("/citizen-screen/pair/" + offers.forSession(clerk, session).token());
    tablet.look();
    jdbc.sql(
            "UPDATE assistance.session SET touched_at = touched_at - interval '181 seconds' WHERE"
                + " id = :id")
        .param("id", session)
        .update();
    assertThat(tablet.press("/citizen-screen/card", Map.of("field", "fullName")).statusCode())
        .isEqualTo(302);
    assertThat(counter.read.facts(clerk, session).work().objection()).isNull();
    assertThat(tablet.look().body()).contains("Màn hình đang nghỉ").doesNotContain("Nguyễn");
  }

  @Test
  void onlyAClerkOfThePointOffersAScreen() {
    UUID session = counter.opened(clerk);
    SignedIn stranger = counter.clerk("HN-0002");
    assertThatThrownBy(() -> offers.forSession(stranger, session))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("session-not-found"));
    counter.end.end(clerk, session, Outcome.ADVICE);
    assertThatThrownBy(() -> offers.forSession(clerk, session))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("session-closed"));
  }

  @Test
  void expiredScreensAreForgotten() {
    UUID session = counter.opened(clerk);
    offers.forSession(clerk, session);
    jdbc.sql(
            "UPDATE assistance.screen SET expires_at = expires_at - interval '11 hours' WHERE"
                + " session_id = :id")
        .param("id", session)
        .update();
    assertThat(forget.sweep()).isPositive();
    assertThat(
            jdbc.sql("SELECT count(*) FROM assistance.screen WHERE session_id = :id")
                .param("id", session)
                .query(Integer.class)
                .single())
        .isZero();
  }
}
