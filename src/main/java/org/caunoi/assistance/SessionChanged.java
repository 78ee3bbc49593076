package org.caunoi.assistance;

import java.util.UUID;

/**
 * Something happened in a session. Heard inside the transaction of the act; screens that wait for
 * it look after the commit.
 */
public record SessionChanged(
    String authority,
    UUID sessionId,
    String pointId,
    UUID clerkId,
    SessionEventKind kind,
    SessionState state) {}
