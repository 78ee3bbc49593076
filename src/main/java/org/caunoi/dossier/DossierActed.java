package org.caunoi.dossier;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act was stored. Heard inside the act's transaction, so that what follows from it is stored
 * with it or not at all.
 *
 * @param byName name of the person who acted, as colleagues and the citizen may see it
 * @param note words for the citizen, such as what is missing; null for most acts
 * @param resultLink one-time link to an electronic result, only when one was issued
 * @param contact where the citizen is told, where it is at hand; else it has to be opened
 */
public record DossierActed(
    String authority,
    UUID dossierId,
    String code,
    String procedureCode,
    ActKind kind,
    DossierState from,
    DossierState to,
    Instant at,
    String byName,
    @Nullable Instant appointmentAt,
    @Nullable String note,
    @Nullable String resultLink,
    @Nullable Contact contact) {}
