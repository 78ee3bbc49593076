package org.caunoi.access;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.caunoi.platform.OwnTransactions;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Limits guessing: counts failures of one subject (an account at an address, a code, a tracking
 * look-up) in a window. The count survives restarts and holds across nodes. What stands behind the
 * colon of a subject anybody may have typed, a telephone or a card number: it is kept as a keyed
 * hash.
 */
@Component
public class Attempts {

  private static final Duration WINDOW = Duration.ofMinutes(15);

  private final JdbcClient jdbc;
  private final OwnTransactions own;
  private final Clock clock;
  private final PersonalDataCipher cipher;

  Attempts(JdbcClient jdbc, OwnTransactions own, Clock clock, PersonalDataCipher cipher) {
    this.cipher = cipher;
    this.jdbc = jdbc;
    this.own = own;
    this.clock = clock;
  }

  /**
   * Refuses with {@code too-many-attempts} once the subject has failed {@code limit} times in 15
   * minutes.
   */
  public void refuseAbove(String subject, int limit) {
    boolean over =
        jdbc.sql(
                """
                SELECT count(*) > 0 FROM access.attempt
                WHERE subject = :subject AND failures >= :limit AND window_start > :since
                """)
            .param("subject", kept(subject))
            .param("limit", limit)
            .param("since", clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC))
            .query(Boolean.class)
            .single();
    if (over) {
      throw new Refused(Refused.Kind.TOO_MANY, "too-many-attempts", List.of(), WINDOW.toMinutes());
    }
  }

  /** Counts one failure, kept even when the caller's transaction rolls back. */
  public void failed(String subject) {
    own.run(connection -> count(connection, subject));
  }

  private int count(JdbcClient connection, String subject) {
    var now = clock.instant();
    return connection
        .sql(
            """
            INSERT INTO access.attempt AS a (subject, window_start, failures) VALUES (:subject, :now, 1)
            ON CONFLICT (subject) DO UPDATE SET
                failures = CASE WHEN a.window_start > :since THEN a.failures + 1 ELSE 1 END,
                window_start = CASE WHEN a.window_start > :since THEN a.window_start ELSE :now END
            """)
        .param("subject", kept(subject))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("since", now.minus(WINDOW).atOffset(ZoneOffset.UTC))
        .update();
  }

  private String kept(String subject) {
    int typed = subject.indexOf(':') + 1;
    return typed == 0
        ? subject
        : subject.substring(0, typed)
            + HexFormat.of().formatHex(cipher.lookup("attempt", subject.substring(typed)));
  }

  /** Forgets the failures after a success. */
  public void succeeded(String subject) {
    jdbc.sql("DELETE FROM access.attempt WHERE subject = :subject")
        .param("subject", kept(subject))
        .update();
  }
}
