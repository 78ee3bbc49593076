package org.caunoi.post.money;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
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
   * unknown-option}, {@code carrier-not-yours}; at {@code /content} and {@code /lines/…} as the
   * file reads.
   */
  @Transactional
  public UUID take(SignedIn who, String carrier, String content) {
    who.require(Permission.BRING_STATEMENTS);
    partners.require(who, carrier);
    List<StatedLine> lines = StatementFile.read(content);
    UUID id = UuidV7.next(clock);
    String sha256 = DigestUtils.sha256Hex(content.getBytes(StandardCharsets.UTF_8));
    if (!statements.add(id, carrier, sha256, lines.size(), who, clock.instant())) {
      throw Refused.conflict("statement-known");
    }
    List<String> numbers = lines.stream().map(StatedLine::number).toList();
    List<Judged> judged =
        Reconciliation.of(
            lines, statements.owed(carrier, numbers), statements.goingBack(carrier, numbers));
    statements.addLines(id, judged, who.accountId());
    audit.write(
        "-",
        who.actor(),
        "statement-imported",
        "statement/" + id,
        null,
        judged.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.verdict().name(),
                    Collectors.collectingAndThen(Collectors.counting(), Long::intValue))));
    return id;
  }
}
