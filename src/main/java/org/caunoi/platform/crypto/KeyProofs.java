package org.caunoi.platform.crypto;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What each key of the house left in the database: data never stands beside keys that do not open
 * it, and a key that is missing is not simply made anew.
 */
@Component
public class KeyProofs {

  private final JdbcClient jdbc;

  KeyProofs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whether this file may be made: it is there already, or the database has never seen its key.
   *
   * @throws KeysRefused where the database holds what only the lost key opens
   */
  public void mayBeMade(String key, Path file) {
    boolean seen =
        jdbc.sql("SELECT EXISTS (SELECT FROM platform.key_proof WHERE key = :key)")
            .param("key", key)
            .query(Boolean.class)
            .single();
    if (seen) {
      throw KeysRefused.missing(file);
    }
  }

  /**
   * Leaves the proof, after looking whether the key fits to the one left before; a renewed key
   * leaves its own, so that the older file no longer fits.
   *
   * @throws KeysRefused where it does not
   */
  public void prove(String key, Path file, byte[] proof, Predicate<byte[]> fits) {
    if (!left(key).map(fits::test).orElse(true)) {
      throw KeysRefused.foreign(file);
    }
    jdbc.sql(
            """
            INSERT INTO platform.key_proof (key, proof) VALUES (:key, :proof)
            ON CONFLICT (key) DO UPDATE SET proof = EXCLUDED.proof
            """)
        .param("key", key)
        .param("proof", proof)
        .update();
  }

  private Optional<byte[]> left(String key) {
    return jdbc.sql("SELECT proof FROM platform.key_proof WHERE key = :key AND proof IS NOT NULL")
        .param("key", key)
        .query(byte[].class)
        .optional();
  }
}
