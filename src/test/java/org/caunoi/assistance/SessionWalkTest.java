package org.caunoi.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caunoi.IntegrationTest;
import org.caunoi.Papers;
import org.caunoi.People;
import org.caunoi.TestViewer;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.FormCheck;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.AtCounter;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.FromCard;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReturnAtCounter;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class SessionWalkTest {

  @Autowired Counter counter;
  @Autowired ReadDossier dossiers;
  @Autowired CloseNotReady notReady;
  @Autowired SweepSessions sweep;
  @Autowired HandOffToPortal handOff;
  @Autowired RecordPortalCode recordCode;
  @Autowired LockSession lock;
  @Autowired ReadCardAgain again;
  @Autowired ResumeSession resume;
  @Autowired ConfirmWithSignature signing;
  @Autowired ReturnAtCounter returning;
  @Autowired JdbcClient jdbc;
  @Autowired People people;
  @Autowired Walk walk;

  private SignedIn clerk;

  @BeforeEach
  void aClerkOpensTheShift() {
    clerk = counter.clerk("HN-0001");
  }

  @Test
  void fromTheCardToTheDossier() {
    UUID id = counter.confirmed(clerk);
    String code = counter.submit.submit(clerk, id, null);

    Session session = counter.read.facts(clerk, id);
    assertThat(session.state()).isEqualTo(SessionState.FILED);
    assertThat(session.work().dossierCode()).isEqualTo(code);
    assertThat(dossiers.facts(clerk, code).filing().helperId()).isEqualTo(clerk.accountId());
    assertThat(dossiers.facts(clerk, code).filing().confirmation())
        .isEqualTo(Confirmation.ONE_TIME_CODE);
    assertThat(counter.read.history(clerk, id))
        .extracting(SessionEvent::kind)
        .containsExactly(
            SessionEventKind.OPENED,
            SessionEventKind.CARD_READ,
            SessionEventKind.PROCEDURE_CHOSEN,
            SessionEventKind.SUMMARY_SHOWN,
            SessionEventKind.AGREED,
            SessionEventKind.CODE_SENT,
            SessionEventKind.CONFIRMED,
            SessionEventKind.FILED);
  }

  @Test
  void theCardFillsTheFormAndTheCityIsKnownFromTheAddress() {
    UUID id = counter.opened(clerk);
    counter.choose.choose(clerk, id, null, Counter.EXTRACT);
    var opened = counter.read.read(clerk, id);
    assertThat(opened.draft())
        .containsEntry("fullName", "Nguyễn Thử Nghiệm")
        .containsEntry("personId", "001199000001")
        .containsEntry("birthDate", "1999-01-01")
        .containsEntry("sex", "female")
        .containsEntry("commune", "00070")
        .containsEntry("copies", "1");
    assertThat(opened.form())
        .isNotNull()
        .extracting(FormCheck::errors)
        .asInstanceOf(LIST)
        .isEmpty();
  }

  @Test
  void theSameCardReadAgainLeavesWhatWasTyped() {
    UUID id = counter.filled(clerk);
    counter.save.save(clerk, id, Map.of("copies", "5", "fullName", "Nguyễn Thử Nghiẹm"));
    again.read(clerk, id, null, Counter.CARD);
    assertThat(counter.read(clerk, id))
        .containsEntry("copies", "5")
        .containsEntry("phone", "0900000001")
        .containsEntry("fullName", "Nguyễn Thử Nghiệm");
  }

  @Test
  void ofSomebodyElsesNumberNothingOfTheFirstCardStays() {
    UUID id = counter.filled(clerk);
    again.read(clerk, id, null, "001199000018");
    assertThat(counter.read(clerk, id))
        .containsEntry("personId", "001199000018")
        .containsEntry("fullName", "")
        .containsEntry("birthDate", "")
        .containsEntry("address", "")
        .containsEntry("commune", "");
  }

  @Test
  void theReviewSeesWhatWasChangedByHandBesideTheCard() {
    UUID id = counter.filled(clerk);
    counter.save.save(clerk, id, Map.of("fullName", "Nguyễn Thử Nghiệp"));
    String code = counter.fileAsIs(clerk, id);
    String authority = dossiers.facts(clerk, code).filing().authority();
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, authority);
    FromCard card = Objects.requireNonNull(dossiers.file(officer, code, "test").card());
    assertThat(card.other()).isEqualTo(Map.of("fullName", "Nguyễn Thử Nghiệm"));
    assertThat(card.same()).contains("personId", "birthDate", "sex").doesNotContain("phone");
    String page = people.signIn(officer).get("/dossiers/" + code).body();
    assertThat(page)
        .containsOnlyOnce("data-match=\"DIFFERS\"")
        .containsSubsequence("data-match=", "Nguyễn Thử Nghiệp", "Nguyễn Thử Nghiệm", "Khác thẻ")
        .containsSubsequence("data-match=\"DIFFERS\"", "data-match=\"SAME\"")
        .doesNotContain("Không có thẻ nào được đọc");
    assertThat(
            jdbc.sql(
                    "SELECT position('Nghiệm'::bytea in sealed_card) FROM dossier.dossier WHERE"
                        + " code = :code")
                .param("code", code)
                .query(Integer.class)
                .single())
        .isZero();
    SignedIn elsewhere = people.officer(Role.INTAKE_OFFICER, walk.authorityOf("00004"));
    assertThat(
            TestViewer.as(
                elsewhere,
                () ->
                    jdbc.sql("SELECT sealed_card FROM dossier.dossier WHERE code = :code")
                        .param("code", code)
                        .query()
                        .listOfRows()))
        .isEmpty();
    assertThat(dossiers.file(people.officer(Role.RETURN_OFFICER, authority), code, "test").card())
        .isNull();
  }

  @Test
  void submittingTwiceFilesOnce() {
    UUID id = counter.confirmed(clerk);
    String code = counter.submit.submit(clerk, id, null);
    assertThat(counter.submit.submit(clerk, id, null)).isEqualTo(code);
    assertThat(dossiersOf(id)).isEqualTo(1);
  }

  @Test
  void eightSubmitsAtTheSameMomentFileOnce() throws Exception {
    UUID id = counter.confirmed(clerk);
    Callable<String> submit = () -> counter.submit.submit(clerk, id, null);
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Future<String>> answers =
          pool.invokeAll(List.of(submit, submit, submit, submit, submit, submit, submit, submit));
      Set<String> codes = new HashSet<>();
      for (Future<String> answer : answers) {
        codes.add(answer.get());
      }
      assertThat(codes).hasSize(1);
    }
    assertThat(dossiersOf(id)).isEqualTo(1);
  }

  @Test
  void aWrongCodeConfirmsNothingAndTheFifthTryIsTheLast() {
    UUID id = counter.codeSent(clerk);
    String wrong = counter.sent.wrongFor(id);
    for (int i = 0; i < 5; i++) {
      refused("wrong-code", () -> counter.confirm.confirm(clerk, id, wrong));
    }
    refused("code-spent", () -> counter.confirm.confirm(clerk, id, counter.sent.of(id)));
    refused("not-confirmed", () -> counter.submit.submit(clerk, id, null));
  }

  @Test
  void anExpiredCodeConfirmsNothing() {
    UUID id = counter.codeSent(clerk);
    jdbc.sql(
            "UPDATE assistance.confirmation SET expires_at = expires_at - interval '301 seconds'"
                + " WHERE session_id = :id")
        .param("id", id)
        .update();
    refused("code-spent", () -> counter.confirm.confirm(clerk, id, counter.sent.of(id)));
  }

  @Test
  void aCodeOfAnotherSummaryIsWrong() {
    UUID id = counter.codeSent(clerk);
    String first = counter.sent.of(id);
    counter.save.save(clerk, id, Map.of("registryPlace", "Xã Thử"));
    counter.show.show(clerk, id, null);
    Session shown = counter.read.facts(clerk, id);
    counter.says.onOwnScreen(id, new Saying.Agree(shown.requireSummary()));
    refused("wrong-code", () -> counter.confirm.confirm(clerk, id, first));
  }

  @Test
  void aChangeAfterTheConfirmationTakesItBack() {
    UUID id = counter.confirmed(clerk);
    counter.save.save(clerk, id, Map.of("registryPlace", "Xã Thử"));
    assertThat(counter.read.facts(clerk, id).state()).isEqualTo(SessionState.OPEN);
    refused("not-confirmed", () -> counter.submit.submit(clerk, id, null));
    assertThat(dossiersOf(id)).isZero();
  }

  @Test
  void whatWasChangedBehindTheCitizensBackIsNotFiled() {
    UUID id = counter.confirmed(clerk);
    jdbc.sql("UPDATE assistance.session SET return_by = 'POST' WHERE id = :id")
        .param("id", id)
        .update();
    refused("summary-changed", () -> counter.submit.submit(clerk, id, null));
  }

  @Test
  void savingTheSameDraftAgainKeepsTheConfirmation() {
    UUID id = counter.confirmed(clerk);
    counter.save.save(clerk, id, Map.of("phone", "0900000001"));
    assertThat(counter.read.facts(clerk, id).state()).isEqualTo(SessionState.CONFIRMED);
  }

  @Test
  void yesToAnOldSummaryIsNotAYesToTheNewOne() {
    UUID id = counter.shown(clerk);
    String old = counter.read.facts(clerk, id).requireSummary();
    counter.save.save(clerk, id, Map.of("registryPlace", "Xã Thử"));
    counter.show.show(clerk, id, null);
    refused("summary-changed", () -> counter.says.onOwnScreen(id, new Saying.Agree(old)));
  }

  @Test
  void notRightReopensTheVeryField() {
    UUID id = counter.shown(clerk);
    Session session = counter.says.onOwnScreen(id, new Saying.NotRight("address"));
    assertThat(session.state()).isEqualTo(SessionState.OPEN);
    assertThat(session.work().objection()).isEqualTo("address");
    counter.show.show(clerk, id, null);
    assertThat(counter.read.facts(clerk, id).work().objection()).isNull();
  }

  @Test
  void stopEndsAndForgets() {
    UUID id = counter.shown(clerk);
    Session session = counter.says.onOwnScreen(id, new Saying.Stop());
    assertThat(session.work().outcome()).isEqualTo(Outcome.STOPPED_BY_CITIZEN);
    assertThat(personalValues(id)).isZero();
  }

  @Test
  void theEndOfTheCitizenWipesThePerson() {
    UUID id = counter.confirmed(clerk);
    String code = counter.submit.submit(clerk, id, null);
    counter.end.end(clerk, id, Outcome.ABANDONED);
    Session session = counter.read.facts(clerk, id);
    assertThat(session.work().outcome()).isEqualTo(Outcome.FILED);
    assertThat(session.work().dossierCode()).isEqualTo(code);
    assertThat(personalValues(id)).isZero();
    assertThat(counter.read.read(clerk, id).person()).isNull();
    assertThat(counter.end.end(clerk, id, Outcome.ABANDONED).version())
        .isEqualTo(session.version());
  }

  @Test
  void anotherPointDoesNotSeeTheSession() {
    UUID id = counter.filled(clerk);
    SignedIn stranger = counter.clerk("HN-0002");
    refused("session-not-found", () -> counter.read.read(stranger, id));
    refused("session-not-found", () -> counter.save.save(stranger, id, Map.of("phone", "1")));
    refused("session-not-found", () -> counter.submit.submit(stranger, id, null));
    refused("session-not-found", () -> counter.end.end(stranger, id, Outcome.ABANDONED));
  }

  @Test
  void aColleagueOfTheSamePointResumesTheDraft() {
    UUID id = counter.filled(clerk);
    lock.lock(clerk, id);
    SignedIn colleague = counter.clerk("HN-0001");
    assertThat(counter.read.read(colleague, id).locked()).isTrue();
    resume.resume(colleague, id);
    var opened = counter.read.read(colleague, id);
    assertThat(opened.locked()).isFalse();
    assertThat(opened.draft()).containsEntry("phone", "0900000001");
  }

  @Test
  void missingPapersCloseTheSessionWithTheList() {
    UUID id = counter.filled(clerk);
    Session session = notReady.close(clerk, id, null, List.of("mandate"), "0900000001");
    assertThat(session.work().outcome()).isEqualTo(Outcome.NOT_READY);
    assertThat(session.work().missing()).containsExactly("mandate");
    assertThat(personalValues(id)).isZero();
    BringTheseListed list = Objects.requireNonNull(counter.sent.listOf(id));
    assertThat(list.papers(Locale.of("vi"))).containsExactly("Giấy ủy quyền");
    assertThat(list.papers(Locale.ENGLISH)).containsExactly("Mandate");
    assertThat(list.phone()).isEqualTo("+84900000001");
  }

  @Test
  void theListOfMissingPapersNamesOnlyPapersOfTheProcedure() {
    UUID id = counter.filled(clerk);
    refused("required", () -> notReady.close(clerk, id, null, List.of(), null));
    refused(
        "component-not-asked-for", () -> notReady.close(clerk, id, null, List.of("gold"), null));
    refused("phone-malformed", () -> notReady.close(clerk, id, null, List.of("mandate"), "so la"));
    refused(
        "phone-takes-no-messages",
        () -> notReady.close(clerk, id, null, List.of("mandate"), "024 3800 0001"));
    assertThat(counter.read.facts(clerk, id).state()).isEqualTo(SessionState.OPEN);
  }

  @Test
  void anIncompleteCaseIsNotShown() {
    UUID id = counter.filled(clerk);
    counter.answer.answer(clerk, id, null, Map.of("forWhom", "other"), null);
    assertThatThrownBy(() -> counter.show.show(clerk, id, null))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.errors())
                    .extracting(Refused.FieldError::pointer)
                    .contains("/form/subjectFullName", "/documents/mandate"));
  }

  @Test
  void anAnswerGoesIntoTheFieldThatStartsFromIt() {
    UUID id = counter.filled(clerk);
    counter.answer.answer(clerk, id, null, Map.of("copies", "3", "document", "marriage"), null);
    assertThat(counter.read.read(clerk, id).draft())
        .containsEntry("copies", "3")
        .containsEntry("documentKind", "marriage");
  }

  @Test
  void whoActsOnAnOldViewIsTold() {
    UUID id = counter.filled(clerk);
    int seen = counter.read.facts(clerk, id).version();
    counter.answer.answer(clerk, id, seen, Map.of("copies", "2"), null);
    refused("somebody-was-faster", () -> counter.show.show(clerk, id, seen));
  }

  @Test
  void aFourthCitizenAtOnceIsTooMany() {
    counter.opened(clerk);
    counter.opened(clerk);
    UUID third = counter.opened(clerk);
    refused("too-many-open-sessions", () -> counter.opened(clerk));
    counter.end.end(clerk, third, Outcome.ADVICE);
    assertThat(counter.opened(clerk)).isNotNull();
  }

  @Test
  void theNextCitizenEndsTheOneWhoHasFiled() {
    UUID id = counter.confirmed(clerk);
    counter.submit.submit(clerk, id, null);
    counter.opened(clerk);
    assertThat(counter.read.facts(clerk, id).state()).isEqualTo(SessionState.CLOSED);
    assertThat(personalValues(id)).isZero();
  }

  @Test
  void whatIsLeftOverFromYesterdayIsSwept() {
    UUID id = counter.filled(clerk);
    jdbc.sql(
            "UPDATE assistance.session SET opened_at = opened_at - interval '25 hours' WHERE id ="
                + " :id")
        .param("id", id)
        .update();
    assertThat(sweep.sweep()).isPositive();
    Session session = counter.read.facts(clerk, id);
    assertThat(session.work().outcome()).isEqualTo(Outcome.ABANDONED);
    assertThat(personalValues(id)).isZero();
  }

  @Test
  void thePortalRouteKeepsThePortalsCode() {
    UUID id = portalCase();
    refused("goes-through-portal", () -> submitConfirmed(id));
    Summary guide = handOff.handOff(clerk, id, null);
    assertThat(guide.form()).extracting(Summary.Line::key).contains("fullName");
    String portalCode = "G22.99.14-" + Math.floorMod(id.hashCode(), 1_000_000) + "-0001";
    assertThat(recordCode.record(clerk, id, " " + portalCode.toLowerCase(Locale.ROOT)))
        .isEqualTo(portalCode);
    assertThat(recordCode.record(clerk, id, portalCode)).isEqualTo(portalCode);
    assertThat(counter.read.facts(clerk, id).work().confirmation()).isEqualTo(Confirmation.PORTAL);

    UUID other = portalCase();
    handOff.handOff(clerk, other, null);
    refused("portal-code-taken", () -> recordCode.record(clerk, other, portalCode));
    refused("dossier-code-malformed", () -> recordCode.record(clerk, other, "???"));
  }

  @Test
  void aDirectProcedureIsNotHandedOff() {
    UUID id = counter.filled(clerk);
    refused("not-a-portal-procedure", () -> handOff.handOff(clerk, id, null));
  }

  @Test
  void theHealthCardIsTurnedAwayKindlyAndNonsenseToo() {
    refused("card-health-insurance", () -> counter.start.start(clerk, "GD4010123456789"));
    refused("card-not-twelve-digits", () -> counter.start.start(clerk, "12345"));
    refused("card-empty", () -> counter.start.start(clerk, " "));
  }

  @Test
  void aTypedNumberIsEnoughToBegin() {
    var started = counter.start.start(clerk, "001199000001");
    assertThat(started.person().typed()).isTrue();
    assertThat(started.person().fullName()).isNull();
  }

  @Test
  void aCardThatDisagreesWithItsNumberWarnsAndGoesOn() {
    var started = counter.start.start(clerk, Counter.CARD.replace("|Nữ|", "|Nam|"));
    assertThat(started.person().findings())
        .extracting(Person.Warning::code)
        .contains("sex-differs");
  }

  private UUID portalCase() {
    UUID id = counter.start.start(clerk, Cards.of(Cards.number())).id();
    counter.choose.choose(clerk, id, null, Counter.PORTAL_PROCEDURE);
    return id;
  }

  @Test
  void aFileIsNoWayHomeForWhoHasNoPhone() {
    UUID id = counter.opened(clerk);
    counter.choose.choose(clerk, id, null, Counter.EXTRACT);
    counter.answer.answer(clerk, id, null, Map.of(), ReturnWay.ELECTRONIC);
    assertThatThrownBy(() -> counter.show.show(clerk, id, null))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.errors())
                    .extracting(Refused.FieldError::pointer, Refused.FieldError::code)
                    .containsExactly(tuple("/returnBy", "return-way-needs-phone")));
    counter.save.save(clerk, id, Map.of("phone", "0900000001"));
    assertThat(counter.show.show(clerk, id, null).summary().returnBy())
        .isEqualTo(ReturnWay.ELECTRONIC);
  }

  @Test
  void whileNobodyChoseTheWayHomeGoesByThePhone() {
    UUID with = counter.shown(clerk);
    assertThat(counter.read.facts(clerk, with).work().returnBy()).isEqualTo(ReturnWay.ELECTRONIC);
    UUID without = counter.opened(clerk);
    counter.choose.choose(clerk, without, null, Counter.EXTRACT);
    counter.show.show(clerk, without, null);
    assertThat(counter.read.facts(clerk, without).work().returnBy()).isEqualTo(ReturnWay.COUNTER);
  }

  @Test
  void whoHasNoPhoneTakesTheResultHomeAgainstTheCard() {
    UUID id = counter.opened(clerk);
    counter.choose.choose(clerk, id, null, Counter.EXTRACT);
    counter.answer.answer(clerk, id, null, Map.of(), ReturnWay.COUNTER);
    counter.show.show(clerk, id, null);
    counter.says.toClerk(
        clerk, id, new Saying.Agree(counter.read.facts(clerk, id).requireSummary()));
    signing.confirm(clerk, id, Papers.png());
    String code = counter.submit.submit(clerk, id, null);
    walk.issue(code);
    AtCounter card = AtCounter.of("001199000001", null);
    assertThat(returning.handOver(clerk, code, null, card).state())
        .isEqualTo(DossierState.RETURNED);
  }

  private void submitConfirmed(UUID id) {
    counter.save.save(clerk, id, Map.of("phone", "0900000001"));
    counter.show.show(clerk, id, null);
    counter.says.toClerk(
        clerk, id, new Saying.Agree(counter.read.facts(clerk, id).requireSummary()));
    counter.send.send(clerk, id);
    counter.confirm.confirm(clerk, id, counter.sent.of(id));
    counter.submit.submit(clerk, id, null);
  }

  private int dossiersOf(UUID session) {
    return jdbc.sql("SELECT count(*) FROM dossier.dossier WHERE session_id = :id")
        .param("id", session)
        .query(Integer.class)
        .single();
  }

  private int personalValues(UUID session) {
    return jdbc.sql(
            """
            SELECT count(sealed_card) + count(sealed_draft) FROM assistance.session WHERE id = :id
            """)
        .param("id", session)
        .query(Integer.class)
        .single();
  }

  private static void refused(String code, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(
                        refused.errors().isEmpty()
                            ? refused.code()
                            : refused.errors().getFirst().code())
                    .isEqualTo(code));
  }
}
