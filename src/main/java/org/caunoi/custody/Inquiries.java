package org.caunoi.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.custody.Inquiry.Answer;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of questions to the last keepers, and of their answers; only ever appended. */
@Component
class Inquiries {

  private static final String ROWS =
      """
      SELECT i.authority, i.id, i.unit, i.person, i.name, i.place, i.asked_at, i.due_at, a.answer, a.sealed_words,
             a.answered_at
      FROM custody.inquiry i
      LEFT JOIN custody.inquiry_answer a ON a.authority = i.authority AND a.inquiry = i.id
      """;

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;

  Inquiries(JdbcClient jdbc, PersonalDataCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  void add(Inquiry inquiry) {
    jdbc.sql(
            """
            INSERT INTO custody.inquiry (authority, id, unit, person, name, place, asked_at, due_at)
            VALUES (:authority, :id, :unit, :person, :name, :place, :asked, :due)
            """)
        .param("authority", inquiry.authority())
        .param("id", inquiry.id())
        .param("unit", inquiry.unit())
        .param("person", inquiry.person())
        .param("name", inquiry.name())
        .param("place", inquiry.place())
        .param("asked", inquiry.askedAt().atOffset(ZoneOffset.UTC))
        .param("due", inquiry.dueAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** False where it was answered before. */
  boolean answer(Inquiry inquiry, Answer answer, @Nullable String words, Instant at) {
    return jdbc.sql(
                """
                INSERT INTO custody.inquiry_answer (authority, inquiry, answer, sealed_words, answered_at)
                VALUES (:authority, :id, :answer, CAST(:words AS bytea), :at) ON CONFLICT DO NOTHING
                """)
            .param("authority", inquiry.authority())
            .param("id", inquiry.id())
            .param("answer", answer.name())
            .param("words", words == null ? null : cipher.seal(words, place(inquiry.id())))
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** The one of the newest search. */
  Optional<Inquiry> of(String unit) {
    return jdbc.sql(ROWS + "WHERE i.unit = :unit ORDER BY i.asked_at DESC, i.id LIMIT 1")
        .param("unit", unit)
        .query(this::map)
        .optional();
  }

  /** What this person has still to answer, while the search goes on. */
  List<Inquiry> waitingFor(UUID person) {
    return jdbc.sql(
            ROWS
                + """
                JOIN custody.unit u ON u.authority = i.authority AND u.number = i.unit
                WHERE i.person = :person AND a.answer IS NULL AND u.loss = 'SUSPECTED'
                  AND NOT EXISTS (SELECT 1 FROM custody.inquiry later WHERE later.unit = i.unit AND later.asked_at > i.asked_at)
                ORDER BY i.due_at, i.id
                """)
        .param("person", person)
        .query(this::map)
        .list();
  }

  private Inquiry map(ResultSet rs, int n) throws SQLException {
    UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
    String answer = rs.getString("answer");
    byte[] words = rs.getBytes("sealed_words");
    return new Inquiry(
        rs.getString("authority"),
        id,
        rs.getString("unit"),
        Objects.requireNonNull(rs.getObject("person", UUID.class)),
        rs.getString("name"),
        rs.getString("place"),
        rs.getObject("asked_at", OffsetDateTime.class).toInstant(),
        rs.getObject("due_at", OffsetDateTime.class).toInstant(),
        answer == null ? null : Answer.valueOf(answer),
        words == null ? null : cipher.open(words, place(id)),
        UnitFacts.instant(rs, "answered_at"));
  }

  private static String place(UUID id) {
    return "custody/inquiry/" + id;
  }
}
