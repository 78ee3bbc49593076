package org.caunoi.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.IntegrationTest;
import org.caunoi.OwnDatabase;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** One person writes the days off of a year, another puts them in force; promises follow. */
@IntegrationTest
// Where no other test looks at promises: what is published here would move them.
@TestPropertySource(properties = "caunoi.test=catalogue")
@OwnDatabase
class CalendarPagesTest {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  @Autowired private People people;
  @Autowired private Walk walk;
  @Autowired private JdbcClient jdbc;
  @Autowired private WorkingCalendars calendars;
  @Autowired private Clock clock;

  private SignedIn author;
  private Web writing;
  private Web deciding;
  private int year;
  private String here = "";

  @BeforeEach
  void twoPeopleLookAtNextYear() {
    author = people.officer(Role.ADMINISTRATOR, null);
    writing = people.signIn(author);
    deciding = people.signIn(people.officer(Role.CENTRE_CONTROL, null));
    jdbc.sql("UPDATE calendar.notice SET state = 'DISCARDED' WHERE state <> 'PUBLISHED'").update();
    year = VietnamTime.day(clock.instant()).getYear() + 1;
    here = "/calendar/" + year;
    writing.get(here);
    deciding.get(here);
  }

  @Test
  void aYearWithoutNoticeBeginsWithWhatTheLawGives() {
    int later = year + 2;
    assertThat(writing.get("/calendar").body()).contains("Tạm tính, chưa có thông báo");
    assertThat(writing.get("/calendar/" + later).body())
        .contains("01/01/" + later, "Quốc khánh", "Tết Nguyên đán", "Đang dùng");
  }

  @Test
  void publishingMovesRunningPromisesExactlyOnceWithAuditAndMessage() {
    String code = walk.filing().file().code();
    walk.accept(code);
    Instant former = appointment(code);
    LocalDate from = VietnamTime.day(former);
    int its = from.getYear();
    String page = "/calendar/" + its;
    writing.get(page);
    deciding.get(page);
    Map<String, String> rows = new HashMap<>(kept(writing.get(page).body()));
    rows.putAll(
        Map.of(
            "first.20", DAY.format(from),
            "last.20", DAY.format(from.plusDays(6)),
            "occasion.20", "culture-day",
            "sure.20", "true",
            "number", "01/TB-THỬ",
            "source", "Thông báo thử",
            "status", "official"));
    rows.keySet().removeIf(name -> inside(rows, name, from));
    assertThat(writing.form(page + "/draft", rows).statusCode()).isEqualTo(302);
    assertThat(writing.get(page).body())
        .contains("Không có lỗi", "từ ngày làm việc thành ngày nghỉ");
    assertThat(step(writing, page, "submissions", 1)).isEqualTo(302);
    assertThat(step(writing, page, "publications", 1)).as("not by the author").isEqualTo(409);
    assertThat(appointment(code)).isEqualTo(former);
    assertThat(deciding.get(page + "/comparison").body()).contains("01/TB-THỬ", "+ ");
    assertThat(step(deciding, page, "publications", 1)).isEqualTo(302);

    await().atMost(Duration.ofSeconds(20)).until(() -> !appointment(code).equals(former));
    assertThat(VietnamTime.day(appointment(code))).isAfter(from.plusDays(6));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> count("SELECT count(*) FROM dossier.calendar_recount") > 0);
    assertThat(
            count(
                "SELECT count(*) FROM audit.entry WHERE act = 'dossier-promise-moved' AND subject ="
                    + " 'dossier/"
                    + code
                    + "'"))
        .isEqualTo(1);
    assertThat(
            count(
                "SELECT count(*) FROM notification.message WHERE kind = 'PROMISE_MOVED' AND channel"
                    + " = 'SMS' AND dossier_code = '"
                    + code
                    + "'"))
        .isEqualTo(1);
    assertThat(acts(its))
        .contains(
            "calendar-notice-changed", "calendar-notice-submitted", "calendar-notice-published");
    assertThat(writing.get("/calendar/file").body()).contains("notice: \"01/TB-THỬ\"");
    assertThat(writing.get(page).body()).contains("Công bố ");
  }

  @Test
  void theFileTakenOutIsTheFileTakenIn() {
    String file = writing.get("/calendar/file").body();
    assertThat(file).contains("- year: 2025", "6150/TB-BLĐTBXH", "# Days off announced");
    writing.get("/calendar");
    assertThat(writing.form("/calendar/imports", Map.of("text", file)).statusCode()).isEqualTo(302);
    assertThat(count("SELECT count(*) FROM calendar.notice WHERE state = 'OPEN'"))
        .as("nothing differs")
        .isZero();
    String more =
        file
            + "- year: %1$d\n  notice: \"02/TB-THỬ\"\n  confidence: seen\n".formatted(year + 3)
            + "  daysOff:\n    - { first: %1$d-01-01, last: %1$d-01-01, occasion: new-year, confidence: seen }\n"
                .formatted(year + 3)
            + "  swaps: []\n";
    assertThat(writing.form("/calendar/imports", Map.of("text", more)).statusCode()).isEqualTo(302);
    String drafted = writing.get("/calendar/" + (year + 3)).body();
    assertThat(drafted).contains("Đang viết bản mới", "02/TB-THỬ", "01/01/" + (year + 3));
    HttpResponse<String> wrong =
        writing.form("/calendar/imports", Map.of("text", more.replace("new-year", "Năm Mới!")));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).containsPattern("Dòng \\d+ .*occasion");
    assertThat(writing.form("/calendar/imports", Map.of("text", " ")).statusCode()).isEqualTo(422);
    assertThat(
            writing.form("/calendar/imports", Map.of("text", "#".repeat(5_000_000))).statusCode())
        .isEqualTo(413);
  }

  /** Rows: first, last, occasion of the first row off; then a day worked and the day off for it. */
  @ParameterizedTest
  @CsvSource({
    "01/01, 03/01, new-year, , , Không có lỗi",
    "31/12-, 31/12-, new-year, , , 'Từ ngày: không thuộc năm này'",
    "05/01, 01/01, new-year, , , 'phải sau ngày đầu'",
    "30/02, 30/02, new-year, , , 'Từ ngày: phải là ngày'",
    "hôm nay, , new-year, , , 'Từ ngày: phải là ngày'",
    "01/01, , khong-co, , , 'Dịp: không phải tên một dịp nghỉ'",
    "01/01, 07/01, new-year, MONDAY, 04/01, 'Ngày đi làm bù: vốn là ngày làm việc'",
    "01/01, 07/01, new-year, SATURDAY, 20/06, 'Thay cho ngày nghỉ: không phải ngày làm việc'",
    "01/01, 07/01, new-year, SATURDAY-, WEEKDAY, 'Ngày đi làm bù: không thuộc năm này'",
    "01/01, 07/01, new-year, SATURDAY, WEEKDAY, Không có lỗi",
  })
  void mistakesAreNamedByRowAndField(
      String first, String last, String occasion, String workDay, String inPlaceOf, String told) {
    Map<String, String> rows =
        new HashMap<>(Map.of("number", "03/TB-THỬ", "status", "official", "edition", "0"));
    rows.put("first.0", dated(first));
    rows.put("last.0", dated(last));
    rows.put("occasion.0", occasion);
    rows.put("workDay.0", dated(workDay));
    rows.put("inPlaceOf.0", dated(inPlaceOf));
    assertThat(writing.form(here + "/draft", rows).statusCode()).isEqualTo(302);
    String page = writing.get(here).body();
    assertThat(page).contains(told);
    boolean fine = told.startsWith("Không");
    if (!fine) {
      assertThat(page).contains("dòng 1");
    }
    assertThat(step(writing, here, "submissions", 1)).isEqualTo(fine ? 302 : 409);
  }

  @Test
  void overlapsAreNamedAndTheOfficialNeedsANumber() {
    Map<String, String> rows =
        Map.of(
            "first.0", "01/01/" + year,
            "last.0", "03/01/" + year,
            "occasion.0", "new-year",
            "first.1", "03/01/" + year,
            "last.1", "04/01/" + year,
            "occasion.1", "new-year",
            "status", "official");
    writing.form(here + "/draft", rows);
    assertThat(writing.get(here).body())
        .contains("Ngày nghỉ, dòng 2, Từ ngày: trùng với ngày nghỉ khác", "Số thông báo: chưa có");
    assertThat(step(writing, here, "submissions", 1)).isEqualTo(409);
  }

  @Test
  void aProvisionalYearStaysProvisionalThoughItsDaysAreKnown() {
    int later = year + 1;
    String page = "/calendar/" + later;
    writing.get(page);
    writing.form(
        page + "/draft",
        Map.of(
            "first.0",
            "01/01/" + later,
            "last.0",
            "01/01/" + later,
            "occasion.0",
            "new-year",
            "status",
            "provisional"));
    step(writing, page, "submissions", 1);
    deciding.get(page);
    assertThat(step(deciding, page, "publications", 1)).isEqualTo(302);
    assertThat(calendars.current().isProvisional(later)).isTrue();
    assertThat(
            calendars
                .current()
                .isWorkingDay(
                    LocalDate.of(later, 9, 2).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY))))
        .isTrue();
    assertThat(calendars.current().daysOffIn(later)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void theSecondPersonGivesItBackAndNobodyOverwritesAnybody() {
    Map<String, String> rows =
        new HashMap<>(
            Map.of(
                "first.0", "01/01/" + year,
                "occasion.0", "new-year",
                "number", "05/TB-THỬ",
                "edition", "0"));
    assertThat(writing.form(here + "/draft", rows).statusCode()).isEqualTo(302);
    assertThat(writing.form(here + "/draft", rows).statusCode())
        .as("read too early")
        .isEqualTo(422);
    assertThat(step(writing, here, "submissions", 1)).isEqualTo(302);
    rows.put("edition", "1");
    assertThat(writing.form(here + "/draft", rows).statusCode())
        .as("while it waits")
        .isEqualTo(422);
    assertThat(returned(" ")).isEqualTo(422);
    assertThat(returned("Xin ghi rõ ngày làm bù")).isEqualTo(302);
    assertThat(writing.get(here).body()).contains("Xin ghi rõ ngày làm bù", "Đang viết bản mới");
    assertThat(step(writing, here, "discards", 1)).isEqualTo(302);
    assertThat(step(writing, here, "discards", 1)).isEqualTo(404);
  }

  @Test
  void theDatabaseItselfRefusesAnAuthorWhoPublishes() {
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        """
                        INSERT INTO calendar.notice (id, year, source_text, state, written_by, written_by_name, written_at,
                          decided_by, decided_by_name, decided_at)
                        VALUES (:id, 2040, '-', 'PUBLISHED', :who, 'Thử', :at, :who, 'Thử', :at)
                        """)
                    .param("id", UUID.randomUUID())
                    .param("who", author.accountId())
                    .param("at", OffsetDateTime.ofInstant(clock.instant(), VietnamTime.ZONE))
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void bothCalendarsAreOnOnePageAndUnknownYearsAreNot() {
    assertThat(writing.get("/opening-hours").body())
        .contains("Giờ làm việc của cơ quan", "08:00–12:00, 13:30–17:00", "Giờ mở cửa của các điểm")
        .contains("Chủ nhật", "Nghỉ");
    assertThat(writing.get("/calendar/1999").statusCode()).isEqualTo(404);
    assertThat(writing.get("/calendar/2101").statusCode()).isEqualTo(404);
    assertThat(writing.form("/calendar/1999/draft", Map.of("number", "1")).statusCode())
        .isEqualTo(404);
    assertThat(people.signIn(people.officer(Role.AUDITOR, null)).get("/calendar").statusCode())
        .isEqualTo(403);
  }

  private int returned(String reason) {
    deciding.get(here);
    return deciding.form(here + "/returns", Map.of("edition", "1", "reason", reason)).statusCode();
  }

  private static int step(Web who, String page, String step, int edition) {
    return who.form(page + "/" + step, Map.of("edition", String.valueOf(edition))).statusCode();
  }

  /** Fills in the year, and days of the week that differ from year to year. */
  private String dated(@Nullable String text) {
    if (text == null) {
      return "";
    }
    LocalDate newYear = LocalDate.of(year, 1, 1);
    return switch (text) {
      case "MONDAY" -> DAY.format(next(LocalDate.of(year, 3, 1), DayOfWeek.MONDAY));
      case "SATURDAY" -> DAY.format(next(LocalDate.of(year, 3, 1), DayOfWeek.SATURDAY));
      case "SATURDAY-" -> DAY.format(next(LocalDate.of(year - 1, 3, 1), DayOfWeek.SATURDAY));
      case "WEEKDAY" -> DAY.format(next(newYear, DayOfWeek.WEDNESDAY));
      case "20/06" -> DAY.format(next(LocalDate.of(year, 6, 15), DayOfWeek.TUESDAY));
      case "04/01" -> DAY.format(next(newYear, DayOfWeek.TUESDAY));
      default ->
          text.endsWith("-")
              ? text.replace("-", "") + "/" + (year - 1)
              : text.matches("\\d\\d/\\d\\d") ? text + "/" + year : text;
    };
  }

  private static LocalDate next(LocalDate from, DayOfWeek day) {
    return from.with(TemporalAdjusters.nextOrSame(day));
  }

  /** The rows the form shows. */
  private static Map<String, String> kept(String page) {
    Map<String, String> rows = new HashMap<>();
    Matcher input =
        Pattern.compile("name=\"((?:first|last|workDay|inPlaceOf)\\.\\d+)\" value=\"([^\"]*)\"")
            .matcher(page);
    while (input.find()) {
      rows.put(input.group(1), input.group(2));
    }
    Matcher select =
        Pattern.compile("name=\"(occasion\\.\\d+)\".*?</select>", Pattern.DOTALL).matcher(page);
    while (select.find()) {
      Matcher chosen = Pattern.compile("value=\"([^\"]+)\" selected").matcher(select.group());
      rows.put(select.group(1), chosen.find() ? chosen.group(1) : "");
    }
    return rows;
  }

  /** Rows that the days off of the test would overlap are left out. */
  private static boolean inside(Map<String, String> rows, String name, LocalDate from) {
    String row = name.replaceFirst(".*\\.", "");
    if (!name.contains(".") || row.equals("20")) {
      return false;
    }
    List<LocalDate> days = new ArrayList<>();
    for (String key : List.of("first.", "last.", "inPlaceOf.", "workDay.")) {
      String text = rows.getOrDefault(key + row, "");
      if (text.matches("\\d\\d/\\d\\d/\\d{4}")) {
        days.add(LocalDate.parse(text, DAY));
      }
    }
    return days.stream().anyMatch(day -> !day.isBefore(from) && !day.isAfter(from.plusDays(6)));
  }

  private Instant appointment(String code) {
    return jdbc.sql("SELECT appointment_at FROM dossier.dossier WHERE code = :code")
        .param("code", code)
        .query((row, n) -> row.getObject("appointment_at", OffsetDateTime.class).toInstant())
        .single();
  }

  private int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private List<String> acts(int its) {
    return jdbc.sql("SELECT act FROM audit.entry WHERE subject = :subject")
        .param("subject", "calendar/" + its)
        .query((row, n) -> row.getString("act"))
        .list();
  }
}
