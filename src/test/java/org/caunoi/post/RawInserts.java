package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.Measured;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows that some work puts into the database, of all tables, put in again by pgbench on the
 * same server: copies of the tables with their indexes, one commit for each piece of work.
 */
final class RawInserts {

  /** Sessions that have nothing to do tell their figures after ten seconds. */
  private static final long TOLD_MILLIS = 11_000;

  private static final int PARTS = 10_000;
  private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/(\\w+)");

  private final JdbcClient jdbc;
  private final Environment environment;
  private final Map<String, Long> before = new HashMap<>();
  private final Map<String, Double> rows = new TreeMap<>();

  RawInserts(JdbcClient jdbc, Environment environment) {
    this.jdbc = jdbc;
    this.environment = environment;
  }

  void before() throws InterruptedException {
    before.putAll(inserted());
  }

  /** Works out how many rows one piece of work puts into each table, and says so. */
  void after(int pieces) throws InterruptedException {
    inserted()
        .forEach(
            (table, count) -> {
              long own = count - before.getOrDefault(table, 0L);
              if (own > 0) {
                rows.put(table, own / (double) pieces);
              }
            });
    rows.forEach(
        (table, each) -> System.out.printf("Carrier stream: %s %.4f rows a report%n", table, each));
    Measured.say(
        "Carrier stream: %d tables written, %.2f rows inserted a report",
        rows.size(), rows.values().stream().mapToDouble(Double::doubleValue).sum());
    assertThat(rows).containsKeys("exchange.inbox", "post.report", "custody.event");
  }

  private Map<String, Long> inserted() throws InterruptedException {
    Thread.sleep(TOLD_MILLIS);
    Map<String, Long> inserted = new HashMap<>();
    jdbc.sql(
            "SELECT schemaname || '.' || relname, n_tup_ins FROM pg_stat_user_tables WHERE relname"
                + " NOT LIKE 'raw\\_%'")
        .query(
            rs -> {
              inserted.put(rs.getString(1), rs.getLong(2));
            });
    return inserted;
  }

  double perSecond() throws IOException, InterruptedException {
    jdbc.sql("CREATE SEQUENCE IF NOT EXISTS platform.raw_no").update();
    StringBuilder script = new StringBuilder("BEGIN;\n");
    int no = 0;
    for (Map.Entry<String, Double> table : rows.entrySet()) {
      String insert = copy(table.getKey(), "platform.raw_" + no++);
      int whole = table.getValue().intValue();
      script.repeat(insert, whole);
      long part = Math.round((table.getValue() - whole) * PARTS);
      if (part > 0) {
        script
            .append("\\set x random(1, %d)%n\\if :x <= %d%n".formatted(PARTS, part))
            .append(insert)
            .append("\\endif\n");
      }
    }
    return run(script.append("COMMIT;\n").toString());
  }

  /** Whatever must be the only one of its kind is made anew each time; the rest stays as it was. */
  private String copy(String table, String copy) {
    jdbc.sql("DROP TABLE IF EXISTS %s, %s_row".formatted(copy, copy)).update();
    jdbc.sql(
            "CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING INDEXES)"
                .formatted(copy, table))
        .update();
    jdbc.sql("CREATE TABLE %s_row AS SELECT * FROM %s LIMIT 1".formatted(copy, table)).update();
    StringBuilder columns = new StringBuilder();
    StringBuilder values = new StringBuilder();
    jdbc.sql(
            """
            SELECT a.attname, CASE
                WHEN NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisunique
                                 AND a.attnum = ANY (CAST(i.indkey AS smallint[]))) THEN a.attname
                WHEN a.atttypid = CAST('uuid' AS regtype) THEN 'gen_random_uuid()'
                WHEN a.atttypid = CAST('text' AS regtype) THEN 'CAST(gen_random_uuid() AS text)'
                WHEN a.atttypid IN (CAST('bigint' AS regtype), CAST('integer' AS regtype)) THEN 'nextval(''platform.raw_no'')'
                ELSE a.attname END
            FROM pg_attribute a
            WHERE a.attrelid = CAST(:table AS regclass) AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            ORDER BY a.attnum
            """)
        .param("table", table)
        .query(
            rs -> {
              columns.append(columns.isEmpty() ? "" : ", ").append(rs.getString(1));
              values.append(values.isEmpty() ? "" : ", ").append(rs.getString(2));
            });
    return "INSERT INTO %s (%s) SELECT %s FROM %s_row;%n".formatted(copy, columns, values, copy);
  }

  private double run(String script) throws IOException, InterruptedException {
    Path file = Files.writeString(Files.createTempFile(Path.of("target"), "raw", ".sql"), script);
    Matcher url = URL.matcher(environment.getRequiredProperty("spring.datasource.url"));
    assertThat(url.find()).isTrue();
    ProcessBuilder bench =
        new ProcessBuilder(
                "pgbench",
                "-n",
                "-c",
                "2",
                "-j",
                "2",
                "-T",
                "20",
                "-f",
                file.toString(),
                "-h",
                url.group(1),
                "-p",
                url.group(2),
                "-U",
                environment.getRequiredProperty("spring.datasource.username"),
                url.group(3))
            .redirectErrorStream(true);
    bench
        .environment()
        .put("PGPASSWORD", environment.getRequiredProperty("spring.datasource.password"));
    bench.environment().put("PGOPTIONS", "-c caunoi.sees=all");
    Process process = bench.start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    System.out.println(told.strip());
    Matcher tps = Pattern.compile("tps = ([0-9.]+)").matcher(told);
    assertThat(tps.find()).isTrue();
    assertThat(told).contains("number of failed transactions: 0");
    return Double.parseDouble(tps.group(1));
  }
}
