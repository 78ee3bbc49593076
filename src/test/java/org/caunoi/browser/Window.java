package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * One person's screen and hands. Everything waits for what it needs to be there; nothing waits for
 * a time. Each key, click, scan and typed field counts as one input.
 */
final class Window {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ChromeDriver browser;
  private final String home;
  private final List<String> pages = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> strangers = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final boolean phone;
  private long bytes;
  private int inputs;

  Window(Browsers.Kind kind, String home, int width, int height) {
    this.browser = Browsers.of(kind);
    this.home = home;
    this.phone = width < 600;
    browser.get("about:blank");
    browser.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    browser.executeCdpCommand("Network.clearBrowserCache", Map.of());
    size(width, height);
    note();
    forgetTraffic();
    complaints();
  }

  ChromeDriver browser() {
    return browser;
  }

  /** Narrow windows are phones: no scroll bar takes room from the page. */
  Window size(int width, int height) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    return this;
  }

  boolean isPhone() {
    return phone;
  }

  Window open(String path) {
    browser.get(home + path);
    return this;
  }

  /** Opens an address that names the house by the port it prints rather than the port it has. */
  Window openLink(String address) {
    return open(address.replaceFirst("^https?://[^/]+", ""));
  }

  String path() {
    return Objects.requireNonNull(browser.getCurrentUrl()).replaceFirst("^https?://[^/]+", "");
  }

  String source() {
    return Objects.requireNonNull(browser.getPageSource());
  }

  String title() {
    return Objects.requireNonNull(browser.getTitle());
  }

  /** The words on the page. */
  String words() {
    return until(
        "words",
        () -> String.valueOf((Object) browser.executeScript("return document.body.innerText")));
  }

  Window sees(String words) {
    try {
      until(words, () -> words().contains(words) ? words : null);
    } catch (TimeoutException late) {
      assertThat(words()).as("page %s, refused: %s", path(), refusals()).contains(words);
    }
    return this;
  }

  WebElement find(String css) {
    return until(css, () -> here(css));
  }

  boolean shows(String css) {
    try {
      return browser.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    } catch (StaleElementReferenceException moved) {
      return shows(css);
    }
  }

  Window click(String css) {
    inputs++;
    until("click " + css, () -> clicked(here(css)));
    return this;
  }

  /** Answers the question that begins so, and waits until the page has taken it in. */
  Window answers(String question, String answer) {
    inputs++;
    until(
        question + " " + answer,
        () ->
            clicked(
                browser.findElements(By.cssSelector(".questions .field")).stream()
                    .filter(set -> set.getText().strip().startsWith(question))
                    .flatMap(
                        set -> set.findElements(By.cssSelector(".choice label, option")).stream())
                    .filter(label -> label.getText().strip().startsWith(answer))
                    .findFirst()
                    .orElse(null)));
    until("taken in", () -> shows(".htmx-request") ? null : "yes");
    return this;
  }

  /** Picks a choice whose own box is invisible under its picture. */
  Window choose(String css) {
    inputs++;
    until("choose " + css, () -> clicked(browser.findElement(By.cssSelector(css))));
    return this;
  }

  private @Nullable WebElement clicked(@Nullable WebElement target) {
    if (target != null) {
      browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", target);
      target.click();
    }
    return target;
  }

  private @Nullable WebElement here(String css) {
    return browser.findElements(By.cssSelector(css)).stream()
        .filter(WebElement::isDisplayed)
        .findFirst()
        .orElse(null);
  }

  /** Presses the button, link or fold whose words begin so. */
  Window press(String words) {
    inputs++;
    until(
        "press " + words,
        () ->
            clicked(
                browser.findElements(By.cssSelector("button, a, summary, label")).stream()
                    .filter(e -> e.getText().strip().startsWith(words) && e.isDisplayed())
                    .findFirst()
                    .orElse(null)));
    return this;
  }

  /** Empties the field and types; one input however long. */
  Window type(String css, String text) {
    inputs++;
    until(
        "type into " + css,
        () -> {
          WebElement field = here(css);
          if (field != null) {
            field.clear();
            field.sendKeys(text);
          }
          return field;
        });
    return this;
  }

  /** Types where the cursor is, as fast as a scanner. */
  Window scan(String text) {
    inputs++;
    until("cursor in a field", () -> focused("tagName").equals("INPUT") ? "yes" : null);
    new Actions(browser).sendKeys(text).perform();
    return this;
  }

  /** Types one field where the cursor is. */
  Window typeHere(String text) {
    return scan(text);
  }

  /** Types one value on a page whose own keys listen. */
  Window typeOnPage(String text) {
    inputs++;
    new Actions(browser).sendKeys(text).perform();
    return this;
  }

  /** A stroke with the finger. */
  Window draws(String css) {
    inputs++;
    WebElement pad = find(css);
    browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", pad);
    new Actions(browser)
        .moveToElement(pad, -60, 0)
        .clickAndHold()
        .moveByOffset(50, -25)
        .moveByOffset(40, 40)
        .moveByOffset(30, -20)
        .release()
        .perform();
    return this;
  }

  Window key(Keys key) {
    inputs++;
    new Actions(browser).sendKeys(key).perform();
    return this;
  }

  Window attach(String css, String file) {
    inputs++;
    until(
        "attach at " + css,
        () -> {
          WebElement field = browser.findElement(By.cssSelector(css));
          field.sendKeys(file);
          return field;
        });
    return this;
  }

  Window cursorIn(String css) {
    until(
        "cursor in " + css,
        () ->
            Boolean.TRUE.equals(
                    browser.executeScript(
                        "return document.activeElement !== null &&"
                            + " document.activeElement.matches(arguments[0])",
                        css))
                ? css
                : null);
    return this;
  }

  String focused(String property) {
    return String.valueOf(
        (Object)
            browser.executeScript("return document.activeElement?.[arguments[0]] ?? ''", property));
  }

  long number(String script) {
    return browser.executeScript(script) instanceof Number number ? number.longValue() : -1;
  }

  /** Waits until the page's scripts are at work, as a person does by looking. */
  Window ready() {
    until(
        "scripts ready",
        () ->
            Boolean.TRUE.equals(
                    browser.executeScript(
                        "return document.readyState === 'complete' &&"
                            + " (!document.querySelector('script[src*=htmx]') ||"
                            + " !!globalThis.htmx)"))
                ? "yes"
                : null);
    return this;
  }

  <T> T until(String what, Supplier<@Nullable T> condition) {
    return Objects.requireNonNull(
        new FluentWait<>(browser)
            .withTimeout(PATIENCE)
            .pollingEvery(Duration.ofMillis(40))
            .withMessage(() -> what + " at " + path() + ", refused: " + refusals() + "\n" + body())
            .ignoring(StaleElementReferenceException.class)
            .ignoring(ElementClickInterceptedException.class)
            .ignoring(ElementNotInteractableException.class)
            .ignoring(NoSuchElementException.class)
            .until(ignored -> condition.get()));
  }

  private String body() {
    try {
      return words();
    } catch (RuntimeException gone) {
      return "(no page)";
    }
  }

  /**
   * What the browser complained about since it was last asked. A refused form is no complaint, nor
   * that a page was left while it asked for news.
   */
  List<String> complaints() {
    return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .filter(message -> !message.matches("(?s).*server responded with a status of 4(09|22).*"))
        .filter(message -> !message.matches("(?s).*\"htmx:(sendAbort|afterRequest), .*"))
        .toList();
  }

  int inputs() {
    return inputs;
  }

  List<String> pages() {
    note();
    return List.copyOf(pages);
  }

  List<String> requests() {
    note();
    return List.copyOf(requests);
  }

  List<String> strangers() {
    note();
    return List.copyOf(strangers);
  }

  /** Answers from 400 up, with their addresses. */
  List<String> refusals() {
    note();
    return List.copyOf(refusals);
  }

  long bytes() {
    note();
    return bytes;
  }

  /** Starts counting inputs, page loads and bytes anew. */
  void forgetTraffic() {
    note();
    pages.clear();
    requests.clear();
    strangers.clear();
    refusals.clear();
    bytes = 0;
    inputs = 0;
  }

  private void note() {
    Traffic traffic = Traffic.take(browser);
    pages.addAll(traffic.pages());
    requests.addAll(traffic.requests());
    strangers.addAll(traffic.strangers(home));
    refusals.addAll(traffic.refusals());
    bytes += traffic.bytes();
  }
}
