package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.HandOver;
import org.caunoi.exchange.Now;
import org.caunoi.post.NoteAttempt.Reason;
import org.caunoi.post.StrangeReports.Kind;
import org.caunoi.post.carrier.Notice;
import org.caunoi.post.model.Step;
import org.caunoi.twin.Words;
import org.caunoi.twin.Words.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A carrier whose clock is hours ahead does not outrank what our own people do meanwhile. */
@IntegrationTest
class CarrierAheadTest {

  private static final Duration AHEAD = Duration.ofHours(7);
  private static final Status OUT = new Status("", "Đang đi phát");
  private static final Status WAITS = new Status("", "Chờ khách đến nhận");

  @Autowired private Parcels parcels;
  @Autowired private People people;
  @Autowired private TakeOverParcel taking;
  @Autowired private NoteAttempt attempts;
  @Autowired private HandOver hands;
  @Autowired private WatchShipments watching;
  @Autowired private ReadStrange items;
  @Autowired private SettleStrange settling;
  @Autowired private Carriers carriers;
  @Autowired private List<CarrierMail> mail;
  @Autowired private Now now;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private SignedIn postman;

  @BeforeEach
  void aPostman() {
    postman = people.courier(Parcels.POINT);
  }

  private String says(Shipment shipment, Status status, Duration ahead) {
    Instant sent = clock.instant();
    String body =
        Words.VN_POST.report(
            shipment.requireReference(),
            String.valueOf(parcels.again(shipment).carrierNumber()),
            status,
            sent.plus(ahead),
            sent,
            parcels.house().secret());
    assertThat(
            people
                .nobody()
                .post("/api/v1/exchange/vnpost/" + parcels.house().path(), body)
                .statusCode())
        .isEqualTo(200);
    now.processed();
    return body;
  }

  private long reports(Shipment shipment) {
    return jdbc.sql("SELECT count(*) FROM post.report WHERE shipment_id = :id")
        .param("id", shipment.id())
        .query(Long.class)
        .single();
  }

  @Test
  void anAttemptOfOursStandsBehindWhatTheCarrierHadWrittenForTheEvening() {
    Shipment shipment = parcels.out();
    taking.take(postman, shipment.id(), null);
    String body = says(shipment, OUT, AHEAD);
    attempts.failed(postman, shipment.id(), Reason.NOBODY_HOME);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.ATTEMPT_FAILED);
    assertThat(parcels.again(shipment).lastAt()).isBefore(clock.instant().plusSeconds(1));
    List<Notice> same =
        carriers.get("vnpost").carrier().notices(body.getBytes(StandardCharsets.UTF_8));
    CarrierMail asked =
        mail.stream().filter(one -> one.name().equals("vnpost")).findFirst().orElseThrow();
    transactions.executeWithoutResult(status -> asked.heard(same));
    assertThat(parcels.again(shipment).state())
        .as("said once more when it is asked")
        .isEqualTo(Step.ATTEMPT_FAILED);
  }

  @Test
  void aParcelAtTheCounterGoesBackOnItsDayAndThatIsNotedOnce() {
    Shipment shipment = parcels.out();
    attempts.failed(postman, shipment.id(), Reason.NOBODY_HOME);
    taking.take(postman, shipment.id(), null);
    attempts.failed(postman, shipment.id(), Reason.NOBODY_HOME);
    hands.offer(postman, shipment.requireReference(), true);
    taking.take(people.clerk(Parcels.POINT), shipment.id(), null);
    says(shipment, WAITS, AHEAD);
    jdbc.sql("UPDATE post.shipment SET hold_until = now() - interval '1 minute' WHERE id = :id")
        .param("id", shipment.id())
        .update();
    watching.look();
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.RETURNING);
    long noted = reports(shipment);
    watching.look();
    assertThat(reports(shipment)).isEqualTo(noted);
  }

  @Test
  void whatAPersonMakesOfAReportAheadCountsFromTheirWordOn() {
    Shipment shipment = parcels.booked();
    says(shipment, new Status("777", "Thời tiết xấu"), AHEAD);
    StrangeReport item =
        items.open(10_000).stream()
            .filter(
                one -> one.kind() == Kind.UNKNOWN_STATUS && shipment.id().equals(one.shipment()))
            .findFirst()
            .orElseThrow();
    settling.settle(people.officer(Role.CENTRE_CONTROL, null), item.id(), Step.IN_TRANSIT);
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.IN_TRANSIT);
    says(shipment, OUT, Duration.ofSeconds(2));
    assertThat(parcels.again(shipment).state()).isEqualTo(Step.OUT);
  }
}
