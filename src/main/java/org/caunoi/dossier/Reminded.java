package org.caunoi.dossier;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A clock has acted. Heard inside its transaction: what follows is stored with the reminder or not
 * at all.
 *
 * @param due the promise or the end of the step it speaks of
 * @param people accounts it concerns
 */
public record Reminded(Dossier dossier, ReminderKind kind, Instant due, List<UUID> people) {}
