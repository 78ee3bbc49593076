package org.caunoi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What passes is told as such; a mistake of ours never hides behind it. */
@NeedsNothing
class PassingTroubleTest {

  @Test
  void aDatabaseThatIsAwayIsAskedAgainLater() {
    Throwable noConnection =
        new CannotCreateTransactionException("?", new SQLTransientConnectionException("timeout"));

    assertThat(PassingTrouble.status(noConnection)).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    for (String state : new String[] {"08006", "53300", "57P01", "58030", "25006"}) {
      assertThat(PassingTrouble.status(failed(state)))
          .as(state)
          .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }
  }

  @Test
  void aDatabaseWithoutRoomSaysSo() {
    assertThat(PassingTrouble.status(failed("53100"))).isEqualTo(HttpStatus.INSUFFICIENT_STORAGE);
  }

  @Test
  void aMistakeOfOursStaysOne() {
    assertThat(PassingTrouble.status(failed("23505"))).isNull();
    assertThat(PassingTrouble.status(new DataIntegrityViolationException("?"))).isNull();
    assertThat(PassingTrouble.status(new IllegalStateException())).isNull();
  }

  private static Throwable failed(String state) {
    return new UncategorizedSQLException("?", null, new SQLException("?", state));
  }
}
