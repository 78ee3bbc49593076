package org.caunoi.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.People;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.OfferScreen.Offer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** TLS ends at a proxy: each caller counts for themselves, and nothing they hold goes in clear. */
@IntegrationTest
@TestPropertySource(
    properties = {
      "caunoi.demo=false",
      "caunoi.base-url=https://cau-noi.example.vn",
      "server.forward-headers-strategy=native"
    })
@OwnDatabase
class BehindAProxyTest {

  private static final String DOOR = "/api/v1/sign-ins";

  @Autowired private People people;
  @Autowired private Counter counter;
  @Autowired private OfferScreen offers;

  @Test
  void whoGuessesAtOneAddressLocksOutNobodyAtAnother() {
    SignedIn clerk = people.clerk("HN-0001");
    for (int i = 0; i < 60; i++) {
      assertThat(signIn("doan-mo-" + i, "203.0.113.1").statusCode()).isEqualTo(422);
    }

    assertThat(signIn(clerk.username(), "203.0.113.1").statusCode()).isEqualTo(429);
    assertThat(signIn(clerk.username(), "203.0.113.2").statusCode()).isEqualTo(201);
  }

  @Test
  void cookiesAreSecureThoughTheProxyComesInClear() {
    SignedIn clerk = counter.clerk("HN-0001");
    Offer offer = offers.forSession(clerk, counter.opened(clerk));

    isSecure("csrf", people.nobody().get("/sign-in"));
    isSecure("signin", signIn(clerk.username(), "203.0.113.3"));
    isSecure("screen", people.nobody().get("/citizen-screen/pair/" + offer.token()));
  }

  private static void isSecure(String name, HttpResponse<String> answer) {
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith(name + "="))
        .allMatch(cookie -> cookie.contains("; Secure"));
  }

  @Test
  void browsersAreToldToComeByTlsOnly() {
    HttpResponse<String> page = people.nobody().get("/sign-in", "X-Forwarded-Proto", "https");

    assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  private HttpResponse<String> signIn(String username, String address) {
    String body = "{\"username\": \"%s\", \"password\": \"%s\"}";
    return people
        .nobody()
        .post(DOOR, body.formatted(username, People.PASSWORD), "X-Forwarded-For", address);
  }
}
