package org.caunoi.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** When the house seals its history: each few seconds, not for now, or all of it at once. */
final class Sealing {

  private static final Duration CATCHES_UP_WITHIN = Duration.ofMinutes(20);

  private final House house;

  Sealing(House house) {
    this.house = house;
  }

  interface Work<T> {
    T run() throws Exception;
  }

  /** Not until somebody asks for it. */
  void putOff() throws SQLException, IOException, InterruptedException {
    plan("1 day");
  }

  /** Returns when all is sealed that was written down when it was called. */
  void catchUp() throws SQLException, IOException, InterruptedException {
    long end = System.nanoTime() + CATCHES_UP_WITHIN.toNanos();
    OffsetDateTime asked = plan("0 seconds");
    while (!doneSince(asked)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The rows are not sealed in twenty minutes");
      }
      Thread.sleep(200);
    }
  }

  /** Does the work while the house seals each so often, and afterwards not for now. */
  <T> T during(Duration each, Work<T> work) throws Exception {
    long before = seals();
    long start = System.nanoTime();
    CountDownLatch over = new CountDownLatch(1);
    Thread asking = Thread.ofVirtual().start(() -> ask(each, over));
    T result;
    try {
      result = work.run();
    } finally {
      over.countDown();
      asking.join();
      putOff();
    }
    long seals = seals() - before;
    Results.sample("seals in a leg with sealing", "", seals);
    if (seals == 0 && System.nanoTime() - start > each.multipliedBy(2).toNanos()) {
      throw new IllegalStateException("Nothing was sealed in a leg with sealing");
    }
    return result;
  }

  private void ask(Duration each, CountDownLatch over) {
    try {
      while (!over.await(each.toMillis(), TimeUnit.MILLISECONDS)) {
        plan("0 seconds");
      }
    } catch (SQLException | IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** PostgreSQL's time when it was planned; while the job runs that has to wait. */
  private OffsetDateTime plan(String in) throws SQLException, IOException, InterruptedException {
    while (true) {
      try (Connection connection = house.superuser();
          PreparedStatement update =
              connection.prepareStatement(
                  """
                  UPDATE platform.regular_tasks SET execution_time = now() + CAST(? AS interval)
                  WHERE task_name = 'seal-history' AND NOT picked RETURNING now()
                  """)) {
        update.setString(1, in);
        ResultSet planned = update.executeQuery();
        if (planned.next()) {
          return planned.getObject(1, OffsetDateTime.class);
        }
      }
      Thread.sleep(50);
    }
  }

  private boolean doneSince(OffsetDateTime asked) throws SQLException, IOException {
    try (Connection connection = house.superuser();
        PreparedStatement query =
            connection.prepareStatement(
                """
                SELECT FROM platform.regular_tasks
                WHERE task_name = 'seal-history' AND NOT picked AND last_success > ?
                """)) {
      query.setObject(1, asked);
      return query.executeQuery().next();
    }
  }

  private long seals() throws SQLException, IOException {
    try (Connection connection = house.superuser();
        ResultSet rs =
            connection
                .createStatement()
                .executeQuery("SELECT coalesce(max(number), 0) FROM audit.checkpoint")) {
      rs.next();
      return rs.getLong(1);
    }
  }
}
