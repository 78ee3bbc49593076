package org.caunoi.platform.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Serves style-guide pages and static files under the strict policy, and remembers what was sent.
 */
final class GuideServer implements AutoCloseable {

  /** One request that was not a plain read. */
  record Sent(String method, String path, String token, String body) {}

  private final HttpServer server;
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private final List<Sent> sent = new CopyOnWriteArrayList<>();

  GuideServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  void page(String path, String html) {
    pages.put(path, html);
  }

  /** Keeps a path waiting until the latch opens. */
  void holding(String path, CountDownLatch until) {
    held.put(path, until);
  }

  /** The status every later write to this path is answered with; 200 when never set. */
  void answering(String path, int status) {
    answers.put(path, status);
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  List<Sent> sent() {
    return sent;
  }

  void forget() {
    sent.clear();
    answers.clear();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      await(path);
      if (!exchange.getRequestMethod().equals("GET")) {
        write(exchange, path);
      } else if (pages.containsKey(path)) {
        reply(
            exchange,
            200,
            "text/html;charset=UTF-8",
            pages.get(path).getBytes(StandardCharsets.UTF_8));
      } else {
        byte[] file = file(path);
        reply(exchange, file == null ? 404 : 200, type(path), file == null ? new byte[0] : file);
      }
    }
  }

  private void await(String path) {
    CountDownLatch latch = held.get(path);
    try {
      if (latch != null && !latch.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody opened " + path);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(HttpExchange exchange, String path) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String token = exchange.getRequestHeaders().getFirst("X-CSRF-TOKEN");
    sent.add(
        new Sent(
            exchange.getRequestMethod(),
            path,
            token == null ? "" : token,
            URLDecoder.decode(body, StandardCharsets.UTF_8)));
    int status = answers.getOrDefault(path, 200);
    reply(
        exchange,
        status,
        "text/html;charset=UTF-8",
        "<title>ok</title>".getBytes(StandardCharsets.UTF_8));
  }

  private static void reply(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
    exchange.sendResponseHeaders(status, status == 204 || body.length == 0 ? -1 : body.length);
    if (status != 204 && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static byte @Nullable [] file(String path) throws IOException {
    String place = path.startsWith("/webjars/") ? "/META-INF/resources" + path : "/static" + path;
    try (InputStream in =
        path.endsWith("/") ? null : GuideServer.class.getResourceAsStream(place)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static String type(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "css" -> "text/css";
      case "js" -> "text/javascript";
      case "svg" -> "image/svg+xml";
      case "woff2" -> "font/woff2";
      default -> "text/plain";
    };
  }
}
