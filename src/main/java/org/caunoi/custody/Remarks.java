package org.caunoi.custody;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Fact.Settled;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of remarks; the words are sealed, each to its event. */
@Component
class Remarks {

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;

  Remarks(JdbcClient jdbc, PersonalDataCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  void add(String authority, Event event, @Nullable String words, Map<Integer, Integer> found) {
    if (words == null && found.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            INSERT INTO custody.remark (authority, event, unit, by_name, at, settles, words)
            VALUES (:authority, :event, :unit, :by, :at, :settles, CAST(:words AS bytea))
            """)
        .param("authority", authority)
        .param("event", event.id())
        .param("unit", event.unit())
        .param("by", event.by().name())
        .param("at", event.at().atOffset(ZoneOffset.UTC))
        .param("settles", event.fact() instanceof Settled)
        .param("words", words == null ? null : cipher.seal(words, place(event.id())))
        .update();
    found.forEach(
        (no, copies) ->
            jdbc.sql(
                    """
                    INSERT INTO custody.remark_line (authority, event, no, found) VALUES (:authority, :event, :no, :found)
                    """)
                .param("authority", authority)
                .param("event", event.id())
                .param("no", no)
                .param("found", copies)
                .update());
  }

  /** Oldest first. */
  List<Remark> of(String unit) {
    return jdbc.sql(
            "SELECT authority, event, by_name, at, settles, words FROM custody.remark WHERE unit ="
                + " :unit ORDER BY at")
        .param("unit", unit)
        .query(
            (rs, n) -> {
              UUID event = Objects.requireNonNull(rs.getObject("event", UUID.class));
              byte[] words = rs.getBytes("words");
              return new Remark(
                  rs.getString("by_name"),
                  rs.getObject("at", OffsetDateTime.class).toInstant(),
                  rs.getBoolean("settles"),
                  words == null ? null : cipher.open(words, place(event)),
                  lines(rs.getString("authority"), event));
            })
        .list();
  }

  private SortedMap<Integer, Integer> lines(String authority, UUID event) {
    SortedMap<Integer, Integer> lines = new TreeMap<>();
    jdbc.sql(
            "SELECT no, found FROM custody.remark_line WHERE authority = :authority AND event ="
                + " :event")
        .param("authority", authority)
        .param("event", event)
        .query(
            rs -> {
              lines.put(rs.getInt("no"), rs.getInt("found"));
            });
    return lines;
  }

  private static String place(UUID event) {
    return "custody/" + event + "/remark";
  }
}
