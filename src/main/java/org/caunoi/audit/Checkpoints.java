package org.caunoi.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caunoi.shared.Merkle;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The chain of checkpoints and the leaves under each. */
@Component
public class Checkpoints {

  private static final int LOCK = 0x5EA1;

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;

  Checkpoints(JdbcClient jdbc, JdbcTemplate batch) {
    this.jdbc = jdbc;
    this.batch = batch;
  }

  /** Newest first, below a number or from the newest. */
  public List<Checkpoint> list(@Nullable Long below, int limit) {
    return jdbc.sql(
            """
            SELECT number, at, size, root, former, public_key, signature FROM audit.checkpoint
            WHERE CAST(:below AS bigint) IS NULL OR number < :below ORDER BY number DESC LIMIT :limit
            """)
        .param("below", below)
        .param("limit", limit)
        .query(Checkpoint::map)
        .list();
  }

  Optional<Checkpoint> find(long number) {
    return list(number + 1, 1).stream().filter(found -> found.number() == number).findFirst();
  }

  /** Until the end of the transaction nobody else adds to the chain; false if somebody does now. */
  boolean lock() {
    return jdbc.sql("SELECT pg_try_advisory_xact_lock(:key)")
        .param("key", LOCK)
        .query(Boolean.class)
        .single();
  }

  /** For how long the oldest transaction has been open that the house sees beside its own. */
  Duration longestRunning() {
    return jdbc.sql(
            """
            SELECT coalesce(ceil(extract(epoch FROM now() - min(xact_start))), 0) FROM pg_stat_activity
            WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
            """)
        .query((rs, n) -> Duration.ofSeconds(Math.max(0, rs.getLong(1))))
        .single();
  }

  /** Empty where a kind's past was never looked through to its end. */
  Optional<Instant> sealedUntil(String kind) {
    return jdbc.sql("SELECT until FROM audit.sealed_past WHERE kind = :kind")
        .param("kind", kind)
        .query((rs, n) -> rs.getObject("until", OffsetDateTime.class).toInstant())
        .optional();
  }

  void noteSealedUntil(String kind, Instant until) {
    jdbc.sql(
            """
            INSERT INTO audit.sealed_past (kind, until) VALUES (:kind, :until)
            ON CONFLICT (authority, kind) DO UPDATE SET until = excluded.until
            """)
        .param("kind", kind)
        .param("until", until.atOffset(ZoneOffset.UTC))
        .update();
  }

  void add(Checkpoint checkpoint, List<UnsealedRow> rows) {
    jdbc.sql(
            """
            INSERT INTO audit.checkpoint (number, at, size, root, former, public_key, signature)
            VALUES (:number, :at, :size, :root, :former, :publicKey, :signature)
            """)
        .param("number", checkpoint.number())
        .param("at", checkpoint.at().atOffset(ZoneOffset.UTC))
        .param("size", checkpoint.size())
        .param("root", checkpoint.root())
        .param("former", checkpoint.former())
        .param("publicKey", checkpoint.publicKey())
        .param("signature", checkpoint.signature())
        .update();
    List<Numbered> numbered = new ArrayList<>();
    for (UnsealedRow row : rows) {
      numbered.add(new Numbered(checkpoint.number(), numbered.size(), row));
    }
    batch.batchUpdate(
        """
        INSERT INTO audit.leaf (authority, kind, row_id, checkpoint, position, hash) VALUES (?, ?, ?, ?, ?, ?)
        """,
        numbered,
        1000,
        Numbered::fill);
  }

  /** Leaves of one checkpoint in their order. */
  List<byte[]> leaves(long number) {
    return jdbc.sql("SELECT hash FROM audit.leaf WHERE checkpoint = :number ORDER BY position")
        .param("number", number)
        .query((rs, n) -> rs.getBytes("hash"))
        .list();
  }

  private record Numbered(long checkpoint, int position, UnsealedRow row) {

    static void fill(PreparedStatement insert, Numbered leaf) throws SQLException {
      insert.setString(1, leaf.row.authority());
      insert.setString(2, leaf.row.kind());
      insert.setString(3, leaf.row.id());
      insert.setLong(4, leaf.checkpoint);
      insert.setInt(5, leaf.position);
      insert.setBytes(6, Merkle.leaf(leaf.row.content()));
    }
  }
}
