package org.caunoi.dossier;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.access.Account;
import org.caunoi.access.OpenWork;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Unfinished dossiers in people's hands, handed on one act (and one slip row) each. */
@ActsAsHouse("an account that ends hands on all that it has in hand")
@Component
class OpenDossiers implements OpenWork {

  private final JdbcClient jdbc;
  private final Acts acts;

  OpenDossiers(JdbcClient jdbc, Acts acts) {
    this.jdbc = jdbc;
    this.acts = acts;
  }

  @Override
  public Map<UUID, Integer> counts() {
    return jdbc
        .sql(
            """
            SELECT assignee_id, count(*) AS open FROM dossier.dossier
            WHERE assignee_id IS NOT NULL AND state IN (2, 4, 5, 6, 7) GROUP BY assignee_id
            """)
        .query(
            (rs, n) ->
                Map.entry(
                    Objects.requireNonNull(rs.getObject("assignee_id", UUID.class)),
                    rs.getInt("open")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public int count(UUID person) {
    return jdbc.sql(
            """
            SELECT count(*) FROM dossier.dossier WHERE assignee_id = :person AND state IN (2, 4, 5, 6, 7)
            """)
        .param("person", person)
        .query(Integer.class)
        .single();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public int handOn(SignedIn by, Account from, Account to, String why) {
    return handOn(by.actor(), by.displayName(), from, to, Note.bounded("/why", why, 500));
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public int handOn(Actor by, String name, Account from, Account to, @Nullable String words) {
    List<Dossier> open =
        jdbc.sql(
                Dossiers.COLUMNS
                    + """
                    WHERE d.assignee_id = :person AND d.state IN (2, 4, 5, 6, 7)
                    ORDER BY d.authority, d.id FOR NO KEY UPDATE OF d
                    """)
            .param("person", from.id())
            .query(Dossiers::map)
            .list();
    for (Dossier dossier : open) {
      acts.perform(
          dossier,
          null,
          by,
          name,
          new Act(
              ActKind.HANDED_OVER,
              words,
              Map.of("assignee", to.id(), "name", to.displayName(), "insteadOf", from.id())),
          null,
          before -> before.handOn(to.id(), to.displayName()));
    }
    return open.size();
  }
}
