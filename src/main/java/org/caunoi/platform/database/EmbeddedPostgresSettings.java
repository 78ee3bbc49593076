package org.caunoi.platform.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What may be chosen about the embedded server.
 *
 * @param dataFolder where everything is kept, {@code data} under the working directory by default
 * @param binariesFolder where the programs are unpacked; null keeps them in the data folder
 * @param port the loopback port; 0 picks a free one and remembers it
 * @param sharedBuffers PostgreSQL's own page cache, in PostgreSQL's notation
 */
public record EmbeddedPostgresSettings(
    Path dataFolder, @Nullable Path binariesFolder, int port, String sharedBuffers) {

  static EmbeddedPostgresSettings from(Environment environment) {
    String binaries = environment.getProperty("caunoi.database.binaries-dir");
    return new EmbeddedPostgresSettings(
        Path.of(environment.getProperty("caunoi.data-dir", "data")),
        binaries == null ? null : Path.of(binaries),
        environment.getProperty("caunoi.database.port", Integer.class, 0),
        environment.getProperty("caunoi.database.shared-buffers", "256MB"));
  }
}
