package org.caunoi.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the processor time of the application goes while dossiers are filed, or live their whole
 * life: Java's flight recorder looks fifty times a second, and each look is put down to a room of
 * ours (the innermost frame of ours) and to a library (the innermost frame that is not Java's).
 *
 * <p>Arguments: folder of the unpacked jar, folder for data, {@code filing} or {@code life},
 * seconds of warm-up, seconds of measuring.
 */
final class Profile {

  private static final int CLIENTS = 16;
  private static final int ROWS = 14;
  private static final int LIBRARY_PARTS = 3;

  /** Does one thing; false where it was refused. */
  private interface Work {
    boolean once(Wire wire, int number) throws IOException;
  }

  private record Done(int times, double millis) {}

  private final Map<String, Integer> rooms = new HashMap<>();
  private final Map<String, Integer> libraries = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private int looks;

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[1]);
    String what = arguments[2];
    Path recording = data.toAbsolutePath().resolve("profile.jfr");
    Profile profile = new Profile();
    Done done;
    Instant from;
    try (House house = new House(Path.of(arguments[0]), data)) {
      house.java("-XX:StartFlightRecording=settings=profile,maxsize=2g,filename=" + recording);
      house.start();
      Work work = work(house, what);
      run(house, work, Integer.parseInt(arguments[3]));
      from = Instant.now();
      done = run(house, work, Integer.parseInt(arguments[4]));
    }
    profile.read(recording, from);
    profile.print(what, done);
    boolean right = done.times > 0 && profile.looks > 0;
    System.exit(
        Results.verdict(right, right ? "nothing was refused" : "something was refused") ? 0 : 1);
  }

  private static Work work(House house, String what) throws Exception {
    if (what.equals("life")) {
      return Acting.at(house)::live;
    }
    String token = Administrators.token(house.base());
    return (wire, number) -> {
      String headers =
          "Authorization: Bearer %s\r\nContent-Type: application/json\r\nIdempotency-Key: p-%d-%d\r\n"
              .formatted(token, number, System.nanoTime());
      return wire.send("POST", "/api/v1/dossiers", headers, Filings.body(number)).status() == 201;
    };
  }

  /** How often, and CPU-ms of the application each time; no times where one was refused. */
  private static Done run(House house, Work work, int often) throws Exception {
    long before = Cpu.millis(List.of(house.pid()));
    AtomicInteger times = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int client = i;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (Wire wire = new Wire(house.base(), 60_000)) {
                      for (int n = client; n < often && refused.get() == 0; n += CLIENTS) {
                        (work.once(wire, n) ? times : refused).incrementAndGet();
                      }
                    } catch (IOException e) {
                      System.out.println(e);
                      refused.incrementAndGet();
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double used = Cpu.millis(List.of(house.pid())) - before;
    return new Done(refused.get() > 0 ? 0 : times.get(), used / Math.max(1, times.get()));
  }

  private void read(Path recording, Instant from) throws IOException {
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        boolean look = event.getEventType().getName().equals("jdk.ExecutionSample");
        if (look && event.getStartTime().isAfter(from) && event.getStackTrace() != null) {
          put(event.getStackTrace().getFrames());
        }
      }
    }
    Files.delete(recording);
  }

  private void put(List<RecordedFrame> frames) {
    looks++;
    rooms.merge(innermost(frames, true), 1, Integer::sum);
    libraries.merge(innermost(frames, false), 1, Integer::sum);
    places.merge(place(frames), 1, Integer::sum);
  }

  private static String innermost(List<RecordedFrame> frames, boolean ours) {
    for (RecordedFrame frame : frames) {
      String type = type(frame);
      if (ours ? type.startsWith("org.caunoi.") : !type.matches("(java|jdk|sun|javax)\\..*")) {
        List<String> parts = List.of(type.split("\\."));
        return ours
            ? String.join(".", parts.subList(2, parts.size()))
            : String.join(".", parts.subList(0, Math.min(LIBRARY_PARTS, parts.size() - 1)));
      }
    }
    return ours ? "(none of ours)" : "(Java itself)";
  }

  private static String place(List<RecordedFrame> frames) {
    if (frames.isEmpty()) {
      return "(unknown)";
    }
    return type(frames.getFirst()) + "." + frames.getFirst().getMethod().getName();
  }

  private static String type(RecordedFrame frame) {
    String name = frame.getMethod().getType().getName();
    int inner = name.indexOf('$');
    return inner < 0 ? name : name.substring(0, inner);
  }

  private void print(String what, Done done) {
    Results.count("times done: " + what, done.times);
    Results.sample("CPU of the application, recorder included", "ms/" + what, done.millis);
    System.out.printf("%s: %.2f CPU-ms each, %d looks%n", what, done.millis, looks);
    table("innermost class of ours", rooms, done);
    table("innermost library", libraries, done);
    table("where the processor stood", places, done);
  }

  private void table(String title, Map<String, Integer> counted, Done done) {
    System.out.println(title);
    Stream<Map.Entry<String, Integer>> rows =
        counted.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(ROWS);
    rows.forEach(
        row ->
            System.out.printf(
                "  %5.1f %%  %7.2f ms  %s%n",
                100.0 * row.getValue() / looks,
                done.millis * row.getValue() / looks,
                row.getKey()));
  }

  private Profile() {}
}
