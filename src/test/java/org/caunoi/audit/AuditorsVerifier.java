package org.caunoi.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The very file an auditor runs, compiled alone; it shares no class with the application. */
final class AuditorsVerifier {

  private static final Path SOURCE = Path.of("bin/VerifyHistory.java");
  private static @Nullable AuditorsVerifier whole;

  private final Path folder;

  /** Open as long as its classes are asked for. */
  private final URLClassLoader alone;

  private final Method run;

  private AuditorsVerifier(String source) {
    try {
      this.folder = Files.createTempDirectory(Path.of("target"), "verifier");
      Path file = Files.writeString(folder.resolve("VerifyHistory.java"), source);
      int failed =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, "-proc:none", "-d", folder.toString(), file.toString());
      if (failed != 0) {
        throw new IllegalStateException("The verifier does not compile");
      }
      this.alone =
          new URLClassLoader(
              new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
      this.run =
          alone.loadClass("VerifyHistory").getMethod("run", PrintWriter.class, String[].class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static synchronized AuditorsVerifier whole() {
    AuditorsVerifier known = whole;
    if (known == null) {
      known = new AuditorsVerifier(source());
      whole = known;
    }
    return known;
  }

  /** One that leaves a check out: what it asks is never so. */
  static AuditorsVerifier without(String check) {
    String source = source();
    if (source.split(Pattern.quote(check), -1).length != 2) {
      throw new IllegalStateException("Not once in the verifier: " + check);
    }
    // Java refuses code that a plain "false" would never let be reached.
    return new AuditorsVerifier(source.replace(check, "Boolean.FALSE.booleanValue()"));
  }

  private static String source() {
    try {
      return Files.readString(SOURCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param witness what it was told, null where there is none
   */
  Verified verify(String content, String fingerprint, @Nullable String witness) {
    List<String> arguments = new ArrayList<>(List.of(file(content), fingerprint));
    if (witness != null) {
      arguments.add(file(witness));
    }
    StringWriter said = new StringWriter();
    try {
      Object exit = run.invoke(null, new PrintWriter(said, true), arguments.toArray(String[]::new));
      return new Verified((Integer) exit, said.toString());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private String file(String content) {
    try {
      Path file = folder.resolve(UUID.randomUUID() + ".txt");
      file.toFile().deleteOnExit();
      return Files.writeString(file, content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it says, and how its process would end. */
  record Verified(int exit, String said) {}
}
