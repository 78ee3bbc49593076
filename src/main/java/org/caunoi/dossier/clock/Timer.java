package org.caunoi.dossier.clock;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.UUID;
import org.caunoi.dossier.ReminderKind;

/**
 * One reminder to come.
 *
 * @param due the promise, the end of the step or the beginning of the wait it speaks of; what moved
 *     since silences it
 */
record Timer(String authority, UUID dossierId, ReminderKind kind, Instant due) {

  static final String TASK = "remind";

  TaskInstance<Void> job() {
    return new TaskInstance<>(TASK, authority + "/" + dossierId + "/" + kind + "/" + due);
  }

  static Timer of(TaskInstance<Void> job) {
    String[] parts = job.getId().split("/", 4);
    return new Timer(
        parts[0],
        UUID.fromString(parts[1]),
        ReminderKind.valueOf(parts[2]),
        Instant.parse(parts[3]));
  }
}
