package org.caunoi.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept-open HTTP/1.1 connection; as thin as can be, for the client shares the machine. */
final class Wire implements AutoCloseable {

  private final URI base;
  private final int patience;
  private Socket socket;
  private InputStream in;

  Wire(URI base, int patienceMillis) {
    this.base = base;
    this.patience = patienceMillis;
  }

  /** What came back; {@code retryAfter} is empty where the header was not there. */
  record Answer(int status, String retryAfter, String body) {}

  /** Sends and waits; after an {@link IOException} nobody knows whether it was heard. */
  Answer send(String method, String path, String headers, String body) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s %s HTTP/1.1\r\nHost: %s\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(method, path, base.getAuthority(), headers, content.length);
    byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[start.length + content.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(content, 0, all, start.length, content.length);
    try {
      if (socket == null) {
        connect();
      }
      socket.getOutputStream().write(all);
      return read();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private void connect() throws IOException {
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(patience);
    socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), patience);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
  }

  private Answer read() throws IOException {
    int status = Integer.parseInt(line().substring(9, 12));
    int length = 0;
    boolean chunked = false;
    boolean last = false;
    String retryAfter = "";
    for (String line = line(); !line.isEmpty(); line = line()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      } else if (header.startsWith("transfer-encoding:")) {
        chunked = header.contains("chunked");
      } else if (header.startsWith("retry-after:")) {
        retryAfter = header.substring(12).strip();
      } else if (header.startsWith("connection:")) {
        last = header.contains("close");
      }
    }
    String body = chunked ? chunks() : new String(bytes(length), StandardCharsets.UTF_8);
    if (last) {
      close();
    }
    return new Answer(status, retryAfter, body);
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      body.append(new String(bytes(size), StandardCharsets.UTF_8));
      line();
    }
    line();
    return body.toString();
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("Cut off");
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("No answer");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try (Socket old = socket) {
      socket = null;
    } catch (IOException e) {
      socket = null;
    }
  }
}
