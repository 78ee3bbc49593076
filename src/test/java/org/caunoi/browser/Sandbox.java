package org.caunoi.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sandbox page as a newcomer reads it: the citizens' messages and the colleagues' codes. */
final class Sandbox {

  private static final Pattern BUBBLE = Pattern.compile("(?s)<p class=\"bubble-text\">(.*?)</p>");
  private static final Pattern CODE = Pattern.compile("<strong class=\"bubble-code\">(\\d{6})<");
  private static final Pattern RESULT = Pattern.compile("href=\"(/results/[^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String home;

  Sandbox(String home) {
    this.home = home;
  }

  /** The six digits a colleague's phone would show now. */
  String colleague(String username) {
    Matcher row =
        Pattern.compile("(?s)<dt>" + username + "\\b.*?<dd>(\\d{6})</dd>").matcher(page(""));
    if (!row.find()) {
      throw new AssertionError("no code for " + username);
    }
    return row.group(1);
  }

  /** The newest one-time code sent to the phone that ends so; null while there is none. */
  @Nullable String code(String phone) {
    return first(phone, CODE);
  }

  /** The newest link to a result. */
  @Nullable String resultLink(String phone) {
    return first(phone, RESULT);
  }

  /** How many messages the phone has received. */
  int messages(String phone) {
    return bubbles(phone).size();
  }

  private @Nullable String first(String phone, Pattern wanted) {
    for (String bubble : bubbles(phone)) {
      Matcher found = wanted.matcher(bubble);
      if (found.find()) {
        return found.group(1);
      }
    }
    return null;
  }

  private List<String> bubbles(String phone) {
    return BUBBLE
        .matcher(page(phone.substring(phone.length() - 4)))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private String page(String tail) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(home + "/sandbox?tail=" + tail)).build();
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
