package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.caunoi.IntegrationTest;
import org.caunoi.LockWaits;
import org.caunoi.People;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.ScanOver;
import org.caunoi.post.NoteAttempt.Reason;
import org.caunoi.post.carrier.Notice;
import org.caunoi.post.model.Step;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody takes an envelope over, which holds it before its shipment, while somebody else begins
 * with the shipment: nobody waits for ever, whichever act the other one is.
 */
@IntegrationTest
class EnvelopeFirstTest {

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private TakeOverParcel taking;
  @Autowired private NoteAttempt attempts;
  @Autowired private SettleStrange settling;
  @Autowired private StrangeReports strange;
  @Autowired private List<CarrierMail> mail;
  @Autowired private ScanOver scans;
  @Autowired private Shipments shipments;
  @Autowired private TransactionTemplate transactions;
  @Autowired private LockWaits waiting;
  @Autowired private JdbcClient jdbc;

  @Test
  void anAttemptInVainWaitsForTheEnvelope() throws Exception {
    SignedIn postman = people.courier(Parcels.POINT);
    Shipment shipment = parcels.out();
    taking.take(postman, shipment.id(), null);
    meets(shipment, () -> attempts.failed(postman, shipment.id(), Reason.NOBODY_HOME));
    assertThat(parcels.again(shipment).attempts()).isEqualTo(1);
  }

  @Test
  void whatACarrierSaysUnderItsOwnNumberAloneWaitsForTheEnvelope() throws Exception {
    Shipment shipment = parcels.booked();
    String number = Objects.requireNonNull(shipment.carrierNumber());
    CarrierMail carrier =
        mail.stream()
            .filter(one -> one.name().equals(shipment.requireCarrier()))
            .findFirst()
            .orElseThrow();
    Notice accepted = new Notice(null, number, "70", "đã chấp nhận tại bưu cục", Instant.now());
    meets(
        shipment,
        () -> transactions.executeWithoutResult(status -> carrier.heard(List.of(accepted))));
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.CARRIER_ACCEPTED);
  }

  @Test
  void whatAPersonDecidesOfAStrangeReportWaitsForTheEnvelope() throws Exception {
    Shipment shipment = parcels.booked();
    transactions.executeWithoutResult(
        status -> strange.add(shipment, StrangeReports.Kind.STALE, "BOOKED", Instant.now()));
    UUID item =
        jdbc.sql("SELECT id FROM post.exception_item WHERE shipment_id = :id")
            .param("id", shipment.id())
            .query(UUID.class)
            .single();
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    meets(shipment, () -> settling.settle(centre, item, Step.IN_TRANSIT));
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.IN_TRANSIT);
  }

  /**
   * One holds the envelope; the other has begun and waits; the first one goes on to the shipment.
   */
  private void meets(Shipment shipment, Runnable other) throws Exception {
    CompletableFuture<Void> later =
        Objects.requireNonNull(
            transactions.execute(
                status -> {
                  scans.lock(List.of(shipment.requireReference()));
                  CompletableFuture<Void> began = CompletableFuture.runAsync(other);
                  await()
                      .pollInSameThread()
                      .pollInterval(Duration.ofMillis(20))
                      .atMost(Duration.ofSeconds(10))
                      .until(() -> began.isDone() || waiting.forUs());
                  assertThat(began).as("it waits for the envelope").isNotDone();
                  assertThat(shipments.lock(shipment.id())).isPresent();
                  return began;
                }));
    later.get(10, TimeUnit.SECONDS);
  }
}
