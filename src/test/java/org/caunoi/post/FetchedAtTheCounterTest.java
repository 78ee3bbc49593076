package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.HandToCitizen;
import org.caunoi.custody.OnTheWay;
import org.caunoi.demo.Twins;
import org.caunoi.dossier.AtCounter;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReturnAtCounter;
import org.caunoi.dossier.SentCodes;
import org.caunoi.exchange.Now;
import org.caunoi.post.model.Step;
import org.caunoi.post.money.Postage;
import org.caunoi.post.money.ReadPostage;
import org.caunoi.twin.Manners;
import org.caunoi.twin.Vice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A citizen stands at the counter for a result that was packed to go home by post. */
@IntegrationTest
class FetchedAtTheCounterTest {

  private static final String CARD = "001199000001";
  private static final int STEPS_THERE_AND_BACK = 9;

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private ReturnAtCounter counter;
  @Autowired private SentCodes sent;
  @Autowired private HandToCitizen handing;
  @Autowired private DeliverHome delivering;
  @Autowired private ReadDossier dossiers;
  @Autowired private ReadPostage postage;
  @Autowired private Twins twins;
  @Autowired private Now now;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void behaveAgain() {
    twins.of("vnpost").behave(Manners.GOOD);
  }

  @Test
  void whatIsUnderWayIsNeitherOfferedNorHandedOverAndArrivesAllTheSame() {
    Shipment shipment = parcels.out();
    SignedIn desk = parcels.desk();
    assertThatThrownBy(() -> handOver(desk, shipment)).hasMessage("parcel-under-way");
    assertThat(offer(desk, shipment)).doesNotContain("id=\"return\"");
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.OUT);
    assertThat(state(shipment)).isEqualTo(DossierState.DONE);
    delivering.deliver(
        people.courier(Parcels.POINT),
        shipment.id(),
        new Shown(parcels.codeOf(shipment), null, null, null));
    assertThat(state(shipment)).isEqualTo(DossierState.RETURNED);
  }

  @Test
  void whatNobodyHasFetchedIsCalledOffAndItsEnvelopeEndsWithTheDossier() {
    SignedIn desk = parcels.desk();
    Shipment shipment = parcels.packedBy(desk);
    assertThat(offer(desk, shipment)).contains("id=\"return\"");
    handOver(desk, shipment);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.CANCELLED);
    assertThat(postage.of(shipment.id()).orElseThrow().state()).isEqualTo(Postage.State.RELEASED);
    assertThat(
            jdbc.sql("SELECT kind FROM exchange.outbox WHERE reference = :number")
                .param("number", shipment.requireReference())
                .query(String.class)
                .list())
        .as("the carrier need not come")
        .contains(CarrierOrders.CANCEL);
    assertThat(phase(shipment)).isEqualTo("DELIVERED");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theEnvelopeOfWhatCameBackEndsWithTheDossierWhoeverHadItLast(boolean given) {
    SignedIn desk = parcels.desk();
    Shipment shipment = back(desk, given);
    assertThat(offer(desk, shipment)).contains("id=\"return\"");
    handOver(desk, shipment);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.RETURNED);
    assertThat(phase(shipment)).isEqualTo("DELIVERED");
    assertThat(keeper(shipment)).isEqualTo(desk.accountId());
  }

  @Test
  void whoeverKeepsTheEnvelopeGivesItAwayAfterAColleagueHasReturnedTheDossier() {
    SignedIn desk = parcels.desk();
    Shipment shipment = back(desk, false);
    handOver(parcels.desk(), shipment);
    assertThat(phase(shipment)).isEqualTo("SEALED");
    handing.hand(
        desk, shipment.requireReference(), new HandToCitizen.Shown(OnTheWay.drawn(), CARD, null));
    assertThat(phase(shipment)).isEqualTo("DELIVERED");
  }

  /**
   * @param given whether the desk noted that its carrier has it, which then is its keeper
   */
  private Shipment back(SignedIn desk, boolean given) {
    Shipment shipment = parcels.packedBy(desk);
    twins.of("vnpost").behave(Manners.GOOD.with(Vice.RETURNED, 100));
    now.tell(shipment.dossierCode());
    if (given) {
      parcels.give(shipment);
    }
    for (int i = 0; i < STEPS_THERE_AND_BACK; i++) {
      parcels.move();
    }
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.RETURNED);
    assertThat(keeper(shipment).equals(desk.accountId())).isNotEqualTo(given);
    return shipment;
  }

  private void handOver(SignedIn clerk, Shipment shipment) {
    String code = shipment.dossierCode();
    counter.sendCode(clerk, code);
    counter.handOver(clerk, code, null, AtCounter.of(CARD, sent.codeOf(code)));
  }

  private String offer(SignedIn clerk, Shipment shipment) {
    return people.signIn(clerk).get("/dossiers/" + shipment.dossierCode()).body();
  }

  private DossierState state(Shipment shipment) {
    return dossiers
        .facts(people.officer(Role.INTAKE_OFFICER, null), shipment.dossierCode())
        .state();
  }

  private String phase(Shipment shipment) {
    return jdbc.sql("SELECT phase FROM custody.unit WHERE number = :number")
        .param("number", shipment.requireReference())
        .query(String.class)
        .single();
  }

  private UUID keeper(Shipment shipment) {
    return jdbc.sql("SELECT keeper_id FROM custody.unit WHERE number = :number")
        .param("number", shipment.requireReference())
        .query(UUID.class)
        .single();
  }
}
