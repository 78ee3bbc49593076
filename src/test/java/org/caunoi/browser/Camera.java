package org.caunoi.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.OutputType;

/** Takes the pictures of the documentation, only when asked: {@code -Dscreenshots=true}. */
final class Camera {

  private static final Path ALBUM = Path.of("docs", "screenshots");

  private Camera() {}

  private static boolean isOn() {
    return Boolean.getBoolean("screenshots");
  }

  /** At a desk and on a phone; the window is as wide as before afterwards. */
  static void take(Window window, String name) {
    if (isOn()) {
      save(window.size(1366, 768), name + "-wide");
      save(window.size(390, 844), name + "-phone");
      if (!window.isPhone()) {
        window.size(1366, 768);
      }
    }
  }

  /** As it stands. */
  static void takeAsItIs(Window window, String name) {
    if (isOn()) {
      save(window, name);
    }
  }

  private static void save(Window window, String name) {
    window.ready();
    try {
      Files.createDirectories(ALBUM);
      Files.write(ALBUM.resolve(name + ".png"), window.browser().getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
