package org.caunoi.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue over HTTP, without any sign-in. */
@IntegrationTest
class ProcedureApiTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EXTRACT = "/2.000635";

  private static final List<Integer> REFUSED = List.of(400, 413, 422);

  @LocalServerPort int port;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void findsAProcedureByItsEverydayName() throws Exception {
    JsonNode page = json(get("?q=" + encoded("trich luc khai sinh")));

    assertThat(page.at("/items/0/code").asString()).isEqualTo("2.000635");
    assertThat(page.at("/items/0/name/vi").asString()).contains("trích lục");
  }

  @Test
  void thePagesTogetherAreTheWholeListWithoutRepetition() throws Exception {
    List<String> codes = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = json(get("?limit=7&cursor=" + cursor));
      page.get("items").forEach(item -> codes.add(item.get("code").asString()));
      cursor = page.path("nextCursor").asString("");
    } while (!cursor.isEmpty());

    assertThat(codes).hasSizeGreaterThan(70).doesNotHaveDuplicates();
  }

  @Test
  void showsOneProcedureAndSaysWhenItHasNotChanged() throws Exception {
    HttpResponse<String> first = get(EXTRACT);
    String etag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> second =
        client.send(
            request(EXTRACT).header("If-None-Match", etag).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(json(first).at("/terms/0/cutoff").asString()).startsWith("15:00");
    assertThat(second.statusCode()).isEqualTo(304);
  }

  @Test
  void aProcedureThatIsNotThereIsToldByCode() throws Exception {
    HttpResponse<String> answer = get("/7.777777");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).get("code").asString()).isEqualTo("procedure-not-found");
    assertThat(json(answer).get("title").asString()).isEqualTo("Không có thủ tục này.");
  }

  @ParameterizedTest
  @CsvSource({
    "?limit=0, /limit",
    "?limit=101, /limit",
    "?limit=many, /limit",
    "?limit=99999999999999999999, /limit",
    "?cursor=%25%25, /cursor",
    "?cursor=Ny43Nzc3Nzc, /cursor",
  })
  void aWrongParameterIsNamed(String query, String pointer) throws Exception {
    HttpResponse<String> answer = get(query);

    assertThat(answer.statusCode()).isIn(REFUSED);
    assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo(pointer);
  }

  @Test
  void anEndlessQueryIsRefused() throws Exception {
    HttpResponse<String> answer = get("?q=" + "a".repeat(201));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo("/q");
  }

  @Test
  void makesAChecklistForOneself() throws Exception {
    HttpResponse<String> answer = checklist("{\"answers\":{},\"channel\":\"online\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode checklist = json(answer);
    assertThat(checklist.get("components").isEmpty()).isTrue();
    assertThat(checklist.at("/fees/0/amount").asLong(-1)).isZero();
    assertThat(checklist.at("/fees/0/rule/vi").asString()).isNotBlank();
    assertThat(checklist.at("/term/strategy").asString()).isEqualTo("same-day-cutoff");
    assertThat(checklist.get("authority").asString()).isEqualTo("any-commune");
  }

  @Test
  void makesAChecklistForSomeoneElse() throws Exception {
    JsonNode checklist =
        json(checklist("{\"answers\":{\"forWhom\":\"other\"},\"channel\":\"counter\"}"));

    assertThat(checklist.at("/components/0/key").asString()).isEqualTo("mandate");
    assertThat(checklist.at("/components/0/why/vi").asString()).isNotBlank();
    assertThat(checklist.at("/fees/0/amount").asLong()).isEqualTo(8000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"answers":{},"channel":"pigeon"}               | /channel
          {"answers":{},"channel":7}                      | /channel
          {"answers":{},"channel":null}                   | /channel
          {"answers":{},"channel":{}}                     | /channel
          {"answers":{}}                                  | /channel
          {}                                              | /channel
          {"answers":[],"channel":"online"}               | /answers
          {"answers":"x","channel":"online"}              | /answers
          {"answers":{"forWhom":"x"},"channel":"online"}  | /answers/forWhom
          {"answers":{"forWhom":7},"channel":"online"}    | /answers/forWhom
          {"answers":{"forWhom":{}},"channel":"online"}   | /answers/forWhom
          {"answers":{"x":1},"channel":"online"}          | /answers/x
          {"answers":{"x":null},"channel":"online"}       | /answers/x
          {"answers":{"copies":"2"},"channel":"online"}   | /answers/copies
          {"answers":{"copies":2.5},"channel":"online"}   | /answers/copies
          {"answers":{"copies":1e99},"channel":"online"}  | /answers/copies
          {"answers":{"copies":99999999999999999999},"channel":"online"} | /answers/copies
          """)
  void aWrongRequestNamesTheField(String body, String pointer) throws Exception {
    HttpResponse<String> answer = checklist(body);

    assertThat(answer.statusCode()).as(answer.body()).isIn(REFUSED);
    assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"``", "null", "{", "[]", "42", "\"x\"", "{\"answers\":{\"a\":", "\u0000"})
  void aBodyThatIsNoRequestIsRefused(String body) throws Exception {
    assertThat(checklist(body).statusCode()).isIn(REFUSED);
  }

  @Test
  void aHugeOrDeepBodyIsRefused() throws Exception {
    String huge = "{\"answers\":{\"forWhom\":\"" + "a".repeat(3_000_000) + "\"}}";
    String deep = "{\"answers\":{\"forWhom\":" + "[".repeat(5000) + "]".repeat(5000) + "}}";
    StringBuilder wide = new StringBuilder("{\"channel\":\"online\",\"answers\":{\"a\":1");
    for (int i = 0; i < 50_000; i++) {
      wide.append(",\"k").append(i).append("\":1");
    }

    assertThat(checklist(huge).statusCode()).isIn(REFUSED);
    assertThat(checklist(deep).statusCode()).isIn(REFUSED);
    HttpResponse<String> many = checklist(wide.append("}}").toString());
    assertThat(many.statusCode()).isIn(REFUSED);
    assertThat(many.body()).hasSizeLessThan(20_000);
  }

  @Test
  void aChecklistOfAnUnknownProcedureIsNotFound() throws Exception {
    HttpResponse<String> answer =
        client.send(
            post("/7.777777/checklists", "{\"answers\":{},\"channel\":\"online\"}"),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> checklist(String body) throws IOException, InterruptedException {
    return client.send(post(EXTRACT + "/checklists", body), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest post(String path, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:" + port + "/api/v1/procedures" + path));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
