package org.caunoi.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements one filing really executed, taken from the server's log, and the same statements
 * to be repeated, also as a script for pgbench: what must differ from filing to filing gets a
 * number, the rest is as it was.
 */
final class ExecutedSql {

  private static final Pattern LINE =
      Pattern.compile(
          "\\S+ \\S+ \\S+ \\[(\\d+)] (LOG|DETAIL):  (?:execute [^:]+: |statement: |[Pp]arameters:"
              + " )(.*)",
          Pattern.DOTALL);
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']|'')*)')");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** A statement with its parameters, {@code $1} first; null values stay null. */
  record Statement(String sql, List<String> parameters) {}

  /** What the log holds from there on that belongs to the filing: who asks, and its transaction. */
  static List<Statement> ofFiling(Path log, long from) throws IOException {
    byte[] all = Files.readAllBytes(log);
    String text = new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
    Map<String, List<Statement>> open = new HashMap<>();
    Statement caller = null;
    List<Statement> filing = null;
    for (String entry : text.split("\n(?=\\d{4}-\\d\\d-\\d\\d )")) {
      Matcher line = LINE.matcher(entry.strip());
      if (!line.matches()) {
        continue;
      }
      List<Statement> session = open.computeIfAbsent(line.group(1), pid -> new ArrayList<>());
      if (line.group(2).equals("DETAIL")) {
        Statement last = session.removeLast();
        Statement whole = new Statement(last.sql, parameters(line.group(3)));
        session.add(whole);
        if (caller == null && whole.sql.contains("FROM access.system_client")) {
          caller = whole;
        }
        continue;
      }
      String sql = line.group(3).replaceAll("\\s+", " ").strip();
      if (sql.equals("BEGIN")) {
        session.clear();
      }
      session.add(new Statement(sql, List.of()));
      if (sql.equals("COMMIT")
          && session.stream().anyMatch(one -> one.sql.contains("INSERT INTO dossier.dossier "))) {
        filing = List.copyOf(session);
      }
    }
    if (filing == null || caller == null) {
      throw new IllegalStateException("The server's log holds no filing");
    }
    List<Statement> result = new ArrayList<>(List.of(caller));
    result.addAll(filing);
    return result;
  }

  /** Round trips: the driver sends BEGIN together with the statement that follows. */
  static long roundTrips(List<Statement> statements) {
    return statements.stream().filter(one -> !one.sql.equals("BEGIN")).count();
  }

  /** Whether both asked the same in the same order, whatever the parameters. */
  static boolean alike(List<Statement> one, List<Statement> other) {
    return one.stream()
        .map(Statement::sql)
        .toList()
        .equals(other.stream().map(Statement::sql).toList());
  }

  /** What these two alike filings did, to be done each time anew. */
  static List<Repeated> repeated(List<Statement> first, List<Statement> second) {
    Map<String, String> fresh = new LinkedHashMap<>();
    for (int i = 0; i < first.size(); i++) {
      List<String> a = first.get(i).parameters;
      List<String> b = second.get(i).parameters;
      for (int p = 0; p < a.size(); p++) {
        if (b.get(p) != null && !b.get(p).equals(a.get(p))) {
          note(b.get(p), a.get(p) == null ? "" : a.get(p), fresh);
        }
      }
    }
    return second.stream()
        .map(
            one ->
                new Repeated(
                    one.sql, one.parameters.stream().map(value -> value(value, fresh)).toList()))
        .toList();
  }

  /** What stands before the number instead of each value that must differ. */
  private static void note(String value, String former, Map<String, String> fresh) {
    Matcher uuid = UUID.matcher(value);
    while (uuid.find()) {
      if (!former.contains(uuid.group())) {
        fresh.computeIfAbsent(
            uuid.group(), id -> "%08x-0000-7000-8000-".formatted(0x01990000 + fresh.size()));
      }
    }
    if (value.matches("[A-Z0-9.]+-\\d{6}-\\d+")) {
      fresh.put(value, value.substring(0, value.lastIndexOf('-') + 1));
    } else if (value.startsWith("capture-")) {
      fresh.put(value, "bench-");
    }
  }

  private static Repeated.Value value(String value, Map<String, String> fresh) {
    if (value != null && !value.startsWith("{\"")) {
      for (Map.Entry<String, String> one : fresh.entrySet()) {
        int at = value.indexOf(one.getKey());
        if (at >= 0) {
          return new Repeated.Value(value.substring(0, at) + one.getValue(), true);
        }
      }
    }
    return new Repeated.Value(value, false);
  }

  /** A script for pgbench. */
  static String script(List<Repeated> filing) {
    StringBuilder script = new StringBuilder("\\set n random(1, 900000000000)\n");
    for (int i = 0; i < filing.size(); i++) {
      // Together with the statement that follows, as the driver does it.
      script.append(filing.get(i).begins() ? "\\startpipeline\n" : "");
      script.append(filled(filing.get(i))).append(";\n");
      script.append(i > 0 && filing.get(i - 1).begins() ? "\\endpipeline\n" : "");
    }
    return script.toString();
  }

  private static String filled(Repeated statement) {
    Matcher place = Pattern.compile("\\$(\\d+)").matcher(statement.sql());
    StringBuilder sql = new StringBuilder();
    while (place.find()) {
      Repeated.Value value = statement.values().get(Integer.parseInt(place.group(1)) - 1);
      place.appendReplacement(sql, Matcher.quoteReplacement(expression(value)));
    }
    return place.appendTail(sql).toString();
  }

  private static String expression(Repeated.Value value) {
    if (value.text() == null) {
      return "NULL";
    }
    if (!value.counted()) {
      return literal(value.text());
    }
    boolean uuid = UUID.matcher(value.text() + "0".repeat(12)).matches();
    return "(%s || lpad(:n::text, 12, '0'))%s"
        .formatted(literal(value.text()), uuid ? "::uuid" : "");
  }

  /** Without colons, which pgbench would take for the beginning of a variable. */
  private static String literal(String value) {
    return "E'" + value.replace("\\", "\\\\").replace("'", "''").replace(":", "\\x3a") + "'";
  }

  private static List<String> parameters(String detail) {
    List<String> values = new ArrayList<>();
    Matcher one = PARAMETER.matcher(detail);
    while (one.find()) {
      values.add(one.group(2).equals("NULL") ? null : one.group(3).replace("''", "'"));
    }
    return values;
  }

  private ExecutedSql() {}
}
