package org.caunoi.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.dossier.Dossier.TermChoice;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.HandledDossier;
import org.caunoi.network.Authorities;
import org.caunoi.quality.Indicator.Part;
import org.caunoi.quality.IndicatorSettings.FullPoints;
import org.caunoi.quality.ReadIndicators.Board;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Slice;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * The indicators against a second statement of the formulas, written in SQL and differently, over
 * 500 dossiers of chance; and against a table made by hand. What is written here is rolled back.
 */
@IntegrationTest
class IndicatorsTest {

  private static final Period SPRING =
      new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 31));
  private static final Period DECEMBER =
      new Period(LocalDate.of(2025, 12, 1), LocalDate.of(2025, 12, 31));

  @Autowired private ReadIndicators indicators;
  @Autowired private WorkingCalendars calendars;
  @Autowired private Catalogue catalogue;
  @Autowired private Authorities authorities;
  @Autowired private IndicatorSettings settings;
  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  private final long seed = Long.getLong("caunoi.seed", 766);

  @Test
  void fiveHundredDossiersComeOutAsAnotherStatementOfTheFormulasSays() {
    System.out.printf("Indicators: seed %d%n", seed);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    String unit = authorities.list().getLast().code();
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    rolledBack(
        () -> {
          for (int i = 0; i < 500; i++) {
            Seed one = chance(i, random);
            one.authority = unit;
            one.store(jdbc);
          }
          for (int i = 0; i < 60; i++) {
            publication(random);
          }
          Board board = indicators.read(centre, SPRING, unit);
          Map<String, Object> expected = restated(unit);
          Map<String, Object> found = new TreeMap<>();
          board
              .indicators()
              .forEach(
                  one -> {
                    found.put(one.no() + " of", one.of());
                    found.put(one.no() + " %", String.valueOf(one.percent()));
                    one.parts()
                        .forEach(
                            part -> found.put(one.no() + " " + part.share().key(), part.count()));
                  });
          board
              .means()
              .forEach(
                  one ->
                      found.put(
                          "2.2 " + one.procedureCode() + " " + one.unit(),
                          one.dossiers() + " " + one.mean()));
          assertThat(found).isEqualTo(expected);
          assertThat(part(board, "2.1", Share.LATE)).isBetween(50L, 450L);
          assertThat(part(board, "4.2", Share.DIGITISED)).isPositive();
          assertThat(part(board, "1.1", Share.DECIDED_LATE)).isPositive();
          assertThat(part(board, "1.1", Share.DECIDED_IN_TIME)).isPositive();
          assertThat(part(board, "1.2", Share.PUBLISHED_LATE)).isPositive();
          assertThat(part(board, "1.2", Share.PUBLISHED_IN_TIME)).isPositive();
          return board;
        });
  }

  /** A change of some procedure, published in or near the period; half of them know their day. */
  private void publication(RandomGenerator random) {
    List<ProcedureVersion> procedures = catalogue.listCurrent(SPRING.to());
    LocalDate written = LocalDate.of(2026, 3, 20).plusDays(random.nextInt(75));
    LocalDate decided = written.minusDays(random.nextInt(9));
    LocalDate published = written.plusDays(random.nextInt(random.nextInt(12) == 0 ? 14 : 5));
    LocalDate from = written.plusDays(random.nextInt(random.nextInt(12) == 0 ? 9 : 40));
    publication(
        procedures.get(random.nextInt(procedures.size())).code(),
        written.atTime(random.nextInt(24), 30).toString(),
        published.atTime(random.nextInt(24), 45).toString(),
        from.toString(),
        random.nextBoolean() ? decided : null);
  }

  private Seed chance(int number, RandomGenerator random) {
    List<ProcedureVersion> procedures = catalogue.listCurrent(SPRING.to());
    ProcedureVersion procedure = procedures.get(random.nextInt(Math.min(6, procedures.size())));
    Seed one = Seed.of("chance-" + number);
    one.procedure = procedure.code();
    one.version = procedure.id();
    one.channel = 1 + random.nextInt(3);
    one.returnBy = List.of("ELECTRONIC", "COUNTER", "POST").get(random.nextInt(3));
    one.file = random.nextBoolean();
    LocalDateTime taken =
        LocalDateTime.of(2026, 4, 1, 0, 0)
            .plusDays(random.nextInt(61))
            .plusHours(random.nextInt(6, 21))
            .plusMinutes(random.nextInt(1, 30));
    one.amount = 1 + random.nextInt(8);
    if (random.nextInt(5) > 0) {
      boolean promised = random.nextInt(5) > 0;
      one.in(taken.toString(), promised ? later(taken, random, 15) : null);
      one.strategy =
          List.of("WORKING_DAYS", "SAME_DAY_CUTOFF", "WORKING_HOURS", "CALENDAR_DAYS", "MONTHS")
              .get(random.nextInt(promised ? 5 : 2));
    } else {
      one.filed(taken.toString());
      one.strategy = random.nextBoolean() ? "WORKING_DAYS" : "SAME_DAY_CUTOFF";
    }
    one.cutoff = one.strategy.equals("SAME_DAY_CUTOFF") ? "15:00" : null;
    LocalDateTime last = taken;
    int asks = Math.max(0, random.nextInt(7) - 4);
    for (int i = 0; i < asks; i++) {
      LocalDateTime asked = LocalDateTime.parse(later(last, random, 4));
      one.asked(asked.toString());
      last = asked;
      if (i < asks - 1 || random.nextInt(3) > 0) {
        last = LocalDateTime.parse(later(asked, random, 6));
        one.brought(last.toString());
      }
    }
    if (one.accepted != null && one.due != null && random.nextInt(5) == 0) {
      String first = String.valueOf(one.due);
      LocalDateTime moved = LocalDateTime.parse(first);
      one.due = later(moved, random, 5);
      one.extended(moved.plusHours(random.nextInt(-30, 30)).toString(), first);
    }
    boolean waits = one.asked.size() > one.brought.size();
    String end = later(last, random, 12);
    switch (random.nextInt(waits ? 3 : 6)) {
      case 0 -> {
        one.state(waits ? 5 : one.accepted == null ? 1 : 4);
        if (waits && random.nextBoolean()) {
          one.state(7);
          one.former = 5;
        }
      }
      case 1 -> one.ended(waits ? 8 : one.accepted == null ? 3 : 8, end);
      case 2 -> one.state(waits ? 5 : one.accepted == null ? 1 : 6);
      case 3 -> {
        one.state = 10;
        one.returned = end;
        one.resultFile = random.nextBoolean();
      }
      default -> {
        one.done(end);
        one.resultFile = random.nextInt(4) > 0;
      }
    }
    if ((one.state == 4 || one.state == 6) && random.nextInt(3) == 0) {
      one.paused(later(last, random, 20));
    }
    one.satisfaction = random.nextInt(3) > 0 ? null : 1 + random.nextInt(5);
    one.report = random.nextInt(25) == 0 ? "MONEY_ASKED" : null;
    one.reportedAt = random.nextBoolean() ? "2026-03-20T10:00" : null;
    return one;
  }

  private static String later(LocalDateTime from, RandomGenerator random, int days) {
    return from.toLocalDate()
        .plusDays(1 + random.nextInt(days))
        .atTime(6 + random.nextInt(15), 1 + random.nextInt(58))
        .toString();
  }

  /** The formulas once more: counting days and minutes in SQL, as differences instead of dates. */
  private Map<String, Object> restated(String unit) {
    String[] days = workingDaysOf2026();
    Map<String, Object> all = new TreeMap<>();
    for (String statement : List.of(PROCEDURES, PROCEDURE_PERCENTS)) {
      jdbc.sql(statement)
          .param("days", days)
          .query(
              rs -> {
                String text = rs.getString("n");
                boolean percent = rs.getString("what").endsWith("%");
                all.put(
                    rs.getString("what"), percent ? String.valueOf(text) : Long.parseLong(text));
              });
    }
    jdbc.sql(FACTS + COUNTS)
        .param("unit", unit)
        .param("days", days)
        .query(
            rs -> {
              all.put(rs.getString("what"), rs.getLong("n"));
            });
    jdbc.sql(FACTS + PERCENTS)
        .param("unit", unit)
        .param("days", days)
        .query(
            rs -> {
              all.put(rs.getString("what"), String.valueOf(rs.getString("n")));
            });
    jdbc.sql(FACTS + MEANS)
        .param("unit", unit)
        .param("days", days)
        .query(
            rs -> {
              all.put(rs.getString("what"), rs.getString("n"));
            });
    long offered =
        jdbc.sql(PUBLISHED + "SELECT count(*) FROM part WHERE online")
            .param("days", days)
            .query(Long.class)
            .single();
    long used =
        jdbc.sql(
                FACTS
                    + """
                    SELECT count(DISTINCT d.procedure_code)
                    FROM d JOIN catalogue.procedure_version v ON v.id = d.procedure_version
                    WHERE channel = 2 AND v.content ->> 'level' IN ('full', 'partial')
                    """)
            .param("unit", unit)
            .param("days", days)
            .query(Long.class)
            .single();
    all.put("3.2 of", offered);
    all.put("3.2 used", used);
    all.put("3.2 unused", offered - used);
    all.put(
        "3.2 %",
        jdbc.sql("SELECT CAST(round(100.0 * :used / :of, 2) AS text)")
            .param("used", used)
            .param("of", offered)
            .query(String.class)
            .single());
    return all;
  }

  /** As the notices of the year say: the days off of the week, and the two Saturdays worked. */
  private static String[] workingDaysOf2026() {
    List<String> off =
        List.of(
            "2026-01-01",
            "2026-01-02",
            "2026-02-16",
            "2026-02-17",
            "2026-02-18",
            "2026-02-19",
            "2026-02-20",
            "2026-04-27",
            "2026-04-30",
            "2026-05-01",
            "2026-08-31",
            "2026-09-01",
            "2026-09-02",
            "2026-11-24");
    List<String> worked = List.of("2026-01-10", "2026-08-22");
    return LocalDate.of(2026, 1, 1)
        .datesUntil(LocalDate.of(2027, 1, 1))
        .filter(
            day ->
                worked.contains(day.toString())
                    || (day.getDayOfWeek().getValue() < 6 && !off.contains(day.toString())))
        .map(LocalDate::toString)
        .toArray(String[]::new);
  }

  private static final String FACTS =
      """
      WITH work AS (SELECT unnest(CAST(:days AS date[])) AS day),
      span AS (SELECT day + s.b AS b, day + s.e AS e
               FROM work, (VALUES (time '08:00', time '12:00'), (time '13:30', time '17:00')) AS s (b, e)),
      raw AS (
        SELECT d.*, timezone('Asia/Ho_Chi_Minh', COALESCE(accepted_at, filed_at)) AS start,
               (SELECT count(*) FROM dossier.act a WHERE a.dossier_id = d.id AND a.kind = 'SUPPLEMENT_REQUESTED') AS asks,
               (SELECT count(*) FROM dossier.act a WHERE a.dossier_id = d.id AND a.kind = 'SUPPLEMENTED') AS ins,
               (SELECT timezone('Asia/Ho_Chi_Minh', max(at)) FROM dossier.act a
                WHERE a.dossier_id = d.id AND a.kind = 'SUPPLEMENT_REQUESTED') AS ask,
               (SELECT timezone('Asia/Ho_Chi_Minh', max(at)) FROM dossier.act a
                WHERE a.dossier_id = d.id AND a.kind = 'SUPPLEMENTED') AS came
        FROM dossier.dossier d
        WHERE d.authority = :unit AND timezone('Asia/Ho_Chi_Minh', COALESCE(accepted_at, filed_at))
              BETWEEN timestamp '2026-04-01' AND timestamp '2026-05-31 23:59:59.999'),
      d AS (
        SELECT r.*, timezone('Asia/Ho_Chi_Minh', CASE
                 WHEN state > 8 THEN COALESCE(finished_at, returned_at)
                 WHEN asks <> ins THEN NULL WHEN state IN (3, 8) THEN finished_at
                 ELSE least(paused_at, timestamptz '2026-06-01 00:00+07') END) AS ended,
               (SELECT timezone('Asia/Ho_Chi_Minh', min(a.at)) FROM dossier.act a
                WHERE a.dossier_id = r.id AND a.kind = 'EXTENDED') AS apology,
               (SELECT timezone('Asia/Ho_Chi_Minh', min(CAST(a.details ->> 'former' AS timestamptz))) FROM dossier.act a
                WHERE a.dossier_id = r.id AND a.kind = 'EXTENDED') AS former,
               (state > 8) AS has_result,
               EXISTS (SELECT FROM dossier.attachment a WHERE a.dossier_id = r.id) AS papers,
               EXISTS (SELECT FROM dossier.result a WHERE a.dossier_id = r.id) AS paper,
               (EXISTS (SELECT FROM quality.report q WHERE q.dossier_code = r.code)
                OR EXISTS (SELECT FROM quality.rating q WHERE q.dossier_id = r.id AND q.satisfaction < 3)) AS unhappy
        FROM raw r),
      -- The working day a moment belongs to, and how many of them lie between.
      t AS (
        SELECT d.*, COALESCE(ended, ask) AS the_end,
          (SELECT min(day) FROM work WHERE day + time '17:00' > start) AS start_day,
          (SELECT min(day) FROM work WHERE day + time '17:00' >= COALESCE(ended, ask)) AS end_day,
          (SELECT min(day) FROM work WHERE day + time '17:00' > ask) AS ask_day,
          (SELECT min(day) FROM work WHERE day + time '17:00' > came) AS came_day
        FROM d),
      -- The last day of a same-day term: the day itself, or the next one where it came after the hour.
      cut AS (
        SELECT t.*,
          (SELECT min(day) FROM work WHERE day >= start_day + CASE
             WHEN CAST(start AS date) = start_day AND CAST(start AS time) > CAST(term_cutoff AS time) THEN 1 ELSE 0 END) AS today,
          (SELECT min(day) FROM work WHERE day >= came_day + CASE
             WHEN CAST(came AS date) = came_day AND CAST(came AS time) > CAST(term_cutoff AS time) THEN 1 ELSE 0 END) AS again
        FROM t),
      judged AS (
        SELECT t.*, CASE
          WHEN asks >= 2 THEN true
          WHEN apology > former THEN the_end > former
          WHEN appointment_at IS NOT NULL THEN the_end > timezone('Asia/Ho_Chi_Minh', appointment_at)
          WHEN term_strategy = 'SAME_DAY_CUTOFF' THEN the_end >
            CASE WHEN ins = 1 AND ask < today + time '17:00' THEN greatest(today, again) ELSE today END + time '17:00'
          ELSE (SELECT count(*) FROM work WHERE day > start_day AND day <= end_day)
               - CASE WHEN ins = 1 THEN (SELECT count(*) FROM work WHERE day > ask_day AND day <= came_day) ELSE 0 END
               > term_amount END AS late
        FROM cut t)
      """;

  /** The fifth working day after a decision is the last to publish on and the first to begin on. */
  private static final String PUBLISHED =
      """
      WITH work AS (SELECT unnest(CAST(:days AS date[])) AS day),
      change AS (
        SELECT v.code, v.valid_from, CAST(timezone('Asia/Ho_Chi_Minh', d.decided_at) AS date) AS published,
               COALESCE(CAST(v.content ->> 'decidedOn' AS date),
                        CAST(timezone('Asia/Ho_Chi_Minh', d.written_at) AS date)) AS decided
        FROM catalogue.draft d JOIN catalogue.procedure_version v ON v.draft_id = d.id
        WHERE d.state = 'PUBLISHED'
          AND timezone('Asia/Ho_Chi_Minh', d.decided_at) BETWEEN timestamp '2026-04-01' AND timestamp '2026-05-31 23:59:59.999'),
      fifth AS (
        SELECT c.*, (SELECT day FROM work WHERE day > c.decided ORDER BY day OFFSET 4 LIMIT 1) AS day FROM change c),
      judged AS (
        SELECT code, bool_or(valid_from < day) AS decided_late, bool_or(published > day) AS published_late
        FROM fifth GROUP BY code),
      known AS (
        SELECT DISTINCT ON (code) code, content FROM catalogue.procedure_version
        WHERE content ->> 'level' IS NOT NULL AND valid_from <= date '2026-05-31'
          AND (valid_to IS NULL OR valid_to >= date '2026-05-31')
        ORDER BY code, version DESC),
      part AS (
        SELECT content ->> 'level' IN ('full', 'partial') AS online,
          jsonb_array_length(content -> 'steps') > 0 AND content ->> 'sets' IS NOT NULL
          AND content ->> 'applicants' IS NOT NULL AND jsonb_array_length(content -> 'terms') > 0
          AND jsonb_array_length(content -> 'returnBy') > 0
          AND (jsonb_array_length(content -> 'components') > 0 OR content -> 'form' -> 'sections' <> '[]') AS whole
        FROM known)
      """;

  private static final String PROCEDURES =
      PUBLISHED
          + """
          SELECT '1.1 of' AS what, count(*) AS n FROM judged
          UNION ALL SELECT '1.1 decided-in-time', count(*) FROM judged WHERE NOT decided_late
          UNION ALL SELECT '1.1 decided-late', count(*) FROM judged WHERE decided_late
          UNION ALL SELECT '1.2 of', count(*) FROM judged
          UNION ALL SELECT '1.2 published-in-time', count(*) FROM judged WHERE NOT published_late
          UNION ALL SELECT '1.2 published-late', count(*) FROM judged WHERE published_late
          UNION ALL SELECT '1.3 of', count(*) FROM part
          UNION ALL SELECT '1.3 complete', count(*) FROM part WHERE whole
          UNION ALL SELECT '1.3 incomplete', count(*) FROM part WHERE whole IS NOT TRUE
          UNION ALL SELECT '3.1 of', count(*) FROM part
          UNION ALL SELECT '3.1 offered-online', count(*) FROM part WHERE online
          UNION ALL SELECT '3.1 not-online', count(*) FROM part WHERE NOT online
          """;

  private static final String PROCEDURE_PERCENTS =
      PUBLISHED
          + """
          SELECT '1.1 %' AS what, round(avg(CASE WHEN decided_late THEN 0 ELSE 100 END), 2) AS n FROM judged
          UNION ALL SELECT '1.2 %', round(avg(CASE WHEN published_late THEN 0 ELSE 100 END), 2) FROM judged
          UNION ALL SELECT '1.3 %', round(avg(CASE WHEN whole THEN 100 ELSE 0 END), 2) FROM part
          UNION ALL SELECT '3.1 %', round(avg(CASE WHEN online THEN 100 ELSE 0 END), 2) FROM part
          """;

  private static final String COUNTS =
      """
      SELECT '2.1 of' AS what, count(*) AS n FROM judged
      UNION ALL SELECT '2.1 on-time', count(*) FROM judged WHERE NOT late
      UNION ALL SELECT '2.1 late', count(*) FROM judged WHERE late
      UNION ALL SELECT '3.3 of', count(*) FROM judged
      UNION ALL SELECT '3.3 post', count(*) FROM judged WHERE channel > 2
      UNION ALL SELECT '3.3 online', count(*) FROM judged
          WHERE channel = 2 AND (return_by = 'ELECTRONIC' OR paper OR NOT has_result)
      UNION ALL SELECT '3.3 direct', count(*) FROM judged WHERE channel < 2
      UNION ALL SELECT '3.3 online-without-file', count(*) FROM judged
          WHERE channel = 2 AND return_by <> 'ELECTRONIC' AND has_result AND NOT paper
      UNION ALL SELECT '4.2 of', count(*) FROM judged WHERE has_result
      UNION ALL SELECT '4.2 digitised', count(*) FROM judged WHERE has_result AND papers AND paper
      UNION ALL SELECT '4.2 not-digitised', count(*) FROM judged WHERE has_result AND NOT (papers AND paper)
      UNION ALL SELECT '5.4 of', count(*) FROM judged
      UNION ALL SELECT '5.4 late', count(*) FROM judged WHERE late
      UNION ALL SELECT '5.4 unhappy', count(*) FROM judged WHERE unhappy
      """;

  private static final String PERCENTS =
      """
      SELECT '2.1 %' AS what, round(avg(CASE WHEN late THEN 0 ELSE 100 END), 2) AS n FROM judged
      UNION ALL SELECT '3.3 %', round(avg(CASE WHEN channel = 2 AND (return_by = 'ELECTRONIC' OR paper OR NOT has_result)
          THEN 100 ELSE 0 END), 2) FROM judged
      UNION ALL SELECT '4.2 %', round(avg(CASE WHEN papers AND paper THEN 100 ELSE 0 END), 2) FROM judged WHERE has_result
      UNION ALL SELECT '5.4 %', round(greatest(0, 100 - avg(CASE WHEN late THEN 100 ELSE 0 END)
          - avg(CASE WHEN unhappy THEN 100 ELSE 0 END)), 2) FROM judged
      """;

  private static final String MEANS =
      """
      , one AS (
        SELECT j.procedure_code, j.term_strategy,
          CASE WHEN term_strategy IN ('WORKING_DAYS', 'WORKING_HOURS', 'SAME_DAY_CUTOFF') THEN
            (SELECT COALESCE(sum(extract(epoch FROM least(e, j.the_end) - greatest(b, j.start))), 0)
             FROM span WHERE b < j.the_end AND e > j.start)
            - (SELECT COALESCE(sum(extract(epoch FROM least(e, w.came) - greatest(b, w.ask))), 0)
               FROM span, waits w WHERE w.id = j.id AND b < w.came AND e > w.ask)
          ELSE extract(epoch FROM j.the_end - j.start)
            - (SELECT COALESCE(sum(extract(epoch FROM w.came - w.ask)), 0) FROM waits w WHERE w.id = j.id) END AS seconds
        FROM judged j WHERE has_result)
      SELECT '2.2 ' || procedure_code || ' ' || unit AS what,
             count(*) || ' ' || round(sum(seconds) / count(*) / size, 2) AS n
      FROM (SELECT one.*, CASE term_strategy WHEN 'WORKING_DAYS' THEN 'WORKING_DAY'
                     WHEN 'CALENDAR_DAYS' THEN 'DAY' WHEN 'MONTHS' THEN 'MONTH' ELSE 'WORKING_HOUR' END AS unit,
                   CASE term_strategy WHEN 'WORKING_DAYS' THEN 28800
                     WHEN 'CALENDAR_DAYS' THEN 86400 WHEN 'MONTHS' THEN 2592000 ELSE 3600 END AS size
            FROM one) sized
      GROUP BY procedure_code, unit, size
      """
          .replaceFirst(
              ", one AS",
              """
              , waits AS (
                SELECT a.dossier_id AS id, timezone('Asia/Ho_Chi_Minh', a.at) AS ask,
                  (SELECT timezone('Asia/Ho_Chi_Minh', min(b.at)) FROM dossier.act b
                   WHERE b.dossier_id = a.dossier_id AND b.at > a.at AND b.kind = 'SUPPLEMENTED') AS came
                FROM dossier.act a WHERE a.authority = :unit AND a.kind = 'SUPPLEMENT_REQUESTED')
              , one AS\
              """);

  @Test
  void thirtyCasesMadeByHandComeOutAsTheyShould() {
    String unit = authorities.list().getFirst().code();
    SignedIn centre = people.officer(Role.INSPECTOR, null);
    Map<String, String> expected = new TreeMap<>();
    List<Seed> cases = new ArrayList<>();
    HandMade.CASES.forEach(
        (one, ground) -> {
          Seed copy = one.get();
          cases.add(copy);
          if (!ground.isEmpty()) {
            expected.put(copy.name, ground);
          }
        });
    assertThat(cases).hasSizeGreaterThanOrEqualTo(30);
    rolledBack(
        () -> {
          UUID version = catalogue.listCurrent(DECEMBER.to()).getFirst().id();
          cases.forEach(
              one -> {
                one.authority = unit;
                one.version = version;
                one.store(jdbc);
              });
          Map<String, String> found = new TreeMap<>();
          Stream.of(Share.ON_TIME, Share.LATE)
              .flatMap(share -> indicators.dossiers(centre, DECEMBER, unit, share, null).stream())
              .forEach(
                  one ->
                      found.put(
                          name(cases, one.dossier().code()),
                          (one.onTime() ? "+ " : "- ") + one.ground()));
          assertThat(found).isEqualTo(expected);
          figures(indicators.read(centre, DECEMBER, unit));
          return found;
        });
  }

  /** Counted on paper: 53 cases lie in the period, 20 of them have a result, 23 are late. */
  private void figures(Board board) {
    assertThat(board.dossiers()).isEqualTo(53);
    assertThat(parts(board, "2.1")).isEqualTo("30 on-time, 23 late of 53: 56.60");
    assertThat(part(board, "3.2", Share.USED)).as("what came over the counter is none").isOne();
    assertThat(parts(board, "3.3"))
        .isEqualTo("49 online, 2 direct, 1 post, 1 online-without-file of 53: 92.45");
    assertThat(parts(board, "4.2")).isEqualTo("2 digitised, 18 not-digitised of 20: 10.00");
    assertThat(parts(board, "5.4")).isEqualTo("23 late, 4 unhappy of 53: 49.06");
    assertThat(board.means())
        .as("629 hours and 29 minutes, in days of eight hours")
        .singleElement()
        .satisfies(mean -> assertThat(mean.dossiers()).isEqualTo(20))
        .satisfies(mean -> assertThat(mean.mean()).isEqualTo(new BigDecimal("3.93")));
  }

  private static String parts(Board board, String no) {
    Indicator one = one(board, no);
    return one.parts().stream()
            .map(part -> part.count() + " " + part.share().key())
            .collect(Collectors.joining(", "))
        + " of "
        + one.of()
        + ": "
        + one.percent();
  }

  @Test
  void whereTheFirstPromiseAlwaysCountsOnlyWaitsAfterTheApologyMoveIt() {
    Punctuality never =
        new Punctuality(
            calendars.current(),
            Seed.moment("2025-12-31T23:59"),
            IndicatorSettings.Extension.NEVER);
    Verdict plain = never.judge(extended(List.of()));
    assertThat(plain.limit()).isEqualTo(Seed.moment("2025-12-03T17:00"));
    assertThat(plain.ground()).isEqualTo(Verdict.Ground.DONE_LATE);
    HandledDossier.Pause before = wait("2025-12-01T10:00", "2025-12-02T10:00");
    assertThat(never.judge(extended(List.of(before))).limit())
        .as("the first promise has moved with it already")
        .isEqualTo(Seed.moment("2025-12-03T17:00"));
    HandledDossier.Pause after = wait("2025-12-03T11:00", "2025-12-05T11:00");
    Verdict waited = never.judge(extended(List.of(after)));
    assertThat(waited.limit()).isEqualTo(Seed.moment("2025-12-05T17:00"));
    assertThat(waited.ground()).isEqualTo(Verdict.Ground.DONE_IN_TIME);
  }

  /** Promised for the 3rd; on the 3rd an apology named the 10th; done on the 5th. */
  private static HandledDossier extended(List<HandledDossier.Pause> pauses) {
    return new HandledDossier(
        "H26.TN",
        new UUID(0, 1),
        "SEED-never",
        0,
        "2.000635",
        new UUID(0, 2),
        2,
        false,
        new TermChoice("WORKING_DAYS", 3, null),
        Seed.moment("2025-12-01T09:00"),
        null,
        null,
        DossierState.DONE,
        false,
        pauses.size(),
        Seed.moment("2025-12-10T17:00"),
        Seed.moment("2025-12-05T16:00"),
        null,
        pauses,
        new HandledDossier.Extension(
            Seed.moment("2025-12-03T10:00"), Seed.moment("2025-12-03T17:00")),
        false,
        false);
  }

  private static HandledDossier.Pause wait(String from, String to) {
    return new HandledDossier.Pause(Seed.moment(from), Seed.moment(to));
  }

  private static String name(List<Seed> cases, String code) {
    return cases.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow().name;
  }

  @Test
  void whereNothingCanBeDividedNothingIsClaimed() {
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    Period long_ago = new Period(LocalDate.of(2021, 2, 1), LocalDate.of(2021, 2, 28));
    Board board = indicators.read(centre, long_ago, authorities.list().getFirst().code());
    assertThat(board.dossiers()).isZero();
    assertThat(board.indicators())
        .filteredOn(one -> List.of("1.1", "1.2", "2.1", "3.3", "4.2", "5.4").contains(one.no()))
        .hasSize(6)
        .allSatisfy(one -> assertThat(one.percent()).isNull());
  }

  @Test
  void publicationsAreCountedByProcedureAndOneLateOneIsEnough() {
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    List<String> codes =
        catalogue.listCurrent(DECEMBER.to()).stream().limit(4).map(ProcedureVersion::code).toList();
    rolledBack(
        () -> {
          publication(codes.get(0), "2025-12-01T09:00", "2025-12-02T09:00", "2025-12-15");
          publication(codes.get(1), "2025-12-01T09:00", "2025-12-10T09:00", "2025-12-15");
          publication(codes.get(2), "2025-12-01T09:00", "2025-12-02T09:00", "2025-12-05");
          publication(codes.get(2), "2025-12-08T09:00", "2025-12-09T09:00", "2025-12-29");
          publication(codes.get(0), "2026-01-05T09:00", "2026-01-05T09:00", "2026-01-05");
          LocalDate november = LocalDate.of(2025, 11, 20);
          publication(codes.get(3), "2025-12-01T09:00", "2025-12-02T09:00", "2025-12-02", november);
          Board board = indicators.read(centre, DECEMBER, null);
          assertThat(one(board, "1.1").of()).isEqualTo(4);
          assertThat(one(board, "1.1").percent()).isEqualTo(new BigDecimal("75.00"));
          assertThat(indicators.procedures(centre, DECEMBER, null, Share.DECIDED_LATE))
              .containsExactly(codes.get(2));
          assertThat(indicators.procedures(centre, DECEMBER, null, Share.PUBLISHED_LATE))
              .containsExactlyInAnyOrder(codes.get(1), codes.get(3));
          return board;
        });
  }

  @Test
  void proceduresAreCountedAsTheyStandInTheTables() {
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    LocalDate today = LocalDate.now(VietnamTime.ZONE);
    Board board = indicators.read(centre, new Period(today, today), null);
    List<ProcedureVersion> current = catalogue.listCurrent(today);
    long offered = count(current, "content ->> 'level' IN ('full', 'partial')");
    long complete =
        count(
            current,
            """
            jsonb_array_length(content -> 'steps') > 0 AND content ->> 'sets' IS NOT NULL
            AND content ->> 'applicants' IS NOT NULL AND jsonb_array_length(content -> 'terms') > 0
            AND jsonb_array_length(content -> 'returnBy') > 0
            AND (jsonb_array_length(content -> 'components') > 0 OR content -> 'form' -> 'sections' <> '[]')
            """);
    assertThat(part(board, "3.1", Share.OFFERED_ONLINE)).isEqualTo(offered).isPositive();
    assertThat(part(board, "1.3", Share.COMPLETE)).isEqualTo(complete);
    assertThat(one(board, "1.3").of()).isEqualTo(current.size());
  }

  private long count(List<ProcedureVersion> current, String condition) {
    return jdbc.sql(
            "SELECT count(*) FROM catalogue.procedure_version WHERE id IN (:ids) AND " + condition)
        .param("ids", current.stream().map(ProcedureVersion::id).toList())
        .query(Long.class)
        .single();
  }

  @Test
  void theBoardOpensWhatItCountsAndTheLookingIsWrittenDown() {
    String quiet = "00097";
    String code = walk.filing().form("commune", quiet).file().code();
    walk.issue(code);
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    Web web = people.signIn(centre);
    String unit = "?authority=" + walk.authorityOf(quiet);
    assertThat(web.get("/indicators" + unit).body())
        .contains("Giải quyết đúng hạn", "Lúc kết thúc không sau giờ hẹn trả", "100,00 %")
        .contains("/indicators/on-time?from=", "/indicators/taken-in?from=", "Đủ điểm: từ 90 %");
    assertThat(web.get("/indicators/taken-in" + unit).body()).contains(code);
    assertThat(web.get("/indicators/public" + unit).body()).contains("2.000635");
    assertThat(web.get("/indicators/handled" + unit).body())
        .contains(code, "Có kết quả đúng hạn")
        .doesNotContain("Nguyễn Thử");
    JsonNode api = Web.json(web.get("/api/v1/indicators" + unit));
    assertThat(api.at("/indicators/3/no").asString()).isEqualTo("2.1");
    assertThat(api.at("/indicators/3/of").asLong()).isPositive();
    assertThat(web.get("/api/v1/indicators/on-time/dossiers" + unit).body()).contains(code);
    assertThat(
            jdbc.sql(
                    "SELECT count(*) FROM audit.entry WHERE act = 'indicators-read' AND actor_id ="
                        + " :id")
                .param("id", centre.accountId())
                .query(Integer.class)
                .single())
        .isEqualTo(3);
  }

  @Test
  void whatANumberCountsComesPageByPageAndNothingTwice() {
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    String unit = authorities.list().getLast().code();
    rolledBack(
        () -> {
          for (int i = 0; i < 7; i++) {
            Seed one = chance(i, RandomGenerator.of("L64X128MixRandom"));
            one.authority = unit;
            one.store(jdbc);
          }
          List<String> all =
              indicators.dossiers(centre, SPRING, unit, Share.TAKEN_IN, null).stream()
                  .map(one -> one.dossier().code())
                  .sorted()
                  .toList();
          List<String> paged = new ArrayList<>();
          @Nullable Cursor next = null;
          do {
            Slice<Verdict> page =
                indicators.page(centre, SPRING, unit, Share.TAKEN_IN, null, next, 3);
            assertThat(page.items()).hasSizeBetween(1, 3);
            page.items().forEach(one -> paged.add(one.dossier().code()));
            next = Cursor.of(page.nextCursor());
          } while (next != null);
          return assertThat(paged).hasSizeGreaterThanOrEqualTo(7).isEqualTo(all);
        });
    Web web = people.signIn(centre);
    assertThat(web.get("/api/v1/indicators/taken-in/dossiers?cursor=x").body())
        .contains("/cursor", "bad-cursor");
  }

  @Test
  void noOpenDossierComesTwiceBecauseTimeGoesByBetweenPages() {
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    String unit = authorities.list().getLast().code();
    LocalDate today = LocalDate.now(VietnamTime.ZONE);
    Period running = new Period(today.minusDays(20), today);
    rolledBack(
        () -> {
          for (int i = 0; i < 5; i++) {
            Seed one = Seed.of("open-" + i).in(today.minusDays(10) + "T09:00", null).state(4);
            one.authority = unit;
            one.version = catalogue.listCurrent(today).getFirst().id();
            one.store(jdbc);
          }
          List<String> paged = new ArrayList<>();
          @Nullable Cursor next = null;
          do {
            Slice<Verdict> page =
                indicators.page(centre, running, unit, Share.TAKEN_IN, null, next, 2);
            page.items().forEach(one -> paged.add(one.dossier().code()));
            next = Cursor.of(page.nextCursor());
          } while (next != null && paged.size() < 50);
          return assertThat(paged).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
        });
  }

  @Test
  void pointsAreTheSameForProgramsAsOnThePage() {
    JsonNode board =
        Web.json(
            people.signIn(people.officer(Role.CENTRE_CONTROL, null)).get("/api/v1/indicators"));
    int told = 0;
    for (JsonNode one : board.path("indicators")) {
      JsonNode points = one.path("points");
      FullPoints rule = settings.pointsOf(one.path("no").asString()).orElse(null);
      if (rule == null || one.path("percent").asString().equals("N/A")) {
        assertThat(points.isNull()).as("%s", one).isTrue();
        continue;
      }
      told++;
      BigDecimal percent = new BigDecimal(one.path("percent").asString());
      boolean open = percent.compareTo(BigDecimal.valueOf(rule.full())) < 0 && !rule.proRata();
      assertThat(points.path("full").asInt()).isEqualTo(rule.full());
      assertThat(points.path("needsConfirmation").asBoolean()).as("%s", one).isEqualTo(open);
      assertThat(points.path("percent").isNull()).as("%s", one).isEqualTo(open);
    }
    assertThat(told).isPositive();
  }

  @Test
  void aWrongQuestionIsToldApartAndOthersSeeNothing() {
    Web web = people.signIn(people.officer(Role.INSPECTOR, null));
    assertThat(web.get("/indicators?from=30/2/2026").statusCode()).isEqualTo(422);
    assertThat(web.get("/indicators?from=2026-05-02&to=2026-05-01").body())
        .contains("id=\"to-error\"");
    assertThat(web.get("/api/v1/indicators?authority=H99").body()).contains("/authority");
    assertThat(web.get("/api/v1/indicators?from=1950-01-01&to=1950-02-01").statusCode())
        .isEqualTo(422);
    assertThat(web.get("/indicators/no-such").statusCode()).isEqualTo(404);
    SignedIn officer = people.officer(Role.SIGNER, walk.authority());
    assertThatThrownBy(() -> indicators.read(officer, SPRING, null)).isInstanceOf(Refused.class);
    assertThat(people.signIn(officer).get("/indicators").statusCode()).isEqualTo(403);
  }

  private void publication(String code, String written, String published, String from) {
    publication(code, written, published, from, null);
  }

  private void publication(
      String code, String written, String published, String from, @Nullable LocalDate decided) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            INSERT INTO catalogue.draft (id, code, source_text, state, written_by, written_by_name, written_at,
                                         decided_by, decided_by_name, decided_at)
            VALUES (:id, :code, '', 'PUBLISHED', :id, 'Trần Thử', :written, :other, 'Lê Thử', :published)
            """)
        .param("id", id)
        .param("other", UUID.randomUUID())
        .param("code", code)
        .param("written", Seed.moment(written).atOffset(java.time.ZoneOffset.UTC))
        .param("published", Seed.moment(published).atOffset(java.time.ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            INSERT INTO catalogue.procedure_version (id, code, version, name_vi, name_en, field, valid_from, content,
                                                     content_hash, stored_at, draft_id)
            SELECT :id, :code, 1 + max(version), 'Thử', 'Trial', 'x', CAST(:from AS date),
                   jsonb_strip_nulls(jsonb_build_object('decidedOn', CAST(:decided AS date))), repeat('0', 64), now(), :id
            FROM catalogue.procedure_version WHERE code = :code
            """)
        .param("id", id)
        .param("code", code)
        .param("from", from)
        .param("decided", decided)
        .update();
  }

  private static Indicator one(Board board, String no) {
    return board.indicators().stream().filter(one -> one.no().equals(no)).findFirst().orElseThrow();
  }

  private static long part(Board board, String no, Share share) {
    return one(board, no).parts().stream()
        .filter(part -> part.share() == share)
        .mapToLong(Part::count)
        .sum();
  }

  private void rolledBack(Supplier<?> work) {
    new TransactionTemplate(transactions)
        .execute(
            status -> {
              status.setRollbackOnly();
              return work.get();
            });
  }
}
