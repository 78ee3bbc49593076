package org.caunoi.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.platform.jobs.OldRows;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Each night the rooms forget what has been kept long enough, and one row tells how much. */
@Component
class ForgetNightly {

  private final List<OldRows> kinds;
  private final AuditLog audit;
  private final Clock clock;

  ForgetNightly(List<OldRows> kinds, AuditLog audit, Clock clock) {
    this.kinds = kinds;
    this.audit = audit;
    this.clock = clock;
  }

  /** How many rows of each kind were removed; all or none. */
  @Transactional
  Map<String, Integer> forget() {
    Map<String, Integer> counts = new TreeMap<>();
    for (OldRows rows : kinds) {
      OffsetDateTime before = clock.instant().minus(rows.kept()).atOffset(ZoneOffset.UTC);
      counts.put(rows.what(), rows.deletion().applyAsInt(before));
    }
    audit.write("-", Actor.HOUSE, "old-rows-removed", "retention", null, counts);
    return counts;
  }
}
