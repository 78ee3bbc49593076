package org.caunoi.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.caunoi.platform.database.DatabaseRefused.Reason;

/**
 * The port the server listens on: the configured one, or a free one remembered for the next start.
 */
final class LoopbackPort {

  /** Below the range from which Linux and macOS hand out ports to outgoing connections. */
  private static final int LOWEST = 15_000;

  private static final int HIGHEST = 30_000;

  private LoopbackPort() {}

  static int choose(int configured, Path remembered) throws IOException {
    if (configured != 0) {
      if (!isFree(configured)) {
        throw new DatabaseRefused(Reason.PORT_BUSY, configured);
      }
      return configured;
    }
    int port = read(remembered);
    while (port == 0 || !isFree(port)) {
      port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
    }
    Files.writeString(remembered, Integer.toString(port));
    return port;
  }

  private static int read(Path remembered) throws IOException {
    if (!Files.exists(remembered)) {
      return 0;
    }
    String text = Files.readString(remembered).strip();
    return text.matches("[1-9][0-9]{3,4}") ? Integer.parseInt(text) : 0;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
