package org.caunoi.post.carrier;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the tracking list of Vietnam Post. */
@Component
class SeenItemRows implements SeenItems {

  private static final String CARRIER = "vnpost";

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final JsonMapper json;

  SeenItemRows(JdbcClient jdbc, PersonalDataCipher cipher, JsonMapper json) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.json = json;
  }

  @Override
  public String lastId() {
    return jdbc.sql(
            "SELECT oid FROM post.seen_item WHERE carrier = :carrier ORDER BY no DESC LIMIT 1")
        .param("carrier", CARRIER)
        .query((rs, n) -> rs.getString("oid"))
        .optional()
        .orElse("");
  }

  @Override
  public void keep(List<Item> items) {
    List<Row> rows = items.stream().map(this::row).toList();
    jdbc.sql(
            """
            INSERT INTO post.seen_item (carrier, oid, reference, number, code, sealed_text, at)
            SELECT :carrier, r.oid, r.reference, r.number, r.code, decode(r.text, 'base64'), r.at
            FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (
                oid text, reference text, number text, code text, text text, at timestamptz)
            ON CONFLICT (carrier, oid) DO NOTHING
            """)
        .param("carrier", CARRIER)
        .param("rows", json.writeValueAsString(rows))
        .update();
  }

  @Override
  public Optional<String> numberOf(String reference) {
    return jdbc.sql(
            "SELECT number FROM post.seen_item WHERE carrier = :carrier AND reference = :reference"
                + " LIMIT 1")
        .param("carrier", CARRIER)
        .param("reference", reference)
        .query((rs, n) -> rs.getString("number"))
        .optional();
  }

  @Override
  public List<Notice> of(Collection<String> references) {
    return jdbc.sql(
            """
            SELECT oid, reference, number, code, sealed_text, at FROM post.seen_item
            WHERE carrier = :carrier AND reference IN (:references) AND at IS NOT NULL ORDER BY no
            """)
        .param("carrier", CARRIER)
        .param("references", references)
        .query(
            (rs, n) -> {
              byte[] sealed = rs.getBytes("sealed_text");
              return new Notice(
                  rs.getString("reference"),
                  rs.getString("number"),
                  rs.getString("code"),
                  sealed == null ? "" : cipher.open(sealed, place(rs.getString("oid"))),
                  rs.getObject("at", OffsetDateTime.class).toInstant());
            })
        .list();
  }

  private Row row(Item item) {
    String text = item.text();
    return new Row(
        item.id(),
        item.reference(),
        item.number(),
        item.code(),
        text.isEmpty()
            ? null
            : Base64.getEncoder().encodeToString(cipher.seal(text, place(item.id()))),
        item.at());
  }

  private static String place(String id) {
    return "post/seen/" + CARRIER + "/" + id;
  }

  private record Row(
      String oid,
      String reference,
      String number,
      @Nullable String code,
      @Nullable String text,
      @Nullable Instant at) {}
}
