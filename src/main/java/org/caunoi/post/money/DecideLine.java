package org.caunoi.post.money;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a line that does not agree: paid by the lesser of what is stated and what is
 * owed, or not at all. It takes effect when somebody else acknowledges the statement.
 */
@ActsAsHouse("a statement speaks of parcels of the whole city")
@Component
public class DecideLine {

  /** What a line can become. */
  public enum Outcome {
    PAY,
    REJECT
  }

  private final JdbcClient jdbc;
  private final Partners partners;
  private final AuditLog audit;

  DecideLine(JdbcClient jdbc, Partners partners, AuditLog audit) {
    this.jdbc = jdbc;
    this.partners = partners;
    this.audit = audit;
  }

  /**
   * Refused: {@code statement-line-not-open} where there is none that waits, at {@code /outcome}
   * {@code required}, {@code nothing-owed} where there is nothing to pay; at {@code /carrier}
   * {@code carrier-not-yours}.
   */
  @Transactional
  public void decide(SignedIn who, UUID statement, int line, @Nullable Outcome outcome) {
    who.require(Permission.BRING_STATEMENTS);
    if (outcome == null) {
      throw Refused.field("/outcome", "required");
    }
    jdbc.sql("SELECT carrier FROM post.statement WHERE id = :id FOR UPDATE")
        .param("id", statement)
        .query(String.class)
        .optional()
        .ifPresent(carrier -> partners.require(who, carrier));
    boolean owed =
        jdbc.sql(
                """
                SELECT expected IS NOT NULL FROM post.statement_line
                WHERE statement_id = :id AND no = :line AND settled_at IS NULL AND verdict <> 'MATCHED' FOR UPDATE
                """)
            .param("id", statement)
            .param("line", line)
            .query(Boolean.class)
            .optional()
            .orElseThrow(() -> Refused.notFound("statement-line-not-open"));
    if (outcome == Outcome.PAY && !owed) {
      throw Refused.field("/outcome", "nothing-owed");
    }
    jdbc.sql(
            """
            UPDATE post.statement_line SET outcome = :outcome, decided_by = :by WHERE statement_id = :id AND no = :line
            """)
        .param("outcome", outcome.name())
        .param("by", who.accountId())
        .param("id", statement)
        .param("line", line)
        .update();
    audit.write(
        "-",
        who.actor(),
        "statement-line-decided",
        "statement/" + statement,
        null,
        Map.of("line", line, "outcome", outcome.name()));
  }
}
