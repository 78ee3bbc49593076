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
 * as a script for pgbench: what must differ from filing to filing is counted up, the rest is as it
 * was.
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

  /** A pgbench script that does what these two alike filings did, each time anew. */
  static String script(List<Statement> first, List<Statement> second) {
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
    StringBuilder script = new StringBuilder("\\set n random(1, 100000000000)\n");
    for (int i = 0; i < second.size(); i++) {
      String sql = second.get(i).sql;
      // Together with the statement that follows, as the driver does it.
      script.append(sql.equals("BEGIN") ? "\\startpipeline\n" : "");
      script.append(filled(second.get(i), fresh)).append(";\n");
      script.append(i > 0 && second.get(i - 1).sql.equals("BEGIN") ? "\\endpipeline\n" : "");
    }
    return script.toString();
  }

  private static void note(String value, String former, Map<String, String> fresh) {
    Matcher uuid = UUID.matcher(value);
    while (uuid.find()) {
      if (!former.contains(uuid.group())) {
        fresh.computeIfAbsent(
            uuid.group(),
            id ->
                "'%08x-0000-7000-8000-' || lpad(:n::text, 12, '0')"
                    .formatted(0x01990000 + fresh.size()));
      }
    }
    if (value.matches("[A-Z0-9.]+-\\d{6}-\\d+")) {
      fresh.put(
          value,
          literal(value.substring(0, value.lastIndexOf('-') + 1)) + " || lpad(:n::text, 12, '0')");
    } else if (value.startsWith("capture-")) {
      fresh.put(value, "'bench-' || :n::text");
    }
  }

  private static String filled(Statement statement, Map<String, String> fresh) {
    Matcher place = Pattern.compile("\\$(\\d+)").matcher(statement.sql);
    StringBuilder sql = new StringBuilder();
    while (place.find()) {
      String value = statement.parameters.get(Integer.parseInt(place.group(1)) - 1);
      place.appendReplacement(sql, Matcher.quoteReplacement(expression(value, fresh)));
    }
    return place.appendTail(sql).toString();
  }

  private static String expression(String value, Map<String, String> fresh) {
    if (value == null) {
      return "NULL";
    }
    if (value.startsWith("{\"")) {
      return literal(value);
    }
    for (Map.Entry<String, String> one : fresh.entrySet()) {
      int at = value.indexOf(one.getKey());
      if (at >= 0) {
        boolean whole = value.equals(one.getKey());
        String before = at == 0 ? "" : literal(value.substring(0, at)) + " || ";
        return "("
            + before
            + one.getValue()
            + ")"
            + (whole && UUID.matcher(value).matches() ? "::uuid" : "");
      }
    }
    return literal(value);
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
