package org.caunoi.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Neighbours of the house that take everything: a virus scanner, an object store, a witness of the
 * history; and a time-stamp authority that always lies.
 */
final class Sinks implements AutoCloseable {

  private final ServerSocket scanner = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final HttpServer web =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final AtomicInteger scanned = new AtomicInteger();
  private final AtomicInteger witnessed = new AtomicInteger();

  Sinks() throws IOException {
    Thread.ofVirtual().start(this::listen);
    web.createContext("/seals", this::witness);
    web.createContext(
        "/stamps",
        exchange -> answer(exchange, 200, "no time stamp".getBytes(StandardCharsets.US_ASCII)));
    web.createContext("/", this::store);
    web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    web.start();
  }

  int scannerPort() {
    return scanner.getLocalPort();
  }

  /** Of store, witness and time stamps. */
  int webPort() {
    return web.getAddress().getPort();
  }

  int scanned() {
    return scanned.get();
  }

  int stored() {
    return objects.size();
  }

  int witnessed() {
    return witnessed.get();
  }

  private void listen() {
    while (true) {
      try {
        Socket caller = scanner.accept();
        Thread.ofVirtual().start(() -> scan(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void scan(Socket caller) {
    try (caller) {
      DataInputStream in = new DataInputStream(caller.getInputStream());
      in.readNBytes(10);
      for (int size = in.readInt(); size > 0; size = in.readInt()) {
        in.skipNBytes(size);
      }
      scanned.incrementAndGet();
      caller.getOutputStream().write("stream: OK\0".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException gone) {
      // The caller left.
    }
  }

  private void witness(HttpExchange exchange) throws IOException {
    String told = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    witnessed.addAndGet((int) told.lines().count());
    answer(exchange, 200, new byte[0]);
  }

  private void store(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        objects.put(path, content(exchange));
        exchange.getResponseHeaders().add("ETag", "\"taken\"");
        answer(exchange, 200, new byte[0]);
      }
      case "DELETE" -> {
        objects.remove(path);
        answer(exchange, 204, new byte[0]);
      }
      default -> {
        byte[] object = objects.get(path);
        answer(exchange, object == null ? 404 : 200, object == null ? new byte[0] : object);
      }
    }
  }

  /** Amazon's clients send pieces, each with its size and signature before it. */
  private static byte[] content(HttpExchange exchange) throws IOException {
    InputStream in = exchange.getRequestBody();
    if (exchange.getRequestHeaders().getFirst("x-amz-decoded-content-length") == null) {
      return in.readAllBytes();
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      content.write(in.readNBytes(size));
      in.skipNBytes(2);
    }
    in.readAllBytes();
    return content.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
      line.append((char) c);
    }
    return Integer.parseInt(line.toString().split(";")[0].strip(), 16);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() throws IOException {
    scanner.close();
    web.stop(0);
  }
}
