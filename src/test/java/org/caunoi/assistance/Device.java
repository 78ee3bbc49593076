package org.caunoi.assistance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: keeps cookies, reads the forms of a page and sends them. */
final class Device {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern FORM =
      Pattern.compile("<form[^>]*action=\"([^\"]+)\".*?</form>", Pattern.DOTALL);
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private final String base;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String page = "";
  private String token = "";

  Device(int port) {
    base = "http://localhost:" + port;
  }

  /** Looks at the citizen screen and remembers the page. */
  HttpResponse<String> look() {
    return get("/citizen-screen");
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  /** Presses a button of the form with this action, all hidden fields as the page gave them. */
  HttpResponse<String> press(String action, Map<String, String> fields) {
    Matcher form = FORM.matcher(page);
    Map<String, String> all = new LinkedHashMap<>();
    while (form.find()) {
      if (form.group(1).equals(action) && all.isEmpty()) {
        Matcher hidden = HIDDEN.matcher(form.group());
        while (hidden.find()) {
          all.put(hidden.group(1), hidden.group(2));
        }
      }
    }
    if (all.isEmpty()) {
      throw new AssertionError("The page has no form " + action + ":\n" + page);
    }
    all.putAll(fields);
    return post(action, all);
  }

  /** Sends what no page offers any more. */
  HttpResponse<String> push(String action, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("_csrf", token);
    return post(action, all);
  }

  HttpResponse<String> post(String action, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** The open line of the screen. */
  InputStream listen() {
    try {
      HttpResponse<InputStream> answer =
          HTTP.send(request("/citizen-screen/events").GET().build(), BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw new AssertionError("answered " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  void set(String cookie, String value) {
    cookies.put(cookie, value);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      for (String cookie : answer.headers().allValues("Set-Cookie")) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
          cookies.remove(pair[0]);
        } else {
          cookies.put(pair[0], pair[1]);
        }
      }
      if (answer.statusCode() / 100 != 3) {
        page = answer.body();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
          token = hidden.group(1).equals("_csrf") ? hidden.group(2) : token;
        }
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
