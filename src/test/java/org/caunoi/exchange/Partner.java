package org.caunoi.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who is told things and behaves badly at some of them, the first time: takes one in
 * silence, takes it and is mute, answers twice, answers after the caller left, or does only long
 * after that what it was told. It does each thing once and counts what it hears.
 */
final class Partner implements AutoCloseable {

  private static final Duration TOO_LATE = Duration.ofMillis(700);
  private static final Duration LONG_AFTER = Duration.ofSeconds(6);

  /** Of a hundred things so many are treated in each of the five ways. */
  private static final int PERCENT = 1;

  private final ServerSocket door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final Set<String> heard = new HashSet<>();
  private final Set<String> done = new HashSet<>();
  private final Map<String, Integer> newest = new HashMap<>();
  final AtomicInteger told = new AtomicInteger();
  final AtomicInteger asked = new AtomicInteger();
  final AtomicInteger badly = new AtomicInteger();

  /** Told again although it was done and would have been said so. */
  final AtomicInteger toldInVain = new AtomicInteger();

  /** Done before what comes before it. */
  final AtomicInteger outOfTurn = new AtomicInteger();

  Partner() throws IOException {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!door.isClosed()) {
                try {
                  Socket caller = door.accept();
                  Thread.ofVirtual().start(() -> serve(caller));
                } catch (IOException closed) {
                  return;
                }
              }
            });
  }

  int port() {
    return door.getLocalPort();
  }

  synchronized int done() {
    return done.size();
  }

  private void serve(Socket caller) {
    try (caller;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))) {
      String first = in.readLine();
      if (first == null) {
        return;
      }
      String[] asks = first.split(" ")[1].split("/");
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {}
      OutputStream out = caller.getOutputStream();
      if (asks[1].equals("find")) {
        asked.incrementAndGet();
        answer(out, isDone(asks[2]) ? 200 : 404);
      } else {
        hear(asks[2], Integer.parseInt(asks[3]), asks[2] + "-" + asks[3], out);
      }
    } catch (IOException | InterruptedException gone) {
      // The caller left.
    }
  }

  private void hear(String subject, int number, String reference, OutputStream out)
      throws IOException, InterruptedException {
    told.incrementAndGet();
    int way = first(reference) ? Math.floorMod(reference.hashCode() * 31, 100) / PERCENT : 99;
    badly.addAndGet(way < 5 ? 1 : 0);
    switch (way) {
      case 0 -> Thread.sleep(TOO_LATE);
      case 1 -> doIt(subject, number, reference);
      case 2 -> {
        doIt(subject, number, reference);
        answer(out, 200);
        answer(out, 200);
      }
      case 3 -> {
        doIt(subject, number, reference);
        Thread.sleep(TOO_LATE);
        answer(out, 200);
      }
      case 4 -> {
        Thread.sleep(LONG_AFTER);
        doIt(subject, number, reference);
        answer(out, 200);
      }
      default -> {
        doIt(subject, number, reference);
        answer(out, 200);
      }
    }
  }

  private synchronized boolean first(String reference) {
    if (done.contains(reference)) {
      toldInVain.incrementAndGet();
    }
    return heard.add(reference);
  }

  private synchronized boolean isDone(String reference) {
    return done.contains(reference);
  }

  private synchronized void doIt(String subject, int number, String reference) {
    if (done.add(reference) && newest.merge(subject, 1, Integer::sum) != number) {
      outOfTurn.incrementAndGet();
    }
  }

  private static void answer(OutputStream out, int status) throws IOException {
    out.write(
        "HTTP/1.1 %d -\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .formatted(status)
            .getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
