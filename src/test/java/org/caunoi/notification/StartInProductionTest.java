package org.caunoi.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caunoi.Application;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.StartsServers;
import org.caunoi.TestDatabase;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.Counter;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.CodeToSend;
import org.caunoi.dossier.CodeToSend.Purpose;
import org.caunoi.dossier.Contact;
import org.caunoi.dossier.FileDossier;
import org.caunoi.dossier.FileDossier.Request;
import org.caunoi.dossier.OpenResult;
import org.caunoi.dossier.SentCodes;
import org.caunoi.notification.StartRefused.Reason;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
@StartsServers
class StartInProductionTest {

  private static final String READY =
      "production caunoi.notification.sms=off spring.mail.host=mail.example.vn"
          + " caunoi.notification.email-from=a@example.vn caunoi.notification.sandbox=false"
          + " caunoi.base-url=https://cau-noi.example.vn server.forward-headers-strategy=native";

  private static final String SIGNATURE =
      "data:image/png;base64," + Base64.getEncoder().encodeToString(Papers.png());

  @ParameterizedTest
  @CsvSource({
    "'', ",
    "spring.mail.host=mail.example.vn, NO_EMAIL_SENDER",
    "caunoi.demo=true caunoi.notification.sms=off, DEMO_NEEDS_SMS",
    "caunoi.demo=false caunoi.notification.sms=off, ",
    "caunoi.demo=true caunoi.notification.sms=sandbox, ",
    "production, NO_SMS_CHANNEL",
    "production caunoi.notification.sms=sandbox, NO_SMS_CHANNEL",
    "production caunoi.notification.sms=off, NO_EMAIL_CHANNEL",
    "production caunoi.notification.sms=false spring.mail.host=mail.example.vn, NO_EMAIL_SENDER"
  })
  void whatWouldReachNobodyIsRefused(String settings, @Nullable Reason refused) {
    assertThat(CheckChannels.problem(environment(settings)).orElse(null)).isEqualTo(refused);
  }

  @TempDir private Path folder;

  @Test
  void aCompleteProductionIsNotRefused() {
    assertThat(CheckChannels.problem(environment(READY))).isEmpty();
    assertThat(CheckChannels.problem(environment(READY + " caunoi.notification.sandbox=true")))
        .contains(Reason.SANDBOX_PAGE);
    assertThat(CheckChannels.problem(environment(READY + " caunoi.base-url=http://localhost:8080")))
        .contains(Reason.NO_PUBLIC_ADDRESS);
  }

  @ParameterizedTest
  @CsvSource({
    "server.ssl.certificate=thu.pem, ",
    "server.ssl.bundle=thu, ",
    "server.ssl.key-store=thu.p12, ",
    "server.ssl.key-store=thu.p12 server.ssl.enabled=false, NO_TLS",
    "server.forward-headers-strategy=NATIVE, ",
    "server.forward-headers-strategy=framework, NO_TLS",
    "server.forward-headers-strategy=none, NO_TLS",
    "'', NO_TLS"
  })
  void whereNobodyEndsTlsTheStartIsRefused(String settings, @Nullable Reason refused) {
    String plain = READY.replace(" server.forward-headers-strategy=native", "");
    assertThat(CheckChannels.problem(environment(plain + " " + settings)).orElse(null))
        .isEqualTo(refused);
  }

  @Test
  void theStartEndsWithOneSentenceAndNoStackTrace(CapturedOutput output) {
    String sentence = "caunoi.notification.sms=off, khi đó người dân xác nhận bằng chữ ký.";
    refused(output, sentence, "production");
    assertThat(output.getAll())
        .contains(sentence)
        .contains("citizens then confirm by signature.")
        .doesNotContain("\tat org.caunoi.notification.CheckChannels");
    assertThat(said(output)).doesNotContain(" WARN ", "HikariPool", "Application run failed");
  }

  /** What is logged while an application beside us sets up its own log is lost: then again. */
  private void refused(CapturedOutput output, String sentence, String setting) {
    for (int i = 0; i < 20 && !output.getAll().contains(sentence); i++) {
      assertThatThrownBy(() -> start(setting).close()).isInstanceOf(StartRefused.class);
    }
  }

  /** What this start logged; other tests log beside it. */
  private static String said(CapturedOutput output) {
    String thread = Thread.currentThread().getName();
    String shown = thread.substring(Math.max(0, thread.length() - 15));
    return output
        .getAll()
        .lines()
        .filter(line -> line.contains(shown + "]"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aDemoWithoutSmsSaysWhichSettingToChange(CapturedOutput output) {
    String sentence = "hãy đặt caunoi.demo=false, hoặc bỏ caunoi.notification.sms=off";
    refused(output, sentence, "caunoi.notification.sms=off");
    assertThat(output.getAll())
        .contains(sentence)
        .contains("set caunoi.demo=false, or remove caunoi.notification.sms=off")
        .doesNotContain("\tat org.caunoi.notification.CheckChannels");
    assertThat(said(output)).doesNotContain("HikariPool", "Application run failed");
  }

  @Test
  void withSmsOffThereIsNoSandboxAndCodesAreRefusedToWhoeverAsks() throws Exception {
    try (ConfigurableApplicationContext application = start(READY + realKeys())) {
      assertThat(status(application, "/sandbox")).isEqualTo(404);
      assertThatThrownBy(
              () ->
                  application
                      .getBean(TransactionTemplate.class)
                      .executeWithoutResult(
                          status ->
                              application.publishEvent(
                                  new CodeToSend(
                                      "H26.THU",
                                      "THU-1",
                                      new Contact("+84900000001", null),
                                      "048151",
                                      Purpose.RETURN_AT_COUNTER))))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.code()).isEqualTo("phone-codes-off"));
    }
  }

  @Test
  void withSmsOffTheWholeWayGoesByCardAndSignature() {
    try (ConfigurableApplicationContext application =
        start("caunoi.notification.sms=off caunoi.demo=false")) {
      People people = application.getBean(People.class);
      Walk walk = application.getBean(Walk.class);
      Web clerk = people.signIn(people.clerk("HN-0001"));
      String session = path(clerk.form("/counter/sessions", Map.of("card", Counter.CARD)));
      clerk.form(session + "/procedure", Map.of("code", Walk.EXTRACT));
      Map<String, String> typed = Map.of("form.phone", "0900000001", "returnBy", "ELECTRONIC");
      assertThat(clerk.form(session + "/summary", typed).body()).contains("href=\"#returnBy\"");
      clerk.form(session + "/summary", Map.of("form.phone", "0900000001", "returnBy", "COUNTER"));
      String summary = found("name=\"summary\" value=\"([0-9a-f]{64})\"", clerk.get(session));
      HttpResponse<String> agreed = clerk.form(session + "/agreement", Map.of("summary", summary));
      assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(302);
      assertThat(clerk.get(session).body())
          .contains("Mời người dân ký trên màn hình")
          .doesNotContain("Đã gửi mã", "name=\"code\"");
      clerk.form(session + "/signature", Map.of("signature", SIGNATURE));
      String code = found("/dossiers/([^\"/]+)/papers", clerk.get(session));
      walk.issue(code);
      String page = "/dossiers/" + code;
      assertThat(clerk.get(page).body()).doesNotContain("/return-codes");
      String version = found("name=\"version\" value=\"(\\d+)\"", clerk.get(page));
      Map<String, String> card = Map.of("version", version, "card", "001199000001");
      assertThat(clerk.form(page + "/returns", card).body()).contains("href=\"#signature\"");
      HttpResponse<String> returned =
          clerk.form(
              page + "/returns",
              Map.of("version", version, "card", "001199000001", "signature", SIGNATURE));
      assertThat(returned.statusCode()).as(returned.body()).isEqualTo(302);
      assertThat(
              application
                  .getBean(JdbcClient.class)
                  .sql(
                      """
                      SELECT details ->> 'proof' FROM audit.entry
                      WHERE subject = :subject AND act = 'dossier-returned'
                      """)
                  .param("subject", "dossier/" + code)
                  .query(String.class)
                  .single())
          .isEqualTo("card+signature");
      resultsOpenByMail(application, walk);
    }
  }

  private static void resultsOpenByMail(ConfigurableApplicationContext application, Walk walk) {
    Request draft = walk.filing().returnBy(ReturnWay.ELECTRONIC).request();
    SignedIn partner = application.getBean(People.class).partner().who();
    Request byMail =
        new Request(
            draft.procedureCode(),
            draft.answers(),
            draft.form(),
            draft.channel(),
            draft.returnBy(),
            List.of(),
            draft.confirmation(),
            null,
            null,
            null,
            null,
            "mau@example.vn",
            null,
            null);
    String code = application.getBean(FileDossier.class).file(partner, byMail).code();
    walk.issue(code);
    SentCodes sent = application.getBean(SentCodes.class);
    OpenResult opening = application.getBean(OpenResult.class);
    opening.sendCode(sent.linkOf(code));
    assertThat(opening.open(sent.linkOf(code), sent.codeOf(code)).document().pages()).isPositive();
    assertThat(
            application
                .getBean(JdbcClient.class)
                .sql(
                    """
                    SELECT channel FROM notification.message
                    WHERE dossier_code = :code AND kind IN ('RESULT_LINK', 'CODE_OPEN_RESULT')
                    """)
                .param("code", code)
                .query(String.class)
                .list())
        .containsExactly("EMAIL", "EMAIL");
  }

  private static String path(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
  }

  private static String found(String pattern, HttpResponse<String> answer) {
    Matcher matcher = Pattern.compile(pattern).matcher(answer.body());
    assertThat(matcher.find()).as(answer.body()).isTrue();
    return matcher.group(1);
  }

  /** A key store as an authority brings it; nobody signs here. */
  private String realKeys() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Path file = folder.resolve("keys.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "thu".toCharArray());
    }
    return " caunoi.signing.keys=pkcs12 caunoi.signing.store="
        + file
        + " caunoi.signing.password=thu";
  }

  private static ConfigurableApplicationContext start(String settings) {
    String[] arguments =
        Arrays.stream((settings + " server.port=0").split(" "))
            .map(
                one ->
                    one.equals("production") ? "--spring.profiles.active=production" : "--" + one)
            .toArray(String[]::new);
    return new SpringApplicationBuilder(Application.class)
        .initializers(new TestDatabase.Initializer())
        .run(arguments);
  }

  private static MockEnvironment environment(String settings) {
    MockEnvironment environment = new MockEnvironment();
    for (String one : settings.split(" ")) {
      if (one.equals("production")) {
        environment.setActiveProfiles("production");
      } else if (!one.isEmpty()) {
        environment.setProperty(
            one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
      }
    }
    return environment;
  }

  private static int status(ConfigurableApplicationContext application, String path)
      throws Exception {
    String port = application.getEnvironment().getProperty("local.server.port");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
              BodyHandlers.ofString());
      return answer.statusCode();
    }
  }
}
