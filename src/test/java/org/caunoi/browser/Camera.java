package org.caunoi.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.OutputType;

/** Takes the pictures of the documentation, only when asked: {@code -Dscreenshots=true}. */
final class Camera {

  private static final Path ALBUM = Path.of("docs", "screenshots");

  private Camera() {}

  static boolean isOn() {
    return Boolean.getBoolean("screenshots");
  }

  static void take(Window window, String name) {
    if (!isOn()) {
      return;
    }
    window.ready();
    try {
      Files.createDirectories(ALBUM);
      Files.write(ALBUM.resolve(name + ".png"), window.browser().getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
