package org.caunoi.custody;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.PaperSet.Line;
import org.caunoi.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists that whoever took the papers in has signed as themselves, each once and for ever. */
@Component
class SignedLists {

  private final ReadPapers papers;
  private final Ledger ledger;
  private final JdbcClient jdbc;

  SignedLists(ReadPapers papers, Ledger ledger, JdbcClient jdbc) {
    this.papers = papers;
    this.ledger = ledger;
    this.jdbc = jdbc;
  }

  /** Refused with {@code list-confirmed} where it is signed already. */
  void sign(SignedIn who, PaperSet set) {
    int added =
        jdbc.sql(
                """
                INSERT INTO custody.list_confirmation (authority, set_id, by_id, confirmed_at, hash)
                VALUES (:authority, :set, :by, :at, :hash) ON CONFLICT (authority, set_id) DO NOTHING
                """)
            .param("authority", set.authority())
            .param("set", set.id())
            .param("by", who.accountId())
            .param("at", ledger.now().atOffset(ZoneOffset.UTC))
            .param("hash", hash(set, papers.sealOf(set)))
            .update();
    if (added == 0) {
      throw Refused.conflict("list-confirmed");
    }
    ledger.note(
        who.actor(),
        CustodyAct.LIST_CONFIRMED,
        set.authority(),
        set.envelope(),
        Map.of("set", set.id()));
  }

  Optional<ListConfirmation> of(PaperSet set) {
    return jdbc.sql(
            """
            SELECT confirmed_at, hash FROM custody.list_confirmation WHERE authority = :authority AND set_id = :set
            """)
        .param("authority", set.authority())
        .param("set", set.id())
        .query(
            (rs, n) -> {
              Instant at = rs.getObject("confirmed_at", OffsetDateTime.class).toInstant();
              return new ListConfirmation(at, rs.getString("hash"));
            })
        .optional();
  }

  /** Papers of a citizen leave nobody's hand before; refused with {@code list-not-confirmed}. */
  void require(String authority, String envelope) {
    List<String> unsigned =
        jdbc.sql(
                """
                SELECT taken_name FROM custody.paper_set s
                WHERE s.authority = :authority AND s.envelope = :envelope AND NOT s.homeward
                  AND NOT EXISTS (SELECT FROM custody.list_confirmation c
                                  WHERE c.authority = s.authority AND c.set_id = s.id)
                """)
            .param("authority", authority)
            .param("envelope", envelope)
            .query((rs, n) -> rs.getString("taken_name"))
            .list();
    if (!unsigned.isEmpty()) {
      throw Refused.conflict("list-not-confirmed", unsigned.getFirst());
    }
  }

  /** Of all that both have signed. */
  static String hash(PaperSet set, String seal) {
    StringBuilder said = new StringBuilder(set.envelope() + "|" + seal + "|" + set.signature());
    for (Line line : set.lines()) {
      List<Object> all =
          List.of(
              line.no(), line.component(), line.kind(), line.copies(), line.sheets(), line.hash());
      said.append('\n').append(all);
    }
    return DigestUtils.sha256Hex(said.toString().getBytes(StandardCharsets.UTF_8));
  }
}
