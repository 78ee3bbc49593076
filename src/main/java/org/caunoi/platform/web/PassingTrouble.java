package org.caunoi.platform.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Tells trouble that passes by itself or with more space, such as a database that starts again,
 * from mistakes of ours: who asks may simply ask again.
 */
public final class PassingTrouble {

  /** Seconds after which to ask again. */
  public static final String RETRY_AFTER = "2";

  private static final String NO_ROOM = "53100";

  /** All the pool says of a connection that broke while it was lent, such as at a roll-back. */
  private static final String BROKEN = "Connection is closed";

  private PassingTrouble() {}

  /** 507 where the database has no room left, 503 while it is away; null for everything else. */
  public static @Nullable HttpStatus status(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return HttpStatus.SERVICE_UNAVAILABLE;
      }
      if (cause instanceof SQLException sql) {
        HttpStatus status =
            sql.getSQLState() == null && BROKEN.equals(sql.getMessage())
                ? HttpStatus.SERVICE_UNAVAILABLE
                : ofState(sql.getSQLState());
        if (status != null) {
          return status;
        }
      }
    }
    return null;
  }

  /**
   * Classes 08 (connection), 53 (resources), 57P (shut down), 58 (disk), 25006 (a standby), 40P01
   * (of two who waited for each other one was sent away).
   */
  private static @Nullable HttpStatus ofState(@Nullable String state) {
    if (state == null) {
      return null;
    }
    if (state.equals(NO_ROOM)) {
      return HttpStatus.INSUFFICIENT_STORAGE;
    }
    boolean away =
        state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("57P")
            || state.startsWith("58")
            || state.equals("25006")
            || state.equals("40P01");
    return away ? HttpStatus.SERVICE_UNAVAILABLE : null;
  }
}
