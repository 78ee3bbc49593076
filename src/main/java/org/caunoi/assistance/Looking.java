package org.caunoi.assistance;

import java.util.UUID;
import org.caunoi.custody.ShownList;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What a paired screen looks at, without anything personal.
 *
 * @param clerkId the clerk whose counter it stays at, or who offered it
 * @param stays whether the screen stays at the counter from citizen to citizen
 * @param sessionId null where no citizen is at the counter
 * @param lastEvent number of the last event of the session
 * @param dark whether nothing personal may be shown before the clerk has shown who they are
 * @param over whether the session is closed
 * @param list the list of papers that is before the citizen, instead of the session
 */
public record Looking(
    UUID screenId,
    UUID clerkId,
    boolean stays,
    @Nullable UUID sessionId,
    int lastEvent,
    boolean dark,
    boolean over,
    @Nullable ShownList list) {

  static Looking atNobody(UUID screenId, UUID clerkId, boolean stays) {
    return new Looking(screenId, clerkId, stays, null, 0, false, false, null);
  }

  Looking with(ShownList shown) {
    return new Looking(screenId, clerkId, stays, sessionId, lastEvent, false, over, shown);
  }

  /** Names what is shown to the forms of the screen; it is no id. */
  public String tag() {
    return list == null ? sessionTag() : list.tag();
  }

  private String sessionTag() {
    String id = sessionId == null ? "" : sessionId.toString();
    return id.substring(id.lastIndexOf('-') + 1);
  }

  /** The session, if it is the one this tag names; else refused with {@code screen-moved-on}. */
  public UUID session(String seen) {
    if (sessionId == null || !tag().equals(seen)) {
      throw Refused.conflict("screen-moved-on");
    }
    return sessionId;
  }

  /** Changes whenever the screen must be drawn afresh. */
  public String mark() {
    return list == null
        ? tag() + "-" + lastEvent + (dark ? "-dark" : "")
        : tag() + "-list-" + list.version();
  }

  /** Whether nothing will ever change on this screen any more. */
  public boolean ended() {
    return over && !stays;
  }
}
