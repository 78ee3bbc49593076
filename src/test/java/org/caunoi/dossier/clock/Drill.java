package org.caunoi.dossier.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.access.StaffAddresses;
import org.caunoi.dossier.AssignDossier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Many synthetic dossiers whose reminder is due now, and what became of it. */
@Component
class Drill {

  private final Walk walk;
  private final People people;
  private final StaffAddresses addresses;
  private final AssignDossier assigning;
  private final JdbcClient jdbc;
  private final Clock clock;

  Drill(
      Walk walk,
      People people,
      StaffAddresses addresses,
      AssignDossier assigning,
      JdbcClient jdbc,
      Clock clock) {
    this.walk = walk;
    this.people = people;
    this.addresses = addresses;
    this.assigning = assigning;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Makes so many dossiers in the hands of an officer with a mail address, and a job for each.
   *
   * @return what their codes begin with
   */
  String fill(int dossiers, String task) {
    String model = walk.filing().file().code();
    String authority = walk.accept(model).filing().authority();
    SignedIn holder = people.officer(Role.SPECIALIST, authority);
    addresses.put(
        people.officer(Role.ADMINISTRATOR, null), holder.accountId(), "tap-duot@example.invalid");
    assigning.assign(holder, model, null, holder.accountId(), null);
    Instant promise = clock.instant().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
    jdbc.sql(
            """
            INSERT INTO dossier.dossier (authority, id, code, procedure_code, procedure_version, channel, route,
                commune_code, return_by, term_strategy, term_amount, answers, confirmation, sealed_party, sealed_form,
                person_hash, tracking_hash, filed_at, state, version, accepted_at, appointment_at, assignee_id,
                assignee_name)
            SELECT authority, gen_random_uuid(), code || '-' || n, procedure_code, procedure_version, channel, route,
                commune_code, return_by, term_strategy, term_amount, answers, confirmation, sealed_party, sealed_form,
                person_hash, tracking_hash, filed_at, state, version, accepted_at, :promise, assignee_id, assignee_name
            FROM dossier.dossier, generate_series(1, :many) n WHERE code = :model
            """)
        .param("promise", promise.atOffset(ZoneOffset.UTC))
        .param("many", dossiers)
        .param("model", model)
        .update();
    // They have their clocks, so that the house sets them no others.
    jdbc.sql(
            """
            INSERT INTO dossier.step_time (authority, dossier_id, step, due_at, promise)
            SELECT authority, id, 'SIGN', appointment_at, appointment_at FROM dossier.dossier WHERE code LIKE :codes
            """)
        .param("codes", model + "-%")
        .update();
    deliver(model, task, promise);
    return model + "-";
  }

  private void deliver(String model, String task, Instant promise) {
    jdbc.sql(
            """
            INSERT INTO platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            SELECT :task, authority || '/' || id || '/PROMISE_NEAR/' || :due, :now, false, 1
            FROM dossier.dossier WHERE code LIKE :codes
            """)
        .param("task", task)
        .param("due", promise.toString())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("codes", model + "-%")
        .update();
  }

  /** Delivers some jobs once more, as after the death of a node that had acted on them. */
  void deliverAgain(String codes, String task, int most) {
    jdbc.sql(
            """
            INSERT INTO platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            SELECT :task, r.authority || '/' || r.dossier_id || '/PROMISE_NEAR/'
                       || to_char(r.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), :now, false, 1
            FROM dossier.reminder r JOIN dossier.dossier d ON d.authority = r.authority AND d.id = r.dossier_id
            WHERE d.code LIKE :codes LIMIT :most
            """)
        .param("task", task)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("codes", codes + "%")
        .param("most", most)
        .update();
  }

  int waiting(String task) {
    return count("SELECT count(*) FROM platform.scheduled_tasks WHERE task_name = :what", task);
  }

  /** Jobs of these dossiers that have still to be done. */
  int waiting(String task, String codes) {
    return jdbc.sql(
            """
            SELECT count(*) FROM platform.scheduled_tasks t
            JOIN dossier.dossier d ON t.task_instance LIKE d.authority || '/' || d.id || '/%'
            WHERE t.task_name = :task AND d.code LIKE :codes
            """)
        .param("task", task)
        .param("codes", codes + "%")
        .query(Integer.class)
        .single();
  }

  int reminders(String codes) {
    return count(
        """
        SELECT count(*) FROM dossier.reminder r
        JOIN dossier.dossier d ON d.authority = r.authority AND d.id = r.dossier_id WHERE d.code LIKE :what
        """,
        codes + "%");
  }

  /** Plainly counted, by the traces an act leaves where no key forbids a second one. */
  Outcome outcome(String codes) {
    return new Outcome(
        reminders(codes),
        count(
            """
            SELECT count(*) FROM audit.entry WHERE act = 'dossier-reminded' AND subject LIKE :what
            """,
            "dossier/" + codes + "%"),
        count(
            """
            SELECT count(*) FROM notification.message WHERE kind = 'STAFF_PROMISE_NEAR' AND dossier_code LIKE :what
            """,
            codes + "%"),
        count(
            """
            SELECT count(*) FROM (SELECT dossier_code FROM notification.message
                WHERE kind = 'STAFF_PROMISE_NEAR' AND dossier_code LIKE :what
                GROUP BY dossier_code HAVING count(*) > 1) twice
            """,
            codes + "%"));
  }

  /** The planted defect: nothing keeps a reminder from being acted on twice. */
  void takeTheKeyAway() {
    jdbc.sql("ALTER TABLE dossier.reminder DROP CONSTRAINT reminder_once").update();
  }

  /** Leaves nothing behind that would stand in other people's lists. */
  void remove(String codes) {
    for (String statement :
        new String[] {
          """
          DELETE FROM platform.scheduled_tasks t USING notification.message m
          WHERE t.task_name = 'send-message' AND t.task_instance = m.authority || '/' || m.id AND m.dossier_code LIKE :codes
          """,
          "DELETE FROM notification.message WHERE dossier_code LIKE :codes",
          """
          DELETE FROM dossier.prepared_apology p USING dossier.dossier d
          WHERE d.authority = p.authority AND d.id = p.dossier_id AND d.code LIKE :codes
          """,
          """
          DELETE FROM dossier.reminder r USING dossier.dossier d
          WHERE d.authority = r.authority AND d.id = r.dossier_id AND d.code LIKE :codes
          """,
          """
          DELETE FROM dossier.step_time s USING dossier.dossier d
          WHERE d.authority = s.authority AND d.id = s.dossier_id AND d.code LIKE :codes
          """,
          "DELETE FROM dossier.dossier WHERE code LIKE :codes"
        }) {
      jdbc.sql(statement).param("codes", codes + "%").update();
    }
  }

  private int count(String sql, String what) {
    return jdbc.sql(sql).param("what", what).query(Integer.class).single();
  }

  /**
   * What was left behind.
   *
   * @param twice dossiers whose officer was mailed more than once
   */
  record Outcome(int reminders, int audited, int mails, int twice) {}
}
