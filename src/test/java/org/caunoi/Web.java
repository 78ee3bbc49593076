package org.caunoi;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One caller of the running house: a system with a token, a person with cookies, or nobody. Follows
 * no redirects.
 */
public final class Web {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final String base;
  private final Map<String, String> cookies = new HashMap<>();
  private final Map<String, String> headers;
  private String csrf = "";

  private Web(String base, Map<String, String> headers) {
    this.base = base;
    this.headers = headers;
  }

  /** Somebody who is not signed in. */
  public static Web nobody(int port) {
    return new Web("http://localhost:" + port, Map.of());
  }

  /** A system client. */
  public static Web withToken(int port, String token) {
    return new Web("http://localhost:" + port, Map.of("Authorization", "Bearer " + token));
  }

  public HttpResponse<String> get(String path, String... more) {
    return send(request(path, more).GET());
  }

  public HttpResponse<byte[]> bytes(String path) {
    try {
      return CLIENT.send(request(path).GET().build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Posts JSON; more are header names and values. */
  public HttpResponse<String> post(String path, String json, String... more) {
    return send(
        request(path, more)
            .header("Content-Type", "application/json")
            .header("X-XSRF-TOKEN", csrf)
            .POST(BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> send(
      String method, String path, String type, byte[] body, String... more) {
    HttpRequest.Builder request = request(path, more).header("X-XSRF-TOKEN", csrf);
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    return send(request.method(method, BodyPublishers.ofByteArray(body)));
  }

  /** Sends a file from the disk. */
  public HttpResponse<String> sendFile(String method, String path, String type, Path file) {
    try {
      return send(
          request(path)
              .header("X-XSRF-TOKEN", csrf)
              .header("Content-Type", type)
              .method(method, BodyPublishers.ofFile(file)));
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Posts a page's form. */
  public HttpResponse<String> form(String path, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    all.put("_csrf", csrf);
    String body =
        all.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Posts a form with one file in the field {@code file}. */
  public HttpResponse<String> upload(
      String path, Map<String, String> fields, byte[] file, String... more) {
    return uploadAs("file", path, fields, file, more);
  }

  /** Posts a form with one file in a field of that name. */
  public HttpResponse<String> uploadAs(
      String field, String path, Map<String, String> fields, byte[] file, String... more) {
    String boundary = "synthetic-boundary";
    StringBuilder text = new StringBuilder();
    Map<String, String> all = new HashMap<>(fields);
    all.put("_csrf", csrf);
    all.forEach(
        (name, value) ->
            text.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, name, value)));
    text.append(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"paper.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
            .formatted(boundary, field));
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(text.toString()),
            BodyPublishers.ofByteArray(file),
            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    return send(
        request(path, more)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("X-XSRF-TOKEN", csrf)
            .POST(body));
  }

  /** The value of a cookie this caller holds. */
  public String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  public static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path, String... more) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    headers.forEach(request::header);
    for (int i = 0; i < more.length; i += 2) {
      request.header(more[i], more[i + 1]);
    }
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
      if (headers.isEmpty()) {
        remember(answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void remember(HttpResponse<String> answer) {
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    Matcher token = CSRF.matcher(answer.body());
    if (token.find()) {
      csrf = token.group(1);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
