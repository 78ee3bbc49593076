package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.dossier.SentCodes;
import org.caunoi.dossier.TrackDossier;
import org.caunoi.dossier.TrackingKeys;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A citizen without an account looks a dossier up. */
@IntegrationTest
class TrackingPagesTest {

  private static final int BUDGET = 20 * 1024;
  private static final Pattern LOADED =
      Pattern.compile("<(?:link|img|script)[^>]* (?:href|src)=\"([^\"]+)\"");

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private TrackingKeys keys;
  @Autowired private TrackDossier tracking;
  @Autowired private SentCodes phone;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private Web citizen;

  @BeforeEach
  void anybody() {
    citizen = people.nobody();
    citizen.get("/tracking");
  }

  @Test
  void codeAndFourDigitsLeadToTheDossier() {
    String code = walk.filing().file().code();
    HttpResponse<String> found =
        citizen.form(
            "/tracking",
            Map.of("code", " " + code.toLowerCase(Locale.ROOT) + " ", "digits", "0001"));
    assertThat(found.statusCode()).isEqualTo(302);
    String to = URI.create(found.headers().firstValue("Location").orElseThrow()).toString();
    assertThat(to).endsWith("/tracking/" + code + "?k=" + keys.keyOf(code));
    HttpResponse<String> page = citizen.get(path(code));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("đang chờ cán bộ xem", "Bộ phận tiếp nhận", "Đã nộp hồ sơ")
        .doesNotContain("Nguyễn Thử Nghiệm", "001199000001", "0900000001", "Số 1 phố Thử");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void whoHasNoPhoneUsesTheEndOfTheIdNumber() {
    String code = walk.filing().withoutPhone().form("personId", "001199004321").file().code();
    assertThat(find(code, "4321").statusCode()).isEqualTo(302);
    assertThat(find(code, "0001").statusCode()).isEqualTo(404);
  }

  @Test
  void wrongDigitsAndAnUnknownCodeSoundTheSame() {
    String code = walk.filing().file().code();
    String none = code.substring(0, code.length() - 4) + "9998";
    HttpResponse<String> wrong = find(code, "9999");
    HttpResponse<String> unknown = find(none, "9999");
    HttpResponse<String> badKey = citizen.get("/tracking/" + code + "?k=000000000000");
    HttpResponse<String> unknownKey = citizen.get("/tracking/" + none + "?k=000000000000");
    assertThat(wrong.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
    assertThat(wrong.body()).contains("Không có hồ sơ nào khớp");
    assertThat(same(wrong, code)).isEqualTo(same(unknown, none));
    assertThat(badKey.statusCode()).isEqualTo(404).isEqualTo(unknownKey.statusCode());
    assertThat(same(badKey, code)).isEqualTo(same(unknownKey, none));
  }

  @Test
  void whatIsNotFilledInIsSaidBesideTheField() {
    HttpResponse<String> empty = find("", "12");
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("id=\"code-error\"", "id=\"digits-error\"", "<title>Có lỗi:");
    HttpResponse<String> odd = find("<b>'; --</b>", "0001");
    assertThat(odd.statusCode()).isEqualTo(422);
    assertThat(odd.body()).contains("Mã hồ sơ chưa đúng").doesNotContain("<b>");
    assertThat(citizen.get("/tracking/%3Cb%3E?k=x").statusCode()).isEqualTo(422);
  }

  @Test
  void tellsNothingWithoutTheDigitsButAsksForThem() {
    String code = walk.filing().file().code();
    HttpResponse<String> page = citizen.get("/tracking/" + code);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("name=\"digits\"", code).doesNotContain("Đã nộp hồ sơ");
  }

  @Test
  void guessingEndsButTheSlipStillOpens() {
    String code = walk.filing().file().code();
    String address = "198.51.100.7";
    for (int i = 0; i < 10; i++) {
      refused("tracking-not-found", () -> tracking.keyFor(code, "9999", address));
    }
    refused("too-many-attempts", () -> tracking.keyFor(code, "0001", address));
    HttpResponse<String> page = find(code, "0001");
    assertThat(page.statusCode()).isEqualTo(429);
    assertThat(page.body()).contains("Đã thử quá nhiều lần");
    assertThat(citizen.get(path(code)).statusCode()).isEqualTo(200);
  }

  @Test
  void guessingManyCodesFromOneAddressEndsToo() {
    String address = "198.51.100.8";
    for (int i = 0; i < 60; i++) {
      String code = "H26.99-261123-%04d".formatted(i);
      refused("tracking-not-found", () -> tracking.keyFor(code, "9999", address));
    }
    String code = walk.filing().file().code();
    refused("too-many-attempts", () -> tracking.keyFor(code, "0001", address));
    assertThat(tracking.keyFor(code, "0001", "198.51.100.9")).isEqualTo(keys.keyOf(code));
  }

  @Test
  void tellsThePromiseInWords() {
    String code = walk.filing().file().code();
    walk.process(code);
    OffsetDateTime friday =
        today().with(TemporalAdjusters.next(DayOfWeek.FRIDAY)).withHour(17).toOffsetDateTime();
    String date = VietnamTime.date(friday.toInstant());
    jdbc.sql(
            """
            UPDATE dossier.dossier SET appointment_at = :at, appointment_provisional = true WHERE code = :code
            """)
        .param("at", friday)
        .param("code", code)
        .update();
    assertThat(citizen.get(path(code)).body())
        .contains("trước 17 giờ thứ Sáu " + date, "tạm tính", "Đã giao cho cán bộ giải quyết")
        .doesNotContain("quá hẹn");
    assertThat(citizen.get(path(code) + "&lang=en").body())
        .contains("before 17:00 on Friday " + date, "provisional");
  }

  @Test
  void saysSorryWhenThePromiseHasPassed() {
    String code = walk.filing().file().code();
    walk.process(code);
    jdbc.sql("UPDATE dossier.dossier SET appointment_at = :at WHERE code = :code")
        .param(
            "at",
            today()
                .with(TemporalAdjusters.previous(DayOfWeek.THURSDAY))
                .withHour(9)
                .withMinute(30)
                .toOffsetDateTime())
        .param("code", code)
        .update();
    assertThat(citizen.get(path(code)).body()).contains("quá hẹn", "trước 9 giờ 30 thứ Năm");
  }

  @Test
  void listsEverythingThatIsMissing() {
    String code = walk.filing().file().code();
    walk.ask(
        people.officer(Role.INTAKE_OFFICER, null),
        code,
        null,
        List.of(
            new Reason("form", "Thiếu năm đăng ký khai sinh"),
            new Reason("mandate", "chưa có chữ ký")));
    assertThat(citizen.get(path(code)).body())
        .contains(
            "Ông bà cần bổ sung",
            "<li>Thiếu năm đăng ký khai sinh</li>",
            "<li>Giấy ủy quyền: chưa có chữ ký</li>",
            "Đang chờ ông bà");
  }

  @Test
  void namesThePointThatHelpedAndItsClerk() {
    String code = walk.filing().by(people.clerk("HN-0001")).code();
    assertThat(citizen.get(path(code)).body())
        .contains("Người giúp nộp", "Trần Thử", "Bưu điện Trung tâm Hoàn Kiếm");
  }

  @Test
  void sendsTheResultLinkAgainAndOnlyForElectronicResults() {
    String code = walk.filing().returnBy(ReturnWay.ELECTRONIC).file().code();
    HttpResponse<String> early = sendLink(code);
    assertThat(early.statusCode()).isEqualTo(409);
    walk.issue(code);
    String first = phone.linkOf(code);
    assertThat(citizen.get(path(code)).body()).contains("Gửi lại đường dẫn nhận kết quả");
    HttpResponse<String> sent = sendLink(code);
    assertThat(sent.statusCode()).isEqualTo(302);
    assertThat(phone.linkOf(code)).isNotEqualTo(first);
    String to = sent.headers().firstValue("Location").orElseThrow();
    assertThat(citizen.get(URI.create(to).getPath() + "?" + URI.create(to).getQuery()).body())
        .contains("Đã gửi đường dẫn mới");
    String paper = walk.filing().returnBy(ReturnWay.COUNTER).file().code();
    walk.issue(paper);
    assertThat(citizen.get(path(paper)).body()).doesNotContain("Gửi lại đường dẫn");
    assertThat(sendLink(paper).statusCode()).isEqualTo(409);
  }

  @Test
  void theFirstViewLoadsInTwentyKilobytesWithoutFontOrScript() throws Exception {
    String code = walk.filing().file().code();
    walk.issue(code);
    byte[] page = zipped(path(code));
    String text = citizen.get(path(code)).body();
    Set<String> parts = new TreeSet<>();
    LOADED.matcher(text).results().forEach(match -> parts.add(match.group(1)));
    assertThat(text).contains("/icons.svg#").doesNotContain("<script");
    parts.add("/icons.svg");
    assertThat(parts)
        .contains("/css/base.css")
        .noneMatch(part -> part.endsWith(".js") || part.endsWith(".woff2"))
        .allMatch(part -> part.startsWith("/"));
    int sum = page.length;
    for (String part : parts) {
      byte[] content = zipped(part);
      assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("woff2");
      sum += content.length;
    }
    assertThat(sum).isBetween(3000, BUDGET);
  }

  private static ZonedDateTime today() {
    return LocalDate.now(VietnamTime.ZONE).atStartOfDay(VietnamTime.ZONE);
  }

  private byte[] zipped(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                  .header("Accept-Encoding", "gzip")
                  .build(),
              BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      return answer.body();
    }
  }

  private HttpResponse<String> find(String code, String digits) {
    return citizen.form("/tracking", Map.of("code", code, "digits", digits));
  }

  private HttpResponse<String> sendLink(String code) {
    return citizen.form("/tracking/" + code + "/result-links", Map.of("k", keys.keyOf(code)));
  }

  private String path(String code) {
    return "/tracking/" + code + "?k=" + keys.keyOf(code);
  }

  /** The page without what differs by request: the code typed and the form token. */
  private static String same(HttpResponse<String> answer, String code) {
    return answer.body().replace(code, "CODE").replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
  }

  private static void refused(String code, Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(Refused.class).hasMessage(code);
  }
}
