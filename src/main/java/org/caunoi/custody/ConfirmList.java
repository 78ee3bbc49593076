package org.caunoi.custody;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.caunoi.access.AskOwnPassword;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.PaperSet.Line;
import org.caunoi.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clerk's own signature under the list that the citizen has signed: with their own password.
 */
@Component
public class ConfirmList {

  private final ReadPapers papers;
  private final AskOwnPassword passwords;
  private final Ledger ledger;
  private final JdbcClient jdbc;

  ConfirmList(ReadPapers papers, AskOwnPassword passwords, Ledger ledger, JdbcClient jdbc) {
    this.papers = papers;
    this.passwords = passwords;
    this.ledger = ledger;
    this.jdbc = jdbc;
  }

  /**
   * Confirms it, once. Refused: {@code paper-set-not-found}, {@code not-your-list}, {@code
   * list-confirmed}, {@code too-many-attempts}; at {@code /password} {@code password-wrong}.
   */
  @Transactional
  public void confirm(SignedIn who, UUID id, String password) {
    who.require(Permission.TAKE_IN_PAPERS);
    PaperSet set = papers.get(who, id);
    if (!set.takenBy().equals(who.accountId())) {
      throw Refused.conflict("not-your-list", set.takenName());
    }
    passwords.require(who, password);
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

  /** Empty while the clerk has not. */
  public Optional<ListConfirmation> of(PaperSet set) {
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
