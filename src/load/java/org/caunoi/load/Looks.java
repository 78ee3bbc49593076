package org.caunoi.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the processor stood in one span of a recording, look by look: the method itself, the
 * library (innermost frame that is not Java's), and every method of ours that was under way.
 */
final class Looks {

  /** Of Java's flight recorder: looks by processor time, and deep enough for all filters. */
  static final List<String> OPTIONS =
      List.of(
          "-XX:FlightRecorderOptions=stackdepth=256",
          "-XX:StartFlightRecording=settings=none,+jdk.CPUTimeSample#enabled=true,"
              + "+jdk.CPUTimeSample#stackTrace=true,+jdk.CPUTimeSample#throttle=10ms,"
              + "maxsize=2g,filename=");

  /** Of processor time between two looks, as asked for in the options. */
  private static final int MILLIS = 10;

  private static final int LIBRARY_PARTS = 3;

  private final Map<String, Integer> leaves = new HashMap<>();
  private final Map<String, Integer> libraries = new HashMap<>();
  private final Map<String, Integer> ours = new HashMap<>();
  private final Map<String, Integer> purposes = new HashMap<>();
  private int total;

  /** A span of time. */
  record Span(Instant from, Instant to) {

    boolean holds(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  /** What was seen in each span. */
  static Map<String, Looks> in(Path recording, Map<String, Span> spans) throws IOException {
    Map<String, Looks> seen = new LinkedHashMap<>();
    spans.keySet().forEach(name -> seen.put(name, new Looks()));
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals("jdk.CPUTimeSample")
            && event.getStackTrace() != null) {
          spans.forEach(
              (name, span) -> {
                if (span.holds(event.getStartTime())) {
                  seen.get(name).put(event.getStackTrace().getFrames());
                }
              });
        }
      }
    }
    return seen;
  }

  int total() {
    return total;
  }

  Map<String, Double> leaves(int most) {
    return top(leaves, most);
  }

  Map<String, Double> libraries(int most) {
    return top(libraries, most);
  }

  /** Processor time that was looked at, in milliseconds. */
  double millis() {
    return (double) total * MILLIS;
  }

  Map<String, Double> purposes() {
    return top(purposes, purposes.size());
  }

  Map<String, Double> ours(int most) {
    return top(ours, most);
  }

  private void put(List<RecordedFrame> frames) {
    if (frames.isEmpty()) {
      return;
    }
    total++;
    leaves.merge(name(frames.getFirst()), 1, Integer::sum);
    libraries.merge(library(frames), 1, Integer::sum);
    purposes.merge(Purpose.of(frames.stream().map(Looks::type)), 1, Integer::sum);
    Set<String> under = new HashSet<>();
    frames.stream()
        .filter(frame -> type(frame).startsWith("org.caunoi."))
        .forEach(frame -> under.add(name(frame).substring("org.caunoi.".length())));
    under.forEach(method -> ours.merge(method, 1, Integer::sum));
  }

  private static String library(List<RecordedFrame> frames) {
    return frames.stream()
        .map(Looks::type)
        .filter(type -> !type.matches("(java|jdk|sun|javax)\\..*"))
        .map(type -> List.of(type.split("\\.")))
        .map(parts -> parts.subList(0, Math.min(LIBRARY_PARTS, Math.max(1, parts.size() - 1))))
        .map(parts -> String.join(".", parts))
        .findFirst()
        .orElse("(Java itself)");
  }

  private static String name(RecordedFrame frame) {
    String method = frame.getMethod().getName().replaceAll("lambda\\$(\\w+)\\$\\d+", "$1");
    return type(frame) + "." + method;
  }

  private static String type(RecordedFrame frame) {
    String name = frame.getMethod().getType().getName();
    int inner = name.indexOf('$');
    return inner < 0 ? name : name.substring(0, inner);
  }

  /** Shares of all looks, the largest first. */
  private Map<String, Double> top(Map<String, Integer> counted, int most) {
    Map<String, Double> shares = new LinkedHashMap<>();
    counted.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(most)
        .forEach(row -> shares.put(row.getKey(), (double) row.getValue() / total));
    return shares;
  }

  private Looks() {}
}
