package org.caunoi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The browser of the machine, or a loud skip where there is none; under CI its absence fails. */
public final class Chromium {

  private static final String SKIPPED =
      "SKIPPED: no Chromium on this machine, so no page was looked at in a browser";
  private static final Path BROWSER = Path.of("/usr/bin/chromium");

  /** The same engine without what only a visible window needs; costs a third less. */
  private static final Path SHELL = Path.of("/usr/bin/chromium-headless-shell");

  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private Chromium() {}

  /** Opens the shell where there is one, else the whole browser without a window. */
  public static ChromeDriver open() {
    if (!Files.isExecutable(BROWSER) || !Files.isExecutable(DRIVER)) {
      assertThat(System.getenv("CI")).as("Chromium is required under CI").isNull();
      System.out.println(SKIPPED);
      abort(SKIPPED);
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary((Files.isExecutable(SHELL) ? SHELL : BROWSER).toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--lang=vi");
    options.addArguments(
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--disable-sync");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new ChromeDriver(service, options);
  }

  /**
   * Ends a browser: first its processes, because the shell does not end when it is told to quit,
   * and the driver waits twenty seconds for it.
   */
  public static void close(@Nullable ChromeDriver browser) {
    if (browser == null) {
      return; // There was none to open.
    }
    Map<?, ?> chrome = (Map<?, ?>) browser.getCapabilities().getCapability("chrome");
    String folder = String.valueOf(Objects.requireNonNull(chrome).get("userDataDir"));
    List<ProcessHandle> processes =
        ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").contains(folder))
            .toList();
    List<ProcessHandle> drivers =
        processes.stream()
            .flatMap(process -> process.parent().stream())
            .filter(process -> process.info().command().orElse("").contains("chromedriver"))
            .toList();
    processes.forEach(ProcessHandle::destroyForcibly);
    try {
      browser.quit();
    } catch (WebDriverException e) {
      // Some drivers hang up when their browser is gone.
      drivers.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** Shows a page in a window of exactly this many CSS pixels. */
  public static void size(ChromeDriver browser, int width, int height) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }
}
