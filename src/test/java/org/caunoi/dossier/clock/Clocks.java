package org.caunoi.dossier.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReminderKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves the promise of a synthetic dossier and lets its clocks strike, without waiting. */
@Component
public class Clocks {

  private final JdbcClient jdbc;
  private final Remind reminding;
  private final PlanTimers planning;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Clocks(
      JdbcClient jdbc,
      Remind reminding,
      PlanTimers planning,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.reminding = reminding;
    this.planning = planning;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Lets the clock strike for the promise as it is now. */
  public boolean strike(Dossier dossier, ReminderKind kind) {
    return strike(
        dossier,
        kind,
        Objects.requireNonNullElse(dossier.progress().appointmentAt(), Instant.EPOCH));
  }

  public boolean strike(Dossier dossier, ReminderKind kind, Instant due) {
    return reminding.remind(
        new Timer(dossier.filing().authority(), dossier.filing().id(), kind, due));
  }

  boolean strike(Timer timer) {
    return reminding.remind(timer);
  }

  void plan(Dossier dossier) {
    transactions.executeWithoutResult(status -> planning.plan(dossier, clock.instant()));
  }

  /** When a job of the scheduler will strike, by its kind. */
  List<Instant> planned(Dossier dossier, ReminderKind kind) {
    return jdbc.sql(
            """
            SELECT execution_time FROM platform.scheduled_tasks
            WHERE task_name = 'remind' AND task_instance LIKE :begin ORDER BY execution_time
            """)
        .param(
            "begin", dossier.filing().authority() + "/" + dossier.filing().id() + "/" + kind + "/%")
        .query((rs, n) -> rs.getObject(1, OffsetDateTime.class).toInstant())
        .list();
  }

  List<String> reminders(Dossier dossier) {
    return jdbc.sql(
            "SELECT kind FROM dossier.reminder WHERE authority = :authority AND dossier_id = :id"
                + " ORDER BY kind")
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query((rs, n) -> rs.getString(1))
        .list();
  }

  int audited(Dossier dossier) {
    return jdbc.sql(
            "SELECT count(*) FROM audit.entry WHERE subject = :subject AND act ="
                + " 'dossier-reminded'")
        .param("subject", "dossier/" + dossier.code())
        .query(Integer.class)
        .single();
  }

  /** Kinds of the mails about a dossier that went to colleagues. */
  List<String> mails(Dossier dossier) {
    return jdbc.sql(
            "SELECT kind FROM notification.message WHERE dossier_code = :code AND kind LIKE"
                + " 'STAFF_%' ORDER BY kind")
        .param("code", dossier.code())
        .query((rs, n) -> rs.getString(1))
        .list();
  }

  /** Sets the promise behind the back of the house. */
  public void promise(Dossier dossier, Instant at) {
    jdbc.sql("UPDATE dossier.dossier SET appointment_at = :at WHERE id = :id")
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", dossier.filing().id())
        .update();
  }
}
