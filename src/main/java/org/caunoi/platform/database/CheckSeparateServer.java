package org.caunoi.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.caunoi.platform.database.DatabaseRefused.Reason;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Knocks at the PostgreSQL server that {@code spring.datasource.url} names before anything else
 * starts, so that a wrong address, password, database or version is told in one sentence.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class CheckSeparateServer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final int OLDEST = 15;
  private static final String URL = "spring.datasource.url";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment environment = context.getEnvironment();
    if (environment.containsProperty(URL)) {
      check(environment);
    }
  }

  static void check(Environment environment) {
    Properties properties = new Properties();
    properties.setProperty("user", environment.getProperty("spring.datasource.username", ""));
    properties.setProperty("password", environment.getProperty("spring.datasource.password", ""));
    properties.setProperty("connectTimeout", "10");
    try (Connection server =
        DriverManager.getConnection(environment.getRequiredProperty(URL), properties)) {
      int version = server.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new DatabaseRefused(
            Reason.SERVER_TOO_OLD, server.getMetaData().getDatabaseProductVersion());
      }
    } catch (SQLException e) {
      Reason reason = StartTrouble.reason(e);
      throw new DatabaseRefused(
          reason == null ? Reason.UNREACHABLE : reason, e, StartTrouble.firstLine(e));
    }
  }
}
