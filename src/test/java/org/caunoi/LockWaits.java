package org.caunoi;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who waits for what the running transaction holds. */
@Component
public final class LockWaits {

  private final JdbcClient jdbc;

  LockWaits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public boolean forUs() {
    return number() > 0;
  }

  /** How many, those behind one who waits among them. */
  public int number() {
    return jdbc.sql(
            """
            SELECT count(*) FROM pg_stat_activity a
            WHERE wait_event_type = 'Lock'
              AND (pg_backend_pid() = ANY (pg_blocking_pids(pid))
                   OR EXISTS (SELECT FROM unnest(pg_blocking_pids(a.pid)) AS before (pid)
                              WHERE pg_backend_pid() = ANY (pg_blocking_pids(before.pid))))
            """)
        .query(Integer.class)
        .single();
  }
}
