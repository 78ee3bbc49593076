package org.caunoi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.jobs.Retention;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has been kept long enough goes at night; what is still of use stays. */
@IntegrationTest
class ForgetNightlyTest {

  @Autowired private ForgetNightly nightly;
  @Autowired private AuditTrail trail;
  @Autowired private JdbcClient jdbc;

  @Autowired
  @Qualifier("regularScheduler")
  private Scheduler scheduler;

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private Clock clock;

  @Test
  void usedKeysGoAfterThirtyDaysAndTheAuditRowTellsHowMany() {
    String old = key(daysAgo(31));
    String young = key(daysAgo(29));

    int removed = nightly.forget().getOrDefault("idempotency-keys", 0);

    assertThat(removed).isPositive();
    assertThat(count("platform.idempotent_answer WHERE key = :x", old)).isZero();
    assertThat(count("platform.idempotent_answer WHERE key = :x", young)).isOne();
    assertThat(trail.list("retention", "system", "old-rows-removed", null, 50))
        .extracting(AuditTrail.Row::details)
        .anyMatch(details -> details.contains("\"idempotency-keys\": " + removed));
  }

  @Test
  void sandboxMessagesGoAfterThirtyDaysAndTheRecordOfSendingStays() {
    UUID old = message(daysAgo(31));
    UUID young = message(daysAgo(29));

    nightly.forget();

    assertThat(count("notification.sandbox_message WHERE id = :x", old)).isZero();
    assertThat(count("notification.sandbox_message WHERE id = :x", young)).isOne();
    assertThat(count("notification.message WHERE id = :x", old)).isOne();
  }

  @Test
  void codesAndLinksGoAWeekAfterTheyExpired() {
    String old = walk.filing().file().code();
    String young = walk.filing().file().code();
    expire(old, daysAgo(8));
    expire(young, daysAgo(6));

    nightly.forget();

    assertThat(count("dossier.return_code " + OF_DOSSIER, old)).isZero();
    assertThat(count("dossier.result_link " + OF_DOSSIER, old)).isZero();
    assertThat(count("dossier.return_code " + OF_DOSSIER, young)).isOne();
    assertThat(count("dossier.result_link " + OF_DOSSIER, young)).isOne();
  }

  @Test
  void signInsGoADayAfterTheyExpiredAndThoseThatHoldStay() {
    SignedIn gone = people.clerk("HN-0001");
    people.signIn(gone);
    SignedIn today = people.clerk("HN-0001");
    people.signIn(today);
    SignedIn here = people.clerk("HN-0001");
    Web web = people.signIn(here);
    expire(gone, daysAgo(2));
    expire(today, clock.instant().minus(Duration.ofHours(23)).atOffset(ZoneOffset.UTC));

    nightly.forget();

    assertThat(count("access.sign_in WHERE account_id = :x", gone.accountId())).isZero();
    assertThat(count("access.sign_in WHERE account_id = :x", today.accountId())).isOne();
    assertThat(count("access.sign_in WHERE account_id = :x", here.accountId())).isOne();
    assertThat(web.get("/counter").statusCode()).isEqualTo(200);
  }

  private void expire(SignedIn who, OffsetDateTime at) {
    jdbc.sql("UPDATE access.sign_in SET expires_at = :at WHERE account_id = :id")
        .param("at", at)
        .param("id", who.accountId())
        .update();
  }

  @Test
  void whatAClockThatJumpedCallsOldStaysUntilTheClockIsRightAndSteady() {
    nightly.forget();
    Shown shown = new Shown(clock.instant());
    BelievedClock believed = new BelievedClock(jdbc, shown::at, shown::counted);
    RecurringTask<Void> job = new ForgetConfiguration().forgetNightlyTask(nightly, believed);
    shown.passes(Duration.ofMinutes(5));
    assertThat(believed.isBelieved()).isTrue();
    String old = key(daysAgo(31));

    shown.jumps(Duration.ofDays(40));
    job.execute(job.instance("jumped"), null);
    shown.passes(Duration.ofMinutes(30));
    job.execute(job.instance("still wrong"), null);
    shown.jumps(Duration.ofDays(-40));
    job.execute(job.instance("right again"), null);
    assertThat(count("platform.idempotent_answer WHERE key = :x", old)).isOne();
    assertThat(
            new ForgetConfiguration.Nightly(believed)
                .getNextExecutionTime(ExecutionComplete.simulatedSuccess(shown.at())))
        .isEqualTo(shown.at().plus(Duration.ofMinutes(5)));

    shown.passes(Duration.ofMinutes(5));
    job.execute(job.instance("right and steady"), null);
    assertThat(count("platform.idempotent_answer WHERE key = :x", old)).isZero();
  }

  @Test
  void aClockTheHouseIsStartedWithIsBelievedAfterMinutesOrAfterADayWhereNightsWereLeftOut() {
    nightly.forget();
    Shown right = new Shown(clock.instant());
    BelievedClock steady = new BelievedClock(jdbc, right::at, right::counted);
    assertThat(steady.isBelieved()).isFalse();
    right.passes(Duration.ofMinutes(5));
    assertThat(steady.isBelieved()).isTrue();

    Shown ahead = new Shown(clock.instant().plus(Duration.ofDays(40)));
    BelievedClock wrong = new BelievedClock(jdbc, ahead::at, ahead::counted);
    ahead.passes(Duration.ofHours(23));
    assertThat(wrong.isBelieved()).isFalse();
    ahead.passes(Duration.ofHours(1));
    assertThat(wrong.isBelieved()).as("so a house that stood still forgets again").isTrue();
  }

  /** A clock that shows what it likes, and time that only counts. */
  private static final class Shown {

    private Instant at;
    private long counted;

    private Shown(Instant at) {
      this.at = at;
    }

    private Instant at() {
      return at;
    }

    private long counted() {
      return counted;
    }

    private void passes(Duration time) {
      jumps(time);
      counted += time.toNanos();
    }

    private void jumps(Duration by) {
      at = at.plus(by);
    }
  }

  @Test
  void theJobIsPlannedForHalfPastTwoInHanoi() {
    ScheduledExecution<Object> job =
        scheduler
            .getScheduledExecution(TaskInstanceId.of("forget-nightly", "recurring"))
            .orElseThrow();

    assertThat(job.getExecutionTime().atZone(VietnamTime.ZONE).toLocalTime())
        .isEqualTo(LocalTime.of(2, 30));
  }

  @Test
  void aPeriodOfNothingIsRefused() {
    Duration day = Duration.ofDays(1);

    assertThatThrownBy(() -> new Retention(day, Duration.ZERO, day))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("caunoi.retention");
  }

  private static final String OF_DOSSIER =
      "WHERE dossier_id = (SELECT id FROM dossier.dossier WHERE code = :x)";

  private OffsetDateTime daysAgo(int days) {
    Instant then = clock.instant().minus(Duration.ofDays(days));
    return then.atOffset(ZoneOffset.UTC);
  }

  private String key(OffsetDateTime at) {
    String key = UUID.randomUUID().toString();
    jdbc.sql(
            """
            INSERT INTO platform.idempotent_answer (account_id, key, request_hash, status, body, answered_at)
            VALUES (gen_random_uuid(), :key, '\\x00', 201, '', :at)
            """)
        .param("key", key)
        .param("at", at)
        .update();
    return key;
  }

  private UUID message(OffsetDateTime at) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            WITH sent AS (
                INSERT INTO notification.message (authority, id, kind, channel, sealed_recipient, sealed_text, state,
                                                  planned_at)
                VALUES ('-', :id, 'TEST', 'SMS', '\\x00', '\\x00', 'SENT', :at))
            INSERT INTO notification.sandbox_message (authority, id, channel, sealed_recipient, sealed_text, at)
            VALUES ('-', :id, 'SMS', '\\x00', '\\x00', :at)
            """)
        .param("id", id)
        .param("at", at)
        .update();
    return id;
  }

  private void expire(String code, OffsetDateTime at) {
    jdbc.sql(
            """
            WITH code AS (
                INSERT INTO dossier.return_code (authority, dossier_id, code_hash, until)
                SELECT authority, id, '\\x00', :at FROM dossier.dossier WHERE code = :code)
            INSERT INTO dossier.result_link (authority, token_hash, dossier_id, expires_at)
            SELECT authority, uuid_send(gen_random_uuid()), id, :at FROM dossier.dossier WHERE code = :code
            """)
        .param("code", code)
        .param("at", at)
        .update();
  }

  private int count(String rows, Object x) {
    return jdbc.sql("SELECT count(*) FROM " + rows).param("x", x).query(Integer.class).single();
  }
}
