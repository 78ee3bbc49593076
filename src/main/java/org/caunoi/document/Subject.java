package org.caunoi.document;

import java.util.UUID;

/**
 * Whom files belong to: one key of its own opens all of them, and without it none.
 *
 * @param authority growth key
 * @param id such as a dossier's
 */
public record Subject(String authority, UUID id) {}
