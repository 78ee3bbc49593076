package org.caunoi.document;

import java.io.BufferedInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks clamd's INSTREAM: the file goes over in pieces, one line comes back. */
final class Clamd {

  private static final int PIECE = 32 * 1024;
  private static final int LONGEST_ANSWER = 1024;

  private final ScanSettings settings;

  Clamd(ScanSettings settings) {
    this.settings = settings;
  }

  /**
   * Whether the scanner finds nothing.
   *
   * @throws Away where it is not there at all
   * @throws IOException where it does not answer, or answers that it could not scan
   */
  boolean isClean(InputStream content) throws IOException {
    int timeout = Math.toIntExact(settings.timeout().toMillis());
    try (Socket socket = new Socket()) {
      connect(socket, timeout);
      socket.setSoTimeout(timeout);
      String answer = ask(socket, content);
      boolean clean = answer.endsWith("OK");
      if (!clean && !answer.endsWith("FOUND")) {
        throw new IOException("clamd could not scan");
      }
      return clean;
    }
  }

  private void connect(Socket socket, int timeout) throws Away {
    try {
      socket.connect(new InetSocketAddress(settings.host(), settings.port()), timeout);
    } catch (IOException e) {
      throw new Away(e);
    }
  }

  private static String ask(Socket socket, InputStream content) throws IOException {
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
    byte[] piece = new byte[PIECE];
    for (int read = content.read(piece); read > 0; read = content.read(piece)) {
      out.writeInt(read);
      out.write(piece, 0, read);
    }
    out.writeInt(0);
    out.flush();
    InputStream in = new BufferedInputStream(socket.getInputStream());
    StringBuilder answer = new StringBuilder();
    for (int next = in.read(); next > 0 && answer.length() < LONGEST_ANSWER; next = in.read()) {
      answer.append((char) next);
    }
    return answer.toString().strip();
  }

  /** No file would be scanned now. */
  static final class Away extends IOException {

    Away(IOException cause) {
      super(cause);
    }
  }
}
