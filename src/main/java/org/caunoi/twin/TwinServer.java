package org.caunoi.twin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP of both carriers, on the loopback address. */
public final class TwinServer implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LARGEST = 64 * 1024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private TwinServer(HttpServer server) {
    this.server = server;
  }

  /**
   * @param port 0 for any free one
   */
  public static TwinServer start(int port, Twin viettelPost, Twin vnPost) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    TwinServer twin = new TwinServer(server);
    server.setExecutor(twin.threads);
    twin.serve("/viettelpost", viettelPost, new ViettelPostDesk(viettelPost)::answer);
    twin.serve("/vnpost", vnPost, new VnPostDesk(vnPost)::answer);
    server.start();
    return twin;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Where the API of a carrier begins. */
  public String url(Words carrier) {
    String path = carrier == Words.VIETTEL_POST ? "/viettelpost" : "/vnpost";
    return "http://localhost:" + port() + path;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void serve(String path, Twin twin, Desk desk) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            if (twin.manners().down()) {
              exchange.sendResponseHeaders(503, -1);
              return;
            }
            answer(exchange, path, desk);
          }
        });
  }

  private static void answer(HttpExchange exchange, String path, Desk desk) throws IOException {
    String asked = exchange.getRequestURI().toString().substring(path.length());
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
    Said said;
    try {
      JsonNode json = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
      String token = exchange.getRequestHeaders().getFirst("Token");
      String bearer = exchange.getRequestHeaders().getFirst("Authorization");
      said = desk.answer(asked, json, token == null ? bearer == null ? "" : bearer : token);
    } catch (JacksonException e) {
      said = new Said(400, "");
    }
    byte[] text = said.body().getBytes(StandardCharsets.UTF_8);
    if (said.status() == Said.MUTE) {
      return;
    }
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(said.status(), text.length == 0 ? -1 : text.length);
    exchange.getResponseBody().write(text);
  }

  /** Answers one call: the path below the carrier's own, the body, and what it was signed with. */
  interface Desk {
    Said answer(String path, JsonNode body, String token);
  }

  /** An answer; one that is mute ends the connection without a word. */
  record Said(int status, String body) {

    static final int MUTE = 0;

    static Said json(Object body) {
      return new Said(200, JSON.writeValueAsString(body));
    }
  }
}
