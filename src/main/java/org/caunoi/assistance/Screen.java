package org.caunoi.assistance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A display, tablet or phone that shows a citizen their own view.
 *
 * @param sessionId the one session it shows, or null where it stays at a counter and follows the
 *     sessions of its clerk there
 * @param clerkBadge what the citizen reads on the badge
 */
public record Screen(
    String authority,
    UUID id,
    @Nullable UUID sessionId,
    String pointId,
    UUID clerkId,
    String clerkName,
    String clerkBadge) {

  /** Whether it stays at the counter from citizen to citizen. */
  public boolean staysAtCounter() {
    return sessionId == null;
  }
}
