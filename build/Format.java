import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats the Java sources, or checks them. Run by the build: mode ({@code apply} or {@code
 * check}), a stamp file, source folders. Applying skips files that are older than the stamp of the
 * last time.
 */
final class Format {

  private final PrintWriter err = new PrintWriter(System.err, true);

  static void main(String[] arguments) throws Exception {
    boolean check =
        switch (arguments[0]) {
          case "check" -> true;
          case "apply" -> false;
          default ->
              throw new IllegalArgumentException(
                  "format.mode is check or apply, not " + arguments[0]);
        };
    Path stamp = Path.of(arguments[1]);
    List<String> sources = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      addSources(sources, Path.of(arguments[i]), check ? null : stamp);
    }
    if (!sources.isEmpty() && !new Format().run(check, sources)) {
      System.exit(1);
    }
    Files.writeString(Files.exists(stamp) ? stamp : Files.createFile(stamp), "");
    Files.setLastModifiedTime(stamp, FileTime.fromMillis(System.currentTimeMillis()));
  }

  private static void addSources(List<String> sources, Path folder, Path stamp) throws IOException {
    FileTime formatted =
        stamp == null || !Files.exists(stamp)
            ? FileTime.fromMillis(0)
            : Files.getLastModifiedTime(stamp);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
        if (Files.getLastModifiedTime(file).compareTo(formatted) > 0) {
          sources.add(file.toString());
        }
      }
    }
  }

  private boolean run(boolean check, List<String> sources) throws Exception {
    List<String> arguments = new ArrayList<>(sources);
    arguments.addFirst(check ? "--dry-run" : "--replace");
    StringWriter unformatted = new StringWriter();
    int exit =
        new Main(new PrintWriter(unformatted, true), err, InputStream.nullInputStream())
            .format(arguments.toArray(String[]::new));
    if (unformatted.toString().isBlank()) {
      return exit == 0;
    }
    err.println(
        "These files are not formatted; run 'mvn process-test-classes' and commit what it"
            + " changes:");
    unformatted.toString().lines().sorted().forEach(file -> err.println("  " + file));
    return false;
  }
}
