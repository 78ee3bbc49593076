package org.caunoi.dossier;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes dossiers findable by name and year of birth that were filed before those were hashed, some
 * at a time, each by itself: it may be stopped anywhere and goes on where rows are still empty.
 */
@Component
class FillNameWords {

  private static final int PAGE = 500;

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final NameWords names;
  private final JsonMapper json;

  FillNameWords(JdbcClient jdbc, PersonalDataCipher cipher, NameWords names, JsonMapper json) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.names = names;
    this.json = json;
  }

  /**
   * @return how many dossiers were filled
   */
  int fill() {
    int all = 0;
    int page;
    do {
      page = empty().stream().mapToInt(this::fill).sum();
      all += page;
    } while (page == PAGE);
    return all;
  }

  private List<Empty> empty() {
    return jdbc.sql(
            """
            SELECT d.authority, d.id, d.sealed_party FROM dossier.dossier d
            WHERE NOT EXISTS (SELECT FROM dossier.bearer b
                              WHERE b.authority = d.authority AND b.dossier_id = d.id AND b.with_year)
            ORDER BY d.id LIMIT :page
            """)
        .param("page", PAGE)
        .query(
            (rs, n) ->
                new Empty(
                    rs.getString("authority"),
                    Objects.requireNonNull(rs.getObject("id", UUID.class)),
                    rs.getBytes("sealed_party")))
        .list();
  }

  private int fill(Empty row) {
    String text = cipher.open(row.sealedParty(), "dossier/" + row.id() + "/party");
    return jdbc.sql(
            """
            INSERT INTO dossier.bearer AS b (authority, dossier_id, words, with_year)
            VALUES (:authority, :id, CAST(:words AS bytea[]), true)
            ON CONFLICT (authority, dossier_id) DO UPDATE SET words = EXCLUDED.words, with_year = true
            WHERE NOT b.with_year
            """)
        .param("words", names.hashes(json.readValue(text, Party.class)))
        .param("authority", row.authority())
        .param("id", row.id())
        .update();
  }

  private record Empty(String authority, UUID id, byte[] sealedParty) {}
}
