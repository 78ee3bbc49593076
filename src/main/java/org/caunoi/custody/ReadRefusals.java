package org.caunoi.custody;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people with papers were refused lately, newest first. */
@Component
public class ReadRefusals {

  private final JdbcClient jdbc;

  ReadRefusals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A page of so many. Refused: {@code bad-cursor}. */
  public Slice<Refusal> page(SignedIn who, @Nullable Cursor from, int most) {
    who.require(Permission.WATCH_CUSTODY);
    return Slice.of(older(from, most + 1), most, one -> new Cursor(one.at(), one.id().toString()));
  }

  private List<Refusal> older(@Nullable Cursor from, int most) {
    return jdbc.sql(
            """
            SELECT id, at, by_name, by_place, act, code, unit, device FROM custody.refusal
            WHERE CAST(:at AS timestamptz) IS NULL OR (at, id) < (:at, :id)
            ORDER BY at DESC, id DESC LIMIT :most
            """)
        .param("at", from == null ? null : from.sort())
        .param("id", from == null ? null : from.uuid())
        .param("most", most)
        .query(
            (rs, n) ->
                new Refusal(
                    Objects.requireNonNull(rs.getObject("id", UUID.class)),
                    rs.getObject("at", OffsetDateTime.class).toInstant(),
                    rs.getString("by_name"),
                    rs.getString("by_place"),
                    rs.getString("act"),
                    rs.getString("code"),
                    rs.getString("unit"),
                    rs.getString("device")))
        .list();
  }
}
