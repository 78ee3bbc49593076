package org.caunoi.platform.database;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Starts the embedded server before the first bean exists, unless {@code spring.datasource.url}
 * names another server. Being registered first, it is stopped last, after the connection pool; a
 * killed start stops it too.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class StartEmbeddedPostgres
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (context.getEnvironment().containsProperty("spring.datasource.url")) {
      return;
    }
    EmbeddedPostgres server =
        EmbeddedPostgres.start(EmbeddedPostgresSettings.from(context.getEnvironment()));
    SpringApplication.getShutdownHandlers().add(server::close);
    DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
    beans.registerSingleton("embeddedPostgres", server);
    beans.registerDisposableBean("embeddedPostgres", server::close);
    beans.registerSingleton("embeddedPostgresConnectionDetails", new ConnectionDetails(server));
  }

  private record ConnectionDetails(EmbeddedPostgres server) implements JdbcConnectionDetails {

    @Override
    public String getUsername() {
      return EmbeddedPostgres.USER;
    }

    @Override
    public String getPassword() {
      return server.password();
    }

    @Override
    public String getJdbcUrl() {
      return server.url();
    }
  }
}
