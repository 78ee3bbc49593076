package org.caunoi.access.web;

import java.util.UUID;

/**
 * A change of roles that waits.
 *
 * @param own whether the reader proposed it or it concerns the reader, who cannot approve it then
 */
public record RoleChangeLine(
    UUID id, String person, String before, String after, String proposed, boolean own) {}
