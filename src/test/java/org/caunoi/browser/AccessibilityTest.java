package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page of the house can be used by everybody: blind, with a keyboard only, on a phone. */
class AccessibilityTest extends BrowserTest {

  private static final List<String> STAFF =
      List.of(
          "quay",
          "truongdiem",
          "tiepnhan",
          "chuyenvien",
          "kyduyet",
          "traketqua",
          "dieuhanh",
          "thanhtra",
          "quantri",
          "kiemtoan");
  private static final int SAME_KIND = 2;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping routes;

  @Test
  void nothingStandsInAnybodysWayOnAnyPage() {
    Pages pages = new Pages(routes);
    List<String> findings = new ArrayList<>();
    crawl(
        phone(),
        "citizen",
        List.of("/", "/tracking", "/sign-in", "/sandbox"),
        390,
        844,
        pages,
        findings);
    Window desk = staff();
    for (String username : STAFF) {
      signIn(desk, username);
      crawl(desk, username, List.of("/"), 1366, 768, pages, findings);
    }
    assertThat(findings).isEmpty();
    assertThat(pages.neverSeen()).as("pages nobody looked at").isEmpty();
  }

  private void crawl(
      Window window,
      String who,
      List<String> starts,
      int width,
      int height,
      Pages pages,
      List<String> findings) {
    ArrayDeque<String> ahead = new ArrayDeque<>(starts);
    Map<String, Integer> kinds = new HashMap<>();
    Set<String> known = new HashSet<>(starts);
    while (!ahead.isEmpty()) {
      String path = ahead.poll();
      window.open(path);
      pages.saw(path);
      pages.saw(window.path());
      findings.addAll(Inspection.findings(window, who + " " + path, width, height));
      for (String link : links(window)) {
        if (known.add(link)
            && pages.of(link).isPresent()
            && kinds.merge(pages.of(link).get(), 1, Integer::sum) <= SAME_KIND) {
          ahead.add(link);
        }
      }
    }
  }

  private List<String> links(Window window) {
    Object links =
        window
            .browser()
            .executeScript(
                """
                return [...document.querySelectorAll('a[href]')]
                  .filter((a) => a.origin === location.origin && !a.search.includes('lang='))
                  .map((a) => a.pathname + a.search)
                """);
    return links instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
