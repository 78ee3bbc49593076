package org.caunoi.assistance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.custody.ReadShownLists;
import org.caunoi.custody.ShownList;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells what paired screens look at now, many at once. */
@ActsAsHouse("the lines to all screens are looked after together")
@Component
public class WatchScreens {

  /** How long a screen at the counter says goodbye. */
  private static final Duration GOODBYE = Duration.ofSeconds(45);

  private final JdbcClient jdbc;
  private final ReadShownLists lists;
  private final Clock clock;

  WatchScreens(JdbcClient jdbc, ReadShownLists lists, Clock clock) {
    this.jdbc = jdbc;
    this.lists = lists;
    this.clock = clock;
  }

  /** By screen id; screens that are no longer paired are left out. */
  @Transactional(readOnly = true)
  public Map<UUID, Looking> look(Collection<UUID> screenIds) {
    if (screenIds.isEmpty()) {
      return Map.of();
    }
    Instant now = clock.instant();
    List<Seen> seen = rows(List.copyOf(screenIds), now);
    Map<UUID, ShownList> shown =
        lists.atCounters(seen.stream().map(Seen::clerkId).collect(Collectors.toSet()));
    Map<UUID, Looking> all = new HashMap<>();
    seen.forEach(one -> all.put(one.screenId(), one.looking(shown.get(one.clerkId()))));
    return all;
  }

  private List<Seen> rows(List<UUID> ids, Instant now) {
    return jdbc.sql(
            """
            SELECT c.id AS screen_id, c.clerk_id, c.point_id, c.session_id IS NULL AS stays, s.id, s.state, s.locked_at, s.touched_at,
                   s.closed_at, s.dossier_code,
                   coalesce((SELECT max(e.no) FROM assistance.session_event e
                             WHERE e.authority = s.authority AND e.session_id = s.id), 0) AS last_event,
                   EXISTS (SELECT FROM assistance.handed_form h
                           WHERE h.authority = s.authority AND h.session_id = s.id AND h.taken_back_at IS NULL) AS handed
            FROM assistance.screen c
            LEFT JOIN LATERAL (
                SELECT found.authority, found.id, found.state, found.locked_at, found.touched_at, found.closed_at,
                       found.dossier_code FROM (
                    SELECT authority, id, state, locked_at, touched_at, closed_at, dossier_code FROM assistance.session
                    WHERE id = c.session_id
                    UNION ALL
                    SELECT authority, id, state, locked_at, touched_at, closed_at, dossier_code FROM assistance.session
                    WHERE c.session_id IS NULL AND point_id = c.point_id AND clerk_id = c.clerk_id
                        AND opened_at > :since) found
                ORDER BY found.touched_at DESC, found.id DESC LIMIT 1) s ON true
            WHERE c.id IN (:ids) AND c.screen_hash IS NOT NULL AND c.expires_at > :now
            """)
        .param("since", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
        .param("ids", ids)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((rs, n) -> map(rs, now))
        .list();
  }

  private static Seen map(ResultSet rs, Instant now) throws SQLException {
    Looking looking = looking(rs, now);
    Instant closed = instant(rs, "closed_at");
    return new Seen(
        looking,
        rs.getString("point_id"),
        rs.getString("dossier_code"),
        closed == null ? instant(rs, "touched_at") : closed,
        instant(rs, "locked_at") != null && closed == null);
  }

  private static Looking looking(ResultSet rs, Instant now) throws SQLException {
    UUID screenId = rs.getObject("screen_id", UUID.class);
    UUID clerkId = rs.getObject("clerk_id", UUID.class);
    UUID sessionId = rs.getObject("id", UUID.class);
    boolean stays = rs.getBoolean("stays");
    Instant closed = instant(rs, "closed_at");
    Instant touched = instant(rs, "touched_at");
    boolean forgotten = stays && closed != null && closed.plus(GOODBYE).isBefore(now);
    if (sessionId == null || touched == null || forgotten) {
      return Looking.atNobody(screenId, clerkId, stays);
    }
    // On the citizen's own phone the guide to the portal and a question they think about stay.
    boolean inHand =
        rs.getString("state").equals(SessionState.HANDED_OFF.name()) || rs.getBoolean("handed");
    boolean ownPhone = !stays && inHand;
    boolean quiet = instant(rs, "locked_at") != null || touched.plus(Session.QUIET).isBefore(now);
    return new Looking(
        screenId,
        clerkId,
        stays,
        sessionId,
        rs.getInt("last_event"),
        closed == null && quiet && !ownPhone,
        closed != null,
        null);
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /**
   * What a screen looks at by its session alone.
   *
   * @param dossier of the session
   * @param last when something last happened in the session
   */
  private record Seen(
      Looking looking,
      String point,
      @Nullable String dossier,
      @Nullable Instant last,
      boolean locked) {

    UUID screenId() {
      return looking.screenId();
    }

    UUID clerkId() {
      return looking.clerkId();
    }

    /** A list is shown with its own dossier's session, or where nobody else is at the counter. */
    Looking looking(@Nullable ShownList list) {
      if (list == null || locked || !list.place().equals(point)) {
        return looking;
      }
      boolean own = !looking.over() && list.dossierCode().equals(dossier);
      boolean alone = looking.stays() && (last == null || list.shownAt().isAfter(last));
      return own || alone ? looking.with(list) : looking;
    }
  }
}
