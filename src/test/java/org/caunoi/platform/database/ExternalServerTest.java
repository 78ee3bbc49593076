package org.caunoi.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.caunoi.StartsServers;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole application on a server started separately, named by nothing but Spring's properties.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@StartsServers
@DirtiesContext
class ExternalServerTest {

  @TempDir static Path folder;
  static @Nullable SeparateServer server;

  @Autowired ApplicationContext context;
  @Autowired Flyway flyway;
  @Autowired JdbcClient jdbc;

  @DynamicPropertySource
  static void name(DynamicPropertyRegistry properties) throws Exception {
    SeparateServer started = SeparateServer.start(folder);
    server = started;
    properties.add("spring.datasource.url", started::url);
    properties.add("spring.datasource.username", () -> "clerk");
    properties.add("spring.datasource.password", () -> SeparateServer.PASSWORD);
    properties.add("caunoi.data-dir", () -> folder.resolve("data").toString());
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void carriesEveryMigration() {
    assertThat(flyway.info().pending()).isEmpty();
    assertThat(flyway.info().applied()).isNotEmpty();
    assertThat(jdbc.sql("SELECT current_database()").query(String.class).single())
        .isEqualTo("city");
  }

  @Test
  void unpacksAndStartsNothing() {
    assertThat(context.getBeansOfType(EmbeddedPostgres.class)).isEmpty();
    assertThat(folder.resolve("data/postgres")).doesNotExist();
  }
}
