package org.caunoi.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.caunoi.IntegrationTest;
import org.caunoi.assistance.BringTheseListed;
import org.caunoi.assistance.ConfirmationCodeIssued;
import org.caunoi.catalogue.LocalizedText;
import org.caunoi.dossier.ActKind;
import org.caunoi.dossier.CodeToSend;
import org.caunoi.dossier.CodeToSend.Purpose;
import org.caunoi.dossier.Contact;
import org.caunoi.dossier.DossierActed;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.FileDossier;
import org.caunoi.dossier.FileDossier.Filed;
import org.caunoi.dossier.ResultLinkMade;
import org.caunoi.notification.NotificationSettings.Sms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class TellTheCitizenTest {

  @LocalServerPort int port;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired FileDossier files;
  @Autowired Clock clock;
  @Autowired PlanMessage plan;
  @Autowired MessageSource messages;

  @Test
  void filingTellsTheCitizenTheCode() {
    Filed filed = FiledDossier.by(files, "0900000101");
    assertThat(kinds(filed.code())).containsExactly("FILED");
    awaitOnPage("0101", filed.code());
  }

  @Test
  void aCodeIsOnTheSandboxPageWithinTwoSeconds() {
    String code = fresh();
    transaction.executeWithoutResult(
        status -> events.publishEvent(codeToSend(code, "+84900000102", "048152")));
    awaitOnPage("0102", "048152");
  }

  @Test
  void whatIsRolledBackIsNeverTold() {
    String code = fresh();
    transaction.executeWithoutResult(
        status -> {
          events.publishEvent(codeToSend(code, "+84900000103", "048153"));
          assertThat(kinds(code)).containsExactly("CODE_OPEN_RESULT");
          status.setRollbackOnly();
        });
    assertThat(kinds(code)).isEmpty();
  }

  @Test
  void toldOutsideATransactionIsAMistakeOfTheCaller() {
    assertThatThrownBy(() -> events.publishEvent(codeToSend(fresh(), "+84900000104", "048154")))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, ACCEPTED",
    "SUPPLEMENT_REQUESTED, SUPPLEMENT_REQUESTED",
    "REFUSED, REFUSED",
    "ISSUED, ISSUED",
    "WITHDRAWAL_REQUESTED, WITHDRAWAL_REQUESTED",
    "WITHDRAWAL_DECLINED, WITHDRAWAL_DECLINED",
    "STOPPED, STOPPED",
    "RETURNED, RETURNED",
    "PROMISE_MOVED, PROMISE_MOVED",
    "PAYMENT_REQUESTED, PAYMENT_REQUESTED",
    "CLOCK_PAUSED, CLOCK_PAUSED",
    "CLOCK_RESUMED, CLOCK_RESUMED",
    "PAYMENT_WITHDRAWN, PAYMENT_WITHDRAWN",
    "PAYMENT_CONFIRMED,",
    "APPROVAL_TAKEN_BACK,",
    "PROMISE_CHECKED,",
    "SUPPLEMENTED,",
    "ASSIGNED,",
    "HANDED_OVER,",
    "APPROVED,",
    "DOCUMENT_ATTACHED,"
  })
  void anActIsToldOnceUnlessItStaysInsideTheOffice(ActKind act, @Nullable String told) {
    Filed filed = FiledDossier.by(files, "0900000105");
    transaction.executeWithoutResult(status -> events.publishEvent(acted(filed, act, null)));
    List<String> expected = told == null ? List.of("FILED") : List.of("FILED", told);
    assertThat(kinds(filed.code())).containsExactlyElementsOf(expected);
  }

  @Test
  void whatIsMissingIsSaidWithoutMarks() {
    Filed filed = FiledDossier.by(files, "0900000106");
    transaction.executeWithoutResult(
        status -> events.publishEvent(acted(filed, ActKind.SUPPLEMENT_REQUESTED, null)));
    awaitOnPage("0106", "can bo sung: Giay khai sinh; Anh 4x6.");
  }

  @Test
  void anElectronicResultIsToldWithItsLinkOnly() {
    Filed filed = FiledDossier.by(files, "0900000107");
    transaction.executeWithoutResult(
        status -> events.publishEvent(acted(filed, ActKind.ISSUED, "token-THU_1")));
    assertThat(kinds(filed.code())).containsExactly("FILED", "RESULT_LINK");
    awaitOnPage("0107", "href=\"/results/token-THU_1\"");
  }

  @Test
  void aLinkAskedForAgainIsSentAgain() {
    Filed filed = FiledDossier.by(files, "0900000108");
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(
                new ResultLinkMade(filed.authority(), filed.id(), filed.code(), "token-THU_2")));
    awaitOnPage("0108", "href=\"/results/token-THU_2\"");
  }

  @Test
  void aCitizenWithoutAPhoneIsToldNothingAndNothingFails() {
    Filed filed = FiledDossier.by(files, "");
    assertThat(kinds(filed.code())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1250000, Phi: 1.250.000 dong.", "0, Phi: khong mat phi.", ", Phi: phi bao sau."})
  void theCodeToAgreeNamesWhatIsFiledAndWhatItCosts(@Nullable Long fee, String told) {
    transaction.executeWithoutResult(
        status -> events.publishEvent(codeIssued("+84900000111", fee)));
    awaitOnPage("0111", "dong y nop: Chung thuc ban sao tu ban chinh. " + told);
  }

  @Test
  void whoCameWithoutAPaperGetsTheListOnThePhone() {
    List<LocalizedText> papers =
        List.of(
            new LocalizedText("Giấy khai sinh bản chính", "Birth certificate"),
            new LocalizedText("Sổ hộ khẩu cũ", "Old household book"));
    transaction.executeWithoutResult(
        status -> {
          events.publishEvent(bringThese("+84900000112", papers));
          events.publishEvent(bringThese(null, papers));
        });
    awaitOnPage("0112", "Lan sau xin mang du: Giay khai sinh ban chinh; So ho khau cu.");
  }

  @Test
  void aHouseThatWritesEnglishNamesPapersAndProcedureInEnglish() throws Exception {
    NotificationSettings english =
        new NotificationSettings(
            true, Sms.SANDBOX, null, Locale.ENGLISH, 3, Duration.ZERO, Duration.ZERO);
    TellOfAssistance telling =
        new TellOfAssistance(plan, new MessageTexts(messages, english, "1022"));
    BringTheseListed listed =
        bringThese("+84900000113", List.of(new LocalizedText("Giấy ủy quyền", "Mandate")));
    transaction.executeWithoutResult(
        status -> {
          telling.papersListed(listed);
          telling.codeIssued(codeIssued("+84900000114", 0L));
        });
    awaitOnPage("0113", ": Mandate.");
    awaitOnPage("0114", "Certifying a copy of an original");
  }

  private static ConfirmationCodeIssued codeIssued(String phone, @Nullable Long fee) {
    LocalizedText procedure =
        new LocalizedText("Chứng thực bản sao từ bản chính", "Certifying a copy of an original");
    return new ConfirmationCodeIssued(
        UUID.randomUUID(), "H26.THU", phone, "048161", procedure, fee);
  }

  @Test
  void thePageShowsOnlyTheEndOfANumberAndFiltersByIt() throws Exception {
    String code = fresh();
    transaction.executeWithoutResult(
        status -> events.publishEvent(codeToSend(code, "+84900009109", "048159")));
    awaitOnPage("9109", "048159");
    assertThat(page("9109")).contains("••••••9109").doesNotContain("900009109");
    assertThat(page("9110")).doesNotContain("048159");
  }

  @Test
  void phoneCodeAndTextAreSealedInEveryTable() {
    String code = fresh();
    transaction.executeWithoutResult(
        status -> events.publishEvent(codeToSend(code, "+84900777110", "048160")));
    awaitOnPage("7110", "048160");
    String dump =
        jdbc.sql(
                """
                SELECT (SELECT string_agg(m::text, '|') FROM notification.message m)
                    || (SELECT string_agg(s::text, '|') FROM notification.sandbox_message s)
                    || COALESCE((SELECT string_agg(t::text, '|') FROM platform.scheduled_tasks t), '')
                    || (SELECT string_agg(e::text, '|') FROM audit.entry e)
                """)
            .query(String.class)
            .single();
    assertThat(dump).contains(code);
    for (String planted : List.of("900777110", "048160", "mo ket qua")) {
      assertThat(dump).doesNotContainPattern(apart(planted)).doesNotContain(hex(planted));
    }
  }

  /** Not inside a longer run of hexadecimal digits, where chance puts any six of them. */
  private static String apart(String text) {
    return "(?<![0-9a-f])" + Pattern.quote(text) + "(?![0-9a-f])";
  }

  private DossierActed acted(Filed filed, ActKind act, @Nullable String link) {
    return new DossierActed(
        filed.authority(),
        filed.id(),
        filed.code(),
        "2.000815",
        act,
        DossierState.NEW,
        DossierState.NEW,
        clock.instant(),
        "Trần Thử Nghiệm",
        clock.instant(),
        "• Giấy khai sinh\n• Ảnh 4x6",
        link,
        null);
  }

  private static CodeToSend codeToSend(String code, String phone, String oneTimeCode) {
    return new CodeToSend(
        "H26.THU", code, new Contact(phone, null), oneTimeCode, Purpose.OPEN_RESULT);
  }

  private static BringTheseListed bringThese(@Nullable String phone, List<LocalizedText> papers) {
    return new BringTheseListed(
        UUID.randomUUID(), "H26.THU", phone, "Khai sinh", papers, "Điểm thử");
  }

  private static String fresh() {
    return "THU-" + UUID.randomUUID();
  }

  private List<String> kinds(String dossierCode) {
    return jdbc.sql(
            """
            SELECT kind FROM notification.message WHERE dossier_code = :code ORDER BY planned_at, id
            """)
        .param("code", dossierCode)
        .query((rs, n) -> rs.getString("kind"))
        .list();
  }

  private void awaitOnPage(String tail, String text) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(page(tail)).contains(text));
  }

  private String page(String tail) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI address = URI.create("http://localhost:" + port + "/sandbox?tail=" + tail);
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
