package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.StatutoryTerm;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.document.DiscardDocument;
import org.caunoi.dossier.FileDossier.Filed;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The use cases from filing to the end, each on a real database. */
@IntegrationTest
class DossierJourneyTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private AcceptDossier accepting;
  @Autowired private RequestSupplement asking;
  @Autowired private AddSupplement adding;
  @Autowired private RefuseDossier refusing;
  @Autowired private AssignDossier assigning;
  @Autowired private ApproveDossier approving;
  @Autowired private IssueResult issuing;
  @Autowired private RequestWithdrawal withdrawing;
  @Autowired private DeclineWithdrawal declining;
  @Autowired private StopDossier stopping;
  @Autowired private AttachDocument attaching;
  @Autowired private ReadDossier reading;
  @Autowired private DiscardDocument discarding;
  @Autowired private WorkingCalendars calendars;
  @Autowired private Clock clock;
  @Autowired private JdbcClient jdbc;

  private SignedIn intake;
  private SignedIn specialist;
  private SignedIn signer;
  private SignedIn partner;

  @BeforeEach
  void enrol() {
    intake = people.officer(Role.INTAKE_OFFICER, walk.authority());
    specialist = people.officer(Role.SPECIALIST, walk.authority());
    signer = people.officer(Role.SIGNER, walk.authority());
    partner = people.partner().who();
  }

  @Test
  void walksFromFilingToAnIssuedResult() {
    Filed filed = walk.filing().by(partner);
    assertThat(filed.code()).startsWith(walk.authority() + "-");
    Dossier accepted = accepting.accept(intake, filed.code(), 1, walk.ticks(intake, filed.code()));
    assertThat(accepted.progress().appointmentAt()).isAfter(accepted.progress().acceptedAt());
    Dossier assigned =
        assigning.assign(intake, filed.code(), 2, specialist.accountId(), "Xin xem giúp");
    assertThat(assigned.state()).isEqualTo(DossierState.PROCESSING);
    assertThat(assigned.progress().assigneeName()).isEqualTo(specialist.displayName());
    assigning.assign(specialist, filed.code(), 3, signer.accountId(), null);
    approving.approve(signer, filed.code(), 4);
    UUID result = walk.document(walk.authority());
    Dossier issued = issuing.issue(signer, filed.code(), 5, " 01/TLKS ", result);
    assertThat(issued.state()).isEqualTo(DossierState.DONE);
    var file = reading.file(intake, filed.code(), "test");
    assertThat(file.history().stream().map(ReadDossier.PastAct::kind))
        .containsExactly(
            ActKind.FILED,
            ActKind.ACCEPTED,
            ActKind.ASSIGNED,
            ActKind.HANDED_OVER,
            ActKind.APPROVED,
            ActKind.ISSUED);
    assertThat(file.history().get(2).note()).isEqualTo("Xin xem giúp");
    assertThat(Objects.requireNonNull(file.result()).number()).isEqualTo("01/TLKS");
    assertThat(auditOf(filed.code()))
        .contains(
            "dossier-filed",
            "dossier-accepted",
            "dossier-assigned",
            "dossier-handed-over",
            "dossier-approved",
            "dossier-issued");
  }

  @Test
  void movesTheAppointmentByTheTimeTheClockStoodStill() {
    String code = longProcedure();
    Dossier accepted = walk.accept(intake, code);
    walk.ask(intake, code, null, List.of(new Reason("form", "Thiếu nơi ở cũ.")));
    int days = 6;
    jdbc.sql("UPDATE dossier.act SET at = at - make_interval(days => 14) WHERE dossier_id = :id")
        .param("id", accepted.filing().id())
        .update();
    jdbc.sql(
            "UPDATE dossier.dossier SET accepted_at = accepted_at - make_interval(days => 14) WHERE"
                + " id = :id")
        .param("id", accepted.filing().id())
        .update();
    Instant acceptedAt =
        Objects.requireNonNull(accepted.progress().acceptedAt()).minus(Duration.ofDays(14));
    Instant without =
        calendars
            .current()
            .dueDate(acceptedAt, new StatutoryTerm.WorkingDays(10), List.of())
            .dueAt();
    Dossier again = adding.add(partner, code, null, List.of(), "Đã ghi thêm.");
    assertThat(again.state()).isEqualTo(DossierState.PROCESSING);
    assertThat(workingDays(without, Objects.requireNonNull(again.progress().appointmentAt())))
        .isEqualTo(workingDays(acceptedAt, clock.instant()));
    assertThat(workingDays(acceptedAt, clock.instant())).isGreaterThanOrEqualTo(days);
  }

  @Test
  void takesASupplementBeforeAcceptance() {
    String code = walk.filing().by(partner).code();
    walk.ask(intake, code, 1, List.of(new Reason("mandate", "Ảnh bị mờ.")));
    assertThatThrownBy(() -> accepting.accept(intake, code, 2))
        .isInstanceOf(Refused.class)
        .hasMessage("supplement-not-in");
    UUID paper = walk.document(walk.authority());
    Dossier complete =
        adding.add(partner, code, 2, List.of(new Attachment("mandate", paper)), null);
    assertThat(complete.state()).isEqualTo(DossierState.SUPPLEMENT_REQUESTED);
    assertThat(complete.progress().supplementIn()).isTrue();
    Dossier accepted = accepting.accept(intake, code, 3, walk.ticks(intake, code));
    assertThat(accepted.state()).isEqualTo(DossierState.PROCESSING);
    assertThat(accepted.progress().appointmentAt()).isNotNull();
  }

  @Test
  void takesADocumentThatCameAfterTheRequestAsTheSupplement() {
    String code = walk.filing().by(partner).code();
    walk.ask(intake, code, null, List.of(new Reason("mandate", "Chưa có chữ ký.")));
    assertThatThrownBy(() -> adding.add(partner, code, null, List.of(), "Đã ký."))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.errors())
                    .containsExactly(FieldError.of("/documents/mandate", "paper-still-missing")));
    attaching.attach(
        partner, code, null, new Attachment("mandate", walk.document(walk.authority())));
    assertThat(adding.add(partner, code, null, List.of(), null).progress().supplementIn()).isTrue();
  }

  @Test
  void sendsAllReasonsInOneRequestWithTheNamesOfThePapers() {
    String code = walk.filing().by(partner).code();
    walk.ask(
        intake,
        code,
        null,
        List.of(new Reason("mandate", "Ảnh bị mờ."), new Reason("form", "Sai năm sinh.")));
    assertThat(reading.file(intake, code, "test").history().getLast().note())
        .isEqualTo("• Giấy ủy quyền: Ảnh bị mờ.\n• Sai năm sinh.");
    assertThatThrownBy(() -> asking.request(intake, code, 1, List.of(new Reason("form", "Nữa."))))
        .isInstanceOf(Refused.class)
        .hasMessage("somebody-was-faster");
  }

  @Test
  void refusesWithAGroundOnly() {
    String code = walk.filing().by(partner).code();
    assertThatThrownBy(() -> refusing.refuse(intake, code, null, "Luật Thử, Điều 1", "  "))
        .isInstanceOf(Refused.class)
        .hasMessage("reason-needed");
    assertThatThrownBy(() -> refusing.refuse(intake, code, null, " ", "Sai nơi nộp."))
        .isInstanceOf(Refused.class)
        .hasMessage("ground-needed");
    assertThat(
            refusing
                .refuse(intake, code, null, "Luật Thử, Điều 1", "Không thuộc thẩm quyền.")
                .state())
        .isEqualTo(DossierState.NOT_ACCEPTED);
    assertThatThrownBy(() -> walk.accept(intake, code))
        .isInstanceOf(Refused.class)
        .hasMessage("wrong-state");
  }

  @Test
  void goesBackWhereItWasWhenAWithdrawalIsDeclined() {
    String code = walk.filing().by(partner).code();
    walk.process(code);
    withdrawing.request(partner, code, null, "Tôi đổi ý", null);
    attaching.attach(
        intake, code, null, new Attachment("mandate", walk.document(walk.authority())));
    assertThat(declining.decline(intake, code, null, "Đã ký xong.").state())
        .isEqualTo(DossierState.PROCESSING);
  }

  @Test
  void stopsWhatTheCitizenAskedToWithdraw() {
    String code = walk.filing().by(partner).code();
    withdrawing.request(partner, code, null, null, null);
    Dossier stopped = stopping.stop(intake, code, null, null, "Theo yêu cầu rút hồ sơ.");
    assertThat(stopped.state()).isEqualTo(DossierState.STOPPED);
    assertThat(stopped.progress().finishedAt()).isNotNull();
    assertThatThrownBy(() -> withdrawing.request(partner, code, null, null, null))
        .isInstanceOf(Refused.class)
        .hasMessage("wrong-state");
  }

  @Test
  void handsOnlyToPeopleWhoMayWorkOnIt() {
    String code = walk.filing().by(partner).code();
    walk.accept(intake, code);
    SignedIn elsewhere = people.officer(Role.SPECIALIST, walk.authorityOf("00166"));
    for (UUID wrong : List.of(UUID.randomUUID(), intake.accountId(), elsewhere.accountId())) {
      assertThatThrownBy(() -> assigning.assign(intake, code, null, wrong, null))
          .isInstanceOf(Refused.class)
          .hasMessage("assignee-not-found");
    }
  }

  @Test
  void issuesOnlyWhatASignerApproved() {
    String code = walk.filing().by(partner).code();
    walk.process(code);
    UUID result = walk.document(walk.authority());
    assertThatThrownBy(() -> issuing.issue(signer, code, null, "02/TN", result))
        .isInstanceOf(Refused.class)
        .hasMessage("not-approved");
  }

  @Test
  void doesNothingForPeopleWithoutThePermission() {
    String code = walk.filing().by(partner).code();
    for (var act :
        List.<Runnable>of(
            () -> accepting.accept(specialist, code, null),
            () -> refusing.refuse(signer, code, null, "x", "x"),
            () -> approving.approve(specialist, code, null),
            () -> stopping.stop(partner, code, null, null, "x"),
            () -> issuing.issue(intake, code, null, "1", UUID.randomUUID()))) {
      assertThatThrownBy(act::run).isInstanceOf(Refused.class).hasMessage("forbidden");
    }
    assertThat(reading.facts(intake, code).version()).isEqualTo(1);
  }

  @Test
  void keepsTheAttachmentsOfAFilingFromBeingThrownAway() {
    UUID paper = walk.document(walk.authority());
    walk.filing()
        .answer("forWhom", "other")
        .form("subjectFullName", "Lê Thử Hai")
        .attachments(List.of(new Attachment("mandate", paper)))
        .session(UUID.randomUUID())
        .by(people.clerk("HN-0001"));
    assertThatThrownBy(() -> discarding.discard(paper))
        .isInstanceOf(Refused.class)
        .hasMessage("document-kept");
  }

  @Test
  void asksTheCounterForEveryRequiredPaper() {
    assertThatThrownBy(
            () ->
                walk.filing()
                    .answer("forWhom", "other")
                    .form("subjectFullName", "Lê Thử Hai")
                    .session(UUID.randomUUID())
                    .by(people.clerk("HN-0001")))
        .isInstanceOf(Refused.class)
        .satisfies(
            e ->
                assertThat(((Refused) e).errors())
                    .extracting(Refused.FieldError::pointer)
                    .containsExactly("/documents/mandate"));
  }

  @Test
  void filesASessionOnce() {
    UUID session = UUID.randomUUID();
    SignedIn clerk = people.clerk("HN-0001");
    Filed first = walk.filing().session(session).by(clerk);
    Filed second = walk.filing().session(session).by(clerk);
    assertThat(second.code()).isEqualTo(first.code());
    assertThat(first.again()).isFalse();
    assertThat(second.again()).isTrue();
  }

  private String longProcedure() {
    return walk.filing()
        .procedure("1.004873")
        .answer("livedElsewhere", true)
        .answer("purpose", "other")
        .form("purposeText", "Vay vốn")
        .form("livingPlaces", "Tỉnh Thử Nghiệm")
        .returnBy(ReturnWay.ELECTRONIC)
        .by(partner)
        .code();
  }

  /** Working days after the first moment's day up to the second's. */
  private long workingDays(Instant from, Instant to) {
    return VietnamTime.day(from)
        .plusDays(1)
        .datesUntil(VietnamTime.day(to).plusDays(1))
        .filter(calendars.current()::isWorkingDay)
        .count();
  }

  private List<String> auditOf(String code) {
    return jdbc.sql("SELECT act FROM audit.entry WHERE subject = :subject ORDER BY id")
        .param("subject", "dossier/" + code)
        .query((rs, n) -> rs.getString(1))
        .list();
  }
}
