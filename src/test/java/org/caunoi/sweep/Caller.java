package org.caunoi.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who speaks HTTP to the running house and never follows a redirect.
 *
 * @param who null for somebody who is not signed in
 * @param token of the sign-in cookie or of the system client, empty for nobody
 */
record Caller(String name, @Nullable SignedIn who, String base, String token) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FORGERY_TOKEN = UUID.randomUUID().toString();

  boolean may(Permission permission) {
    return permission == Permission.OPEN || (who != null && who.may(permission));
  }

  boolean isPerson() {
    return who != null && !who.isSystem();
  }

  boolean has(Role role) {
    return who != null && who.roles().equals(Set.of(role));
  }

  Answer get(String path, String... headers) {
    return send("GET", path, "", new byte[0], headers);
  }

  Answer json(String verb, String path, String body, String... headers) {
    return send(verb, path, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** The form token is sent along as a page of ours would. */
  Answer send(String verb, String path, String type, byte[] body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("X-XSRF-TOKEN");
    all.add(masked(FORGERY_TOKEN));
    return bare(verb, path, type, body, all.toArray(String[]::new));
  }

  /** Without the form token, as another site would. */
  Answer bare(String verb, String path, String type, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(60))
            .method(
                verb,
                verb.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (who != null && who.isSystem()) {
      request.header("Authorization", "Bearer " + token);
    } else {
      String signIn = token.isEmpty() ? "" : "; signin=" + token;
      request.header("Cookie", "csrf=" + FORGERY_TOKEN + signIn);
    }
    try {
      HttpResponse<InputStream> answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream stream = answer.body()) {
        return new Answer(
            verb + " " + path, answer.statusCode(), answer.headers(), read(answer, stream));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(verb + " " + path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(HttpResponse<InputStream> answer, InputStream stream)
      throws IOException {
    boolean endless =
        answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
    return endless ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** As the pages carry it: a random part, here zeroes, then the token hidden under it. */
  private static String masked(String token) {
    byte[] plain = token.getBytes(StandardCharsets.UTF_8);
    byte[] both = new byte[plain.length * 2];
    System.arraycopy(plain, 0, both, plain.length, plain.length);
    return Base64.getUrlEncoder().encodeToString(both);
  }

  /**
   * What came back.
   *
   * @param asked verb and path
   */
  record Answer(String asked, int status, HttpHeaders headers, String body) {

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    boolean isProblem() {
      return header("Content-Type").startsWith("application/problem+json");
    }

    JsonNode json() {
      return JSON.readTree(body);
    }

    /** The stable code of a problem, empty for anything else. */
    String code() {
      return isProblem() ? json().path("code").asString("") : "";
    }

    List<String> pointers() {
      return isProblem()
          ? json().path("errors").valueStream().map(e -> e.path("pointer").asString("")).toList()
          : List.of();
    }

    String brief() {
      return status + " " + body.substring(0, Math.min(300, body.length())).replaceAll("\\s+", " ");
    }
  }
}
