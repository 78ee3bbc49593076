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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An officer who has signed in: the headers with which a program acts for them. */
record Seat(String headers) {

  /** Of everybody in a demo house. */
  static final String PASSWORD = "cau-noi-demo";

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  static Seat of(URI base, String user) throws IOException, InterruptedException {
    return of(base, user, "/dossiers");
  }

  /** Of somebody who does not see dossiers but this page. */
  static Seat of(URI base, String user, String page) throws IOException, InterruptedException {
    CookieManager cookies = new CookieManager();
    HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    post(
        http,
        base.resolve("/sign-in"),
        "username=" + user + "&password=" + PASSWORD,
        get(http, base.resolve("/sign-in")));
    ShownCode.show(
        user,
        () -> get(http, base.resolve("/sandbox")),
        code ->
            post(
                    http,
                    base.resolve("/sign-in/code"),
                    "code=" + code,
                    get(http, base.resolve("/sign-in")))
                == 302);
    Matcher token = CSRF.matcher(get(http, base.resolve(page)));
    if (!token.find()) {
      throw new IllegalStateException(user + " could not sign in");
    }
    String jar =
        cookies.getCookieStore().getCookies().stream()
            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    return new Seat(
        "Cookie: %s\r\nX-XSRF-TOKEN: %s\r\nX-CSRF-TOKEN: %s\r\nContent-Type: application/json\r\n"
            .formatted(jar, token.group(1), token.group(1)));
  }

  private static String get(HttpClient http, URI page) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body();
  }

  private static int post(HttpClient http, URI page, String fields, String form)
      throws IOException, InterruptedException {
    Matcher token = CSRF.matcher(form);
    String csrf =
        token.find() ? "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) : "";
    return http.send(
            HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields + csrf))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }
}
