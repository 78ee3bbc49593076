package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.catalogue.Route;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.dossier.Dossier.Filing;
import org.caunoi.dossier.Dossier.Progress;
import org.caunoi.dossier.Dossier.TermChoice;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each act does in each state: where it leads, or that it is refused. */
class ActGuardsTest {

  private static final Instant AT = Instant.parse("2026-03-02T03:00:00Z");
  private static final UUID PERSON = new UUID(0, 1);

  /**
   * Per act the state it leads to from states 1 to 10; 0 is refused. From 7 the former state is 4.
   */
  private static final Map<String, List<Integer>> LEADS_TO =
      Map.ofEntries(
          Map.entry("accept", List.of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
          Map.entry("refuse", List.of(3, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
          Map.entry("ask", List.of(5, 5, 0, 5, 0, 0, 0, 0, 0, 0)),
          Map.entry("supplement", List.of(0, 0, 0, 0, 4, 0, 0, 0, 0, 0)),
          Map.entry("assign", List.of(0, 4, 0, 4, 0, 0, 0, 0, 0, 0)),
          Map.entry("issue", List.of(0, 0, 0, 9, 0, 0, 0, 0, 0, 0)),
          Map.entry("withdraw", List.of(7, 7, 0, 7, 7, 0, 0, 0, 0, 0)),
          Map.entry("decline", List.of(0, 0, 0, 0, 0, 0, 4, 0, 0, 0)),
          Map.entry("stop", List.of(0, 0, 0, 8, 8, 8, 8, 0, 0, 0)),
          Map.entry("promise again", List.of(0, 2, 0, 4, 0, 6, 7, 0, 0, 0)),
          Map.entry("extend", List.of(0, 2, 0, 4, 0, 6, 7, 0, 0, 0)),
          Map.entry("pause", List.of(1, 2, 0, 4, 5, 6, 7, 0, 0, 0)),
          Map.entry("charge", List.of(0, 0, 0, 6, 0, 0, 0, 0, 0, 0)),
          Map.entry("paid", List.of(0, 0, 0, 0, 0, 4, 0, 0, 0, 0)),
          Map.entry("approve", List.of(0, 0, 0, 4, 0, 0, 0, 0, 0, 0)),
          Map.entry("take back", List.of(0, 0, 0, 4, 0, 0, 0, 0, 0, 0)),
          Map.entry("reissue", List.of(0, 0, 0, 0, 0, 0, 0, 0, 9, 10)),
          Map.entry("hand on", List.of(1, 2, 0, 4, 5, 6, 7, 0, 0, 0)),
          Map.entry("hand on to a unit", List.of(1, 2, 0, 4, 5, 6, 7, 0, 9, 0)),
          Map.entry("attach", List.of(1, 2, 0, 4, 5, 6, 7, 0, 0, 0)),
          Map.entry("return", List.of(0, 0, 0, 0, 0, 0, 0, 0, 10, 0)));

  private static final Map<String, UnaryOperator<Dossier>> ACTS = acts();

  private static Map<String, UnaryOperator<Dossier>> acts() {
    Map<String, UnaryOperator<Dossier>> acts = new LinkedHashMap<>();
    acts.put("accept", d -> d.accept(AT, AT, false));
    acts.put("refuse", d -> d.refuse(AT));
    acts.put("pause", d -> d.pause(AT));
    acts.put("ask", d -> d.requestSupplement(AT));
    acts.put("supplement", d -> d.supplement(AT, false));
    acts.put("assign", d -> d.assign(PERSON, "Trần Thử"));
    acts.put("promise again", d -> d.promiseAgain(AT, false));
    acts.put("extend", d -> d.extend(AT.plusSeconds(1), AT));
    acts.put("issue", d -> d.issue(AT));
    acts.put("withdraw", Dossier::requestWithdrawal);
    acts.put("decline", d -> d.declineWithdrawal(null));
    acts.put("stop", d -> d.stop(AT));
    acts.put("charge", d -> d.requestPayment(AT));
    acts.put("paid", Dossier::endPayment);
    acts.put("take back", Dossier::takeBackApproval);
    acts.put("approve", d -> d.approve(PERSON));
    acts.put("reissue", Dossier::reissue);
    acts.put("hand on", d -> d.handOn(PERSON, "Lê Thử"));
    acts.put("hand on to a unit", d -> d.handOnTo("H26.TX", PERSON, "Lê Thử"));
    acts.put("attach", Dossier::attach);
    acts.put("return", d -> d.returned(AT));
    return acts;
  }

  private static int to(String act, int from) {
    return Objects.requireNonNull(LEADS_TO.get(act)).get(from - 1);
  }

  private static Dossier perform(String act, Dossier before) {
    return Objects.requireNonNull(ACTS.get(act)).apply(before);
  }

  static Stream<Arguments> cases() {
    return ACTS.keySet().stream()
        .flatMap(
            act ->
                IntStream.rangeClosed(1, 10)
                    .mapToObj(from -> Arguments.of(act, from, to(act, from))));
  }

  @ParameterizedTest(name = "{0} in {1} leads to {2}")
  @MethodSource("cases")
  void leadsWhereItShouldOrIsRefused(String act, int from, int to) {
    Dossier before = in(DossierState.of(from), from == 1 ? null : AT, PERSON);
    if (to == 0) {
      assertThatThrownBy(() -> perform(act, before))
          .isInstanceOf(Refused.class)
          .extracting(e -> ((Refused) e).kind())
          .isEqualTo(Refused.Kind.CONFLICT);
    } else {
      Dossier after = perform(act, before);
      assertThat(after.state()).isEqualTo(DossierState.of(to));
      assertThat(after.version()).isEqualTo(before.version() + 1);
      assertThat(after.progress().formerState() != null)
          .isEqualTo(after.state() == DossierState.WITHDRAWAL_REQUESTED);
    }
  }

  @Test
  void issuesOnlyWhatASignerApproved() {
    Dossier unapproved = in(DossierState.PROCESSING, AT, null);
    assertThatThrownBy(() -> unapproved.issue(AT))
        .isInstanceOf(Refused.class)
        .hasMessage("not-approved");
  }

  @Test
  void losesTheApprovalWhenPapersAreAskedForAgain() {
    Dossier asked = in(DossierState.PROCESSING, AT, PERSON).requestSupplement(AT);
    assertThat(asked.progress().approvedBy()).isNull();
  }

  @Test
  void staysAtIntakeUntilAcceptedWhenTheSupplementComesFirst() {
    Dossier asked = in(DossierState.NEW, null, null).requestSupplement(AT);
    assertThatThrownBy(() -> asked.accept(AT, AT, false))
        .isInstanceOf(Refused.class)
        .hasMessage("supplement-not-in");
    Dossier complete = asked.supplement(null, false);
    assertThat(complete.state()).isEqualTo(DossierState.SUPPLEMENT_REQUESTED);
    assertThat(complete.progress().supplementIn()).isTrue();
    assertThat(complete.accept(AT, AT, false).state()).isEqualTo(DossierState.PROCESSING);
  }

  @Test
  void asksOnceMoreForWhatCameInBeforeAcceptanceAndIsNotEnough() {
    Dossier asked = in(DossierState.NEW, null, null).requestSupplement(AT);
    assertThatThrownBy(() -> asked.requestSupplement(AT))
        .isInstanceOf(Refused.class)
        .hasMessage("wrong-state");
    Dossier again = asked.supplement(null, false).requestSupplement(AT);
    assertThat(again.state()).isEqualTo(DossierState.SUPPLEMENT_REQUESTED);
    assertThat(again.progress().supplementIn()).isFalse();
    assertThat(again.progress().supplementRequests()).isEqualTo(2);
  }

  @Test
  void stopsForWantOfPapersOnlyOnceTheTimeToBringThemHasPassed() {
    Dossier asked = in(DossierState.PROCESSING, AT, null).requestSupplement(AT.plusSeconds(60));
    assertThatThrownBy(() -> asked.stop(AT.plusSeconds(59)))
        .isInstanceOf(Refused.class)
        .hasMessage("answer-awaited");
    assertThat(asked.stop(AT.plusSeconds(60)).state()).isEqualTo(DossierState.STOPPED);
    assertThat(asked.requestWithdrawal().stop(AT).state()).isEqualTo(DossierState.STOPPED);
    assertThat(asked.supplement(AT, false).progress().answerBy()).isNull();
  }

  @Test
  void doesNotStopWhatHasComeInAndNobodyHasLookedAt() {
    Dossier in = in(DossierState.NEW, null, null).requestSupplement(AT).supplement(null, false);
    assertThatThrownBy(() -> in.stop(AT.plusSeconds(1)))
        .isInstanceOf(Refused.class)
        .hasMessage("supplement-to-be-looked-at");
  }

  @Test
  void refusesNothingOncePapersWereAskedFor() {
    Dossier asked = in(DossierState.NEW, null, null).requestSupplement(AT);
    for (Dossier dossier : List.of(asked, asked.supplement(null, false))) {
      assertThatThrownBy(() -> dossier.refuse(AT))
          .isInstanceOf(Refused.class)
          .hasMessage("papers-asked-before");
    }
  }

  @Test
  void endsWhatCameInAndCannotBeHandledByTakingItAndStoppingIt() {
    Dossier in = in(DossierState.NEW, null, null).requestSupplement(AT).supplement(null, false);
    assertThat(in.accept(AT, AT, false).stop(AT).state()).isEqualTo(DossierState.STOPPED);
  }

  @Test
  void waitsForThePaymentAndForgetsTheDayOncePaid() {
    Dossier unpaid = in(DossierState.PROCESSING, AT, null).requestPayment(AT.plusSeconds(60));
    assertThatThrownBy(() -> unpaid.stop(AT.plusSeconds(59)))
        .isInstanceOf(Refused.class)
        .hasMessage("payment-awaited");
    assertThat(unpaid.stop(AT.plusSeconds(60)).state()).isEqualTo(DossierState.STOPPED);
    assertThat(unpaid.endPayment().progress().answerBy()).isNull();
  }

  @Test
  void endsByTheCitizenOnlyAsAskedOrOnceTheTimeForPapersHasPassed() {
    Dossier processed = in(DossierState.PROCESSING, AT, null);
    Dossier asked = processed.requestSupplement(AT.plusSeconds(60));
    assertThat(new AwaitedAnswer(asked).endsByCitizen(AT.plusSeconds(59))).isFalse();
    assertThat(new AwaitedAnswer(asked).endsByCitizen(AT.plusSeconds(60))).isTrue();
    assertThat(new AwaitedAnswer(processed.requestSupplement(null)).endsByCitizen(AT)).isFalse();
    assertThat(new AwaitedAnswer(asked.requestWithdrawal()).endsByCitizen(AT)).isTrue();
    assertThat(new AwaitedAnswer(processed).endsByCitizen(AT)).isFalse();
    assertThat(new AwaitedAnswer(processed.requestPayment(AT)).endsByCitizen(AT.plusSeconds(1)))
        .isFalse();
  }

  @Test
  void losesTheApprovalWithItsHolder() {
    Dossier approved = in(DossierState.PROCESSING, AT, PERSON);
    assertThat(approved.assign(new UUID(0, 9), "Lê Thử").progress().approvedBy()).isNull();
    assertThat(approved.handOn(new UUID(0, 9), "Lê Thử").progress().approvedBy()).isNotNull();
  }

  @Test
  void remembersTheFormerStateWhileADocumentComesIn() {
    Dossier asked = in(DossierState.ACCEPTED, AT, null).requestWithdrawal();
    assertThat(asked.attach().progress().formerState()).isEqualTo(DossierState.ACCEPTED);
    assertThat(asked.attach().declineWithdrawal(null).state()).isEqualTo(DossierState.ACCEPTED);
  }

  private static Dossier in(
      DossierState state, @Nullable Instant acceptedAt, @Nullable UUID approvedBy) {
    return new Dossier(
        new Filing(
            "H26.TN",
            new UUID(0, 2),
            "H26.TN-260302-0001",
            "2.000635",
            new UUID(0, 3),
            SubmissionChannel.ONLINE,
            Route.DIRECT,
            null,
            null,
            null,
            null,
            "00070",
            ReturnWay.COUNTER,
            new TermChoice("WORKING_DAYS", 2, null),
            Confirmation.PARTNER,
            AT),
        new Progress(
            state,
            3,
            acceptedAt,
            acceptedAt,
            false,
            state == DossierState.WITHDRAWAL_REQUESTED ? DossierState.PROCESSING : null,
            false,
            0,
            PERSON,
            "Trần Thử",
            approvedBy,
            null,
            null,
            null,
            null,
            null,
            null));
  }
}
