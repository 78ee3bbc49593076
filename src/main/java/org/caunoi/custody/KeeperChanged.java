package org.caunoi.custody;

import java.time.Instant;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.custody.model.Keeper;

/**
 * Somebody else is liable for an envelope or a bag; published in the transaction in which it
 * happened, once for each unit whose own keeper changed. What lies in a bag has no keeper of its
 * own: it is told when it is taken out.
 *
 * @param unit its number
 * @param inside bag it lies in from now on, empty where it is in hand
 * @param from who was liable before
 * @param keeper who is liable now
 * @param at when the keeper took over, as well as it is known
 * @param actor whose act did it; the house where time did
 */
public record KeeperChanged(
    String authority,
    String unit,
    boolean bag,
    String inside,
    Keeper from,
    Keeper keeper,
    Instant at,
    Actor actor) {}
