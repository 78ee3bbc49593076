package org.caunoi.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Starts the application in its place and writes every few milliseconds what the thread that starts
 * it does, into the file {@code start.samples}: a line each, from the innermost call to the
 * outermost.
 */
final class StartSampler {

  private static final int EVERY_MILLIS = 4;

  static void main(String[] arguments) throws ReflectiveOperationException {
    Thread starting = Thread.currentThread();
    Thread.ofPlatform().daemon().start(() -> sample(starting));
    Method main = Class.forName("org.caunoi.Application").getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    main.invoke(null, (Object) arguments);
  }

  private static void sample(Thread starting) {
    try (Writer samples = Files.newBufferedWriter(Path.of(System.getProperty("start.samples")))) {
      while (starting.isAlive()) {
        samples.write(
            Arrays.stream(starting.getStackTrace())
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .collect(Collectors.joining(";", "", "\n")));
        samples.flush();
        Thread.sleep(EVERY_MILLIS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private StartSampler() {}
}
