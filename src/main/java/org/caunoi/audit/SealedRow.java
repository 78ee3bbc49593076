package org.caunoi.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import org.caunoi.shared.Merkle;
import org.jspecify.annotations.Nullable;

/**
 * A row under its seal: the hash of what it said then, and what it says today; content and time are
 * null when the row is gone.
 */
@SuppressWarnings("ArrayRecordComponent") // A hash of a database row; never compared as a record.
public record SealedRow(
    String kind,
    String id,
    long checkpoint,
    int position,
    byte[] hash,
    @Nullable String content,
    @Nullable Instant at) {

  boolean isIntact() {
    return content != null && MessageDigest.isEqual(Merkle.leaf(content), hash);
  }

  /** One line of an export. */
  String line() {
    return "row %d %s %s %s %s"
        .formatted(
            position,
            kind,
            id,
            HexFormat.of().formatHex(hash),
            content == null
                ? "-"
                : Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * From {@code row_id, checkpoint, position, hash} of the leaf and the row's own {@code at,
   * content}.
   */
  public static SealedRow map(String kind, ResultSet rs) throws SQLException {
    OffsetDateTime at = rs.getObject("at", OffsetDateTime.class);
    return new SealedRow(
        kind,
        rs.getString("row_id"),
        rs.getLong("checkpoint"),
        rs.getInt("position"),
        rs.getBytes("hash"),
        rs.getString("content"),
        at == null ? null : at.toInstant());
  }
}
