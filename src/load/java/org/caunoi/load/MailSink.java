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

/** A mail server that counts by recipient and takes everything, unless it is told to refuse. */
final class MailSink implements AutoCloseable {

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Map<String, Map<String, Integer>> received = new ConcurrentHashMap<>();
  private volatile boolean refusing;

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

  /** By recipient: how often each letter came, by its Message-ID. */
  Map<String, Map<String, Integer>> received() {
    return received;
  }

  /** From now on it refuses, and quotes whom it does not know. */
  void refuse(boolean anybody) {
    refusing = anybody;
  }

  private void serve(Socket caller) {
    try (caller;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = caller.getOutputStream();
      say(out, "220 sink");
      String recipient = "";
      String letter = "";
      boolean body = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (body) {
          if (line.equals(".")) {
            body = false;
            received
                .computeIfAbsent(recipient, one -> new ConcurrentHashMap<>())
                .merge(letter, 1, Integer::sum);
            say(out, "250 taken");
          } else if (line.startsWith("Message-ID:")) {
            letter = line;
          }
        } else if (line.startsWith("RCPT")) {
          recipient = line.replaceAll(".*<(.*)>.*", "$1");
          say(out, refusing ? "550 5.1.1 <" + recipient + "> unknown here" : "250 ok");
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
