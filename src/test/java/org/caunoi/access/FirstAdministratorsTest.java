package org.caunoi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caunoi.Application;
import org.caunoi.CodeApp;
import org.caunoi.StartsServers;
import org.caunoi.TestDatabase;
import org.caunoi.Web;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A house that nobody works in yet gets its administrators by a command. */
@StartsServers
class FirstAdministratorsTest {

  @TempDir private Path folder;

  @Test
  void theCommandPrintsWhatTheFirstTwoNeedToSignIn() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    TestDatabase database = TestDatabase.migrated();
    assertThat(
            FirstAdministratorsCommand.run(
                Application.class,
                new PrintStream(said, true, StandardCharsets.UTF_8),
                arguments(database, "first-administrators", "--names=mot-thu,Hai-Thu")))
        .contains(0);
    String lines = said.toString(StandardCharsets.UTF_8);
    assertThat(lines).contains("hai-thu: ");
    Matcher printed = Pattern.compile("mot-thu: .*password (\\S+), .*code (\\S+)").matcher(lines);
    assertThat(printed.find()).isTrue();

    try (ConfigurableApplicationContext house =
        SpringApplication.run(Application.class, arguments(database))) {
      Web web =
          Web.nobody(
              house.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
      web.get("/sign-in");
      CodeApp app =
          CodeApp.of(
              web.form("/sign-in", Map.of("username", "mot-thu", "password", printed.group(1))));
      String code = app.code(house.getBean(Clock.class).instant());
      assertThat(
              web.form("/sign-in/code-apps", Map.of("setupCode", printed.group(2), "code", code))
                  .body())
          .contains("Đặt mật khẩu của riêng mình");
      assertThat(web.get("/people").statusCode()).isEqualTo(302);
      String own = "mot-mat-khau-rieng";
      assertThat(web.form("/sign-in/passwords", Map.of("password", own, "again", own)).statusCode())
          .isEqualTo(302);
      assertThat(web.get("/people").statusCode()).isEqualTo(200);

      FirstAdministrators first = house.getBean(FirstAdministrators.class);
      assertThatThrownBy(() -> first.make(List.of("mot", "mot"))).hasMessage("two-needed");
      assertThatThrownBy(() -> first.make(List.of("ba-thu", "bon-thu")))
          .hasMessage("accounts-exist");
    }
  }

  private String[] arguments(TestDatabase database, String... first) {
    return Stream.concat(
            Stream.of(first),
            Stream.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--caunoi.data-dir=" + folder,
                "--caunoi.demo=false",
                "--caunoi.password-cost=4",
                "--server.port=0"))
        .toArray(String[]::new);
  }
}
