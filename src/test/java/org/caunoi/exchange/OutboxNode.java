package org.caunoi.exchange;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.caunoi.Application;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole house that tells things to the {@link Partner} of the drill; a process to be killed. */
@TestConfiguration(proxyBeanMethods = false)
class OutboxNode {

  static final String TARGET = "drill-partner";

  public static void main(String[] arguments) {
    new SpringApplication(Application.class, OutboxNode.class).run(arguments);
  }

  @Bean
  static OutboxTarget drillPartner(Environment environment, JdbcClient jdbc) {
    return new Told(environment.getRequiredProperty("drill.partner"), jdbc);
  }

  private static final class Told implements OutboxTarget {

    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final String partner;
    private final JdbcClient jdbc;
    private final HttpClient http = HttpClient.newHttpClient();

    Told(String partner, JdbcClient jdbc) {
      this.partner = partner;
      this.jdbc = jdbc;
    }

    @Override
    public String name() {
      return TARGET;
    }

    @Override
    public Reply send(Outbound message) {
      return ask("/tell/" + message.reference().replace('-', '/'));
    }

    @Override
    public Reply find(Outbound message) {
      return ask("/find/" + message.reference());
    }

    private Reply ask(String path) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(partner + path))
              .timeout(PATIENCE)
              .POST(BodyPublishers.noBody())
              .build();
      try {
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200
            ? new Reply.Taken("")
            : new Reply.Absent();
      } catch (ConnectException e) {
        return new Reply.NotNow("away");
      } catch (IOException e) {
        return new Reply.Unknown("no-answer");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Reply.Unknown("interrupted");
      }
    }

    /** Our own side's effect, which nothing but the outbox keeps from happening twice. */
    @Override
    public void taken(Outbound message, String answer) {
      jdbc.sql("INSERT INTO exchange.drill_taken VALUES (:reference)")
          .param("reference", message.reference())
          .update();
    }

    @Override
    public void givenUp(Outbound message, String failure, boolean unsure) {
      taken(message, failure);
      taken(message, failure);
    }
  }
}
