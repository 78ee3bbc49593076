package org.caunoi.dossier.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReminderKind;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code dossier.reminder}. */
@Component
class Reminders {

  private final JdbcClient jdbc;

  Reminders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes down, with its audit row, that a clock acts now; false where it has acted before. */
  boolean add(Timer timer, Dossier dossier, @Nullable UUID holder, Instant now) {
    return jdbc.sql(
                """
                WITH reminded AS (
                    INSERT INTO dossier.reminder (authority, dossier_id, kind, due_at, acted_at, holder_id)
                    VALUES (:authority, :id, :kind, :due, :now, CAST(:holder AS uuid))
                    ON CONFLICT DO NOTHING
                    RETURNING kind
                )
                SELECT count(audit.write(:authority, :auditId, :now, NULL, 'system', NULL, 'dossier-reminded',
                                         'dossier/' || :code, NULL,
                                         jsonb_build_object('kind', kind, 'due', CAST(:dueText AS text))))
                FROM reminded
                """)
            .param("authority", timer.authority())
            .param("id", timer.dossierId())
            .param("kind", timer.kind().name())
            .param("due", timer.due().atOffset(ZoneOffset.UTC))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("holder", holder)
            .param("auditId", UuidV7.next(Clock.fixed(now, ZoneOffset.UTC)))
            .param("code", dossier.code())
            .param("dueText", timer.due().toString())
            .query(Integer.class)
            .single()
        == 1;
  }

  /** Whether a step of the dossier still ends at that moment. */
  boolean isStepDue(Timer timer) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT 1 FROM dossier.step_time
                           WHERE authority = :authority AND dossier_id = :id AND step = :step AND due_at = :due)
            """)
        .param("authority", timer.authority())
        .param("id", timer.dossierId())
        .param("step", timer.kind() == ReminderKind.ASSIGN_LATE ? "ASSIGN" : "REVIEW")
        .param("due", timer.due().atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }
}
