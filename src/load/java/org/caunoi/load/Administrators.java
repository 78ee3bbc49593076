package org.caunoi.load;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The two administrators of the demo let the drill's client in, through the pages as people do. */
final class Administrators {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("cn_[A-Za-z0-9_-]{20,}");
  private static final Pattern CONFIRMATION =
      Pattern.compile("/system-clients/[0-9a-f-]{36}/confirmations");

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  private Administrators(URI base) {
    this.base = base;
  }

  /**
   * Registers a client that may file and send papers, by one administrator, and confirms it by the
   * other.
   */
  static String token(URI base) throws IOException, InterruptedException {
    return token(base, "FILE_DOSSIER ATTACH_DOCUMENT");
  }

  /** The same with other permissions, parted by spaces. */
  static String token(URI base, String scopes) throws IOException, InterruptedException {
    Administrators one = new Administrators(base).signIn("quantri");
    String page = one.get("/system-clients");
    String made =
        one.post(
            "/system-clients",
            page,
            Map.of("name", "drill-" + System.nanoTime(), "scopes", scopes));
    String token = found(TOKEN, made);
    Administrators two = new Administrators(base).signIn("quantri2");
    String waiting = two.get("/system-clients");
    two.post(found(CONFIRMATION, waiting), waiting, Map.of());
    return token;
  }

  /** One who has signed in, with the second factor. */
  static Administrators signedIn(URI base, String user) throws IOException, InterruptedException {
    return new Administrators(base).signIn(user);
  }

  /** Whether the page is shown, and not the way to the sign-in. */
  boolean sees(String path) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  /** The same at another node, with the sign-in of this one. */
  boolean sees(URI node, String path) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(node.resolve(path)).build(), BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  /** Keeps what is there in a file. */
  void download(String path, Path file) throws IOException, InterruptedException {
    int status =
        http.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofFile(file))
            .statusCode();
    if (status != 200) {
      throw new IllegalStateException(path + " is answered " + status);
    }
  }

  private Administrators signIn(String user) throws IOException, InterruptedException {
    String code =
        post("/sign-in", get("/sign-in"), Map.of("username", user, "password", "cau-noi-demo"));
    String page = code.contains("_csrf") ? code : get("/sign-in");
    ShownCode.show(
        user,
        () -> get("/sandbox"),
        digits -> !post("/sign-in/code", page, Map.of("code", digits)).contains("name=\"code\""));
    return this;
  }

  private String get(String path) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString())
        .body();
  }

  private String post(String path, String page, Map<String, String> fields)
      throws IOException, InterruptedException {
    String form =
        "_csrf="
            + encoded(found(CSRF, page))
            + fields.entrySet().stream()
                .flatMap(
                    one ->
                        Stream.of(one.getValue().split(" "))
                            .map(value -> "&" + one.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining());
    return http.send(
            HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String found(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("Not on the page: " + pattern);
    }
    return found.groupCount() == 0 ? found.group() : found.group(1);
  }
}
