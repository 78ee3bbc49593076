package org.caunoi.document;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks clamd's INSTREAM on a port of its own; calls one word a virus, fails at another, hangs at
 * a third.
 */
final class FakeClamd implements AutoCloseable {

  static final String VIRUS = "MA-DOC-THU-NGHIEM";
  static final String TOO_MUCH = "TEP-KHONG-QUET-NOI";
  static final String ENDLESS = "TEP-QUET-MAI-KHONG-XONG";

  private final ServerSocket server;
  private final AtomicInteger largest = new AtomicInteger();
  private final AtomicInteger callersThatGaveUp = new AtomicInteger();
  private final Thread serving;

  FakeClamd() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    serving = Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "localhost:" + server.getLocalPort();
  }

  /** The largest piece that came over. */
  int largestPiece() {
    return largest.get();
  }

  /** How many were left without an answer. */
  int callersThatGaveUp() {
    return callersThatGaveUp.get();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        answer(socket);
      } catch (IOException e) {
        // The caller went away, or the test is over.
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    String command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
    boolean infected = false;
    boolean tooMuch = false;
    boolean endless = false;
    for (int size = in.readInt(); size > 0; size = in.readInt()) {
      largest.accumulateAndGet(size, Math::max);
      String piece = new String(in.readNBytes(size), StandardCharsets.ISO_8859_1);
      infected |= piece.contains(VIRUS);
      tooMuch |= piece.contains(TOO_MUCH);
      endless |= piece.contains(ENDLESS);
    }
    if (endless) {
      callersThatGaveUp.incrementAndGet();
      in.read();
      return;
    }
    String said =
        !command.equals("zINSTREAM\0")
            ? "UNKNOWN COMMAND"
            : tooMuch
                ? "stream: Can't allocate memory ERROR"
                : infected ? "stream: Thu.Nghiem FOUND" : "stream: OK";
    socket.getOutputStream().write((said + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  /** Until its thread is through, a closed server may still take one caller more. */
  @Override
  public void close() throws IOException {
    server.close();
    try {
      serving.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
