package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are light, ask nobody else, and let no foreign script in. */
class WeightTest extends BrowserTest {

  @Test
  void theCounterLoadsAtMost150Kilobytes() {
    Window desk = signIn(staff(), "quay");
    assertThat(firstLoad(desk, "/counter")).isBetween(1_000L, 150L * 1024);
  }

  @Test
  void thePageOfASessionLoadsAtMost150Kilobytes() {
    Visit visit = new Visit(signIn(staff(), "quay"), phone(), sandbox(), "0900007061");
    visit.scansCard().picks("tl").clerk.sees("Nhận kết quả bằng cách nào?");
    assertThat(firstLoad(visit.clerk, visit.clerk.path())).isBetween(1_000L, 150L * 1024);
  }

  @Test
  void trackingLoadsAtMost20Kilobytes() {
    assertThat(firstLoad(phone(), "/tracking")).isBetween(1_000L, 20L * 1024);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/sign-in",
        "/tracking",
        "/citizen-screen",
        "/procedures",
        "/api/v1/procedures?q=tl"
      })
  void theContentPolicyIsStrict(String path) throws IOException, InterruptedException {
    HttpResponse<Void> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(home() + path)).build(),
                BodyHandlers.discarding());
    List<String> policies = answer.headers().allValues("Content-Security-Policy");
    assertThat(policies)
        .singleElement()
        .asString()
        .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'");
    assertThat(policies.getFirst()).doesNotContain("unsafe", "http:", "https:", "*");
  }

  private long firstLoad(Window window, String path) {
    window.open("/favicon.svg");
    window.browser().executeCdpCommand("Network.clearBrowserCache", java.util.Map.of());
    window.forgetTraffic();
    window.open(path).ready();
    window.until(
        "everything loaded",
        () ->
            Boolean.TRUE.equals(
                    window.browser().executeScript("return document.fonts.status === 'loaded'"))
                ? "yes"
                : null);
    long bytes = window.bytes();
    System.out.printf("%s: %,d bytes in %d requests%n", path, bytes, window.requests().size());
    assertThat(window.strangers()).isEmpty();
    return bytes;
  }
}
