package org.caunoi.audit;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row that waits for its seal.
 *
 * @param id unique in its authority
 * @param content the same text for the same row for ever
 */
public record UnsealedRow(String authority, String kind, String id, String content) {

  /** From the columns {@code authority}, {@code id} and {@code content}. */
  public static UnsealedRow map(String kind, ResultSet rs) throws SQLException {
    return new UnsealedRow(
        rs.getString("authority"), kind, rs.getString("id"), rs.getString("content"));
  }
}
