package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.LockWaits;
import org.caunoi.custody.OnTheWay.Team;
import org.caunoi.custody.RecordScans.Kind;
import org.caunoi.custody.RecordScans.Outcome;
import org.caunoi.custody.RecordScans.Scan;
import org.caunoi.custody.RecordScans.Synced;
import org.caunoi.shared.UuidV7;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A handheld that heard nothing sends its scans once more while the first request still runs. */
@IntegrationTest
class BatchSentTwiceTest {

  @Autowired private OnTheWay way;
  @Autowired private RecordScans scans;
  @Autowired private ReadUnit reading;
  @Autowired private Ledger ledger;
  @Autowired private TransactionTemplate transactions;
  @Autowired private LockWaits waiting;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  @Test
  void eachScanIsStoredOnceAndTheOtherRequestIsToldSo() throws Exception {
    Team team = way.team();
    String number = way.takeIn(team.clerk()).envelope();
    UUID head = reading.open(team.centre(), number).head();
    Scan offer =
        new Scan(
            UuidV7.next(clock),
            number,
            head,
            Kind.OFFER,
            UUID.randomUUID(),
            null,
            null,
            clock.instant());
    List<CompletableFuture<Synced>> both =
        Objects.requireNonNull(
            transactions.execute(
                status -> {
                  ledger.hold(number);
                  List<CompletableFuture<Synced>> sent =
                      Stream.generate(
                              () ->
                                  CompletableFuture.supplyAsync(
                                      () ->
                                          scans.sync(
                                              team.clerk(),
                                              "may-gui-lai",
                                              clock.instant(),
                                              List.of(offer)),
                                      Thread::startVirtualThread))
                          .limit(2)
                          .toList();
                  await()
                      .pollInSameThread()
                      .pollInterval(Duration.ofMillis(20))
                      .atMost(Duration.ofSeconds(10))
                      .until(() -> waiting.number() == 2);
                  return sent;
                }));
    assertThat(List.of(outcome(both.getFirst()), outcome(both.getLast())))
        .containsExactlyInAnyOrder("stored", "duplicate");
    assertThat(
            jdbc.sql("SELECT count(*) FROM custody.event WHERE id = :id")
                .param("id", offer.id())
                .query(Long.class)
                .single())
        .isOne();
  }

  private static String outcome(CompletableFuture<Synced> sent) throws Exception {
    List<Outcome> scans = sent.get(10, TimeUnit.SECONDS).scans();
    return scans.getFirst().result();
  }
}
