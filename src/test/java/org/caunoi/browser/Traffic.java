package org.caunoi.browser;

import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser did since it was last asked, told by the browser itself.
 *
 * @param requests address of each request
 * @param pages address of each full page load, redirects counted once
 * @param refusals status and address of each answer from 400 up
 * @param bytes transferred over the network, headers included
 */
record Traffic(List<String> requests, List<String> pages, List<String> refusals, long bytes) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Reads and forgets. */
  static Traffic take(ChromeDriver browser) {
    List<String> requests = new ArrayList<>();
    List<String> pages = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    long bytes = 0;
    for (LogEntry entry : browser.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = JSON.readTree(entry.getMessage()).path("message");
      JsonNode params = message.path("params");
      switch (message.path("method").asString("")) {
        case "Network.requestWillBeSent" ->
            requests.add(params.path("request").path("url").asString());
        case "Network.responseReceived" -> {
          JsonNode answer = params.path("response");
          if (answer.path("status").asInt() >= 400) {
            refusals.add(answer.path("status").asInt() + " " + answer.path("url").asString());
          }
        }
        case "Network.loadingFinished" -> bytes += params.path("encodedDataLength").asLong();
        case "Page.frameNavigated" -> {
          if (params.path("frame").path("parentId").isMissingNode()) {
            pages.add(params.path("frame").path("url").asString());
          }
        }
        default -> {
          // The browser tells much more than we ask.
        }
      }
    }
    return new Traffic(List.copyOf(requests), List.copyOf(pages), List.copyOf(refusals), bytes);
  }

  /** Requests that left the house. */
  List<String> strangers(String home) {
    return requests.stream()
        .filter(url -> url.startsWith("http") || url.startsWith("ws"))
        .filter(url -> !url.startsWith(home + "/"))
        .toList();
  }
}
