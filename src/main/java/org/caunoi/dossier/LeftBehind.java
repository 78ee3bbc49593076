package org.caunoi.dossier;

import java.util.List;
import java.util.Map;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody has opened since they signed in, and nobody has acted on since. */
@Component
class LeftBehind {

  private static final String SUBJECT = "dossier/";

  private final AuditTrail trail;
  private final JdbcClient jdbc;

  LeftBehind(AuditTrail trail, JdbcClient jdbc) {
    this.trail = trail;
    this.jdbc = jdbc;
  }

  List<String> by(SignedIn who) {
    Map<String, String> looks = trail.reviewedSinceSignIn(who.accountId());
    if (looks.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            SELECT d.code FROM unnest(CAST(:subjects AS text[]), CAST(:at AS timestamptz[])) AS look (subject, at)
            JOIN dossier.dossier d ON d.code = substr(look.subject, :begin)
            WHERE NOT EXISTS (SELECT FROM dossier.act a
                              WHERE a.authority = d.authority AND a.dossier_id = d.id AND a.at > look.at)
            """)
        .param("subjects", looks.keySet().toArray(String[]::new))
        .param("at", looks.values().toArray(String[]::new))
        .param("begin", SUBJECT.length() + 1)
        .query((rs, n) -> rs.getString("code"))
        .list();
  }
}
