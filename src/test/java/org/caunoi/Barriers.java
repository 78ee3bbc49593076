package org.caunoi;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * What axe-core finds on the page a browser shows. Only the findings travel: the list of everything
 * that was right is longer than the page and took most of the time.
 */
public final class Barriers {

  private static final List<String> WCAG_22_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /**
   * Told to a browser once and there in each of its pages; half a megabyte need not travel again.
   */
  private static final String ASLEEP = "window.wakeAxe = () => {\n" + script() + "\n};";

  private static final String LOOK =
      """
      const [tags, done] = arguments;
      if (!window.wakeAxe) {
        done(null);
        return;
      }
      if (!window.axe) {
        window.wakeAxe();
      }
      const words = (rule) => `${rule.id}: ${rule.help}` + rule.nodes.slice(0, 3)
        .map((node) => `\\n    ${node.target} ${node.html}`).join('');
      // A colour that is on its way to another is neither.
      const changing = document.getAnimations().filter((one) => one instanceof CSSTransition);
      Promise.allSettled(changing.map((one) => one.finished))
        .then(() => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}))
        .then((results) => done(results.violations.map(words)))
        .catch((error) => done(['axe broke: ' + error]));
      """;

  private Barriers() {}

  /** Findings against WCAG 2.2 AA, one line each with the first places; empty for a good page. */
  public static List<String> on(ChromeDriver browser) {
    return found(browser, WCAG_22_AA);
  }

  /** The same and what axe-core calls good practice. */
  public static List<String> andHabitsOn(ChromeDriver browser) {
    return found(browser, Stream.concat(WCAG_22_AA.stream(), Stream.of("best-practice")).toList());
  }

  private static List<String> found(ChromeDriver browser, List<String> tags) {
    Object found = browser.executeAsyncScript(LOOK, tags);
    if (found == null) {
      browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", ASLEEP));
      browser.executeScript(ASLEEP);
      found = browser.executeAsyncScript(LOOK, tags);
    }
    return ((List<?>) Objects.requireNonNull(found)).stream().map(String::valueOf).toList();
  }

  private static String script() {
    try (InputStream axe = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
