package org.caunoi.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks SMTP on a port of its own and, until it is well, answers each sender with 451. */
final class FakeMailServer implements AutoCloseable {

  private final ServerSocket server;
  private final AtomicInteger taken = new AtomicInteger();
  private volatile boolean well;

  FakeMailServer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  void getWell() {
    well = true;
  }

  /** How many mails it took. */
  int taken() {
    return taken.get();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        talk(socket);
      } catch (IOException e) {
        // The caller went away, or the test is over.
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    say(socket, "220 thu.example.vn");
    boolean mail = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (mail) {
        mail = !line.equals(".");
        if (!mail) {
          taken.incrementAndGet();
          say(socket, "250 taken");
        }
        continue;
      }
      String command = line.toUpperCase(Locale.ROOT);
      mail = command.startsWith("DATA");
      say(
          socket,
          mail
              ? "354 go on"
              : command.startsWith("MAIL") && !well ? "451 not now" : "250 thu.example.vn");
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
