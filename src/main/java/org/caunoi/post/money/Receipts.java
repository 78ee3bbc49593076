package org.caunoi.post.money;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Numbers of receipts, each given once. */
final class Receipts {

  private Receipts() {}

  /** Stores what a receipt was given for; false where it was given for something else before. */
  static boolean stored(StatementSpec statement) {
    try {
      statement.update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }
}
