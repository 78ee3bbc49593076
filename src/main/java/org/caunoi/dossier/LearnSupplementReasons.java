package org.caunoi.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What officers had to ask for in dossiers of the same procedure, over the whole network: counts of
 * papers, nothing of any one dossier.
 */
@ActsAsHouse("counts of the whole network, without a dossier")
@Component
public class LearnSupplementReasons {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration window;

  /**
   * @param days how far back to look
   */
  LearnSupplementReasons(
      JdbcClient jdbc, Clock clock, @Value("${caunoi.pre-check.learn-days:365}") int days) {
    this.jdbc = jdbc;
    this.clock = clock;
    window = Duration.ofDays(days);
  }

  /** Most frequent first; none where none was ever asked for. */
  @Transactional(readOnly = true)
  public Learned of(String procedureCode) {
    Instant since = clock.instant().minus(window);
    List<Reason> reasons =
        jdbc.sql(
                """
                SELECT component, count(DISTINCT (a.authority, a.dossier_id)) AS dossiers
                FROM dossier.dossier d
                JOIN dossier.act a ON a.authority = d.authority AND a.dossier_id = d.id
                CROSS JOIN LATERAL jsonb_array_elements_text(a.details -> 'components') AS component
                WHERE d.procedure_code = :procedure AND d.filed_at >= :since AND a.kind = 'SUPPLEMENT_REQUESTED'
                GROUP BY component
                ORDER BY dossiers DESC, component
                """)
            .param("procedure", procedureCode)
            .param("since", since.atOffset(ZoneOffset.UTC))
            .query((rs, n) -> new Reason(rs.getString("component"), rs.getInt("dossiers")))
            .list();
    return new Learned(reasons.isEmpty() ? 0 : filed(procedureCode, since), reasons);
  }

  private int filed(String procedureCode, Instant since) {
    return jdbc.sql(
            """
            SELECT count(*) FROM dossier.dossier
            WHERE procedure_code = :procedure AND filed_at >= :since
            """)
        .param("procedure", procedureCode)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  /**
   * @param dossiers how many were filed in that time; 0 where nothing had to be asked for
   */
  public record Learned(int dossiers, List<Reason> reasons) {}

  /**
   * @param component key of the paper, or {@code form} for the form itself
   * @param dossiers in how many dossiers it was asked for
   */
  public record Reason(String component, int dossiers) {}
}
