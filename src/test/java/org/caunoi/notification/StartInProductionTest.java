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
import org.caunoi.Application;
import org.caunoi.TestDatabase;
import org.caunoi.dossier.CodeToSend;
import org.caunoi.dossier.CodeToSend.Purpose;
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
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class StartInProductionTest {

  private static final String READY =
      "production caunoi.notification.sms=off spring.mail.host=mail.example.vn"
          + " caunoi.notification.email-from=a@example.vn caunoi.notification.sandbox=false"
          + " caunoi.base-url=https://cau-noi.example.vn";

  @ParameterizedTest
  @CsvSource({
    "'', ",
    "spring.mail.host=mail.example.vn, NO_EMAIL_SENDER",
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

  @Test
  void theStartEndsWithOneSentenceAndNoStackTrace(CapturedOutput output) {
    assertThatThrownBy(() -> start("production").close()).isInstanceOf(StartRefused.class);
    assertThat(output.getAll())
        .contains("caunoi.notification.sms=off, khi đó người dân xác nhận bằng chữ ký.")
        .contains("citizens then confirm by signature.")
        .doesNotContain("\tat org.caunoi", " WARN ", "HikariPool");
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
                                      "+84900000001",
                                      "048151",
                                      Purpose.RETURN_AT_COUNTER))))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.code()).isEqualTo("phone-codes-off"));
    }
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
