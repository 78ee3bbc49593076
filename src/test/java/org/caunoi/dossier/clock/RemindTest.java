package org.caunoi.dossier.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.MarkAbsent;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.access.StaffAddresses;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.StepShares;
import org.caunoi.dossier.AddSupplement;
import org.caunoi.dossier.AssignDossier;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.ExtendPromise;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReminderKind;
import org.caunoi.dossier.RequestPayment;
import org.caunoi.dossier.RequestSupplement;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.dossier.WithdrawOnPaper;
import org.caunoi.dossier.clock.StepTimes.Step;
import org.caunoi.dossier.clock.StepTimes.StepTime;
import org.caunoi.dossier.clock.Waits.Bounds;
import org.caunoi.dossier.form.ReceiveHandover;
import org.caunoi.dossier.form.Register;
import org.caunoi.dossier.form.RegisterFilter;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Steps have their time, holders are reminded before the promise, leads are told after it. */
@IntegrationTest
class RemindTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private Clocks clocks;
  @Autowired private StepTimes steps;
  @Autowired private StaffAddresses addresses;
  @Autowired private AssignDossier assigning;
  @Autowired private ExtendPromise extending;
  @Autowired private RequestSupplement asking;
  @Autowired private WithdrawOnPaper withdrawing;
  @Autowired private RequestPayment charging;
  @Autowired private DueSoon dueSoon;
  @Autowired private Waits waits;
  @Autowired private AwayAlone away;
  @Autowired private ReceiveHandover receiving;
  @Autowired private Register register;
  @Autowired private MarkAbsent absent;
  @Autowired private RemindOfWaits waiting;
  @Autowired private WhomToRemind whom;
  @Autowired private AddSupplement adding;
  @Autowired private TransactionTemplate transactions;
  @Autowired private ReadDossier reading;
  @Autowired private SetMissingClocks missing;
  @Autowired private WorkingCalendars calendars;
  @Autowired private JdbcClient jdbc;
  @Autowired private Catalogue catalogue;
  @Autowired private Clock clock;

  @Test
  void anAcceptedDossierHasStepTimesNeverBehindItsPromise() {
    Dossier dossier = accepted(5);
    Instant promise = promiseOf(dossier);
    List<StepTime> times = steps.list(dossier);
    assertThat(times)
        .extracting(StepTime::step)
        .containsExactly(Step.ASSIGN, Step.REVIEW, Step.SIGN);
    assertThat(times).isSortedAccordingTo((a, b) -> a.dueAt().compareTo(b.dueAt()));
    assertThat(times.getLast().dueAt()).isEqualTo(promise);
    assertThat(times.getFirst().dueAt())
        .isAfter(clock.instant().minusSeconds(60))
        .isBefore(promise);
    assertThat(clocks.planned(dossier, ReminderKind.ASSIGN_LATE))
        .containsExactly(times.get(0).dueAt().plusSeconds(1));
    assertThat(clocks.planned(dossier, ReminderKind.REVIEW_LATE))
        .containsExactly(times.get(1).dueAt().plusSeconds(1));
    assertThat(clocks.planned(dossier, ReminderKind.PROMISE_PASSED))
        .containsExactly(promise.plusSeconds(1));
  }

  @Test
  void aProcedureMayHaveStepTimesOfItsOwnInTheVersionADossierWasFiledUnder() {
    Dossier usual = accepted(5);
    ProcedureVersion permit =
        catalogue.find("1.013225", VietnamTime.day(clock.instant())).orElseThrow();
    Dossier.Filing f = usual.filing();
    Dossier own =
        new Dossier(
            new Dossier.Filing(
                f.authority(),
                f.id(),
                f.code(),
                permit.code(),
                permit.id(),
                f.channel(),
                f.route(),
                f.pointId(),
                f.helperId(),
                f.sessionId(),
                f.clientId(),
                f.communeCode(),
                f.returnBy(),
                f.term(),
                f.confirmation(),
                f.filedAt()),
            usual.progress());
    Instant from = Instant.parse("2026-03-02T01:00:00Z");
    Instant promise = calendars.current().plusWorkingMinutes(from, 1000);
    assertThat(permit.stepTimes()).isEqualTo(new StepShares(10, 80));
    assertThat(steps.count(own, from, promise))
        .containsEntry(Step.ASSIGN, calendars.current().plusWorkingMinutes(from, 100))
        .containsEntry(Step.REVIEW, calendars.current().plusWorkingMinutes(from, 800))
        .containsEntry(Step.SIGN, promise);
    assertThat(steps.count(usual, from, promise))
        .containsEntry(Step.ASSIGN, calendars.current().plusWorkingMinutes(from, 200));
  }

  @Test
  void theHolderIsRemindedOneWorkingDayBeforeThePromise() {
    Dossier dossier = accepted(5);
    Instant promise = promiseOf(dossier);
    Instant near = clocks.planned(dossier, ReminderKind.PROMISE_NEAR).getFirst();
    assertThat(calendars.current().workingDayAfter(VietnamTime.day(near), 1))
        .isEqualTo(VietnamTime.day(promise));
    assertThat(VietnamTime.time(near)).isEqualTo(VietnamTime.time(promise));
  }

  @Test
  void oneReminderIsActedOnOnceHoweverOftenItIsTried() throws Exception {
    Dossier dossier = processed();
    SignedIn holder = withAddress(holderOf(dossier));
    List<Callable<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      tries.add(() -> clocks.strike(dossier, ReminderKind.PROMISE_NEAR));
    }
    int acted = 0;
    try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
      for (Future<Boolean> one : nodes.invokeAll(tries)) {
        acted += one.get() ? 1 : 0;
      }
    }
    assertThat(acted).isEqualTo(1);
    assertThat(clocks.reminders(dossier)).containsExactly("PROMISE_NEAR");
    assertThat(clocks.audited(dossier)).isEqualTo(1);
    assertThat(clocks.mails(dossier)).containsExactly("STAFF_PROMISE_NEAR");
    assertThat(addresses.find(holder.accountId())).isPresent();
  }

  @Test
  void whatCannotBeStoredWholeIsNotStoredAtAll() {
    Dossier dossier = processed();
    jdbc.sql("ALTER TABLE dossier.prepared_apology RENAME TO gone_for_a_test").update();
    try {
      assertThatThrownBy(() -> clocks.strike(dossier, ReminderKind.PROMISE_NEAR))
          .isInstanceOf(RuntimeException.class);
    } finally {
      jdbc.sql("ALTER TABLE dossier.gone_for_a_test RENAME TO prepared_apology").update();
    }
    assertThat(clocks.reminders(dossier)).isEmpty();
    assertThat(clocks.audited(dossier)).isZero();
    assertThat(clocks.strike(dossier, ReminderKind.PROMISE_NEAR)).isTrue();
  }

  @Test
  void aStepThatIsDoneIsNotLate() {
    Dossier dossier = accepted(5);
    Instant assign = steps.list(dossier).getFirst().dueAt();
    Instant review = steps.list(dossier).get(1).dueAt();
    assertThat(clocks.strike(dossier, ReminderKind.REVIEW_LATE, review)).isFalse();
    assertThat(clocks.strike(dossier, ReminderKind.ASSIGN_LATE, assign)).isTrue();
    SignedIn specialist = people.officer(Role.SPECIALIST, null);
    assigning.assign(specialist, dossier.code(), null, specialist.accountId(), null);
    assertThat(clocks.strike(dossier, ReminderKind.ASSIGN_LATE, assign.plusSeconds(1))).isFalse();
    SignedIn signer = people.officer(Role.SIGNER, null);
    assigning.assign(specialist, dossier.code(), null, signer.accountId(), null);
    assertThat(clocks.strike(dossier, ReminderKind.REVIEW_LATE, review)).isFalse();
    assigning.assign(signer, dossier.code(), null, specialist.accountId(), "Xem lại");
    assertThat(clocks.strike(dossier, ReminderKind.REVIEW_LATE, review)).isTrue();
    assertThat(clocks.reminders(dossier)).containsExactly("ASSIGN_LATE", "REVIEW_LATE");
  }

  @Test
  void whatWasCompletedBeforeItsAcceptanceIsHandedOutAsAnyOther() {
    String code = walk.filing().file().code();
    SignedIn intake = people.officer(Role.INTAKE_OFFICER, null);
    walk.ask(intake, code, null, List.of(new Reason("form", "Thiếu thử")));
    adding.add(intake, code, null, List.of(), "Đã ghi thêm");
    Dossier dossier = walk.accept(code);
    assertThat(dossier.state()).isEqualTo(DossierState.PROCESSING);
    Instant assign = steps.list(dossier).getFirst().dueAt();
    assertThat(clocks.strike(dossier, ReminderKind.ASSIGN_LATE, assign)).isTrue();
    SignedIn lead = people.officer(Role.SIGNER, dossier.unit());
    assertThat(soon(lead, code).getFirst().kinds()).containsExactly(ReminderKind.ASSIGN_LATE);
    SignedIn holder = people.officer(Role.SPECIALIST, dossier.unit());
    assigning.assign(lead, code, null, holder.accountId(), null);
    assigning.assign(holder, code, null, lead.accountId(), null);
    assertThat(soon(lead, code)).isEmpty();
    assertThat(
            jdbc.sql("SELECT kind FROM dossier.act WHERE dossier_id = :id AND no > 4 ORDER BY no")
                .param("id", dossier.filing().id())
                .query((rs, n) -> rs.getString(1))
                .list())
        .containsExactly("ASSIGNED", "HANDED_OVER");
    LocalDate today = VietnamTime.day(clock.instant());
    assertThat(
            register.list(
                lead, new RegisterFilter(today, today, null, null, null, false), null, 10_000))
        .filteredOn(line -> line.code().equals(code))
        .singleElement()
        .satisfies(line -> assertThat(line.processingAt()).isNotNull());
  }

  @Test
  void aBrokenPromiseIsToldToTheLeadOfTheUnit() {
    Dossier dossier = processed();
    withAddress(people.officer(Role.SIGNER, dossier.filing().authority()));
    SignedIn foreign = withAddress(people.officer(Role.SIGNER, walk.authorityOf("00004")));
    assertThat(clocks.strike(dossier, ReminderKind.PROMISE_PASSED)).isTrue();
    assertThat(clocks.mails(dossier))
        .contains("STAFF_PROMISE_PASSED")
        .doesNotContain("STAFF_PROMISE_NEAR");
    assertThat(foreign.authority()).isNotEqualTo(dossier.filing().authority());
  }

  @Test
  void waitingAndFinishedDossiersRemindNobody() {
    Dossier waiting = waiting();
    Dossier withdrawn = waiting();
    withdraw(withdrawn);
    Dossier done = walk.issue(walk.filing().file().code());
    for (Dossier dossier : List.of(waiting, withdrawn, done)) {
      for (ReminderKind kind : ReminderKind.values()) {
        assertThat(clocks.strike(dossier, kind)).isFalse();
      }
      assertThat(clocks.reminders(dossier)).isEmpty();
    }
    assertThat(reading.facts(people.officer(Role.INSPECTOR, null), done.code()).state())
        .isEqualTo(DossierState.DONE);
  }

  @Test
  void aWishToWithdrawStopsNoClockUntilSomebodyAnswers() {
    Dossier dossier = processed();
    withdraw(dossier);
    assertThat(clocks.strike(dossier, ReminderKind.PROMISE_NEAR)).isTrue();
    assertThat(clocks.strike(dossier, ReminderKind.PROMISE_PASSED)).isTrue();
    SignedIn lead = people.officer(Role.SIGNER, dossier.unit());
    assertThat(soon(lead, dossier.code()))
        .singleElement()
        .satisfies(due -> assertThat(due.kinds()).contains(ReminderKind.PROMISE_PASSED))
        .satisfies(due -> assertThat(due.apology()).isNotNull());
    assertThat(people.signIn(lead).get("/dossiers/" + dossier.code()).body())
        .contains("/extensions");
    var day = calendars.current().workingDayAfter(VietnamTime.day(promiseOf(dossier)), 5);
    Dossier moved = extending.extend(lead, dossier.code(), null, day, "Thử");
    assertThat(moved.state()).isEqualTo(DossierState.WITHDRAWAL_REQUESTED);
    assertThat(moved.progress().formerState()).isEqualTo(DossierState.PROCESSING);
    assertThat(clocks.planned(moved, ReminderKind.PROMISE_PASSED))
        .contains(promiseOf(moved).plusSeconds(1));
    Dossier waited = waiting();
    withdraw(waited);
    assertThatThrownBy(() -> extending.extend(lead, waited.code(), null, day, "Thử"))
        .hasMessage("wrong-state");
  }

  @Test
  void aHolderIsRemindedAtLeastADayBefore() {
    assertThatThrownBy(
            () ->
                new ClockSettings(
                    0, new ClockSettings.Shares(0.2, 0.8), java.util.Map.of(), 3, 8, 8, 1, 8))
        .hasMessageContaining("lead-days must be 1 to 60");
  }

  @Test
  void aFeeThatIsAwaitedStopsNoClock() {
    Dossier dossier = processed();
    String code = dossier.code();
    SignedIn specialist = people.officer(Role.SPECIALIST, null);
    Dossier unpaid = charging.request(specialist, code, null, 8_000L, "Phí thử nghiệm");
    assertThat(unpaid.state()).isEqualTo(DossierState.FINANCIAL_DUTY);
    assertThat(clocks.strike(unpaid, ReminderKind.PROMISE_NEAR)).isTrue();
    assertThat(clocks.strike(unpaid, ReminderKind.PROMISE_PASSED)).isTrue();
    SignedIn signer = people.officer(Role.SIGNER, dossier.filing().authority());
    assertThat(dueSoon.list(signer, null, 1000).items())
        .filteredOn(due -> due.code().equals(code))
        .singleElement()
        .satisfies(due -> assertThat(due.apology()).isNotNull());
    assertThat(people.signIn(signer).get("/dossiers/" + code).body()).contains("/extensions");
    var day = calendars.current().workingDayAfter(VietnamTime.day(promiseOf(unpaid)), 5);
    Dossier moved = extending.extend(signer, code, null, day, "Thử");
    assertThat(moved.state()).isEqualTo(DossierState.FINANCIAL_DUTY);
    assertThat(clocks.planned(moved, ReminderKind.PROMISE_PASSED))
        .contains(promiseOf(moved).plusSeconds(1));
    jdbc.sql("DELETE FROM dossier.step_time WHERE dossier_id = :id")
        .param("id", dossier.filing().id())
        .update();
    missing.set();
    assertThat(steps.list(moved)).hasSize(3);
  }

  @Test
  void aMovedPromiseSetsNewClocksAndSilencesTheOldOnes() {
    Dossier dossier = processed();
    Instant former = promiseOf(dossier);
    var day = calendars.current().workingDayAfter(VietnamTime.day(former), 5);
    Dossier moved =
        extending.extend(people.officer(Role.SIGNER, null), dossier.code(), null, day, "Thử");
    assertThat(clocks.strike(dossier, ReminderKind.PROMISE_NEAR, former)).isFalse();
    assertThat(clocks.strike(dossier, ReminderKind.PROMISE_PASSED, former)).isFalse();
    assertThat(clocks.planned(moved, ReminderKind.PROMISE_PASSED))
        .containsExactly(former.plusSeconds(1), promiseOf(moved).plusSeconds(1));
    assertThat(steps.list(moved).getLast().dueAt()).isEqualTo(promiseOf(moved));
    assertThat(clocks.strike(moved, ReminderKind.PROMISE_NEAR)).isTrue();
  }

  @Test
  void aDossierOfBeforeTheClocksGetsThem() {
    Dossier dossier = processed();
    jdbc.sql("DELETE FROM dossier.step_time WHERE dossier_id = :id")
        .param("id", dossier.filing().id())
        .update();
    assertThat(missing.set()).isPositive();
    assertThat(steps.list(dossier)).hasSize(3);
    assertThat(missing.set()).isZero();
  }

  @Test
  void aShortTermRemindsWhenHalfOfItHasPassed() {
    Dossier dossier = accepted(1);
    Instant promise = promiseOf(dossier);
    Instant near = clocks.planned(dossier, ReminderKind.PROMISE_NEAR).getFirst();
    assertThat(near).isBetween(clock.instant().minusSeconds(60), promise);
    assertThat(Duration.between(near, promise)).isLessThan(Duration.ofDays(10));
  }

  @Test
  void whatNobodyTakesInIsToldToTheLeadOnceAndAgainAfterASupplement() {
    Dossier filed = lateAtIntake("20 days");
    String code = filed.code();
    SignedIn lead = withAddress(people.officer(Role.SIGNER, filed.unit()));
    assertThat(waiting.remind()).isPositive();
    assertThat(clocks.reminders(filed)).containsExactly("TAKE_IN_LATE");
    assertThat(clocks.mails(filed)).contains("STAFF_TAKE_IN_LATE");
    int told = clocks.mails(filed).size();
    waiting.remind();
    assertThat(clocks.mails(filed)).hasSize(told);
    assertThat(soon(lead, code))
        .singleElement()
        .satisfies(due -> assertThat(due.promise()).isNull())
        .satisfies(due -> assertThat(due.kinds()).containsExactly(ReminderKind.TAKE_IN_LATE));
    assertThat(people.signIn(lead).get("/due-dossiers").body()).contains(code, "Chậm tiếp nhận");
    SignedIn intake = people.officer(Role.INTAKE_OFFICER, null);
    walk.ask(intake, code, null, List.of(new Reason("form", "Thiếu thử")));
    adding.add(intake, code, null, List.of(), "Đã ghi thêm");
    Instant brought = clock.instant();
    assertThat(soon(lead, code)).isEmpty();
    assertThat(waits(code, at(brought.minusSeconds(60)))).isEmpty();
    List<Timer> later = waits(code, at(brought.plusSeconds(60)));
    assertThat(later).extracting(Timer::kind).containsExactly(ReminderKind.TAKE_IN_LATE);
    assertThat(clocks.strike(later.getFirst())).isTrue();
    assertThat(clocks.strike(later.getFirst())).isFalse();
    assertThat(clocks.strike(filed, ReminderKind.TAKE_IN_LATE, filed.filing().filedAt())).isFalse();
    assertThat(soon(lead, code)).hasSize(1);
  }

  @Test
  void pagesOfWhatWaitsNameEachOnceTheLongestFirst() {
    List<UUID> late =
        List.of(
            lateAtIntake("3 days").filing().id(),
            lateAtIntake("5 days").filing().id(),
            lateAtIntake("4 days").filing().id());
    Bounds bounds = at(clock.instant());
    List<Timer> paged = new ArrayList<>();
    List<Timer> page = waits.list(bounds, away.list(), null, 2);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      paged.addAll(page);
      page = waits.list(bounds, away.list(), page.getLast(), 2);
    }
    assertThat(paged).doesNotHaveDuplicates().extracting(Timer::due).isSorted();
    assertThat(paged.stream().map(Timer::dossierId).filter(late::contains))
        .containsExactly(late.get(1), late.get(2), late.get(0));
  }

  @Test
  void oneThatCannotBeToldOfKeepsNoOtherWaiting() {
    Dossier stuck = lateAtIntake("30 days");
    Dossier behind = lateAtIntake("29 days");
    jdbc.sql(
            """
            ALTER TABLE dossier.reminder ADD CONSTRAINT broken_for_a_test
            CHECK (dossier_id <> '%s') NOT VALID
            """
                .formatted(stuck.filing().id()))
        .update();
    try {
      assertThatThrownBy(() -> waiting.remind()).isInstanceOf(DataAccessException.class);
    } finally {
      jdbc.sql("ALTER TABLE dossier.reminder DROP CONSTRAINT broken_for_a_test").update();
    }
    assertThat(clocks.reminders(stuck)).isEmpty();
    assertThat(clocks.reminders(behind)).containsExactly("TAKE_IN_LATE");
    waiting.remind();
    assertThat(clocks.reminders(stuck)).containsExactly("TAKE_IN_LATE");
  }

  @Test
  void theCitizenIsRemindedBeforeTheTimeToAnswerEndsAndTheOfficeAfterIt() {
    Dossier asked = processed();
    withAddress(holderOf(asked));
    walk.ask(
        people.officer(Role.SPECIALIST, null),
        asked.code(),
        null,
        List.of(new Reason("form", "Thiếu thử")));
    Dossier unpaid = processed();
    charging.request(
        people.officer(Role.SPECIALIST, null), unpaid.code(), null, 8_000L, "Phí thử nghiệm");
    for (String code : List.of(asked.code(), unpaid.code())) {
      Instant by = Objects.requireNonNull(facts(code).progress().answerBy());
      Instant past = Instant.EPOCH;
      List<Timer> near =
          waits(code, new Bounds(by.minusSeconds(3600), past, past, by.plusSeconds(1), past));
      assertThat(near).extracting(Timer::kind).containsExactly(ReminderKind.ANSWER_NEAR);
      assertThat(clocks.strike(near.getFirst())).isTrue();
      List<Timer> passed = waits(code, new Bounds(by, past, past, by, past));
      assertThat(passed).extracting(Timer::kind).containsExactly(ReminderKind.ANSWER_PASSED);
      assertThat(clocks.strike(passed.getFirst())).isTrue();
      assertThat(clocks.strike(passed.getFirst())).isFalse();
    }
    assertThat(told(asked)).contains("ANSWER_NEAR").doesNotContain("PAYMENT_NEAR");
    assertThat(told(unpaid)).contains("PAYMENT_NEAR").doesNotContain("ANSWER_NEAR");
    assertThat(clocks.mails(asked)).contains("STAFF_ANSWER_PASSED");
    SignedIn lead = people.officer(Role.SIGNER, asked.unit());
    assertThat(soon(lead, asked.code()).getFirst().kinds())
        .containsExactly(ReminderKind.ANSWER_PASSED);
  }

  @Test
  void aWithdrawalNobodyAnswersIsToldToTheLead() {
    String code = walk.filing().file().code();
    withdrawing.request(
        people.officer(Role.INTAKE_OFFICER, null),
        code,
        null,
        "Xin rút thử",
        walk.document(facts(code).filing().authority()));
    Dossier asked = facts(code);
    SignedIn lead = withAddress(people.officer(Role.SIGNER, asked.unit()));
    List<Timer> late = waits(code, at(clock.instant().plusSeconds(60)));
    assertThat(late).extracting(Timer::kind).containsExactly(ReminderKind.WITHDRAWAL_LATE);
    assertThat(clocks.strike(late.getFirst())).isTrue();
    assertThat(clocks.mails(asked)).contains("STAFF_WITHDRAWAL_LATE");
    assertThat(soon(lead, code)).hasSize(1);
  }

  @Test
  void aHandOverNobodyReceivesIsToldToTheLead() {
    Dossier dossier = walk.accept(walk.filing().file().code());
    SignedIn lead = withAddress(people.officer(Role.SIGNER, dossier.unit()));
    SignedIn holder = people.officer(Role.SPECIALIST, dossier.unit());
    assigning.assign(lead, dossier.code(), null, holder.accountId(), null);
    String code = dossier.code();
    assertThat(waits(code, at(clock.instant().minusSeconds(600)))).isEmpty();
    List<Timer> late = waits(code, at(clock.instant().plusSeconds(60)));
    assertThat(late).extracting(Timer::kind).containsExactly(ReminderKind.RECEIPT_LATE);
    assertThat(clocks.strike(late.getFirst())).isTrue();
    assertThat(clocks.strike(late.getFirst())).isFalse();
    assertThat(clocks.mails(dossier)).contains("STAFF_RECEIPT_LATE");
    assertThat(soon(lead, code).getFirst().kinds()).containsExactly(ReminderKind.RECEIPT_LATE);
    receiving.receive(holder, code, null);
    assertThat(soon(lead, code)).isEmpty();
    assertThat(waits(code, at(clock.instant().plusSeconds(60)))).isEmpty();
  }

  @Test
  void whoIsAwayAloneWhileAStepEndsIsToldToTheLeadWhoHandsItOnInOnePress() {
    String code = walk.accept(walk.filing().file().code()).code();
    SignedIn lead = withAddress(people.officer(Role.SIGNER, facts(code).unit()));
    UUID holder = people.officer(Role.SPECIALIST, facts(code).unit()).accountId();
    Dossier dossier = assigning.assign(lead, code, null, holder, null);
    SignedIn deputy = people.officer(Role.SPECIALIST, dossier.unit());
    SignedIn free = people.officer(Role.SPECIALIST, dossier.unit());
    var today = VietnamTime.day(clock.instant());
    absent.mark(lead, holder, deputy.accountId(), today, today.plusDays(60));
    assertThat(waits(code, at(Instant.EPOCH))).isEmpty();
    jdbc.sql("UPDATE access.account SET active = false WHERE id = :id")
        .param("id", deputy.accountId())
        .update();
    List<Timer> lies = waits(code, at(Instant.EPOCH));
    assertThat(lies).extracting(Timer::kind).containsExactly(ReminderKind.HOLDER_AWAY);
    assertThat(clocks.strike(lies.getFirst())).isTrue();
    assertThat(clocks.mails(dossier)).contains("STAFF_HOLDER_AWAY");
    Web web = people.signIn(lead);
    assertThat(web.get("/dossiers").body()).contains("/due-dossiers");
    assertThat(web.get("/due-dossiers").body())
        .contains("/dossiers/" + code + "/assignments", free.displayName(), "đang vắng");
    Map<String, String> press =
        Map.of("assignee", free.accountId().toString(), "version", "" + dossier.version());
    assertThat(web.form("/dossiers/" + code + "/assignments", press).statusCode()).isEqualTo(302);
    assertThat(facts(code).progress().assigneeId()).isEqualTo(free.accountId());
    assertThat(soon(lead, code)).isEmpty();
  }

  @Test
  void aReviewIsNotLateOnceASignerHasIt() {
    Dossier dossier = processed();
    assertThat(clocks.strike(dossier, ReminderKind.REVIEW_LATE, steps.list(dossier).get(1).dueAt()))
        .isTrue();
    SignedIn lead = people.officer(Role.SIGNER, dossier.unit());
    assertThat(soon(lead, dossier.code())).hasSize(1);
    assigning.assign(lead, dossier.code(), null, lead.accountId(), null);
    assertThat(soon(lead, dossier.code())).isEmpty();
  }

  @Test
  void theDeputyIsToldTooAndWithoutALeadTheCentreIs() {
    Dossier dossier = processed();
    UUID holder = Objects.requireNonNull(dossier.progress().assigneeId());
    SignedIn deputy = people.officer(Role.SPECIALIST, null);
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    transactions.executeWithoutResult(
        status -> {
          jdbc.sql(
                  """
                  INSERT INTO access.absence (id, account_id, deputy_id, from_day, to_day, said_by, said_by_name, said_at)
                  VALUES (gen_random_uuid(), :holder, :deputy, :today, :today, :holder, 'Lê Thử', now())
                  """)
              .param("holder", holder)
              .param("deputy", deputy.accountId())
              .param("today", VietnamTime.day(clock.instant()))
              .update();
          assertThat(whom.of(ReminderKind.PROMISE_NEAR, dossier))
              .containsExactly(holder, deputy.accountId());
          assertThat(whom.of(ReminderKind.PROMISE_PASSED, dossier))
              .isNotEmpty()
              .doesNotContain(centre.accountId());
          jdbc.sql(
                  """
                  UPDATE access.account SET active = false
                  WHERE id IN (SELECT account_id FROM access.account_role WHERE role = 'SIGNER')
                  """)
              .update();
          assertThat(whom.of(ReminderKind.PROMISE_PASSED, dossier)).contains(centre.accountId());
          status.setRollbackOnly();
        });
  }

  private List<DueSoon.Due> soon(SignedIn who, String code) {
    return dueSoon.list(who, null, 10_000).items().stream()
        .filter(due -> due.code().equals(code))
        .toList();
  }

  private List<Timer> waits(String code, Bounds bounds) {
    UUID id = facts(code).filing().id();
    return waits.list(bounds, away.list(), null, 10_000).stream()
        .filter(one -> one.dossierId().equals(id))
        .toList();
  }

  /** As if all that came in before had waited long enough. */
  private static Bounds at(Instant moment) {
    return new Bounds(Instant.EPOCH, moment, moment, Instant.EPOCH, moment);
  }

  private Dossier facts(String code) {
    return reading.facts(people.officer(Role.INSPECTOR, null), code);
  }

  private List<String> told(Dossier dossier) {
    return jdbc.sql("SELECT kind FROM notification.message WHERE dossier_code = :code")
        .param("code", dossier.code())
        .query((rs, n) -> rs.getString("kind"))
        .list();
  }

  @Test
  void anAddressIsAnAddress() {
    SignedIn admin = people.officer(Role.ADMINISTRATOR, null);
    SignedIn officer = people.officer(Role.SPECIALIST, null);
    assertThatThrownBy(() -> addresses.put(admin, officer.accountId(), "khong phai thu"))
        .isInstanceOf(Refused.class);
    addresses.put(admin, officer.accountId(), "can-bo@example.invalid");
    addresses.put(admin, officer.accountId(), "");
    assertThat(addresses.find(officer.accountId())).isEmpty();
  }

  private Dossier accepted(int workingDays) {
    String code = walk.filing().file().code();
    jdbc.sql(
            "UPDATE dossier.dossier SET term_strategy = 'WORKING_DAYS', term_amount = :days"
                + " WHERE code = :code")
        .param("days", workingDays)
        .param("code", code)
        .update();
    return walk.accept(code);
  }

  private Dossier waiting() {
    Dossier dossier = processed();
    asking.request(
        people.officer(Role.SPECIALIST, null),
        dossier.code(),
        null,
        List.of(new Reason("form", "Thiếu chữ ký thử")));
    return dossier;
  }

  private void withdraw(Dossier dossier) {
    withdrawing.request(
        people.officer(Role.INTAKE_OFFICER, null),
        dossier.code(),
        null,
        "Xin rút thử",
        walk.document(dossier.filing().authority()));
  }

  private Dossier processed() {
    return walk.process(walk.filing().file().code());
  }

  private Dossier lateAtIntake(String since) {
    String code = walk.filing().file().code();
    jdbc.sql(
            "UPDATE dossier.dossier SET filed_at = filed_at - CAST(:since AS interval) WHERE code ="
                + " :c")
        .param("since", since)
        .param("c", code)
        .update();
    return facts(code);
  }

  private SignedIn holderOf(Dossier dossier) {
    return new SignedIn(
        Objects.requireNonNull(dossier.progress().assigneeId()),
        "",
        "",
        "",
        java.util.Set.of(Role.SPECIALIST),
        java.util.Set.of(),
        null,
        null);
  }

  private SignedIn withAddress(SignedIn who) {
    addresses.put(
        people.officer(Role.ADMINISTRATOR, null), who.accountId(), "can-bo@example.invalid");
    return who;
  }

  private static Instant promiseOf(Dossier dossier) {
    return Objects.requireNonNull(dossier.progress().appointmentAt());
  }
}
