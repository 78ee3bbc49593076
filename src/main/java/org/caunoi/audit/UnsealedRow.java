package org.caunoi.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A row that waits for its seal.
 *
 * @param id unique in its authority
 * @param at when it was written down
 * @param content the same text for the same row for ever
 */
public record UnsealedRow(String authority, String kind, String id, Instant at, String content) {

  /** From the columns {@code authority}, {@code id}, {@code at} and {@code content}. */
  public static UnsealedRow map(String kind, ResultSet rs) throws SQLException {
    return new UnsealedRow(
        rs.getString("authority"),
        kind,
        rs.getString("id"),
        rs.getObject("at", OffsetDateTime.class).toInstant(),
        rs.getString("content"));
  }
}
