package org.caunoi;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether somebody waits for what the running transaction holds. */
@Component
public final class LockWaits {

  private final JdbcClient jdbc;

  LockWaits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public boolean forUs() {
    return jdbc.sql(
            """
            SELECT count(*) > 0 FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND pg_backend_pid() = ANY (pg_blocking_pids(pid))
            """)
        .query(Boolean.class)
        .single();
  }
}
