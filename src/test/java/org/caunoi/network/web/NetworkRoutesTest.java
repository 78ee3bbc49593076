package org.caunoi.network.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.caunoi.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class NetworkRoutesTest {

  @LocalServerPort int port;

  @Test
  void anybodyMayListCommunes() throws Exception {
    HttpResponse<String> answer = get("/api/v1/communes?q=truc%20bach&limit=3");
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode body = JsonMapper.shared().readTree(answer.body());
    JsonNode first = body.get("items").get(0);
    assertThat(first.get("code").asString()).isEqualTo("00004");
    assertThat(first.get("formerly").get("name").asString()).isEqualTo("Phường Trúc Bạch");
  }

  @Test
  void aShortAnswerOfTheApiSaysHowLongItIs() throws Exception {
    for (String route : new String[] {"communes?limit=2", "communes?limit=0"}) {
      HttpResponse<String> answer = get("/api/v1/" + route);
      assertThat(answer.headers().map()).doesNotContainKey("transfer-encoding");
      assertThat(answer.headers().firstValueAsLong("content-length"))
          .hasValue(answer.body().getBytes(StandardCharsets.UTF_8).length);
    }
  }

  @Test
  void theCursorLeadsToTheNextPage() throws Exception {
    JsonNode first = JsonMapper.shared().readTree(get("/api/v1/communes?limit=2").body());
    String cursor = first.get("nextCursor").asString();
    JsonNode second =
        JsonMapper.shared().readTree(get("/api/v1/communes?limit=2&cursor=" + cursor).body());
    assertThat(first.get("items").get(1).get("code").asString())
        .isLessThan(second.get("items").get(0).get("code").asString());
  }

  @Test
  void anybodyMayListThePointsOfACommune() throws Exception {
    HttpResponse<String> answer = get("/api/v1/points?commune=00070");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("75 Đinh Tiên Hoàng");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/communes?limit=0, /limit, bad-limit",
    "/api/v1/communes?limit=many, /limit, bad-limit",
    "/api/v1/communes?cursor=zzz, /cursor, bad-cursor",
    "/api/v1/points?commune=99999, /commune, unknown-commune",
    "/api/v1/points?limit=-3, /limit, bad-limit"
  })
  void badParametersAreRefusedByName(String path, String pointer, String code) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isBetween(400, 499);
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.get("code").asString()).isEqualTo(code);
    JsonNode error = problem.get("errors").get(0);
    assertThat(error.get("pointer").asString()).isEqualTo(pointer);
    assertThat(error.get("detail").asString()).isNotEqualTo(code).doesNotContain("{0}");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
          BodyHandlers.ofString());
    }
  }
}
