package org.caunoi.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Presence;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.PointActivity;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.dossier.Trouble;
import org.caunoi.dossier.TroubledDossiers.Row;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Authorities;
import org.caunoi.network.Points;
import org.caunoi.quality.Centre.Found;
import org.caunoi.quality.Centre.Question;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Slice;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Five questions, answered from what is in the tables. */
@IntegrationTest
class CentreTest {

  @Autowired private ReadCentre centre;
  @Autowired private WorkingCalendars calendars;
  @Autowired private Catalogue catalogue;
  @Autowired private Authorities authorities;
  @Autowired private Points points;
  @Autowired private Presence presence;
  @Autowired private PointActivity activity;
  @Autowired private CentreSettings settings;
  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;
  @Autowired private PlatformTransactionManager transactions;
  @LocalServerPort private int port;

  @Test
  void onABadMorningTheMostHarmfulComesFirst() {
    String unit = authorities.list().getLast().code();
    SignedIn watch = people.officer(Role.CENTRE_CONTROL, unit);
    rolledBack(
        () -> {
          assertThat(centre.look(watch).count()).isZero();
          for (int i = 0; i < 17; i++) {
            store(unit, Seed.of("late-" + i).in(hours(-100), hours(-1 - i)).state(4), watch);
          }
          for (int i = 0; i < 11; i++) {
            store(unit, Seed.of("soon-" + i).in(hours(-3), hours(1)).state(4), watch);
          }
          for (int i = 0; i < 7; i++) {
            store(unit, Seed.of("new-" + i).filed(hours(-24 * 6)).state(1), null);
          }
          for (int i = 0; i < 4; i++) {
            store(unit, Seed.of("nobody-" + i).in(hours(-2), hours(24 * 30)).state(2), null);
          }
          Seed asked = Seed.of("money").in(hours(-2), hours(24 * 30)).state(4);
          asked.report = "MONEY_ASKED";
          store(unit, asked, watch);
          // The citizen is the one to act: not in trouble.
          store(
              unit, Seed.of("awaited").in(hours(-90), hours(-5)).asked(hours(-6)).state(5), watch);
          Centre now = centre.look(watch);
          assertThat(now.found().stream().map(Found::wrong))
              .containsExactly(
                  Wrong.MONEY_ASKED,
                  Wrong.LATE,
                  Wrong.NOT_TAKEN_IN,
                  Wrong.NO_OWNER,
                  Wrong.DUE_SOON);
          assertThat(now.found().stream().map(Found::count)).containsExactly(1, 17, 7, 4, 11);
          assertThat(now.count()).isEqualTo(40);
          assertThat(now.questions())
              .startsWith(Question.INSPECT, Question.WAITING, Question.OWNERLESS, Question.SOON)
              .endsWith(Question.DARK);
          assertThat(now.found().get(1).since()).isEqualTo(Seed.moment(hours(-17)));
          assertThat(rows(watch, null).stream().map(Row::code))
              .containsExactly("SEED-late-16", "SEED-late-15", "SEED-late-14");
          assertThat(rows(watch, "H99")).isEmpty();
          suspend(watch);
          assertThat(centre.look(watch).found())
              .anySatisfy(
                  one -> {
                    assertThat(one.wrong()).isEqualTo(Wrong.OWNER_GONE);
                    assertThat(one.count()).isEqualTo(29);
                  });
          return now;
        });
  }

  @Test
  void whoeverWaitsForAnAnswerBeyondItsTimeIsSeen() {
    String unit = authorities.list().getLast().code();
    SignedIn watch = people.officer(Role.CENTRE_CONTROL, unit);
    rolledBack(
        () -> {
          store(
              unit, Seed.of("unanswered").in(hours(-9), hours(99)).asked(hours(-8)).state(5), null);
          jdbc.sql("UPDATE dossier.dossier SET answer_by = filed_at WHERE code = 'SEED-unanswered'")
              .update();
          Seed back = Seed.of("asked-back").filed(hours(-24 * 9)).asked(hours(-24 * 9)).state(7);
          back.former = 1;
          store(unit, back, null);
          jdbc.sql("UPDATE dossier.act SET kind = 'WITHDRAWAL_REQUESTED' WHERE dossier_id = :id")
              .param("id", back.id)
              .update();
          Seed brought =
              Seed.of("just-in").filed(hours(-24 * 9)).asked(hours(-24 * 8)).brought(hours(0));
          brought.supplementIn = true;
          store(unit, brought.state(5), null);
          assertThat(centre.look(watch).found())
              .extracting(Found::wrong, Found::count)
              .containsExactly(tuple(Wrong.ANSWER_PASSED, 1), tuple(Wrong.WITHDRAWAL_WAITS, 1));
          assertThat(centre.dossiers(watch, Trouble.WITHDRAWAL_WAITS, null, null, 9).items())
              .singleElement()
              .satisfies(row -> assertThat(row.since()).isEqualTo(Seed.moment(hours(-24 * 9))));
          return unit;
        });
  }

  @Test
  void aCounterIsDarkWhenItShouldBeOpenAndNobodyIsThere() {
    AgentPoint point =
        points.listOpen(VietnamTime.day(clock.instant())).stream()
            .filter(one -> one.id().equals("HN-0009"))
            .findFirst()
            .orElseThrow();
    // A Tuesday in the middle of the morning; signing in is always now, so the night before counts.
    LocalDateTime tuesday = LocalDateTime.of(2026, 3, 10, 10, 0);
    assertThat(point.hours().isOpenAt(tuesday)).isTrue();
    assertThat(dark(tuesday)).contains("HN-0009");
    assertThat(dark(tuesday.withHour(3))).isEmpty();
    assertThat(dark(LocalDateTime.of(2026, 9, 2, 10, 0))).as("a holiday").isEmpty();
    rolledBack(
        () -> {
          session("HN-0009", tuesday.minusMinutes(20), "NOT_READY");
          assertThat(dark(tuesday)).doesNotContain("HN-0009");
          assertThat(dark(tuesday.plusMinutes(50))).contains("HN-0009");
          return point;
        });
    people.signIn(people.clerk("HN-0009"));
    assertThat(presence.atPointsSince(clock.instant().minus(1, ChronoUnit.HOURS)))
        .containsKey("HN-0009");
    assertThat(dark(tuesday)).doesNotContain("HN-0009");
  }

  @Test
  void aPointThatSendsManyAwayNeedsHelp() {
    SignedIn watch = people.officer(Role.INSPECTOR, null);
    rolledBack(
        () -> {
          LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), VietnamTime.ZONE);
          for (int i = 0; i < 6; i++) {
            session("HN-0010", now.minusHours(2), i < 2 ? "NOT_READY" : "FILED");
            session("HN-0011", now.minusHours(2), i < 1 ? "NOT_READY" : "FILED");
          }
          for (int i = 0; i < 4; i++) {
            session("HN-0012", now.minusHours(2), "NOT_READY");
          }
          assertThat(centre.sentAway(watch).stream().map(PointActivity.Activity::point))
              .contains("HN-0010")
              .doesNotContain("HN-0011", "HN-0012");
          return now;
        });
  }

  @Test
  void workingTimeIsCountedFromNowBackAndForth() {
    WorkingMoments monday =
        new WorkingMoments(calendars.current(), Seed.moment("2026-03-09T10:00"));
    assertThat(monday.before(2)).isEqualTo(Seed.moment("2026-03-09T08:00"));
    assertThat(monday.before(3)).isEqualTo(Seed.moment("2026-03-06T16:00"));
    assertThat(monday.before(8)).isEqualTo(Seed.moment("2026-03-06T09:30"));
    assertThat(monday.nextDays(5).getLast()).isEqualTo(LocalDate.of(2026, 3, 16));
    WorkingMoments friday =
        new WorkingMoments(calendars.current(), Seed.moment("2026-03-06T21:00"));
    assertThat(friday.endOfNext(2)).isBefore(Seed.moment("2026-03-11T00:00"));
    assertThat(friday.endOfNext(2)).isAfter(Seed.moment("2026-03-10T23:59"));
  }

  @Test
  void thePageTellsOpensItsRowsAndSaysWhenSomethingChanged() throws Exception {
    SignedIn control = people.officer(Role.CENTRE_CONTROL, walk.authority());
    Web web = people.signIn(control);
    String code = walk.filing().file().code();
    walk.accept(code);
    String page = web.get("/centre").body();
    assertThat(page)
        .contains(
            "Hồ sơ nào chưa có ai lo?", "href=\"/centre/no-owner\"", "data-live=\"/centre/events\"")
        .contains("Xem dạng bảng")
        .contains("href=\"/centre/all\"", "href=\"/centre/ownerless\"")
        .doesNotContain("Nguyễn Thử");
    String opened = "href=\"/centre/no-owner?authority=" + walk.authority() + "\"";
    for (String sum : List.of("all", "ownerless", "at?point=" + walk.authority())) {
      assertThat(web.get("/centre/" + sum).body()).as(sum).contains(opened);
    }
    assertThat(web.get("/centre/dark").body()).doesNotContain(opened);
    assertThat(web.get("/centre/at").statusCode()).isEqualTo(404);
    assertThat(web.get("/api/v1/centre/no-owner/dossiers?cursor=x").statusCode()).isEqualTo(422);
    assertThat(web.get("/centre/no-owner?authority=" + walk.authority()).body())
        .contains(code, "Chưa có ai");
    assertThat(Web.json(web.get("/api/v1/centre")).at("/count").asInt()).isPositive();
    assertThat(web.get("/api/v1/centre/no-owner/dossiers").body()).contains(code);
    assertThat(web.get("/api/v1/centre/no-such/dossiers").statusCode()).isEqualTo(422);
    assertThat(web.get("/centre/no-such").statusCode()).isEqualTo(404);
    assertThat(web.get("/centre/sent-away").body()).contains("Bây giờ phần này đang yên");

    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/centre/events"))
            .header("Cookie", "signin=" + web.cookie("signin"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    client.send(request, BodyHandlers.ofInputStream()).body(),
                    StandardCharsets.UTF_8))) {
      heard(lines);
      walk.accept(walk.filing().file().code());
      long before = System.nanoTime();
      heard(lines);
      assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before)).isLessThan(20);
      client.shutdownNow();
    }
  }

  @Test
  void nobodyElseWatches() {
    for (SignedIn who :
        List.of(people.clerk("HN-0001"), people.officer(Role.SIGNER, walk.authority()))) {
      assertThatThrownBy(() -> centre.look(who)).isInstanceOf(Refused.class);
      assertThatThrownBy(() -> centre.dark(who)).isInstanceOf(Refused.class);
      assertThatThrownBy(() -> rows(who, null)).isInstanceOf(Refused.class);
    }
  }

  @Test
  void everyBarOfTheDaysToComeOpensItsRows() {
    String unit = authorities.list().getLast().code();
    SignedIn watch = people.officer(Role.CENTRE_CONTROL, unit);
    rolledBack(
        () -> {
          for (int i = 0; i < 30; i++) {
            store(
                unit,
                Seed.of("to-come-" + i).in(hours(-3), hours(1 + 7 * i)).state(i % 3 * 2 + 2),
                null);
          }
          store(unit, Seed.of("lost").in(hours(-3), hours(20)).state(4), null);
          jdbc.sql("UPDATE dossier.dossier SET paused_at = filed_at WHERE code = 'SEED-lost'")
              .update();
          Centre now = centre.look(watch);
          assertThat(now.due()).isNotEmpty();
          assertThat(now.due())
              .allSatisfy(
                  bar ->
                      assertThat(centre.dueOn(watch, bar.day(), null, 1000).items())
                          .hasSize(bar.dossiers())
                          .allSatisfy(
                              row ->
                                  assertThat(VietnamTime.day(row.since())).isEqualTo(bar.day())));
          LocalDate far = now.due().getLast().day().plusDays(60);
          assertThat(centre.dueOn(watch, far, null, 10).items()).isEmpty();
          return now;
        });
  }

  @Test
  void rowsGoOnPageByPageAndNoneIsLeftOut() {
    String unit = authorities.list().getLast().code();
    SignedIn watch = people.officer(Role.CENTRE_CONTROL, unit);
    rolledBack(
        () -> {
          for (int i = 0; i < 7; i++) {
            store(unit, Seed.of("late-" + i).in(hours(-100), hours(-1 - i / 2)).state(4), watch);
          }
          List<String> found = new ArrayList<>();
          Slice<Row> page = centre.dossiers(watch, Trouble.LATE, null, null, 2);
          while (page.nextCursor() != null) {
            page.items().forEach(row -> found.add(row.code()));
            page = centre.dossiers(watch, Trouble.LATE, null, Cursor.of(page.nextCursor()), 2);
          }
          page.items().forEach(row -> found.add(row.code()));
          assertThat(found).hasSize(7).doesNotHaveDuplicates().startsWith("SEED-late-6");
          return found;
        });
  }

  @Test
  void everyPlaceOfACounterOpensItsVisits() {
    SignedIn watch = people.officer(Role.INSPECTOR, null);
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), VietnamTime.ZONE);
    session("HN-0013", now.minusHours(2), "NOT_READY");
    session("HN-0013", now.minusHours(1), "FILED");
    try {
      assertThat(centre.visits(watch, "HN-0013", true, null, 10).items()).hasSize(1);
      assertThat(centre.visits(watch, "HN-0013", false, null, 1).nextCursor()).isNotNull();
      Web web = people.signIn(watch);
      assertThat(web.get("/centre/sent-away?point=HN-0013").body())
          .contains("Người dân phải quay lại ở ", "Chưa đủ giấy tờ", "Chưa chọn thủ tục")
          .doesNotContain("Đã nộp");
      assertThat(web.get("/centre/point-dark?point=HN-0013").body())
          .contains("Chưa đủ giấy tờ", "Đã nộp");
      assertThat(web.get("/centre/point-dark?point=HN-0013&cursor=x").statusCode()).isEqualTo(422);
      assertThat(web.get("/centre/due?day=2026-12-01").statusCode()).isEqualTo(200);
      assertThat(web.get("/centre/due?day=x").statusCode()).isEqualTo(400);
      assertThat(web.get("/centre/due").statusCode()).isEqualTo(404);
      SignedIn tied = people.officer(Role.CENTRE_CONTROL, walk.authority());
      assertThat(centre.visits(tied, "HN-0013", false, null, 10).items()).isEmpty();
    } finally {
      jdbc.sql("DELETE FROM assistance.session WHERE point_id = 'HN-0013'").update();
    }
  }

  private List<Row> rows(SignedIn who, @Nullable String authority) {
    return centre.dossiers(who, Trouble.LATE, authority, null, 3).items();
  }

  private static void heard(BufferedReader lines) throws Exception {
    String line = lines.readLine();
    while (line != null && !line.contains("changed")) {
      line = lines.readLine();
    }
    assertThat(line).isNotNull();
  }

  private List<String> dark(LocalDateTime local) {
    Instant at = local.atZone(VietnamTime.ZONE).toInstant();
    return new DarkPoints(points, presence, activity, calendars, settings)
        .at(at).stream().map(one -> one.point().id()).toList();
  }

  private void store(String unit, Seed one, @Nullable SignedIn owner) {
    one.authority = unit;
    one.version = catalogue.listCurrent(VietnamTime.day(clock.instant())).getFirst().id();
    one.store(jdbc);
    if (owner != null) {
      jdbc.sql(
              "UPDATE dossier.dossier SET assignee_id = :who, assignee_name = 'Trần Thử' WHERE id ="
                  + " :id")
          .param("who", owner.accountId())
          .param("id", one.id)
          .update();
    }
  }

  private void suspend(SignedIn who) {
    jdbc.sql("UPDATE access.account SET active = false WHERE id = :id")
        .param("id", who.accountId())
        .update();
  }

  private void session(String point, LocalDateTime at, String outcome) {
    jdbc.sql(
            """
            INSERT INTO assistance.session (authority, id, point_id, clerk_id, clerk_name, clerk_badge, state, channel,
                                            outcome, opened_at, touched_at, closed_at, version)
            VALUES ('-', gen_random_uuid(), :point, gen_random_uuid(), 'Trần Thử', 'TN', 'CLOSED', 'ONLINE', :outcome,
                    :at, :at, :at, 1)
            """)
        .param("point", point)
        .param("outcome", outcome)
        .param("at", at.atZone(VietnamTime.ZONE).toOffsetDateTime())
        .update();
  }

  /** So many hours from now, as {@link Seed} writes it. */
  private String hours(int hours) {
    return LocalDateTime.ofInstant(clock.instant(), VietnamTime.ZONE)
        .truncatedTo(ChronoUnit.HOURS)
        .plusHours(hours)
        .plusMinutes(hours > 0 ? 1 : 0)
        .toString();
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
