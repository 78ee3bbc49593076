package org.caunoi.load;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that is asked to come again later does so, when it was told to, and not before. */
final class Polite {

  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final int TIMES = 60;

  private static final AtomicInteger WAITED = new AtomicInteger();

  /** The answer to a request that is safe to send again, after as many waits as it takes. */
  static Wire.Answer send(Wire wire, String path, String headers, String body) throws IOException {
    Wire.Answer answer = wire.send("POST", path, headers, body);
    for (int i = 0; i < TIMES && isLater(answer); i++) {
      WAITED.incrementAndGet();
      rest(answer.retryAfter());
      answer = wire.send("POST", path, headers, body);
    }
    return answer;
  }

  /** How often somebody was asked to wait, since this program began. */
  static int waited() {
    return WAITED.get();
  }

  private static boolean isLater(Wire.Answer answer) {
    return answer.status() == TOO_MANY || answer.status() == UNAVAILABLE;
  }

  private static void rest(String seconds) throws IOException {
    try {
      Thread.sleep(seconds.isEmpty() ? 1000 : Long.parseLong(seconds) * 1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while it waited", e);
    }
  }

  private Polite() {}
}
