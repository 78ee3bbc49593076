package org.caunoi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.caunoi.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/** What the pool says where PostgreSQL ends a connection that somebody works with. */
@IntegrationTest
class BrokenConnectionTest {

  @Autowired private DataSource pool;

  @Test
  void whateverIsAskedOfItThenPassesToo() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      Throwable first =
          catchThrowable(
              () ->
                  connection
                      .createStatement()
                      .execute("SELECT pg_terminate_backend(pg_backend_pid())"));
      Throwable then = catchThrowable(connection::rollback);
      assertThat(PassingTrouble.status(first)).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
      assertThat(PassingTrouble.status(then)).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }
  }
}
