package org.caunoi.access.web;

import java.util.UUID;

/**
 * A change that waits for a second administrator.
 *
 * @param path where it is decided
 * @param own whether the reader proposed it or it concerns the reader, who cannot approve it then
 */
public record WaitingLine(UUID id, String path, String what, String proposed, boolean own) {}
