package org.caunoi.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.Phase;
import org.jspecify.annotations.Nullable;

/**
 * An envelope or bag as lists show it.
 *
 * @param keeperPlace point or authority the keeper works for
 * @param trip by which a bag should leave, or left
 * @param toBeDestroyed whether somebody says so and a second person has not signed
 * @param dueAt until when it must have been handed on
 * @param contested events that contradict those that count
 * @param waiting events whose predecessor has not come in
 */
public record UnitFacts(
    String authority,
    String number,
    boolean bag,
    Phase phase,
    boolean homeward,
    UUID keeperId,
    String keeperName,
    String keeperPlace,
    boolean keeperMoving,
    Instant since,
    boolean offered,
    @Nullable String offeredTo,
    @Nullable Instant offeredAt,
    @Nullable String inside,
    @Nullable String seal,
    String destination,
    @Nullable Instant eta,
    @Nullable UUID trip,
    @Nullable String dispute,
    Loss loss,
    boolean toBeDestroyed,
    @Nullable Instant dueAt,
    int contested,
    int waiting) {

  static UnitFacts map(ResultSet rs, int n) throws SQLException {
    return new UnitFacts(
        rs.getString("authority"),
        rs.getString("number"),
        rs.getBoolean("bag"),
        Phase.valueOf(rs.getString("phase")),
        rs.getBoolean("homeward"),
        Objects.requireNonNull(rs.getObject("keeper_id", UUID.class)),
        rs.getString("keeper_name"),
        rs.getString("keeper_place"),
        rs.getBoolean("keeper_moving"),
        rs.getObject("since", OffsetDateTime.class).toInstant(),
        rs.getObject("offer") != null,
        rs.getString("offered_to"),
        instant(rs, "offered_at"),
        rs.getString("inside"),
        rs.getString("seal"),
        rs.getString("destination"),
        instant(rs, "eta"),
        rs.getObject("trip", UUID.class),
        rs.getString("dispute"),
        Loss.valueOf(rs.getString("loss")),
        rs.getObject("destruction_by") != null,
        instant(rs, "due_at"),
        rs.getInt("contested"),
        rs.getInt("waiting"));
  }

  static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
