package org.caunoi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.audit.AuditorsVerifier.Verified;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What was written down is sealed, and whoever changes it afterwards is found out. */
@IntegrationTest
class SealedHistoryTest {

  @LocalServerPort private int port;
  @Autowired private SealHistory history;
  @Autowired private Checkpoints checkpoints;
  @Autowired private ExportHistory export;
  @Autowired private ProveRow proving;
  @Autowired private AuditLog log;
  @Autowired private AuditTrail trail;
  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private List<Sealable> kinds;
  @Autowired private SealKey key;
  @Autowired private Clock clock;

  @Test
  void theFilingAndItsActAreSealedAndVerifiedElsewhere() throws Exception {
    String code = walk.filing().file().code();
    Proof proof = sealed(filingOf(code));

    assertThat(proof.act()).isEqualTo("dossier-filed");
    assertThat(sealOf(proof).good()).isTrue();
    Verified whole = verify(exported(proof), fingerprint(proof));
    assertThat(whole.said()).contains(" 0 things wrong");
    assertThat(whole.exit()).isZero();
    assertThat(exported(proof)).contains(" act ", " audit-entry ");
    Verified one = verify(sealOf(proof).lines(), fingerprint(proof));
    assertThat(one.said()).contains("1 checkpoints, 1 rows, 0 things wrong");
  }

  @Test
  void aRowThatAClockSetWrongGaveAnotherDayIsSealedToo() {
    UUID row = UUID.randomUUID();
    jdbc.sql(
            """
            INSERT INTO audit.entry (authority, id, at, actor, act, subject, purpose)
            VALUES ('-', :id, now() - interval '3 days', 'Mẫu', 'sealed-though-late', 'none', 'test')
            """)
        .param("id", row)
        .update();

    await()
        .until(
            () -> {
              history.sealAll();
              return proving.prove(row).isPresent();
            });
  }

  @Test
  void anAlteredRowIsNamed() throws Exception {
    UUID row = written("sealed-and-altered");
    Proof before = sealed(row);
    behindTheHousesBack("UPDATE audit.entry SET actor = 'nobody' WHERE id = :id", row);

    assertThat(sealOf(proving.prove(row).orElseThrow()).good()).isFalse();
    Verified told = verify(exported(before), fingerprint(before));
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.said()).contains("audit-entry " + row + ") was altered", "nobody");
  }

  @Test
  void aRemovedRowIsNamed() throws Exception {
    UUID row = written("sealed-and-removed");
    Proof before = sealed(row);
    behindTheHousesBack("DELETE FROM audit.entry WHERE id = :id", row);

    Verified told = verify(exported(before), fingerprint(before));
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.said()).contains("audit-entry " + row + ") was removed");
    assertThat(proving.prove(row).orElseThrow().act()).isNull();
  }

  @Test
  void oneChangedByteOfAnEventOfCustodyIsNamedWithItsUnit() throws Exception {
    UUID event = UUID.randomUUID();
    String unit = "DE" + event.toString().substring(0, 8);
    jdbc.sql(
            """
            INSERT INTO custody.event (authority, id, unit, kind, at, recorded_at, by_id, by_name, by_org, by_place,
                                       by_moving, facts)
            VALUES ('H26.1', :id, :unit, 'EnvelopeSealed', now(), now(), :id, 'Mẫu', 'o', 'p', FALSE,
                    '{"seal": "THU-1", "papers": 2}')
            """)
        .param("id", event)
        .param("unit", unit)
        .update();
    String key = fingerprint(sealed(written("beside-a-paper")));
    long checkpoint =
        jdbc.sql("SELECT checkpoint FROM audit.leaf WHERE row_id = CAST(:id AS text)")
            .param("id", event)
            .query(Long.class)
            .single();
    assertThat(verify(exported(checkpoint), key).exit()).isZero();
    behindTheHousesBack(
        "custody.event",
        "event_is_append_only",
        "UPDATE custody.event SET facts = '{\"seal\": \"THU-2\", \"papers\": 2}' WHERE id = :id",
        event);
    Verified told = verify(exported(checkpoint), key);
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.said()).contains("custody-event " + event + ") was altered", unit);
    behindTheHousesBack(
        "custody.event", "event_is_append_only", "DELETE FROM custody.event WHERE id = :id", event);
    assertThat(verify(exported(checkpoint), key).said())
        .contains("custody-event " + event + ") was removed");
  }

  @Test
  void whatARoomBringsAlongFromBeforeTheNewestSealIsSealedToo() {
    history.seal();
    UUID event = UUID.randomUUID();
    jdbc.sql(
            """
            INSERT INTO custody.event (authority, id, unit, kind, at, recorded_at, by_id, by_name, by_org, by_place,
                                       by_moving, facts)
            VALUES ('H26.1', :id, 'DE-OLD', 'EnvelopeSealed', now() - interval '3 days', now() - interval '3 days', :id,
                    'Mẫu', 'o', 'p', FALSE, '{}')
            """)
        .param("id", event)
        .update();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> checkpoints.sealedUntil("custody-event").isPresent());
    history.seal();
    assertThat(leaves(event)).as("an old row of a kind whose past is known").isZero();
    jdbc.sql("DELETE FROM audit.sealed_past WHERE kind = 'custody-event'").update();
    awaitSeal(history, event);
    assertThat(checkpoints.sealedUntil("custody-event")).isPresent();
  }

  @Test
  void aRowOfATransactionThatWasOpenDuringASealIsSealedWithTheNext() throws Exception {
    SealHistory strict =
        new SealHistory(kinds, checkpoints, key, clock, transactions, Duration.ZERO);
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Void> sealed = new CompletableFuture<>();
    UUID row;
    try (var pool = Executors.newSingleThreadExecutor()) {
      Future<UUID> late =
          pool.submit(
              () ->
                  transaction.execute(
                      status -> {
                        UUID written = written("written down late");
                        begun.complete(null);
                        sealed.join();
                        return written;
                      }));
      begun.join();
      UUID now = written("in time");
      awaitSeal(strict, now);
      sealed.complete(null);
      row = late.get();
    }
    assertThat(leaves(row)).isZero();

    awaitSeal(strict, row);
  }

  private void awaitSeal(SealHistory sealing, UUID row) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              sealing.seal();
              return leaves(row) == 1;
            });
  }

  private long leaves(UUID row) {
    return jdbc.sql("SELECT count(*) FROM audit.leaf WHERE row_id = CAST(:id AS text)")
        .param("id", row)
        .query(Long.class)
        .single();
  }

  @Test
  void aForgedFileIsFoundOut() throws Exception {
    sealed(written("first"));
    Proof last = sealed(written("second"));
    long number = sealOf(last).checkpoint().number();
    StringWriter text = new StringWriter();
    export.write(number - 1, number, text);
    List<String> lines = text.toString().lines().toList();
    String good = String.join("\n", lines);

    assertThat(verify(good, fingerprint(last)).exit()).isZero();
    assertThat(verify(good, "0123456789abcdef").said()).contains("signed with another key");
    List<String> shorter = new ArrayList<>(lines);
    shorter.removeLast();
    assertThat(verify(String.join("\n", shorter), fingerprint(last)).said()).contains("there are");
    String later = good.replaceFirst("(checkpoint " + number + " 20)\\d\\d", "$139");
    assertThat(verify(later, fingerprint(last)).said()).contains("is not signed by the key");
    String unlinked = "cau-noi history 1\n" + good.substring(good.indexOf("checkpoint"));
    String swapped =
        unlinked.replaceFirst("checkpoint " + number + " ", "checkpoint " + (number + 1) + " ");
    assertThat(verify(swapped, fingerprint(last)).said()).contains(number + " is missing");
    assertThat(verify("something else", fingerprint(last)).exit()).isEqualTo(2);
  }

  @Test
  void severalNodesMakeOneChain() throws Exception {
    List<UUID> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(written("crowded-" + i));
    }
    try (var pool = Executors.newFixedThreadPool(8)) {
      List<Callable<Integer>> nodes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        nodes.add(history::seal);
      }
      for (Future<Integer> node : pool.invokeAll(nodes)) {
        node.get();
      }
    }
    rows.forEach(row -> assertThat(sealOf(sealed(row)).good()).isTrue());
    List<Long> numbers = checkpoints.list(null, 1000).stream().map(Checkpoint::number).toList();
    assertThat(numbers.getLast()).isEqualTo(1L);
    assertThat(numbers).hasSize(Math.toIntExact(numbers.getFirst()));
  }

  @Test
  void sealsThemselvesAreNeverChanged() {
    sealed(written("kept"));
    for (String table : List.of("audit.checkpoint", "audit.leaf")) {
      assertThat(catchThrowable(() -> jdbc.sql("DELETE FROM " + table).update()))
          .hasMessageContaining("never changed");
    }
  }

  @Test
  void theCitizenSeesTheProofBehindTheSlipAndNothingOfThePerson() {
    String code = walk.filing().form("phone", "0900007701").file().code();
    UUID row = filingOf(code);
    Web anybody = Web.nobody(port);
    assertThat(anybody.get("/proof/" + row).body()).contains("niêm phong");
    sealed(row);

    String page = anybody.get("/proof/" + row).body();

    assertThat(page).contains("Đã vào sổ, không ai sửa được", "Nộp hồ sơ");
    assertThat(page).doesNotContain("0900007701", code);
    assertThat(anybody.get("/proof/" + row + "/file").body()).startsWith("cau-noi proof 1\n");
    assertThat(anybody.get("/proof/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  @Test
  void theAuditorTakesTheHistoryAwayAndTheTakingIsWrittenDown() {
    sealed(written("taken away"));
    var auditor = people.officer(Role.AUDITOR, null);
    Web web = people.signIn(auditor);

    assertThat(web.get("/audit/history").body()).contains("Sổ niêm phong", "Dấu vân của khóa ký");
    var file = web.get("/audit/history/export?from=1&to=1");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).startsWith("cau-noi history 1\ncheckpoint 1 ");
    assertThat(trail.list(null, auditor.username(), "history-exported", null, 5)).hasSize(1);
    assertThat(web.get("/audit/history/export?from=5&to=1").statusCode()).isEqualTo(422);
    assertThat(web.get("/audit/history/export?from=x").statusCode()).isBetween(400, 422);
  }

  @Test
  void theAuditorsFileHoldsTheActsOfAllDossiersThoughAnAuditorSeesNone() throws Exception {
    Proof proof = sealed(filingOf(walk.filing().file().code()));
    long number = sealOf(proof).checkpoint().number();

    String file =
        people
            .signIn(people.officer(Role.AUDITOR, null))
            .get("/audit/history/export?from=%d&to=%d".formatted(number, number))
            .body();

    assertThat(file).contains(" act ").isEqualTo(exported(number));
    assertThat(verify(file, fingerprint(proof)).said()).doesNotContain("(act ");
  }

  private UUID written(String note) {
    String subject = "test/" + UUID.randomUUID();
    log.writeLook("-", Actor.HOUSE, "tested", subject, null, Map.of("note", note));
    return proving.idOf(subject, "tested").orElseThrow();
  }

  private UUID filingOf(String code) {
    return proving.idOf("dossier/" + code, "dossier-filed").orElseThrow();
  }

  /** The house's own timer may be at it, so this asks until the row is under its seal. */
  private Proof sealed(UUID row) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              history.seal();
              return proving.prove(row).orElseThrow();
            },
            proof -> proof.seal() != null);
  }

  private String exported(Proof proof) throws IOException {
    return exported(sealOf(proof).checkpoint().number());
  }

  private String exported(long number) throws IOException {
    StringWriter text = new StringWriter();
    export.write(number, number, text);
    return text.toString();
  }

  private static Seal sealOf(Proof proof) {
    return Objects.requireNonNull(proof.seal());
  }

  private static String fingerprint(Proof proof) {
    return sealOf(proof).checkpoint().keyFingerprint();
  }

  private void behindTheHousesBack(String sql, UUID row) {
    behindTheHousesBack("audit.entry", "entry_is_append_only", sql, row);
  }

  private void behindTheHousesBack(String table, String trigger, String sql, UUID row) {
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("ALTER TABLE " + table + " DISABLE TRIGGER " + trigger).update();
          jdbc.sql(sql).param("id", row).update();
          jdbc.sql("ALTER TABLE " + table + " ENABLE TRIGGER " + trigger).update();
        });
  }

  private static Verified verify(String content, String fingerprint) {
    return AuditorsVerifier.whole().verify(content, fingerprint, null);
  }
}
