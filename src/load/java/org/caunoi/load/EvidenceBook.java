package org.caunoi.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes one page of the evidence book from what a command printed and measured, and the index of
 * all pages. Only {@code bin/evidence} calls it.
 *
 * <p>Arguments: folder of the book, name of the page, the command as typed, its exit code, commit,
 * file of what it printed, file of raw results (may be missing).
 */
final class EvidenceBook {

  private static final int LINES = 60;

  /** What tools say to a terminal only. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  /** What tools and an application say while they start, where a command starts them itself. */
  private static final Pattern STARTING =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\dT\\S+ +(TRACE|DEBUG|INFO|WARN) "
              + "|\\d\\d:\\d\\d:\\d\\d\\.\\d+ \\[[^\\]]*\\] (DEBUG|INFO|WARN) "
              + "|Extension gg\\.jte|\\| set_config|\\+-+\\+$|\\| all +\\|).*");

  /** Spring's banner and the greeting of a house, from the first line to the last. */
  private static final Pattern GREETING =
      Pattern.compile(
          "^ +\\. +____.*?:: Spring Boot ::[^\n]*$|^Cầu Nối đã sẵn sàng.*?/sandbox$",
          Pattern.MULTILINE | Pattern.DOTALL);

  /** What a run that is red says; {@code bin/proof} looks for the same. */
  private static final Pattern JUDGED_RED =
      Pattern.compile("^RED: |Failures: [1-9]", Pattern.MULTILINE);

  public static void main(String[] arguments) throws IOException {
    Path book = Path.of(arguments[0]);
    String name = arguments[1];
    Path raw = Path.of(arguments[6]);
    List<String[]> rows = new ArrayList<>();
    Files.createDirectories(book);
    if (Files.exists(raw)) {
      Files.readAllLines(raw).forEach(line -> rows.add(line.split(",", 4)));
      Files.copy(raw, book.resolve(name + ".csv"), StandardCopyOption.REPLACE_EXISTING);
    }
    String root = Path.of("").toAbsolutePath().toString();
    String printed = Files.readString(Path.of(arguments[5])).replace(root + "/", "");
    StringBuilder page = new StringBuilder();
    page.append("# ").append(name).append("\n\n");
    page.append("`")
        .append(arguments[2])
        .append("` ended ")
        .append(verdict(arguments[3].equals("0"), printed, rows));
    page.append("\n\n| circumstance | |\n|---|---|\n");
    circumstances(arguments[4], rows)
        .forEach((key, value) -> page.append("| %s | %s |\n".formatted(key, value)));
    page.append(counts(rows)).append(samples(rows));
    page.append("\nWhat it printed:\n\n```\n").append(end(printed)).append("```\n");
    Files.writeString(book.resolve(name + ".md"), page);
    index(book);
  }

  private static String verdict(boolean green, String printed, List<String[]> rows) {
    boolean defect = "true".equals(System.getenv("DEFECT"));
    boolean judged = green || JUDGED_RED.matcher(printed).find();
    return (green ? "**green**" : "**red**")
        + (defect ? " with the planted defect, where it must be red" : "")
        + (judged ? "" : ", but it broke off before it could judge")
        + rows.stream()
            .filter(row -> row[0].equals("verdict"))
            .map(row -> ": " + row[3])
            .collect(Collectors.joining())
        + ".";
  }

  private static Map<String, String> circumstances(String commit, List<String[]> rows)
      throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES);
    facts.put("date", now.toString());
    facts.put("sources", commit);
    facts.put(
        "machine",
        "%d cores, %s, %s %s, load average %.1f at the end"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    facts.put("Java", Runtime.version().toString());
    rows.stream().filter(row -> row[0].equals("fact")).forEach(row -> facts.put(row[1], row[3]));
    return facts;
  }

  private static String memory() throws IOException {
    Path file = Path.of("/proc/meminfo");
    if (!Files.exists(file)) {
      return "unknown memory";
    }
    String line = Files.readAllLines(file, StandardCharsets.US_ASCII).getFirst();
    return Long.parseLong(line.replaceAll("\\D", "")) / 1024 / 1024 + " GB";
  }

  private static String counts(List<String[]> rows) {
    String lines =
        rows.stream()
            .filter(row -> row[0].equals("count"))
            .map(row -> "| %s | %s |\n".formatted(row[1], row[3]))
            .collect(Collectors.joining());
    return lines.isEmpty() ? "" : "\n| counted | |\n|---|---:|\n" + lines;
  }

  private static String samples(List<String[]> rows) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row[0].equals("sample"))
        .forEach(
            row ->
                values
                    .computeIfAbsent(row[1] + " | " + row[2], key -> new ArrayList<>())
                    .add(Double.valueOf(row[3])));
    StringBuilder table = new StringBuilder();
    values.forEach(
        (name, list) -> {
          List<Double> sorted = list.stream().sorted().toList();
          int half = sorted.size() / 2;
          double median =
              sorted.size() % 2 == 1
                  ? sorted.get(half)
                  : (sorted.get(half - 1) + sorted.get(half)) / 2;
          table.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %.2f | %.2f–%.2f | %d |\n",
                  name,
                  median,
                  sorted.getFirst(),
                  sorted.getLast(),
                  sorted.size()));
        });
    return table.isEmpty()
        ? ""
        : "\n| measured | unit | median | min–max | samples |\n|---|---|---:|---:|---:|\n" + table;
  }

  private static String end(String printed) {
    String told = COLOUR.matcher(printed).replaceAll("");
    List<String> lines =
        GREETING
            .matcher(told)
            .replaceAll("")
            .lines()
            .filter(line -> !line.startsWith("WARNING: ") && !STARTING.matcher(line).matches())
            .filter(line -> !line.isBlank())
            .toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size())) + "\n";
  }

  private static void index(Path book) throws IOException {
    StringBuilder index =
        new StringBuilder(
            """
            # Evidence book

            Each page was written by `bin/evidence` from a run of the command it names, with the raw results beside it.
            Nobody writes here by hand. Figures of different days or machines cannot be compared; ratios of one page can.

            | run | ended |
            |---|---|
            """);
    try (var files = Files.list(book)) {
      for (Path page : files.sorted().toList()) {
        String name = page.getFileName().toString();
        if (name.endsWith(".md") && !name.equals("README.md")) {
          String line = Files.readAllLines(page).get(2);
          int ended = line.indexOf("` ended ") + "` ended ".length();
          index.append(
              "| [%s](%s) | %s |\n"
                  .formatted(name.replace(".md", ""), name, line.substring(ended)));
        }
      }
    }
    Files.writeString(book.resolve("README.md"), index);
  }

  private EvidenceBook() {}
}
