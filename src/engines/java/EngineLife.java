import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * One workflow engine with full history behind the thinnest HTTP there is: {@code POST /cases} starts
 * a case and answers with its id, {@code POST /cases/ID} completes its open task. No sign-in, no
 * check of fields, no sealing, no audit: the engine alone.
 *
 * <p>Arguments: flowable or operaton, JDBC address, user, password, port.
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
          "procedure", "2.000635", "form", "{\"copies\":\"1\",\"address\":\"So 1 pho Vi Du\"}",
          "applicant", "Nguyen Thu Tai", "person", "001188000001", "phone", "0900000001", "commune", "00070",
          "returnBy", "counter", "confirmation", "PARTNER");

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
    config.setMaximumPoolSize(20);
    HikariDataSource database = new HikariDataSource(config);
    Engine engine =
        arguments[0].equals("flowable")
            ? new FlowableLife(database, PROCESS)
            : new OperatonLife(database, PROCESS);
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[4])), 50);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/cases", exchange -> answer(exchange, engine));
    server.start();
    System.out.println("ready");
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
