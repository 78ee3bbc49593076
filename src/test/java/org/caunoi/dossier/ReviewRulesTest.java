package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.MarkComponent.Given;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ticks and crosses, one request with all reasons, and the second one that is a leader's. */
@IntegrationTest
class ReviewRulesTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private MarkComponent marking;
  @Autowired private RequestSupplement asking;
  @Autowired private AddSupplement adding;
  @Autowired private AcceptDossier accepting;
  @Autowired private AttachDocument attaching;
  @Autowired private RefuseDossier refusing;
  @Autowired private ExtendPromise extending;
  @Autowired private ReadDossier reading;
  @Autowired private AssignDossier assigning;
  @Autowired private ApproveDossier approving;
  @Autowired private StopDossier stopping;
  @Autowired private IssueResult issuing;
  @Autowired private RequestPayment charging;
  @Autowired private WithdrawPayment uncharging;
  @Autowired private TakeBackApproval takingBack;
  @Autowired private Clock clock;
  @Autowired private JdbcClient jdbc;

  private SignedIn intake;
  private SignedIn signer;
  private SignedIn partner;
  private String code = "";

  @BeforeEach
  void file() {
    intake = people.officer(Role.INTAKE_OFFICER, walk.authority());
    signer = people.officer(Role.SIGNER, walk.authority());
    partner = people.partner().who();
    code =
        walk.filing()
            .answer("forWhom", "other")
            .form("subjectFullName", "Lê Thử Hai")
            .by(partner)
            .code();
  }

  @Test
  void marksAreKeptAndTheLastOneCounts() {
    marking.mark(intake, code, "form", true, null);
    marking.mark(intake, code, "mandate", true, null);
    List<Mark> marks = marking.mark(signer, code, "mandate", false, " Chưa ký. ");
    assertThat(marks)
        .extracting(Mark::component, Mark::complete, Mark::reason, Mark::byName)
        .containsExactly(
            tuple("form", true, null, intake.displayName()),
            tuple("mandate", false, "Chưa ký.", signer.displayName()));
    assertThat(auditRows("component-marked")).isEqualTo(3);
    assertThat(
            jdbc.sql("SELECT count(*) FROM dossier.mark m WHERE m::text LIKE '%Chưa ký%'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void aCrossNeedsItsReasonAndATickHasNone() {
    refused(() -> marking.mark(intake, code, "form", false, " "), "reason-needed");
    refused(() -> marking.mark(intake, code, "form", true, "Thừa"), "reason-not-wanted");
    refused(() -> marking.mark(intake, code, "form", false, "x".repeat(1001)), "too-long");
    refused(() -> marking.mark(intake, code, "nonsense", true, null), "component-not-asked-for");
    refused(() -> marking.mark(partner, code, "form", true, null), "forbidden");
    SignedIn elsewhere = people.officer(Role.SPECIALIST, walk.authorityOf("00004"));
    refused(() -> marking.mark(elsewhere, code, "form", true, null), "dossier-not-found");
    refused(() -> marking.list(elsewhere, code), "dossier-not-found");
    assertThat(marking.list(intake, code)).isEmpty();
  }

  @Test
  void nothingIsAcceptedBeforeEveryPaperIsTicked() {
    assertThat(marking.toMark(intake, code)).containsExactly("form", "mandate");
    assertThat(open(() -> accepting.accept(intake, code, null)))
        .containsExactly("/marks/form component-unmarked", "/marks/mandate component-unmarked");
    assertThat(open(() -> accepting.accept(intake, code, null, List.of(Given.tick("form")))))
        .containsExactly("/marks/mandate component-unmarked");
    assertThat(marking.list(intake, code)).isEmpty();
    marking.mark(intake, code, "form", true, null);
    marking.mark(intake, code, "mandate", false, "Chưa ký.");
    assertThat(open(() -> accepting.accept(intake, code, null)))
        .containsExactly("/marks/mandate component-crossed");
    Dossier accepted =
        accepting.accept(intake, code, null, List.of(Given.tick("mandate"), Given.tick("form")));
    assertThat(accepted.state()).isEqualTo(DossierState.ACCEPTED);
    assertThat(marking.list(intake, code)).allMatch(Mark::complete).hasSize(2);
    assertThat(auditRows("component-marked")).isEqualTo(3);
  }

  @Test
  void whatIsOnlyShownIsMarkedToo() {
    String shown = walk.filing().procedure("2.000815").by(partner).code();
    assertThat(marking.toMark(intake, shown)).containsExactly("form", "original", "photocopy");
    assertThat(
            open(
                () ->
                    accepting.accept(
                        intake, shown, null, List.of(Given.tick("form"), Given.tick("photocopy")))))
        .containsExactly("/marks/original component-unmarked");
    marking.mark(intake, shown, "original", true, null);
    assertThat(walk.accept(intake, shown).state()).isEqualTo(DossierState.ACCEPTED);
  }

  @Test
  void aPaperFoundWantingLaterKeepsTheSignerFromApproving() {
    walk.accept(intake, code);
    assigning.assign(intake, code, null, signer.accountId(), null);
    marking.mark(signer, code, "mandate", false, "Chưa ký.");
    assertThat(open(() -> approving.approve(signer, code, null)))
        .containsExactly("/marks/mandate component-crossed");
    marking.mark(signer, code, "mandate", true, null);
    assertThat(approving.approve(signer, code, null).progress().approvedBy())
        .isEqualTo(signer.accountId());
  }

  @Test
  void waitsForTheCitizenUntilTheDayThatWasNamed() {
    Instant before = clock.instant();
    Dossier asked = walk.ask(intake, code, null, List.of(new Reason("form", "Sai năm sinh.")));
    Instant by = Objects.requireNonNull(asked.progress().answerBy());
    assertThat(VietnamTime.day(by)).isAfter(VietnamTime.day(before).plusDays(28));
    refused(() -> stopping.stop(intake, code, null, null, "Không bổ sung."), "answer-awaited");
    waitedLongEnough();
    assertThat(stopping.stop(intake, code, null, null, "Không bổ sung.").state())
        .isEqualTo(DossierState.STOPPED);
  }

  @Test
  void aRequestNamesOrTicksEveryPaper() {
    List<Reason> reasons = List.of(new Reason("form", "Sai năm sinh."));
    assertThat(open(() -> asking.request(intake, code, null, reasons)))
        .containsExactly("/marks/mandate component-unmarked");
    assertThat(open(() -> asking.request(intake, code, null, reasons, List.of("x"), null)))
        .containsExactly("/complete/0 component-not-asked-for");
    asking.request(intake, code, null, reasons, List.of("mandate"), null);
    assertThat(marking.list(intake, code))
        .extracting(Mark::component, Mark::complete)
        .containsExactly(tuple("form", false), tuple("mandate", true));
  }

  @Test
  void aPaperThatComesInLaterIsLookedAtBeforeItCounts() {
    walk.accept(intake, code);
    assigning.assign(intake, code, null, signer.accountId(), null);
    walk.ask(intake, code, null, List.of(new Reason("mandate", "Ảnh bị mờ.")));
    adding.add(partner, code, null, List.of(mandate()), null);
    assertThat(open(() -> approving.approve(signer, code, null)))
        .containsExactly("/marks/mandate component-unmarked");
    marking.mark(signer, code, "mandate", true, null);
    approving.approve(signer, code, null);
    attaching.attach(partner, code, null, mandate());
    UUID result = walk.document(walk.authority());
    assertThat(open(() -> issuing.issue(signer, code, null, "01/TN", result)))
        .containsExactly("/marks/mandate component-unmarked");
    marking.mark(signer, code, "mandate", true, null);
    assertThat(issuing.issue(signer, code, null, "01/TN", result).state())
        .isEqualTo(DossierState.DONE);
  }

  @Test
  void whatTurnsOutNotToBeOursAfterItsSupplementIsTakenAndStopped() {
    walk.ask(intake, code, null, List.of(new Reason("form", "Sai năm sinh.")));
    adding.add(partner, code, null, List.of(), "Đã sửa.");
    refused(
        () -> refusing.refuse(intake, code, null, "Luật Thử", "Sai nơi."), "papers-asked-before");
    assertThat(walk.accept(intake, code).state()).isEqualTo(DossierState.PROCESSING);
    assertThat(stopping.stop(signer, code, null, "Luật Thử", "Sai nơi nộp.").state())
        .isEqualTo(DossierState.STOPPED);
  }

  @Test
  void withoutTheCitizenOnlyALeaderEndsItAndNamesTheLaw() {
    walk.process(code);
    refused(() -> stopping.stop(intake, code, null, "Luật Thử", "Hết."), "stop-without-request");
    refused(() -> stopping.stop(signer, code, null, " ", "Hết."), "ground-needed");
    refused(() -> stopping.stop(signer, code, null, "Luật Thử", " "), "reason-needed");
    assertThat(stopping.stop(signer, code, null, "Luật Thử, Điều 2", "Hết.").state())
        .isEqualTo(DossierState.STOPPED);
    assertThat(reading.file(signer, code, "test").history().getLast().note())
        .isEqualTo("Hết.\nCăn cứ: Luật Thử, Điều 2");
  }

  @Test
  void aPaymentIsWaitedForAndAWrongRequestWithdrawn() {
    SignedIn specialist = people.officer(Role.SPECIALIST, walk.authority());
    walk.process(code);
    Dossier asked = charging.request(specialist, code, null, 120_000L, "Thuế thử.");
    Instant by = Objects.requireNonNull(asked.progress().answerBy());
    assertThat(VietnamTime.day(by)).isAfter(VietnamTime.day(clock.instant()).plusDays(28));
    refused(() -> stopping.stop(signer, code, null, "Luật Thử", "Chưa nộp."), "payment-awaited");
    refused(() -> uncharging.withdraw(specialist, code, null, " "), "reason-needed");
    refused(() -> uncharging.withdraw(intake, code, null, "Nhầm."), "forbidden");
    Dossier back = uncharging.withdraw(specialist, code, null, "Báo nhầm hồ sơ.");
    assertThat(back.state()).isEqualTo(DossierState.PROCESSING);
    assertThat(back.progress().answerBy()).isNull();
    refused(() -> uncharging.withdraw(specialist, code, null, "Nhầm."), "wrong-state");
    assertThat(auditRows("dossier-payment-withdrawn")).isEqualTo(1);
    charging.request(specialist, code, null, 120_000L, "Thuế thử.");
    waitedLongEnough();
    refused(() -> stopping.stop(intake, code, null, "Luật Thử", "Hết."), "stop-without-request");
    assertThat(stopping.stop(signer, code, null, "Luật Thử", "Chưa nộp.").state())
        .isEqualTo(DossierState.STOPPED);
  }

  @Test
  void anApprovalIsTakenBackWithItsReason() {
    walk.process(code);
    refused(() -> takingBack.takeBack(signer, code, null, "Sai số."), "wrong-state");
    approving.approve(signer, code, null);
    refused(() -> takingBack.takeBack(signer, code, null, ""), "reason-needed");
    refused(() -> takingBack.takeBack(intake, code, null, "Sai số."), "forbidden");
    assertThat(takingBack.takeBack(signer, code, null, "Sai số.").progress().approvedBy()).isNull();
    assertThat(auditRows("dossier-approval-taken-back")).isEqualTo(1);
    UUID result = walk.document(walk.authority());
    refused(() -> issuing.issue(signer, code, null, "01/TN", result), "not-approved");
  }

  @Test
  void nothingIsMarkedOnceItIsOver() {
    refusing.refuse(intake, code, null, "Luật Thử", "Sai nơi nộp.");
    refused(() -> marking.mark(intake, code, "form", true, null), "wrong-state");
  }

  @Test
  void everyCrossGoesOutInTheOneRequest() {
    marking.mark(intake, code, "mandate", false, "Chưa ký.");
    refused(
        () -> asking.request(intake, code, null, List.of(new Reason("form", "Sai năm sinh."))),
        "reasons-left-out");
    Dossier asked =
        asking.request(
            intake,
            code,
            null,
            List.of(new Reason("form", "Sai năm sinh."), new Reason("mandate", "Chưa ký.")));
    assertThat(asked.progress().supplementRequests()).isEqualTo(1);
    assertThat(marking.list(intake, code)).noneMatch(Mark::complete).hasSize(2);
    refused(() -> adding.add(partner, code, null, List.of(), "Đã sửa."), "paper-still-missing");
    Attachment mandate = new Attachment("mandate", walk.document(walk.authority()));
    adding.add(partner, code, null, List.of(mandate), "Đã sửa.");
    assertThat(marking.list(intake, code)).isEmpty();
  }

  @Test
  void theClockGoesOnOnlyWhenAllThatWasAskedForIsIn() {
    String divorced =
        walk.filing()
            .procedure("1.004873")
            .answer("purpose", "other")
            .answer("status", "divorced")
            .answer("again", true)
            .form("purposeText", "Vay vốn")
            .returnBy(ReturnWay.ELECTRONIC)
            .by(partner)
            .code();
    walk.ask(
        intake,
        divorced,
        null,
        List.of(new Reason("divorcePaper", "Mờ."), new Reason("oldCertificate", "Thiếu.")));
    Attachment paper = new Attachment("divorcePaper", walk.document(walk.authority()));
    refused(() -> adding.add(partner, divorced, null, List.of(paper), null), "paper-still-missing");
    attaching.attach(
        partner, divorced, null, new Attachment("oldCertificate", walk.document(walk.authority())));
    assertThat(adding.add(partner, divorced, null, List.of(paper), null).progress().supplementIn())
        .isTrue();
  }

  @Test
  void aSecondRequestIsALeadersSaysWhyAndIsCounted() {
    once();
    List<Reason> more = List.of(new Reason("form", "Thiếu số nhà."));
    refused(() -> asking.request(intake, code, null, more), "second-supplement-needs-leader");
    refused(() -> asking.request(signer, code, null, more), "ground-needed");
    refused(
        () -> asking.request(signer, code, null, more, List.of(), "x".repeat(1001)), "too-long");
    Dossier asked =
        asking.request(signer, code, null, more, List.of(), "Luật mới có hiệu lực hôm qua.");
    assertThat(asked.progress().supplementRequests()).isEqualTo(2);
    assertThat(reading.file(signer, code, "test").history().getLast().note())
        .contains("Thiếu số nhà.", "Luật mới có hiệu lực hôm qua.");
    assertThat(
            jdbc.sql(
                    """
                    SELECT (details ->> 'request') || (details ->> 'stage') FROM audit.entry
                    WHERE subject = :subject AND act = 'dossier-supplement-requested' ORDER BY at
                    """)
                .param("subject", "dossier/" + code)
                .query(String.class)
                .list())
        .containsExactly("1intake", "2review");
  }

  @Test
  void aRefusedRequestLeavesNothingBehind() {
    once();
    int version = reading.facts(intake, code).version();
    refused(
        () -> asking.request(intake, code, null, List.of(new Reason("form", "Nữa."))),
        "second-supplement-needs-leader");
    assertThat(reading.facts(intake, code).version()).isEqualTo(version);
    assertThat(marking.list(intake, code)).allMatch(Mark::complete).hasSize(2);
  }

  @Test
  void anExtensionOutlivesASupplementAndIsNotCountedAnew() {
    walk.accept(intake, code);
    Dossier extended =
        extending.extend(signer, code, null, LocalDate.of(2027, 12, 7), "Chờ xác minh.");
    asking.request(intake, code, null, List.of(new Reason("form", "Sai năm.")));
    Dossier back = adding.add(partner, code, null, List.of(), "Đã sửa.");
    assertThat(back.progress().appointmentAt())
        .isEqualTo(Objects.requireNonNull(extended.progress().appointmentAt()));
    assertThat(
            jdbc.sql("SELECT extended_to = appointment_at FROM dossier.dossier WHERE code = :code")
                .param("code", code)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  private Attachment mandate() {
    return new Attachment("mandate", walk.document(walk.authority()));
  }

  private void waitedLongEnough() {
    jdbc.sql("UPDATE dossier.dossier SET answer_by = :now WHERE code = :code")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("code", code)
        .update();
  }

  private static List<String> open(ThrowingCallable act) {
    return catchThrowableOfType(Refused.class, act).errors().stream()
        .map(error -> error.pointer() + " " + error.code())
        .toList();
  }

  private void once() {
    walk.ask(intake, code, null, List.of(new Reason("form", "Sai năm sinh.")));
    adding.add(partner, code, null, List.of(), "Đã sửa.");
    walk.accept(intake, code);
  }

  private static void refused(Runnable act, String with) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(
                        refused.errors().isEmpty()
                            ? refused.code()
                            : refused.errors().getFirst().code())
                    .isEqualTo(with));
  }

  private int auditRows(String act) {
    return jdbc.sql("SELECT count(*) FROM audit.entry WHERE subject = :subject AND act = :act")
        .param("subject", "dossier/" + code)
        .param("act", act)
        .query(Integer.class)
        .single();
  }
}
