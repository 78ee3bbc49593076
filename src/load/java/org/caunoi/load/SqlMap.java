package org.caunoi.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets sqlmap loose on the widest routes of the API of a real house, with every text a place to
 * inject at, as somebody who may ask there. With the planted defect on a server that puts a
 * statement together with a text, which it must find.
 *
 * <p>Arguments: folder of the unpacked jar, folder for data, document of the API, routes, level,
 * defect (true or false).
 */
final class SqlMap {

  private static final List<String> USERS =
      List.of("tiepnhan", "chuyenvien", "kyduyet", "quay", "dieuhanh");
  private static final String FOUND = "sqlmap identified the following injection point";
  private static final String NONE = "do not appear to be injectable";
  private static final String PLACE = "*";

  /** One of them is taken by most questions; what is refused at once reaches no statement. */
  private static final List<String> VALUES = List.of("1", "me", "true", "2026-11-02", "Mẫu");

  private final JsonNode document;
  private final Path work;
  private final String level;

  private SqlMap(Path document, Path work, String level) throws IOException {
    this.document = JsonMapper.shared().readTree(Files.readString(document));
    this.work = work;
    this.level = level;
  }

  /** A route with all its texts; a star stands behind each in path and body. */
  private record Asked(String verb, String path, List<String> query, String body, int width) {

    /** With a question behind the path. */
    Asked with(String asked) {
      return new Asked(verb, asked.isEmpty() ? path : path + "?" + asked, List.of(), body, width);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[1]);
    boolean green;
    try (House house = new House(Path.of(arguments[0]), data)) {
      house.start();
      SqlMap map = new SqlMap(Path.of(arguments[2]), data, arguments[4]);
      green =
          Boolean.parseBoolean(arguments[5])
              ? map.careless(house)
              : map.sweep(house, Integer.parseInt(arguments[3]));
    }
    System.exit(green ? 0 : 1);
  }

  private boolean sweep(House house, int routes) throws Exception {
    List<String> seats = new ArrayList<>();
    for (String user : USERS) {
      seats.add(Seat.of(house.base(), user).headers());
    }
    Acting acting = Acting.at(house);
    String code;
    try (Wire wire = new Wire(house.base(), 30_000)) {
      code = acting.filed(wire, 1);
    }
    List<Asked> widest = widest(code).stream().limit(routes).toList();
    List<String> wrong = new ArrayList<>();
    int places = 0;
    int answered = 0;
    for (Asked one : widest) {
      String seat = seatFor(house, one, seats);
      for (Asked request : requests(house, one, seat)) {
        String said = run(house.base(), request, seat);
        answered += status(house, request, seat) < 400 ? 1 : 0;
        if (said.contains(FOUND)) {
          wrong.add(request.verb + " " + request.path + " can be injected into");
        } else if (!said.contains(NONE)) {
          wrong.add(request.verb + " " + request.path + " was not tested");
        }
      }
      places += one.width;
      System.out.printf("%s %s: %d places%n", one.verb, one.path, one.width);
    }
    Results.count("routes", widest.size());
    Results.count("places to inject at", places);
    Results.count("requests that are answered as they stand", answered);
    return Results.verdict(
        wrong.isEmpty(), wrong.isEmpty() ? "sqlmap finds nothing" : String.join("; ", wrong));
  }

  /** The planted defect: red by what sqlmap finds. */
  private boolean careless(House house) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", exchange -> concatenated(house, exchange));
    server.start();
    try {
      URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      String said = run(base, new Asked("GET", "/?code=1" + PLACE, List.of(), "", 1), "");
      boolean found = said.contains(FOUND);
      return Results.verdict(!found, found ? "sqlmap finds the planted defect" : "nothing found");
    } finally {
      server.stop(0);
    }
  }

  private static void concatenated(House house, HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    String code = query.substring(query.indexOf('=') + 1);
    String said;
    try (Connection connection = house.connect();
        Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT code FROM dossier.dossier WHERE code = '" + code + "'")) {
      said = rs.next() ? rs.getString(1) : "none";
    } catch (SQLException told) {
      said = String.valueOf(told.getMessage());
    }
    byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** The headers of the first who is not turned away. */
  private static String seatFor(House house, Asked one, List<String> seats) throws IOException {
    for (String seat : seats) {
      int status = status(house, one, seat);
      if (status != 401 && status != 403) {
        return seat;
      }
    }
    return "";
  }

  private static int status(House house, Asked one, String seat) throws IOException {
    try (Wire wire = new Wire(house.base(), 30_000)) {
      return wire.send(one.verb, one.path.replace(PLACE, ""), seat, one.body.replace(PLACE, ""))
          .status();
    }
  }

  /** What is taken is asked in one request; each other text is asked in one of its own. */
  private static List<Asked> requests(House house, Asked one, String seat) throws IOException {
    List<String> taken = new ArrayList<>();
    List<Asked> all = new ArrayList<>();
    for (String name : one.query) {
      String good = null;
      for (String value : VALUES) {
        String asked = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        if (good == null && status(house, one.with(asked), seat) < 400) {
          good = asked + PLACE;
        }
      }
      if (good == null) {
        all.add(one.with(name + "=1" + PLACE));
      } else {
        taken.add(good);
      }
    }
    if (!taken.isEmpty() || all.isEmpty()) {
      all.addFirst(one.with(String.join("&", taken)));
    }
    return all;
  }

  private String run(URI base, Asked one, String headers) throws Exception {
    Path request = Files.createTempFile(work, "request", ".txt");
    Files.writeString(
        request,
        "%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\n%s"
            .formatted(one.verb, one.path, base.getAuthority(), headers, one.body));
    Process process =
        new ProcessBuilder(
                "sqlmap",
                "-r",
                request.toString(),
                "--batch",
                "--ignore-stdin",
                "--flush-session",
                "--level=" + level,
                "--risk=1",
                "--dbms=PostgreSQL",
                "--threads=4",
                "--ignore-code=*",
                "--disable-coloring",
                "--output-dir=" + work.resolve("sqlmap"))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Files.writeString(Path.of(request + ".log"), said);
    return said;
  }

  private List<Asked> widest(String code) {
    List<Asked> all = new ArrayList<>();
    document
        .path("paths")
        .propertyStream()
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .filter(verb -> List.of("get", "post", "put").contains(verb.getKey()))
                    .forEach(verb -> all.add(asked(path.getKey(), verb, code))));
    all.removeIf(
        one -> one.width == 0 || one.path.contains("/sign-ins") || one.path.endsWith("/events"));
    all.sort(Comparator.comparingInt(Asked::width).reversed().thenComparing(Asked::path));
    return all;
  }

  private Asked asked(String path, Map.Entry<String, JsonNode> verb, String code) {
    String filled = path.replaceAll("\\{code}", code + "*").replaceAll("\\{[^}]+}", "1*");
    int width = (int) path.chars().filter(c -> c == '{').count();
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : verb.getValue().path("parameters")) {
      if (parameter.path("in").asString("").equals("query")) {
        query.add(parameter.path("name").asString());
      }
    }
    width += query.size();
    JsonNode schema = resolved(verb.getValue().at("/requestBody/content/application~1json/schema"));
    Map<String, String> body = new TreeMap<>();
    schema
        .path("properties")
        .propertyStream()
        .filter(field -> field.getValue().path("type").asString("").equals("string"))
        .forEach(field -> body.put(field.getKey(), "x*"));
    width += body.size();
    return new Asked(
        verb.getKey().toUpperCase(Locale.ROOT),
        filled,
        query,
        schema.isMissingNode() ? "" : JsonMapper.shared().writeValueAsString(body),
        width);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref")
        ? resolved(document.at(node.path("$ref").asString().substring(1)))
        : node;
  }
}
