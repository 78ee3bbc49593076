package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.Counter;
import org.caunoi.dossier.AddSupplement;
import org.caunoi.dossier.AssignDossier;
import org.caunoi.dossier.Attachment;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReminderKind;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.dossier.clock.Clocks;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.OpeningHours;
import org.caunoi.network.OpeningHours.Span;
import org.caunoi.network.Points;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** A working day of a leader of a unit, and the Centre on a bad morning, each in one browser. */
class LeaderAndCentreTest extends BrowserTest {

  private static final String COMMUNE = "10441";
  private static final String DARK = "HN-0014";

  @TempDir private Path folder;
  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private Counter counter;
  @Autowired private Clocks clocks;
  @Autowired private AddSupplement adding;
  @Autowired private AssignDossier assigning;
  @Autowired private Points points;
  @Autowired private Clock clock;

  @Test
  void aLeaderApologisesAsksAgainApprovesAndIssues() throws IOException {
    String unit = walk.authorityOf(COMMUNE);
    SignedIn leader = people.officer(Role.SIGNER, unit);
    String near = near(Duration.ofHours(2));
    String asked = askedBefore(unit);
    String ready = walk.process(file()).code();
    assigning.assign(leader, ready, null, leader.accountId(), null);
    Window desk = enter(leader);
    desk.open("/due-dossiers").sees(near);
    Camera.take(desk, "due-dossiers");
    desk.press("Xác nhận và gửi").sees("Đã xin lỗi và báo ngày hẹn mới");
    desk.open("/dossiers/" + asked).sees("Vì sao phải yêu cầu thêm lần nữa");
    desk.choose("input[name='mark-form'][value='no']").type("#reason-form", "Thiếu ngày ký.");
    desk.choose("input[name='mark-mandate'][value='ok']").type("#ground", "Luật mới ban hành.");
    desk.sees("Tờ khai: Thiếu ngày ký.");
    Camera.take(desk, "second-request");
    desk.press("Gửi một yêu cầu").sees("Đã gửi một yêu cầu bổ sung");
    desk.open("/dossiers/" + ready).press("Duyệt").sees("Đã duyệt");
    Path result = Files.write(folder.resolve("ket-qua.pdf"), Papers.pdf());
    desk.press("Ban hành kết quả").type("#number", "03/TLKS-TN").attach("#file", result.toString());
    desk.click("form[action$='/results'] button[type=submit]").sees("Đã ban hành kết quả");
    assertThat(desk.complaints()).isEmpty();
  }

  @Test
  void theCentreFindsWhatIsLateAndWhichCounterIsDarkOnABadMorning() {
    String late = near(Duration.ofHours(-30));
    AgentPoint dark = alwaysOpen(points.get(DARK));
    AgentPoint before = put(dark);
    try {
      Window centre = enter(people.officer(Role.CENTRE_CONTROL, null));
      centre.open("/centre").sees("hồ sơ đã quá hẹn").sees("quầy đáng lẽ mở mà không có ai");
      Camera.take(centre, "centre");
      centre.click("a[href='/centre/late']").sees(late);
      centre.click("a.code[href$='" + late + "']").sees("Quá trình");
      centre.open("/due-dossiers").sees(late).sees("Hẹn lại ngày");
      assertThat(centre.shows("form[action$='/confirmations']")).isFalse();
      centre.open("/centre/point-dark").sees(dark.name());
      centre.open("/indicators").sees("%");
      Camera.take(centre, "indicators");
      assertThat(centre.complaints()).isEmpty();
    } finally {
      put(before);
    }
  }

  /** What a reviewer sees of a paper filed at a counter with one field changed by hand. */
  @Test
  void aReviewShowsCardPapersAndMarksOnOneScreen() {
    String code = counter.file(counter.clerk("HN-0001"), Map.of("fullName", "Nguyễn Thử Nghiệp"));
    Window desk = enter(people.officer(Role.INTAKE_OFFICER, null));
    desk.open("/dossiers/" + code).sees("Khác thẻ");
    assertThat(desk.number("return document.querySelectorAll('[data-match=DIFFERS]').length"))
        .isEqualTo(1);
    Camera.take(desk, "review");
    desk.browser().executeScript("document.getElementById('marks').scrollIntoView()");
    Camera.take(desk, "review-marks");
    desk.open("/register").sees("Tải Excel");
    Camera.take(desk, "register");
  }

  private Window enter(SignedIn who) {
    Window window = staff();
    window
        .browser()
        .executeCdpCommand(
            "Network.setCookie",
            Map.of(
                "name",
                "signin",
                "value",
                people.signIn(who).cookie("signin"),
                "url",
                home() + "/",
                "httpOnly",
                true));
    return window;
  }

  private String file() {
    return walk.filing()
        .answer("forWhom", "other")
        .form("subjectFullName", "Lê Thử Hai")
        .form("commune", COMMUNE)
        .file()
        .code();
  }

  /** In a specialist's hands, its promise that far away, its clock struck. */
  private String near(Duration away) {
    Dossier dossier = walk.process(file());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant promise = now.plus(away);
    clocks.promise(dossier, promise);
    assertThat(clocks.strike(dossier, ReminderKind.PROMISE_NEAR, promise)).isTrue();
    if (away.isNegative()) {
      assertThat(clocks.strike(dossier, ReminderKind.PROMISE_PASSED, promise)).isTrue();
    }
    return dossier.code();
  }

  private String askedBefore(String unit) {
    String code = file();
    SignedIn intake = people.officer(Role.INTAKE_OFFICER, unit);
    walk.ask(intake, code, null, List.of(new Reason("mandate", "Ảnh bị mờ.")));
    UUID paper = walk.document(unit);
    adding.add(intake, code, null, List.of(new Attachment("mandate", paper)), "Đã chụp lại");
    walk.accept(code);
    return code;
  }

  private static AgentPoint alwaysOpen(AgentPoint p) {
    Map<DayOfWeek, List<Span>> week =
        Arrays.stream(DayOfWeek.values())
            .collect(
                Collectors.toMap(
                    Function.identity(), day -> List.of(new Span(LocalTime.MIN, LocalTime.MAX))));
    return new AgentPoint(
        p.id(),
        p.name(),
        p.operatorId(),
        p.operatorName(),
        p.complaintPhone(),
        p.address(),
        p.communeCode(),
        p.location(),
        new OpeningHours("Cả ngày", "Mo-Su 00:00-23:59", week),
        p.openedOn(),
        p.closedOn(),
        p.phase(),
        p.sample());
  }

  /**
   * The network is read once at the start; a counter that is open at any hour is put in by hand.
   */
  private AgentPoint put(AgentPoint point) {
    Object all = Objects.requireNonNull(ReflectionTestUtils.getField(points, "byId"));
    @SuppressWarnings("unchecked")
    Map<String, AgentPoint> byId = (Map<String, AgentPoint>) all;
    return Objects.requireNonNull(byId.put(point.id(), point));
  }
}
