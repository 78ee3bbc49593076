package org.caunoi.custody;

import java.time.Instant;
import org.caunoi.dossier.PauseClock;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * While papers that a dossier needs are declared lost and not made again its clock stands still; it
 * goes on with the last of them. A result on its way home stops no clock: the work was done.
 */
@ActsAsHouse("whoever loses or finds papers may not see the dossier")
@Component
class StandStillWhileLost {

  private final JdbcClient jdbc;
  private final PaperSets sets;
  private final LossRules rules;
  private final PauseClock clock;

  StandStillWhileLost(JdbcClient jdbc, PaperSets sets, LossRules rules, PauseClock clock) {
    this.jdbc = jdbc;
    this.sets = sets;
    this.rules = rules;
    this.clock = clock;
  }

  void look(String envelope, Instant now) {
    sets.ofEnvelope(envelope)
        .filter(set -> !set.homeward())
        .ifPresent(
            set -> {
              boolean lost = isLost(set.dossierCode());
              if (!lost || rules.on(now).clockStandsStill()) {
                clock.set(set.dossierCode(), lost, envelope);
              }
            });
  }

  private boolean isLost(String code) {
    return jdbc.sql(
            """
            SELECT EXISTS (
                SELECT 1 FROM custody.paper_set s
                JOIN custody.unit u ON u.authority = s.authority AND u.number = s.envelope
                WHERE s.dossier_code = :code AND NOT s.homeward AND u.loss = 'DECLARED'
                  AND NOT EXISTS (SELECT 1 FROM custody.remake r
                                  WHERE r.envelope = s.envelope AND r.revoked_at IS NULL))
            """)
        .param("code", code)
        .query(Boolean.class)
        .single();
  }
}
