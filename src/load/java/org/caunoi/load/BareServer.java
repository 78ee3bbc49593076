package org.caunoi.load;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/**
 * The least that a filing takes in Java: the application's web server, connection pool and driver,
 * set as there, do the statements of one filing for each request and answer as long. It looks at
 * nothing that was sent. A process of its own, started by {@link BareProcess}.
 *
 * <p>Arguments: port, the database's URL, file with its password, file of the statements ({@link
 * Repeated}), file with the answer, folder for work, number of the first filing.
 */
final class BareServer extends HttpServlet {

  private static final long serialVersionUID = 1;
  private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
  private static final Pattern BYTES = Pattern.compile("\\\\x((?:[0-9a-f]{2})*)");

  private final transient HikariDataSource pool;
  private final transient Prepared caller;
  private final transient List<Prepared> transaction;
  private final byte[] answer;
  private final AtomicLong next;

  private BareServer(HikariDataSource pool, List<Repeated> filing, byte[] answer, long first) {
    this.pool = pool;
    this.caller = Prepared.of(filing.getFirst());
    this.transaction =
        filing.stream()
            .skip(1)
            .filter(one -> !one.begins() && !one.commits())
            .map(Prepared::of)
            .toList();
    this.answer = answer;
    this.next = new AtomicLong(first);
  }

  public static void main(String[] arguments) throws IOException, LifecycleException {
    HikariDataSource pool = pool(arguments[1], Files.readString(Path.of(arguments[2])).strip());
    List<Repeated> filing = Repeated.read(Path.of(arguments[3]));
    byte[] answer = Files.readAllBytes(Path.of(arguments[4]));
    long first = Long.parseLong(arguments[6]);
    serve(
        Integer.parseInt(arguments[0]),
        Path.of(arguments[5]),
        new BareServer(pool, filing, answer, first));
    System.out.println("ready");
  }

  /** As in application.yaml; that it sees all rows is said once, as for pgbench. */
  private static HikariDataSource pool(String url, String password) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("caunoi");
    config.setPassword(password);
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(2);
    config.setSchema("platform");
    config.addDataSourceProperty("ApplicationName", "cau-noi");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("options", "-c caunoi.sees=all");
    return new HikariDataSource(config);
  }

  /** As Spring Boot sets the web server up, with a virtual thread for each request. */
  private static void serve(int port, Path folder, BareServer servlet) throws LifecycleException {
    Registry.disableRegistry();
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
    connector.setThrowOnFailure(true);
    connector.setPort(port);
    connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("tomcat-handler-"));
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "filing", servlet).addMapping("/api/v1/dossiers");
    tomcat.start();
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    request.getInputStream().readAllBytes();
    try {
      file(String.valueOf(next.getAndIncrement()));
    } catch (SQLException e) {
      throw new ServletException(e);
    }
    response.setStatus(HttpServletResponse.SC_CREATED);
    response.setContentType("application/json");
    response.setContentLength(answer.length);
    response.getOutputStream().write(answer);
  }

  /** Who asks is looked up outside of the transaction; BEGIN goes with its first statement. */
  private void file(String number) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      caller.execute(connection, number);
    }
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      for (Prepared one : transaction) {
        one.execute(connection, number);
      }
      connection.commit();
    }
  }

  /** Binds one parameter. */
  private interface Binding {
    void bind(PreparedStatement statement, int place, String number) throws SQLException;

    static Binding of(Repeated.Value value) {
      String text = value.text();
      if (text == null) {
        return (statement, place, number) -> statement.setNull(place, Types.OTHER);
      }
      if (value.counted()) {
        return (statement, place, number) -> statement.setObject(place, text + number, Types.OTHER);
      }
      Matcher bytes = BYTES.matcher(text);
      if (bytes.matches()) {
        byte[] content = HexFormat.of().parseHex(bytes.group(1));
        return (statement, place, number) -> statement.setBytes(place, content);
      }
      return (statement, place, number) -> statement.setObject(place, text, Types.OTHER);
    }
  }

  /** A statement as the driver takes it. */
  private record Prepared(String sql, List<Binding> bindings) {

    static Prepared of(Repeated statement) {
      List<Binding> bindings = new ArrayList<>();
      Matcher place = PLACE.matcher(statement.sql().replace("?", "??"));
      StringBuilder sql = new StringBuilder();
      while (place.find()) {
        bindings.add(Binding.of(statement.values().get(Integer.parseInt(place.group(1)) - 1)));
        place.appendReplacement(sql, "?");
      }
      return new Prepared(place.appendTail(sql).toString(), bindings);
    }

    void execute(Connection connection, String number) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < bindings.size(); i++) {
          bindings.get(i).bind(statement, i + 1, number);
        }
        statement.execute();
      }
    }
  }
}
