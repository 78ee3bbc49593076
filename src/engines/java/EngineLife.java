import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One workflow engine with full history behind the thinnest HTTP there is: {@code POST /cases}
 * starts a case and answers with its id, {@code POST /cases/ID} completes its open task. No
 * sign-in, no check of fields, no sealing, no audit: the engine alone. Or without HTTP: each line
 * that comes in is a step and a number of cases, done by as many threads; the answer says for how
 * many.
 *
 * <p>Arguments: flowable or operaton, JDBC address, user, password, port (0 without HTTP), threads.
 */
final class EngineLife {

  private static final String PROCESS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:operaton="http://operaton.org/schema/1.0/bpmn" targetNamespace="dossier">
        <process id="dossier" isExecutable="true" operaton:historyTimeToLive="180">
          <startEvent id="filed"/>
          <sequenceFlow id="f1" sourceRef="filed" targetRef="accept"/>
          <userTask id="accept"/>
          <sequenceFlow id="f2" sourceRef="accept" targetRef="assign"/>
          <userTask id="assign"/>
          <sequenceFlow id="f3" sourceRef="assign" targetRef="review"/>
          <userTask id="review"/>
          <sequenceFlow id="f4" sourceRef="review" targetRef="approve"/>
          <userTask id="approve"/>
          <sequenceFlow id="f5" sourceRef="approve" targetRef="issue"/>
          <userTask id="issue"/>
          <sequenceFlow id="f6" sourceRef="issue" targetRef="end"/>
          <endEvent id="end"/>
        </process>
      </definitions>
      """;

  /** What a filing stores: as many facts as a dossier has. */
  static final Map<String, Object> FACTS =
      Map.of(
          "procedure",
          "2.000635",
          "form",
          "{\"copies\":\"1\",\"address\":\"So 1 pho Vi Du\"}",
          "applicant",
          "Nguyen Thu Tai",
          "person",
          "001188000001",
          "phone",
          "0900000001",
          "commune",
          "00070",
          "returnBy",
          "counter",
          "confirmation",
          "PARTNER");

  static Map<String, Object> act() {
    return Map.of("by", "Tran Thi Mau Nhan", "note", "xong");
  }

  interface Engine {
    String start(String key);

    void complete(String id);
  }

  public static void main(String[] arguments) throws IOException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments[1]);
    config.setUsername(arguments[2]);
    config.setPassword(arguments[3]);
    // One for each client, as we have; all share one PostgreSQL, which gives eighty.
    config.setMaximumPoolSize(Integer.parseInt(arguments[5]));
    HikariDataSource database = new HikariDataSource(config);
    Engine engine =
        arguments[0].equals("flowable")
            ? new FlowableLife(database, PROCESS)
            : new OperatonLife(database, PROCESS);
    if (arguments[4].equals("0")) {
      inProcess(engine, Integer.parseInt(arguments[5]));
      return;
    }
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[4])),
            50);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/cases", exchange -> answer(exchange, engine));
    server.start();
    System.out.println("ready");
  }

  private static void inProcess(Engine engine, int threads) throws IOException {
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String[] ids = {};
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      int step = Integer.parseInt(words[0]);
      ids = step == 0 ? new String[Integer.parseInt(words[1])] : ids;
      System.out.println("done " + all(engine, step, ids, threads));
    }
    System.exit(0);
  }

  private static int all(Engine engine, int step, String[] ids, int threads) {
    AtomicInteger done = new AtomicInteger();
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int first = i;
      running.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int n = first; n < ids.length; n += threads) {
                      if (step == 0) {
                        ids[n] = engine.start("life-" + UUID.randomUUID());
                      } else {
                        engine.complete(ids[n]);
                      }
                      done.incrementAndGet();
                    }
                  }));
    }
    for (Thread thread : running) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return done.get();
  }

  private static void answer(HttpExchange exchange, Engine engine) throws IOException {
    int status = 201;
    String body;
    try {
      exchange.getRequestBody().readAllBytes();
      String id = exchange.getRequestURI().getPath().substring("/cases".length());
      if (id.isEmpty()) {
        body = engine.start(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      } else {
        engine.complete(id.substring(1));
        body = "done";
      }
    } catch (RuntimeException e) {
      e.printStackTrace();
      status = 500;
      body = e.toString();
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private EngineLife() {}
}
