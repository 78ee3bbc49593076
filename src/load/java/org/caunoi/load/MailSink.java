package org.caunoi.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A mail server that takes everything and counts by recipient. */
final class MailSink implements AutoCloseable {

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Map<String, Integer> received = new ConcurrentHashMap<>();

  MailSink() throws IOException {
    Thread.ofVirtual()
        .start(
            () -> {
              while (true) {
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

  /** Letters by recipient. */
  Map<String, Integer> received() {
    return received;
  }

  private void serve(Socket caller) {
    try (caller;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = caller.getOutputStream();
      say(out, "220 sink");
      String recipient = "";
      boolean body = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (body) {
          if (line.equals(".")) {
            body = false;
            received.merge(recipient, 1, Integer::sum);
            say(out, "250 taken");
          }
        } else if (line.startsWith("RCPT")) {
          recipient = line.replaceAll(".*<(.*)>.*", "$1");
          say(out, "250 ok");
        } else if (line.startsWith("DATA")) {
          body = true;
          say(out, "354 go on");
        } else if (line.startsWith("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 ok");
        }
      }
    } catch (IOException gone) {
      // The caller left.
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
