package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.custody.DeliverPapers.Look;
import org.caunoi.custody.DeliverPapers.Opened;
import org.caunoi.custody.HandToCitizen.Shown;
import org.caunoi.custody.OnTheWay.Bag;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.custody.TakeInPapers.Counted;
import org.caunoi.custody.TakeInPapers.Papers;
import org.caunoi.custody.model.Dispute;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.Phase;
import org.caunoi.document.Documents;
import org.caunoi.document.SentFile;
import org.caunoi.dossier.AtCounter;
import org.caunoi.dossier.Attachment;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.PaperTrail;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReturnAtCounter;
import org.caunoi.dossier.SentCodes;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Papers from the citizen's hand to the authority's table and home, by people with accounts. */
@IntegrationTest
class WayOfPapersTest {

  private static final String CARD = "001199000001";

  /** A procedure that cannot be filed online. */
  private static final String ON_PAPER = "2.001019";

  /** A right number that nobody was given. */
  private static final String NOWHERE = ItemNumber.of(ItemNumber.ENVELOPE, 99_999_997).value();

  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private Walk walk;
  @Autowired private TakeInPapers taking;
  @Autowired private FillBag bags;
  @Autowired private HandOver hands;
  @Autowired private OpenSealedBag opening;
  @Autowired private DeliverPapers delivering;
  @Autowired private HandToCitizen handing;
  @Autowired private ReturnAtCounter counter;
  @Autowired private ReadDossier dossiers;
  @Autowired private SentCodes sent;
  @Autowired private FindGaps gaps;
  @Autowired private ReadFindings findings;
  @Autowired private SettleDispute settling;
  @Autowired private LossCase losses;
  @Autowired private ReadUnit reading;
  @Autowired private ConfirmList confirming;
  @Autowired private Documents documents;
  @Autowired private ReadPapers papers;
  @Autowired private WhoHeld holders;
  @Autowired private PaperTrail trail;
  @Autowired private Clock clock;
  @Autowired private JdbcClient jdbc;

  private Team team;

  @BeforeEach
  void people() {
    team = way.team();
  }

  private UnitFacts unit(String number) {
    return reading.open(team.centre(), number).facts();
  }

  static void refused(String code, ThrowingCallable act) {
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

  @Test
  void papersGoFromTheCounterToTheAuthorityAndEachMinuteHasItsKeeper() {
    PaperSet set = way.takeIn(team.clerk());
    Instant begin = clock.instant();
    String bag = bags.open(team.clerk(), walk.authority());
    bags.pack(team.clerk(), bag, set.envelope());
    String seal = OnTheWay.seal();
    bags.close(team.clerk(), bag, seal);
    hands.offer(team.clerk(), bag, false);
    assertThat(unit(bag).keeperId()).as("liable until acceptance").isEqualTo(id(team.clerk()));
    hands.accept(team.courier(), bag, seal);
    Instant onTheRoad = clock.instant();
    hands.offer(team.courier(), bag, true);
    hands.accept(team.mailRoom(), bag, seal);
    opening.ask(team.mailRoom(), bag, seal);
    opening.witness(team.witness(), bag);
    opening.count(team.mailRoom(), bag, List.of(set.envelope()), List.of());
    hands.offer(team.mailRoom(), set.envelope(), true);
    hands.accept(team.intake(), set.envelope(), null);
    way.receive(team.intake(), set.envelope());
    assertThat(unit(set.envelope()).phase()).isEqualTo(Phase.DELIVERED);
    assertThat(unit(bag).phase()).isEqualTo(Phase.COUNTED);
    assertThat(holders.all(set.envelope()))
        .extracting(WhoHeld.Holder::person)
        .containsExactly(
            id(team.clerk()), id(team.courier()), id(team.mailRoom()), id(team.intake()));
    assertThat(holders.at(set.envelope(), begin).orElseThrow().person())
        .isEqualTo(id(team.clerk()));
    assertThat(holders.at(set.envelope(), onTheRoad).orElseThrow().person())
        .isEqualTo(id(team.courier()));
    assertThat(holders.at(set.envelope(), begin.minusSeconds(3600))).isEmpty();
    List<WhoHeld.Holder> chain = holders.all(set.envelope());
    for (int i = 1; i < chain.size(); i++) {
      assertThat(chain.get(i).from()).isEqualTo(chain.get(i - 1).to());
    }
    PaperTrail.Papers told = trail.of(set.dossierCode());
    assertThat(told.now().getFirst().where()).isEqualTo(PaperTrail.Where.AT_AUTHORITY);
    assertThat(told.moves())
        .extracting(PaperTrail.Move::step)
        .containsExactly(
            PaperTrail.Step.SEALED,
            PaperTrail.Step.TO_COURIER,
            PaperTrail.Step.TO_PLACE,
            PaperTrail.Step.TO_PLACE,
            PaperTrail.Step.DELIVERED);
  }

  @Test
  void theListIsCountedAgainstWhatIsPublished() {
    String code = walk.filing().by(team.clerk()).code();
    refused("papers-needed", () -> take(code, List.of(), "S-1000"));
    refused(
        "component-not-asked-for",
        () -> take(code, List.of(new Counted("mitgift", CopyKind.ORIGINAL, 1)), "S-1000"));
    refused(
        "copies-out-of-range",
        () -> take(code, List.of(new Counted("mandate", CopyKind.ORIGINAL, 100)), "S-1000"));
    refused(
        "copy-kind-needed",
        () -> take(code, List.of(new Counted("mandate", CopyKind.ELECTRONIC, 1)), "S-1000"));
    List<Counted> right = List.of(new Counted("mandate", CopyKind.PHOTOCOPY, 3));
    refused("seal-needed", () -> take(code, right, " "));
    refused("seal-malformed", () -> take(code, right, "?"));
    refused(
        "signature-missing",
        () ->
            taking.take(team.clerk(), code, new Papers(right, true, OnTheWay.seal(), null, false)));
    assertThat(papers.of(team.clerk(), code)).as("nothing half-stored").isEmpty();
    String seal = OnTheWay.seal();
    PaperSet set = take(code, right, seal);
    assertThat(set.lines().getFirst().copies()).isEqualTo(3);
    assertThat(set.collection()).isAfter(set.takenAt());
    assertThat(papers.of(team.clerk(), code)).containsExactly(set);
    refused("seal-used", () -> take(code, right, seal));
    SignedIn elsewhere = people.clerk("HN-0002");
    refused("dossier-not-found", () -> taking.take(elsewhere, code, OnTheWay.papers("S-1001")));
    refused("paper-set-not-found", () -> papers.get(elsewhere, set.id()));
    refused("forbidden", () -> taking.take(team.courier(), code, OnTheWay.papers("S-1001")));
  }

  private PaperSet take(String code, List<Counted> lines, String seal) {
    return taking.take(team.clerk(), code, new Papers(lines, true, seal, OnTheWay.drawn(), false));
  }

  @Test
  void sheetsAreCountedAndTheClerkConfirmsTheListWithTheirOwnPasswordOnce() {
    String code = walk.filing().by(team.clerk()).code();
    List<Counted> many = List.of(new Counted("mandate", CopyKind.ORIGINAL, 2, 1000));
    refused("pages-out-of-range", () -> take(code, many, OnTheWay.seal()));
    PaperSet set =
        take(code, List.of(new Counted("mandate", CopyKind.ORIGINAL, 2, 3)), OnTheWay.seal());
    assertThat(papers.get(team.clerk(), set.id()).lines().getFirst().pages()).isEqualTo(3);
    refused("password-wrong", () -> confirming.confirm(team.clerk(), set.id(), "sai"));
    SignedIn colleague = people.clerk(OnTheWay.POINT);
    refused("not-your-list", () -> confirming.confirm(colleague, set.id(), People.PASSWORD));
    assertThat(confirming.of(set)).isEmpty();
    String bag = bags.open(team.clerk(), set.authority());
    refused("list-not-confirmed", () -> bags.pack(team.clerk(), bag, set.envelope()));
    refused("list-not-confirmed", () -> hands.offer(team.clerk(), set.envelope(), false));
    confirming.confirm(team.clerk(), set.id(), People.PASSWORD);
    assertThat(confirming.of(set).orElseThrow().hash())
        .isEqualTo(SignedLists.hash(set, way.sealOf(set.envelope())));
    refused("list-confirmed", () -> confirming.confirm(team.clerk(), set.id(), People.PASSWORD));
    bags.pack(team.clerk(), bag, set.envelope());
  }

  @Test
  void aScanOfTheDossierIsNamedInTheList() {
    UUID scan = walk.document(walk.authority());
    String code =
        walk.filing()
            .answer("forWhom", "other")
            .form("subjectFullName", "Lê Thử Hai")
            .attachments(List.of(new Attachment("mandate", scan)))
            .by(team.clerk())
            .code();
    PaperSet set = take(code, List.of(new Counted("mandate", CopyKind.ORIGINAL, 1)), "S-SCAN-1");
    assertThat(set.lines().getFirst().hash()).isEqualTo(documents.get(scan).sha256());
    assertThat(set.lines().getFirst().pages()).isEqualTo(documents.get(scan).pages());
  }

  @Test
  void aProcedureOnPaperNamesTheMissingPaperUnlessItWasExplained() {
    String code = walk.filing().procedure(ON_PAPER).by(team.clerk()).code();
    List<PublishedPaper> asked = papers.published(team.clerk(), code, false);
    assertThat(asked)
        .extracting(PublishedPaper::component)
        .containsExactly("draft", "propertyPapers");
    List<PublishedPaper> required = asked.stream().filter(PublishedPaper::required).toList();
    assertThat(required).hasSize(2);
    List<Counted> all =
        required.stream()
            .map(one -> new Counted(one.component(), one.kind(), one.copies()))
            .toList();
    refused("paper-missing", () -> takeUnexplained(code, all.subList(0, all.size() - 1)));
    assertThat(papers.of(team.clerk(), code)).isEmpty();
    assertThat(takeUnexplained(code, all).lines()).hasSize(all.size());
    assertThat(papers.published(team.clerk(), code, true))
        .extracting(PublishedPaper::component)
        .startsWith("result");
  }

  @Test
  void aPaperThatDependsOnAnAnswerIsRequiredWhereTheAnswerAsksForIt() {
    String other =
        walk.filing()
            .answer("forWhom", "other")
            .form("subjectFullName", "Lê Thử Hai")
            .by(team.clerk())
            .code();
    String self = walk.filing().answer("forWhom", "self").by(team.clerk()).code();
    assertThat(mandate(other).required()).isTrue();
    assertThat(mandate(self).required()).isFalse();
    assertThat(mandate(self).usual()).isFalse();
    List<Counted> result = List.of(new Counted("mandate", CopyKind.ORIGINAL, 1));
    assertThat(takeUnexplained(other, result).lines()).hasSize(1);
  }

  private PublishedPaper mandate(String code) {
    return papers.published(team.clerk(), code, false).stream()
        .filter(one -> one.component().equals("mandate"))
        .findFirst()
        .orElseThrow();
  }

  private PaperSet takeUnexplained(String code, List<Counted> lines) {
    return taking.take(
        team.clerk(), code, new Papers(lines, false, OnTheWay.seal(), OnTheWay.drawn(), false));
  }

  @Test
  void sixteenWhoScanOneParcelAtOnceGetExactlyOneAcceptance() throws Exception {
    PaperSet set = way.takeIn(team.clerk());
    hands.offer(team.clerk(), set.envelope(), false);
    List<SignedIn> rivals = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      rivals.add(people.courier(OnTheWay.POINT));
    }
    CountDownLatch start = new CountDownLatch(1);
    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (SignedIn rival : rivals) {
        Callable<String> scan =
            () -> {
              start.await();
              try {
                hands.accept(rival, set.envelope(), null);
                return "accepted by " + rival.accountId();
              } catch (Refused refused) {
                return refused.code();
              }
            };
        answers.add(threads.submit(scan));
      }
      start.countDown();
    }
    List<String> heard = new ArrayList<>();
    for (Future<String> answer : answers) {
      heard.add(answer.get());
    }
    String winner =
        heard.stream().filter(text -> text.startsWith("accepted")).findFirst().orElseThrow();
    assertThat(winner).isEqualTo("accepted by " + unit(set.envelope()).keeperId());
    heard.remove(winner);
    assertThat(heard).hasSize(15).containsOnly("not-offered");
    assertThat(events(set.envelope(), "Accepted")).isEqualTo(1);
  }

  @Test
  void everybodyWhoIsWrongHearsWhy() {
    Bag bag = way.bag(team, 1);
    String envelope = bag.envelopes().getFirst();
    refused("not-offered", () -> hands.accept(team.courier(), bag.number(), bag.seal()));
    refused("already-yours", () -> hands.accept(team.clerk(), bag.number(), bag.seal()));
    refused("unit-in-bag", () -> hands.accept(team.courier(), envelope, null));
    refused("not-the-keeper", () -> hands.offer(team.courier(), bag.number(), false));
    hands.offer(team.clerk(), bag.number(), false);
    refused("same-person", () -> hands.accept(team.clerk(), bag.number(), bag.seal()));
    refused("seal-needed", () -> hands.accept(team.courier(), bag.number(), ""));
    refused("seal-differs", () -> hands.accept(team.courier(), bag.number(), "FALSCH-1"));
    refused("why-declined-needed", () -> hands.decline(team.courier(), bag.number(), null));
    hands.accept(team.courier(), bag.number(), bag.seal());
    refused("already-yours", () -> hands.accept(team.courier(), bag.number(), bag.seal()));
    refused("unit-not-found", () -> hands.accept(team.courier(), NOWHERE, null));
    refused("no-such-offer", () -> hands.withdraw(team.clerk(), bag.number()));
    refused("no-such-offer", () -> hands.withdraw(team.courier(), bag.number()));
    hands.offer(team.courier(), bag.number(), true);
    SignedIn other = people.officer(Role.MAIL_ROOM, walk.authorityOf("00004"));
    refused("offer-not-for-you", () -> hands.accept(other, bag.number(), bag.seal()));
    refused("unit-not-found", () -> reading.open(other, bag.number()));
    refused("forbidden", () -> hands.offer(team.centre(), bag.number(), false));
  }

  @Test
  void aWrongSealFreezesTheBagUntilTheCentreHasSettledIt() {
    Bag bag = way.bag(team, 1);
    hands.offer(team.clerk(), bag.number(), false);
    hands.decline(team.courier(), bag.number(), HandOver.Reason.SEAL_DIFFERS);
    assertThat(unit(bag.number()).dispute()).isEqualTo("SEAL_DIFFERS");
    Discrepancy between =
        Objects.requireNonNull(reading.open(team.centre(), bag.number()).discrepancy());
    assertThat(List.of(between.giver(), between.receiver(), between.lastGoodBy()))
        .containsExactly(
            team.clerk().displayName(), team.courier().displayName(), team.clerk().displayName());
    assertThat(unit(bag.number()).keeperId()).isEqualTo(id(team.clerk()));
    refused("unit-in-dispute", () -> hands.offer(team.clerk(), bag.number(), false));
    refused(
        "forbidden",
        () -> settling.settle(team.clerk(), bag.number(), SettleDispute.Outcome.EXPLAINED));
    refused("outcome-choice-needed", () -> settling.settle(team.centre(), bag.number(), null));
    refused("seal-needed", () -> settle(bag.number(), null));
    String onIt = way.takeIn(team.clerk()).envelope();
    refused("seal-used", () -> settle(bag.number(), way.sealOf(onIt)));
    String fresh = OnTheWay.seal();
    settle(bag.number(), fresh);
    hands.offer(team.clerk(), bag.number(), false);
    refused("seal-differs", () -> hands.accept(team.courier(), bag.number(), bag.seal()));
    hands.accept(team.courier(), bag.number(), fresh);
  }

  private void settle(String number, @Nullable String seal) {
    settling.settle(
        team.centre(), number, SettleDispute.Outcome.RECEIVER_AT_FAULT, "dán niêm phong mới", seal);
  }

  @Test
  void aSealThatIsFoundBrokenBeforeABagIsOpenedGoesOnWithANewOne() {
    Bag bag = way.arrived(team, 1);
    refused("not-the-keeper", () -> opening.sealDiffers(team.courier(), bag.number(), null));
    opening.sealDiffers(team.mailRoom(), bag.number(), "rách một nửa");
    Discrepancy between =
        Objects.requireNonNull(reading.open(team.centre(), bag.number()).discrepancy());
    assertThat(List.of(between.giver(), between.receiver()))
        .containsExactly(team.courier().displayName(), team.mailRoom().displayName());
    refused("unit-in-dispute", () -> opening.ask(team.mailRoom(), bag.number(), bag.seal()));
    String fresh = OnTheWay.seal();
    settle(bag.number(), fresh);
    refused("seal-differs", () -> opening.ask(team.mailRoom(), bag.number(), bag.seal()));
    opening.ask(team.mailRoom(), bag.number(), fresh);
    opening.witness(team.witness(), bag.number());
    opening.count(team.mailRoom(), bag.number(), bag.envelopes(), List.of());
    assertThat(unit(bag.number()).phase()).isEqualTo(Phase.COUNTED);
  }

  @Test
  void aBagIsNotOpenedWithoutAWitness() {
    Bag bag = way.arrived(team, 1);
    refused(
        "bag-not-opening",
        () -> opening.count(team.mailRoom(), bag.number(), bag.envelopes(), List.of()));
    refused("seal-differs", () -> opening.ask(team.mailRoom(), bag.number(), "FALSCH-2"));
    refused("not-the-keeper", () -> opening.ask(team.courier(), bag.number(), bag.seal()));
    opening.ask(team.mailRoom(), bag.number(), bag.seal());
    refused("witness-is-opener", () -> opening.witness(team.mailRoom(), bag.number()));
    refused(
        "bag-being-opened",
        () -> opening.count(team.mailRoom(), bag.number(), bag.envelopes(), List.of()));
    opening.witness(team.courier(), bag.number());
    opening.count(team.mailRoom(), bag.number(), bag.envelopes(), List.of());
  }

  @Test
  void whatIsMissingTooManyOrDamagedIsNamedAndFrozen() {
    Bag bag = way.opened(team, 3);
    String stray = way.takeIn(team.clerk()).envelope();
    String missing = bag.envelopes().get(0);
    String damaged = bag.envelopes().get(1);
    String fine = bag.envelopes().get(2);
    refused(
        "item-number-malformed",
        () -> opening.count(team.mailRoom(), bag.number(), List.of("12"), List.of()));
    refused(
        "damaged-not-found",
        () -> opening.count(team.mailRoom(), bag.number(), List.of(fine), List.of(damaged)));
    refused(
        "envelope-not-found",
        () -> opening.count(team.mailRoom(), bag.number(), List.of(NOWHERE), List.of()));
    opening.count(team.mailRoom(), bag.number(), List.of(damaged, fine, stray), List.of(damaged));
    assertThat(unit(missing).phase()).isEqualTo(Phase.MISSING);
    assertThat(unit(missing).loss()).isEqualTo(Loss.SUSPECTED);
    assertThat(unit(missing).keeperId()).as("who packed it").isEqualTo(id(team.clerk()));
    assertThat(unit(damaged).dispute()).isEqualTo("DAMAGED");
    assertThat(unit(stray).dispute()).isEqualTo("EXTRA");
    assertThat(unit(stray).keeperId()).as("who has it").isEqualTo(id(team.mailRoom()));
    assertThat(unit(fine).dispute()).isNull();
    Discrepancy between =
        Objects.requireNonNull(reading.open(team.centre(), missing).discrepancy());
    assertThat(between.kind()).isEqualTo(Dispute.Kind.MISSING);
    assertThat(between.giver()).isEqualTo(team.clerk().displayName());
    assertThat(between.receiver()).isEqualTo(team.mailRoom().displayName());
    assertThat(between.lastGoodBy()).as("who packed it").isEqualTo(team.clerk().displayName());
    assertThat(between.lastGoodAt()).isBefore(unit(missing).since());
    Discrepancy surplus = Objects.requireNonNull(reading.open(team.centre(), stray).discrepancy());
    assertThat(surplus.giver()).isEqualTo(team.clerk().displayName());
    assertThat(surplus.receiver()).isEqualTo(team.mailRoom().displayName());
    PaperTrail.Papers told =
        trail.of(
            Objects.requireNonNull(reading.open(team.centre(), missing).papers()).dossierCode());
    assertThat(told.now().getFirst().where()).isEqualTo(PaperTrail.Where.MISSING);
    losses.found(team.courier(), missing);
    assertThat(unit(missing).phase()).isEqualTo(Phase.SEALED);
    assertThat(unit(missing).keeperId()).isEqualTo(id(team.courier()));
  }

  @Test
  void aLostBagTakesItsEnvelopesAlongAndBringsThemBack() {
    Bag bag = way.bag(team, 2);
    refused("forbidden", () -> losses.suspect(team.clerk(), bag.number()));
    refused("no-loss-case", () -> losses.declare(team.centre(), bag.number()));
    losses.suspect(team.centre(), bag.number());
    refused("loss-open", () -> losses.suspect(team.centre(), bag.number()));
    losses.declare(team.centre(), bag.number());
    assertThat(bag.envelopes())
        .allSatisfy(one -> assertThat(unit(one).phase()).isEqualTo(Phase.LOST));
    losses.found(team.courier(), bag.number());
    assertThat(unit(bag.number()).keeperId()).isEqualTo(id(team.courier()));
    assertThat(bag.envelopes())
        .allSatisfy(one -> assertThat(unit(one).phase()).isEqualTo(Phase.IN_BAG));
    refused("not-missing", () -> losses.found(team.courier(), bag.number()));
  }

  private PaperSet resultWith(SignedIn clerk, String code) {
    SignedIn desk = people.officer(Role.RETURN_OFFICER, walk.authority());
    List<Counted> result = List.of(new Counted("result", CopyKind.ORIGINAL, 1));
    PaperSet set = taking.take(desk, code, new Papers(result, false, OnTheWay.seal(), null, true));
    Shown shown = new Shown(OnTheWay.drawn(), CARD, null);
    refused("not-the-keeper", () -> handing.hand(clerk, set.envelope(), shown));
    hands.offer(desk, set.envelope(), true);
    hands.accept(clerk, set.envelope(), null);
    return set;
  }

  @Test
  void oneActHandsTheResultOverAndEndsDossierAndEnvelope() {
    String code = walk.filing().by(team.clerk()).code();
    walk.issue(code);
    String envelope = resultWith(team.clerk(), code).envelope();
    refused("wrong-direction", () -> way.receive(team.clerk(), envelope));
    SentFile signature = OnTheWay.drawn();
    handing.sendCode(team.clerk(), envelope);
    String right = sent.codeOf(code);
    refused(
        "card-needed",
        () -> handing.hand(team.clerk(), envelope, new Shown(signature, " ", right)));
    refused(
        "signature-missing",
        () -> handing.hand(team.clerk(), envelope, new Shown(null, CARD, " ")));
    refused(
        "wrong-code", () -> handing.hand(team.clerk(), envelope, new Shown(null, CARD, "000000")));
    refused(
        "wrong-person",
        () -> handing.hand(team.clerk(), envelope, new Shown(signature, "001199000009", right)));
    refused(
        "wrong-code", () -> handing.hand(team.clerk(), envelope, new Shown(signature, CARD, "")));
    assertThat(unit(envelope).phase()).isEqualTo(Phase.SEALED);
    handing.hand(team.clerk(), envelope, new Shown(signature, CARD, right));
    assertThat(unit(envelope).phase()).isEqualTo(Phase.DELIVERED);
    assertThat(dossiers.facts(team.clerk(), code).state()).isEqualTo(DossierState.RETURNED);
    assertThat(trail.of(code).now().getFirst().where()).isEqualTo(PaperTrail.Where.WITH_CITIZEN);
    refused("unit-delivered", () -> hands.offer(team.clerk(), envelope, false));
  }

  @Test
  void whoReturnsTheDossierAtTheCounterGivesTheEnvelopeWithIt() {
    String code = walk.filing().by(team.clerk()).code();
    walk.issue(code);
    String envelope = resultWith(team.clerk(), code).envelope();
    hands.offer(team.clerk(), envelope, false);
    counter.sendCode(team.clerk(), code);
    counter.handOver(team.clerk(), code, null, AtCounter.of(CARD, sent.codeOf(code)));
    assertThat(unit(envelope).phase()).isEqualTo(Phase.DELIVERED);
    assertThat(events(envelope, "Handed")).isEqualTo(1);
    String other = walk.filing().by(team.clerk()).code();
    walk.issue(other);
    String elsewhere = resultWith(people.clerk(OnTheWay.POINT), other).envelope();
    counter.sendCode(team.clerk(), other);
    counter.handOver(team.clerk(), other, null, AtCounter.of(CARD, sent.codeOf(other)));
    assertThat(unit(elsewhere).phase()).as("it lies with a colleague").isEqualTo(Phase.SEALED);
  }

  @Test
  void originalsGoHomeAgainstTheCardWhileTheDossierGoesOn() {
    String code = walk.filing().by(team.clerk()).code();
    String envelope = resultWith(team.clerk(), code).envelope();
    SentFile signature = OnTheWay.drawn();
    refused(
        "wrong-person",
        () -> handing.hand(team.clerk(), envelope, new Shown(signature, "001199000009", null)));
    handing.hand(team.clerk(), envelope, new Shown(signature, CARD, null));
    assertThat(unit(envelope).phase()).isEqualTo(Phase.DELIVERED);
    assertThat(dossiers.facts(team.clerk(), code).state()).isNotEqualTo(DossierState.RETURNED);
  }

  private PaperSet atTheAuthority() {
    PaperSet set = way.takeIn(team.clerk());
    hands.offer(team.clerk(), set.envelope(), true);
    hands.accept(team.intake(), set.envelope(), null);
    return set;
  }

  @Test
  void theSealOfAnEnvelopeIsReadBeforeItIsOpened() {
    PaperSet set = atTheAuthority();
    String envelope = set.envelope();
    refused("seal-needed", () -> open(envelope, Look.AGREES, " ", Map.of(), null));
    refused("seal-differs", () -> open(envelope, Look.AGREES, "FALSCH-3", Map.of(), null));
    assertThat(unit(envelope).phase()).isEqualTo(Phase.SEALED);
    open(envelope, Look.SEAL_DIFFERS, "", Map.of(), "rách ở góc");
    assertThat(unit(envelope).dispute()).isEqualTo("SEAL_DIFFERS");
    Discrepancy between =
        Objects.requireNonNull(reading.open(team.centre(), envelope).discrepancy());
    assertThat(List.of(between.giver(), between.receiver()))
        .as("who sealed it, who opened it")
        .containsExactly(team.clerk().displayName(), team.intake().displayName());
  }

  private void open(
      String envelope, Look look, String seal, Map<Integer, Integer> found, @Nullable String note) {
    delivering.receive(team.intake(), envelope, new Opened(look, seal, found, note));
  }

  @Test
  void papersThatDifferFromTheListAreCountedLineByLineAndNotReceived() {
    PaperSet set = atTheAuthority();
    String envelope = set.envelope();
    String seal = way.sealOf(envelope);
    refused("difference-needed", () -> open(envelope, Look.LINES_DIFFER, seal, Map.of(), " "));
    refused("no-such-line", () -> open(envelope, Look.LINES_DIFFER, seal, Map.of(7, 1), null));
    refused("copies-out-of-range", () -> open(envelope, Look.AGREES, seal, Map.of(1, 100), null));
    open(envelope, Look.AGREES, seal, Map.of(1, 1), "thiếu một bản");
    assertThat(unit(envelope).dispute()).as("the count says so").isEqualTo("LINES_DIFFER");
    refused(
        "grounds-needed",
        () -> settling.settle(team.centre(), envelope, SettleDispute.Outcome.GIVER_AT_FAULT, " "));
    settling.settle(
        team.centre(), envelope, SettleDispute.Outcome.GIVER_AT_FAULT, "đếm sai ở quầy");
    List<Remark> remarks = reading.open(team.centre(), envelope).remarks();
    assertThat(remarks)
        .extracting(Remark::words)
        .containsExactly("thiếu một bản", "đếm sai ở quầy");
    assertThat(remarks.getFirst().found()).containsExactly(Map.entry(1, 1));
    assertThat(
            jdbc.sql("SELECT encode(words, 'escape') FROM custody.remark WHERE unit = :unit")
                .param("unit", envelope)
                .query((rs, n) -> rs.getString(1))
                .list())
        .as("sealed")
        .hasSize(2)
        .noneMatch(words -> words.contains("quầy") || words.contains("thi"));
    way.receive(team.intake(), envelope);
    assertThat(unit(envelope).phase()).isEqualTo(Phase.DELIVERED);
    assertThat(trail.of(set.dossierCode()).moves())
        .extracting(PaperTrail.Move::step)
        .containsSubsequence(
            PaperTrail.Step.DISPUTED, PaperTrail.Step.SETTLED, PaperTrail.Step.DELIVERED);
  }

  @Test
  void whoDeclinesWhatIsDamagedOrTooFewStopsItForTheCentre() {
    for (HandOver.Reason reason : List.of(HandOver.Reason.DAMAGED, HandOver.Reason.COUNT_DIFFERS)) {
      String envelope = way.takeIn(team.clerk()).envelope();
      hands.offer(team.clerk(), envelope, false);
      hands.decline(team.courier(), envelope, reason, "ướt một góc");
      assertThat(unit(envelope).dispute()).isEqualTo(reason.name());
      assertThat(reading.open(team.centre(), envelope).remarks())
          .extracting(Remark::words)
          .containsExactly("ướt một góc");
    }
    String other = way.takeIn(team.clerk()).envelope();
    hands.offer(team.clerk(), other, false);
    hands.decline(team.courier(), other, HandOver.Reason.NOT_FOR_US);
    assertThat(unit(other).dispute()).isNull();
  }

  @Test
  void whatIsOfferedToAnyCourierReachesCouriersOfOtherPoints() {
    PaperSet set = way.takeIn(team.clerk());
    SignedIn far = people.courier("HN-0002");
    SignedIn clerk = people.clerk("HN-0002");
    refused("unit-not-found", () -> reading.open(far, set.envelope()));
    hands.offer(team.clerk(), set.envelope(), false);
    assertThat(reading.open(far, set.envelope()).facts().offered()).isTrue();
    assertThat(reading.waitingFor(far)).extracting(UnitFacts::number).contains(set.envelope());
    refused("unit-not-found", () -> reading.open(clerk, set.envelope()));
    hands.accept(far, set.envelope(), way.sealOf(set.envelope()));
    assertThat(unit(set.envelope()).keeperId()).isEqualTo(id(far));
    hands.offer(far, set.envelope(), true);
    refused("unit-not-found", () -> reading.open(people.courier("HN-0003"), set.envelope()));
  }

  @Test
  void searchLossAndFindStandOnTheTimelineOfTheDossier() {
    PaperSet set = way.takeIn(team.clerk());
    losses.suspect(team.centre(), set.envelope());
    losses.declare(team.centre(), set.envelope());
    losses.found(team.courier(), set.envelope());
    assertThat(trail.of(set.dossierCode()).moves())
        .extracting(PaperTrail.Move::step)
        .containsSubsequence(
            PaperTrail.Step.SEALED,
            PaperTrail.Step.SOUGHT,
            PaperTrail.Step.LOST,
            PaperTrail.Step.FOUND);
  }

  @Test
  void minutesNobodyCouldAccountForAreAFinding() {
    PaperSet set = way.takeIn(team.clerk());
    PaperSet books = way.takeIn(team.clerk());
    PaperSet fine = way.takeIn(team.clerk());
    searched(set.envelope(), Duration.ofMinutes(95));
    jdbc.sql(
            "UPDATE custody.holding SET from_at = from_at - interval '9 minutes', to_at = from_at -"
                + " interval '4 minutes' WHERE unit = :unit")
        .param("unit", books.envelope())
        .update();
    jdbc.sql(
            """
            INSERT INTO custody.holding (authority, unit, no, keeper_id, keeper_name, keeper_org, keeper_place,
                                         keeper_moving, from_at)
            SELECT authority, unit, 99, keeper_id, keeper_name, keeper_org, keeper_place, keeper_moving, to_at + interval '3 minutes'
            FROM custody.holding WHERE unit = :unit
            """)
        .param("unit", books.envelope())
        .update();
    jdbc.sql("UPDATE custody.holding SET no = 98 WHERE unit = :unit AND no < 99")
        .param("unit", books.envelope())
        .update();
    gaps.look();
    gaps.look();
    List<ReadFindings.Finding> found =
        findings.open(team.centre(), ReadFindings.Kind.UNATTRIBUTED, 10_000);
    assertThat(minutes(found, set.envelope())).containsExactly("95");
    assertThat(minutes(found, books.envelope())).containsExactly("3");
    assertThat(minutes(found, fine.envelope())).isEmpty();
  }

  private void searched(String envelope, Duration time) {
    for (String kind : List.of("Suspected", "Found")) {
      jdbc.sql(
              """
              INSERT INTO custody.event (authority, id, unit, prior, kind, at, recorded_at, by_id, by_name, by_org, by_place,
                                         by_moving, facts)
              SELECT authority, gen_random_uuid(), unit, gen_random_uuid(), :kind, :at, :now, by_id, by_name, by_org,
                     by_place, by_moving, '{}' FROM custody.event WHERE unit = :unit AND kind = 'EnvelopeSealed'
              """)
          .param("kind", kind)
          .param(
              "at",
              (kind.equals("Found") ? clock.instant() : clock.instant().minus(time))
                  .truncatedTo(ChronoUnit.SECONDS)
                  .atOffset(ZoneOffset.UTC))
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .param("unit", envelope)
          .update();
    }
  }

  private static List<String> minutes(List<ReadFindings.Finding> found, String unit) {
    return found.stream()
        .filter(one -> one.unit().equals(unit))
        .map(one -> one.subject().substring(one.subject().indexOf('+') + 1))
        .toList();
  }

  @Test
  void nobodyChangesWhatHappened() {
    PaperSet set = way.takeIn(team.clerk());
    for (String sql :
        List.of(
            "UPDATE custody.event SET by_name = 'x' WHERE unit = :unit",
            "DELETE FROM custody.event WHERE unit = :unit")) {
      assertThatThrownBy(() -> jdbc.sql(sql).param("unit", set.envelope()).update())
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("never changed");
    }
    assertThatThrownBy(() -> jdbc.sql("TRUNCATE custody.event").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void everyActLeavesOneAuditRow() {
    Bag bag = way.opened(team, 1);
    opening.count(team.mailRoom(), bag.number(), bag.envelopes(), List.of());
    assertThat(
            jdbc
                .sql("SELECT act FROM audit.entry WHERE subject = :subject ORDER BY at, id")
                .param("subject", "unit/" + bag.number())
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList())
        .containsExactly(
            "custody-bag-opened",
            "custody-bag-closed",
            "custody-offered",
            "custody-accepted",
            "custody-offered",
            "custody-accepted",
            "custody-opening-asked",
            "custody-opening-witnessed",
            "custody-bag-counted");
  }

  @Test
  void aBagOfAHundredIsCountedInOneGo() {
    Bag bag = way.opened(team, 100);
    Instant start = clock.instant();
    opening.count(team.mailRoom(), bag.number(), bag.envelopes(), List.of());
    Duration took = Duration.between(start, clock.instant());
    System.out.printf("Custody: 100 envelopes counted in %d ms%n", took.toMillis());
    assertThat(reading.keptBy(team.mailRoom())).hasSize(100);
  }

  private static UUID id(SignedIn who) {
    return who.accountId();
  }

  private long events(String unit, String kind) {
    return jdbc.sql("SELECT count(*) FROM custody.event WHERE unit = :unit AND kind = :kind")
        .param("unit", unit)
        .param("kind", kind)
        .query(Long.class)
        .single();
  }
}
