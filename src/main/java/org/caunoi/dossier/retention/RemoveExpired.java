package org.caunoi.dossier.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.document.Documents;
import org.caunoi.document.SubjectKeys;
import org.caunoi.dossier.retention.EndedDossiers.Ended;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes each night the files whose time has run out, dossier by dossier with an audit row each.
 * With the last kind goes the key of the dossier, and with it whatever copy of a file remains
 * somewhere.
 */
@Component
class RemoveExpired {

  private static final int PAGE = 200;

  private final RetentionClasses classes;
  private final EndedDossiers ended;
  private final Documents documents;
  private final SubjectKeys keys;
  private final AuditLog audit;
  private final TransactionTemplate transactions;
  private final Clock clock;

  RemoveExpired(
      RetentionClasses classes,
      EndedDossiers ended,
      Documents documents,
      SubjectKeys keys,
      AuditLog audit,
      TransactionTemplate transactions,
      Clock clock) {
    this.classes = classes;
    this.ended = ended;
    this.documents = documents;
    this.keys = keys;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** How many files were removed. */
  int remove() {
    return classes.list().stream().filter(RetentionClass::confirmed).mapToInt(this::remove).sum();
  }

  /** How many dossiers have files of the class whose time has run out. */
  int due(RetentionClass one) {
    return ended.count(one.kind(), before(one));
  }

  private int remove(RetentionClass one) {
    Instant before = before(one);
    int all = 0;
    List<Ended> page;
    do {
      page = ended.list(one.kind(), before, PAGE);
      for (Ended dossier : page) {
        Integer went = transactions.execute(status -> remove(dossier, one, before));
        all += went == null ? 0 : went;
      }
    } while (page.size() == PAGE);
    return all;
  }

  private int remove(Ended dossier, RetentionClass one, Instant before) {
    if (ended.lock(dossier, one.kind(), before).isEmpty()) {
      return 0;
    }
    Instant now = clock.instant();
    List<UUID> files = ended.files(dossier, one.kind());
    int went = (int) files.stream().filter(file -> documents.expire(file, now)).count();
    boolean last = ended.note(dossier, one.kind(), went, now);
    if (last) {
      documents.of(dossier.id()).forEach(file -> documents.expire(file, now));
      keys.destroy(dossier.id());
    }
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("kind", one.kind().key());
    details.put("files", went);
    details.put("kept", one.keep().toString());
    details.put("keyDestroyed", last);
    audit.write(
        dossier.authority(),
        Actor.HOUSE,
        "files-expired",
        "dossier/" + dossier.code(),
        null,
        details);
    return went;
  }

  private Instant before(RetentionClass one) {
    return one.before(VietnamTime.day(clock.instant())).atStartOfDay(VietnamTime.ZONE).toInstant();
  }
}
