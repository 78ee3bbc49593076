package org.caunoi.post.money;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.document.SentFile;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.post.money.Reconciliation.Judged;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A carrier's statement is taken in and compared with what was delivered; nothing is paid yet. */
@ActsAsHouse("a statement speaks of parcels of the whole city")
@Component
public class ImportStatement {

  /** So many lines are in memory: some 40 KB. */
  private static final int AT_A_TIME = 200;

  private final Statements statements;
  private final Partners partners;
  private final AuditLog audit;
  private final Clock clock;

  ImportStatement(Statements statements, Partners partners, AuditLog audit, Clock clock) {
    this.statements = statements;
    this.partners = partners;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code statement-known} for the same file again; at {@code /carrier} {@code
   * unknown-option}, {@code carrier-not-yours}; at the file and at {@code /lines/…} as it reads.
   */
  @Transactional
  public UUID take(SignedIn who, String carrier, SentFile file) {
    who.require(Permission.BRING_STATEMENTS);
    partners.require(who, carrier);
    StatementFile.Checked checked = StatementFile.check(file);
    UUID id = UuidV7.next(clock);
    statements.takeTurn();
    if (!statements.add(id, carrier, checked.sha256(), checked.lines(), who, clock.instant())) {
      throw Refused.conflict("statement-known");
    }
    Map<String, Integer> verdicts = new TreeMap<>();
    StatementFile.read(
        file,
        AT_A_TIME,
        lines ->
            judge(id, carrier, lines, who.accountId())
                .forEach(one -> verdicts.merge(one.verdict().name(), 1, Integer::sum)));
    audit.write("-", who.actor(), "statement-imported", "statement/" + id, null, verdicts);
    return id;
  }

  private List<Judged> judge(UUID id, String carrier, List<StatedLine> lines, UUID by) {
    List<String> numbers = lines.stream().map(StatedLine::number).toList();
    List<Judged> judged =
        Reconciliation.of(
            lines, statements.owed(id, carrier, numbers), statements.goingBack(carrier, numbers));
    statements.addLines(id, judged, by);
    return judged;
  }
}
