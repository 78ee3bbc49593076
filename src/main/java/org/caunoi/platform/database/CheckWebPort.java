package org.caunoi.platform.database;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.caunoi.platform.database.DatabaseRefused.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Looks whether the port of the pages is free before the database is started and anything is
 * loaded: whoever started the application twice is told at once.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class CheckWebPort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (context instanceof WebServerApplicationContext) {
      Environment environment = context.getEnvironment();
      check(
          environment.getProperty("server.port", Integer.class, 8080),
          environment.getProperty("server.address", InetAddress.class));
    }
  }

  /** Refuses {@code WEB_PORT_BUSY}; what else may be wrong the web server says itself. */
  private static void check(int port, @Nullable InetAddress address) {
    if (port <= 0) {
      return; // Any free one, or none.
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (BindException e) {
      if (String.valueOf(e.getMessage()).contains("in use")) {
        throw new DatabaseRefused(Reason.WEB_PORT_BUSY, Integer.toString(port));
      }
    } catch (IOException e) {
      // The web server will say so.
    }
  }
}
