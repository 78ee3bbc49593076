package org.caunoi.custody;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.LossFile.Compensation;
import org.caunoi.custody.LossFile.Payer;
import org.caunoi.custody.Remake.Way;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Fact.DeclaredLost;
import org.caunoi.custody.model.History;
import org.caunoi.custody.model.Loss;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of what was decided about lost papers; only ever appended. */
@Component
class LossSteps {

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final MadeAgain remakes;

  LossSteps(JdbcClient jdbc, PersonalDataCipher cipher, MadeAgain remakes) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.remakes = remakes;
  }

  /** The open or closed case of an envelope that is declared lost. */
  Optional<LossFile> of(History history) {
    if (history.require().bag() || history.require().loss() != Loss.DECLARED) {
      return Optional.empty();
    }
    return history.applied().reversed().stream()
        .filter(event -> event.fact() instanceof DeclaredLost)
        .findFirst()
        .map(this::file);
  }

  private LossFile file(Event declared) {
    List<Row> rows = rows(declared.id());
    return new LossFile(
        declared.id(),
        declared.at(),
        last(rows, "WAY_CHOSEN").map(Row::way).orElse(null),
        remakes.of(declared.unit()).filter(one -> one.revokedAt() == null).orElse(null),
        last(rows, "COMPENSATED").map(Row::compensation).orElse(null),
        last(rows, "CLOSED").map(Row::by).orElse(null),
        last(rows, "CLOSED").map(Row::at).orElse(null));
  }

  private static Optional<Row> last(List<Row> rows, String step) {
    return rows.reversed().stream().filter(row -> row.step().equals(step)).findFirst();
  }

  void choose(Case about, Way way) {
    add(about, "WAY_CHOSEN", way, null, null, null);
  }

  void compensate(Case about, long amount, @Nullable Payer payer, String words) {
    add(about, "COMPENSATED", null, amount, payer, words);
  }

  void close(Case about) {
    add(about, "CLOSED", null, null, null, null);
  }

  private void add(
      Case about,
      String step,
      @Nullable Way way,
      @Nullable Long amount,
      @Nullable Payer payer,
      @Nullable String words) {
    jdbc.sql(
            """
            INSERT INTO custody.loss_step (authority, id, envelope, declared, step, way, amount, payer, sealed_words,
                                           by_id, by_name, at)
            VALUES (:authority, :id, :envelope, :declared, :step, CAST(:way AS text), CAST(:amount AS bigint),
                    CAST(:payer AS text), CAST(:words AS bytea), :by, :name, :at)
            """)
        .param("authority", about.authority())
        .param("id", about.id())
        .param("envelope", about.envelope())
        .param("declared", about.declared())
        .param("step", step)
        .param("way", way == null ? null : way.name())
        .param("amount", amount)
        .param("payer", payer == null ? null : payer.name())
        .param("words", words == null ? null : cipher.seal(words, place(about.id())))
        .param("by", about.who().accountId())
        .param("name", about.who().displayName())
        .param("at", about.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  private List<Row> rows(UUID declared) {
    return jdbc.sql(
            """
            SELECT id, step, way, amount, payer, sealed_words, by_id, by_name, at FROM custody.loss_step
            WHERE declared = :declared ORDER BY at, id
            """)
        .param("declared", declared)
        .query(
            (rs, n) -> {
              UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
              String way = rs.getString("way");
              String payer = rs.getString("payer");
              byte[] words = rs.getBytes("sealed_words");
              return new Row(
                  rs.getString("step"),
                  way == null ? null : Way.valueOf(way),
                  rs.getLong("amount"),
                  payer == null ? null : Payer.valueOf(payer),
                  words == null ? "" : cipher.open(words, place(id)),
                  Objects.requireNonNull(rs.getObject("by_id", UUID.class)),
                  rs.getString("by_name"),
                  rs.getObject("at", OffsetDateTime.class).toInstant());
            })
        .list();
  }

  private static String place(UUID id) {
    return "custody/loss/" + id;
  }

  /** What a step is about, who takes it and when. */
  record Case(
      String authority, UUID id, String envelope, UUID declared, SignedIn who, Instant at) {}

  private record Row(
      String step,
      @Nullable Way way,
      long amount,
      @Nullable Payer payer,
      String words,
      UUID byId,
      String by,
      Instant at) {

    Compensation compensation() {
      return new Compensation(amount, payer, words, byId, by, at);
    }
  }
}
