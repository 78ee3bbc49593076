package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.caunoi.IntegrationTest;
import org.caunoi.Measured;
import org.caunoi.Walk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who held the papers of a dossier at a moment is answered at once however much has happened.
 * {@code bin/who-held-time} runs this with five million events; the suite with few. All is rolled
 * back.
 */
@IntegrationTest
class WhoHeldTimeTest {

  private static final int EVENTS = Integer.getInteger("caunoi.held.events", 5_000);
  private static final int EACH = 5;
  private static final int ENVELOPES = EVENTS / EACH;
  private static final int QUESTIONS = EVENTS >= 1_000_000 ? 2_000 : 50;
  private static final int IN_A_BAG = 20;
  private static final int BAG_CHANGES = 200;
  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");

  @Autowired private WhoHeld holders;
  @Autowired private PaperSets sets;
  @Autowired private Walk walk;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;

  @Test
  void anAnswerComesAtOnceHoweverMuchHasHappened() {
    String authority = walk.authority();
    transactions.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          fill(authority);
          Random random = new Random(7);
          double[] millis = new double[QUESTIONS];
          for (int i = 0; i < QUESTIONS; i++) {
            int n = random.nextInt(ENVELOPES);
            Instant moment = BEGIN.plusSeconds(n % 86_400 + 60L * random.nextInt(600));
            long begin = System.nanoTime();
            String envelope = sets.ofDossier("HELD-" + n).getFirst().envelope();
            String place = holders.at(envelope, moment).orElseThrow().place();
            millis[i] = (System.nanoTime() - begin) / 1e6;
            assertThat(place).isEqualTo(expected(n, moment));
          }
          Arrays.sort(millis);
          double p95 = millis[(int) (QUESTIONS * .95)];
          Arrays.stream(millis).forEach(one -> Measured.sample("answer", "ms", one));
          Measured.say(
              "Who held it: %,d events, %,d envelopes that lay in bags of %d, %d questions: p50"
                  + " %.2f ms, p95 %.2f ms, slowest %.1f ms",
              EVENTS,
              ENVELOPES,
              IN_A_BAG,
              QUESTIONS,
              millis[QUESTIONS / 2],
              p95,
              millis[QUESTIONS - 1]);
          assertThat(p95).isLessThanOrEqualTo(200);
        });
  }

  private static String expected(int n, Instant moment) {
    long minutes = (moment.getEpochSecond() - BEGIN.getEpochSecond() - n % 86_400) / 60;
    return minutes < 120
        ? "place-0"
        : minutes < BAG_CHANGES ? "bag-0" : minutes < 300 ? "bag-1" : "place-2";
  }

  /**
   * Each envelope is sealed, offered and taken twice; three people hold it by turns, and in between
   * it lies in a bag with nineteen others, which changes hands itself.
   */
  private void fill(String authority) {
    jdbc.sql(
            """
            INSERT INTO custody.unit (authority, number, bag, phase, homeward, keeper_id, keeper_name, keeper_org, keeper_place,
                keeper_moving, since, destination, loss, head, version, waiting, contested)
            SELECT :authority, 'HELD' || n, FALSE, 'SEALED', FALSE, gen_random_uuid(), 'Mẫu', 'o', 'place-2', FALSE, :begin,
                   :authority, 'NONE', gen_random_uuid(), 5, 0, 0
            FROM generate_series(0, :envelopes - 1) AS n
            """)
        .param("authority", authority)
        .param("begin", BEGIN.atOffset(ZoneOffset.UTC))
        .param("envelopes", ENVELOPES)
        .update();
    jdbc.sql(
            """
            INSERT INTO custody.event (authority, id, unit, kind, at, recorded_at, by_id, by_name, by_org, by_place, by_moving, facts)
            SELECT :authority, gen_random_uuid(), 'HELD' || n, k.kind, a.at, a.at, gen_random_uuid(), 'Mẫu', 'o', 'place', FALSE, '{}'
            FROM generate_series(0, :envelopes - 1) AS n
            CROSS JOIN (VALUES (0, 'EnvelopeSealed'), (110, 'Offered'), (120, 'Accepted'), (290, 'Offered'), (300, 'Accepted')) AS k (minute, kind)
            CROSS JOIN LATERAL (SELECT CAST(:begin AS timestamptz) + make_interval(secs => n % 86400, mins => k.minute) AS at) AS a
            """)
        .param("authority", authority)
        .param("begin", BEGIN.atOffset(ZoneOffset.UTC))
        .param("envelopes", ENVELOPES)
        .update();
    jdbc.sql(
            """
            INSERT INTO custody.holding (authority, unit, no, keeper_id, keeper_name, keeper_org, keeper_place, keeper_moving,
                                         inside, from_at, to_at)
            SELECT :authority, 'HELD' || n, h.no, gen_random_uuid(), 'Mẫu', 'o', 'place-' || h.no, FALSE,
                   CASE h.no WHEN 1 THEN 'HELDBAG' || n / :each END, b.at + make_interval(mins => h.starts), b.at + make_interval(mins => h.ends)
            FROM generate_series(0, :envelopes - 1) AS n
            CROSS JOIN (VALUES (0, 0, 120), (1, 120, 300), (2, 300, NULL)) AS h (no, starts, ends)
            CROSS JOIN LATERAL (SELECT CAST(:begin AS timestamptz) + make_interval(secs => n % 86400) AS at) AS b
            """)
        .param("authority", authority)
        .param("begin", BEGIN.atOffset(ZoneOffset.UTC))
        .param("envelopes", ENVELOPES)
        .param("each", IN_A_BAG)
        .update();
    jdbc.sql(
            """
            INSERT INTO custody.holding (authority, unit, no, keeper_id, keeper_name, keeper_org, keeper_place, keeper_moving,
                                         from_at, to_at)
            SELECT :authority, 'HELDBAG' || n, h.no, gen_random_uuid(), 'Mẫu', 'o', 'bag-' || h.no, FALSE,
                   b.at + make_interval(mins => h.starts), b.at + make_interval(mins => h.ends)
            FROM generate_series(0, (:envelopes - 1) / :each) AS n
            CROSS JOIN (VALUES (0, 0, :changes), (1, :changes, NULL)) AS h (no, starts, ends)
            CROSS JOIN LATERAL (SELECT CAST(:begin AS timestamptz) + make_interval(secs => n * :each % 86400) AS at) AS b
            """)
        .param("authority", authority)
        .param("begin", BEGIN.atOffset(ZoneOffset.UTC))
        .param("envelopes", ENVELOPES)
        .param("each", IN_A_BAG)
        .param("changes", BAG_CHANGES)
        .update();
    jdbc.sql(
            """
            INSERT INTO custody.paper_set (authority, id, dossier_code, envelope, homeward, place, taken_by, taken_name,
                                           taken_badge, taken_at, collection)
            SELECT :authority, gen_random_uuid(), 'HELD-' || n, 'HELD' || n, TRUE, 'place-0', gen_random_uuid(), 'Mẫu', 'M',
                   :begin, :begin
            FROM generate_series(0, :envelopes - 1) AS n
            """)
        .param("authority", authority)
        .param("begin", BEGIN.atOffset(ZoneOffset.UTC))
        .param("envelopes", ENVELOPES)
        .update();
    for (String table : new String[] {"unit", "event", "holding", "paper_set"}) {
      jdbc.sql("ANALYZE custody." + table).update();
    }
  }
}
