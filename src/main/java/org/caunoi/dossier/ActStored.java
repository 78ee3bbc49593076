package org.caunoi.dossier;

import java.time.Instant;
import org.caunoi.audit.AuditLog.Actor;

/**
 * An act was stored, with the dossier as it was and as it is. Heard inside the act's transaction:
 * the papers of an act are stored with it or not at all.
 *
 * @param byName as colleagues and the citizen may see it
 */
public record ActStored(
    Dossier before, Dossier after, ActKind kind, Instant at, Actor actor, String byName) {}
