package org.caunoi.assistance;

import java.time.Instant;

/** One line of a session's history. */
public record SessionEvent(int no, SessionEventKind kind, Instant at, String byRole) {}
