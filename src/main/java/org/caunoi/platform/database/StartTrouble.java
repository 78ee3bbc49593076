package org.caunoi.platform.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.caunoi.platform.database.DatabaseRefused.Reason;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL or a migration said while the house started, as a sentence. */
final class StartTrouble {

  private StartTrouble() {}

  /** Null for what nobody at the machine can put right. */
  static @Nullable DatabaseRefused of(Throwable failure) {
    FlywayException migration = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FlywayException flyway) {
        migration = flyway;
      }
      if (cause instanceof SQLException sql) {
        Reason reason = reason(sql);
        if (reason != null) {
          return new DatabaseRefused(reason, failure, firstLine(sql));
        }
      }
    }
    return migration == null
        ? null
        : new DatabaseRefused(Reason.MIGRATION_FAILED, failure, firstLine(migration));
  }

  /** By the state the server gives, which is the same in every language. */
  static @Nullable Reason reason(SQLException sql) {
    String state = String.valueOf(sql.getSQLState());
    return switch (state) {
      case "53100" -> Reason.NO_ROOM;
      case "28P01", "28000" -> Reason.WRONG_PASSWORD;
      case "3D000" -> Reason.NO_SUCH_DATABASE;
      case "42501" -> Reason.RIGHTS_MISSING;
      default ->
          state.startsWith("08")
                  || state.startsWith("57P")
                  || state.startsWith("53")
                  || sql instanceof SQLTransientConnectionException
              ? Reason.UNREACHABLE
              : null;
    };
  }

  /** Never more: what follows may quote rows. */
  static String firstLine(Throwable trouble) {
    return String.valueOf(trouble.getMessage())
        .lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse(trouble.getClass().getSimpleName());
  }
}
