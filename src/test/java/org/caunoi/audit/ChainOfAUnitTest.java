package org.caunoi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditorsVerifier.Verified;
import org.caunoi.custody.BrokenLink;
import org.caunoi.custody.CheckChain;
import org.caunoi.custody.OnTheWay;
import org.caunoi.shared.Merkle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each event of a bag hangs on the one stored before it: whoever has all rights in the database and
 * alters what is in between breaks the chain where it was altered. What they do is rolled back.
 */
@IntegrationTest
class ChainOfAUnitTest {

  private static final String REHASHED =
      "UPDATE custody.event e SET hash = sha256(convert_to(custody.event_text(e), 'UTF8')) WHERE"
          + " id = '%s'";

  @Autowired private OnTheWay way;
  @Autowired private People people;
  @Autowired private CheckChain checking;
  @Autowired private SealHistory history;
  @Autowired private ExportHistory export;
  @Autowired private SealKey key;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private SignedIn auditor;
  private String unit;
  private List<UUID> events;

  /** Opened, closed, offered, taken over by a courier, offered and taken over by the mail room. */
  @BeforeEach
  void aBagThatArrived() {
    auditor = people.officer(Role.AUDITOR, null);
    unit = way.arrived(way.team(), 1).number();
    events =
        jdbc.sql("SELECT id FROM custody.event WHERE unit = :unit ORDER BY no")
            .param("unit", unit)
            .query((rs, n) -> Objects.requireNonNull(rs.getObject("id", UUID.class)))
            .list();
    assertThat(events).hasSize(6);
    assertThat(broken()).isEmpty();
  }

  @Test
  void oneChangedByteIsNamedWithItsUnitAndEventAndTheDaysRootNoLongerFits() throws Exception {
    long seal = sealOver(events.get(2));
    String key = fingerprint(seal);
    assertThat(verified(exported(seal), key).exit()).isZero();
    String changed =
        "UPDATE custody.event SET by_place = overlay(by_place PLACING 'x' FROM 1 FOR 1) WHERE id ="
            + " '%s'";
    tampered(
        () -> {
          assertThat(broken()).containsExactly(broken(3, BrokenLink.Wrong.ALTERED));
          assertThat(checking.lately(auditor).broken())
              .extracting(BrokenLink::event)
              .contains(events.get(2));
          Verified told = verified(exported(seal), key);
          assertThat(told.exit()).isEqualTo(1);
          assertThat(told.said())
              .contains("custody-event " + events.get(2) + ") was altered", unit)
              .contains(
                  "event 4 of unit %s (custody-event %s) does not follow event 3 of unit %s"
                      .formatted(unit, events.get(3), unit));
        },
        changed.formatted(events.get(2)));
    tampered(
        () ->
            assertThat(broken())
                .as("a hash made to fit moves the break to what follows")
                .containsExactly(broken(4, BrokenLink.Wrong.FOLLOWS_ANOTHER)),
        changed.formatted(events.get(2)),
        REHASHED.formatted(events.get(2)));
  }

  @Test
  void anEventTakenOutOfTheMiddleIsMissed() {
    tampered(
        () -> assertThat(broken()).containsExactly(broken(5, BrokenLink.Wrong.MISSING_BEFORE)),
        "DELETE FROM custody.event WHERE id = '%s'".formatted(events.get(3)));
    tampered(
        () -> assertThat(broken()).containsExactly(broken(2, BrokenLink.Wrong.MISSING_BEFORE)),
        "DELETE FROM custody.event WHERE id = '%s'".formatted(events.getFirst()));
    tampered(
        () ->
            assertThat(broken())
                .as("those after it moved up")
                .containsExactly(
                    broken(5, BrokenLink.Wrong.ALTERED), broken(6, BrokenLink.Wrong.ALTERED)),
        "DELETE FROM custody.event WHERE id = '%s'".formatted(events.get(3)),
        "UPDATE custody.event SET no = no - 1 WHERE id = '%s'".formatted(events.get(4)),
        "UPDATE custody.event SET no = no - 1 WHERE id = '%s'".formatted(events.get(5)));
  }

  @Test
  void anEventPutInIsNamed() {
    UUID strange = UUID.randomUUID();
    String copied =
        """
        INSERT INTO custody.event (authority, id, unit, prior, kind, at, recorded_at, by_id, by_name, by_org, by_place, by_moving,
                                   facts, no, former, hash)
        SELECT authority, '%s', unit, prior, 'Withdrawn', at, recorded_at + interval '1 microsecond', by_id, by_name, by_org, by_place,
               by_moving, facts, no, former, hash FROM custody.event WHERE id = '%s'
        """
            .formatted(strange, events.get(2));
    tampered(
        () ->
            assertThat(broken())
                .extracting(BrokenLink::event, BrokenLink::wrong)
                .contains(tuple(strange, BrokenLink.Wrong.PUT_IN)),
        "DROP INDEX custody.event_by_link",
        copied,
        REHASHED.formatted(strange));
    tampered(
        () ->
            assertThat(broken())
                .extracting(BrokenLink::event, BrokenLink::wrong)
                .as("one without a place, as if from before there was a chain")
                .containsExactly(tuple(strange, BrokenLink.Wrong.PUT_IN)),
        "ALTER TABLE custody.event DROP CONSTRAINT event_is_linked",
        copied.replace("facts, no, former, hash FROM", "facts, NULL, NULL, NULL FROM"));
  }

  @Test
  void twoThatChangedPlacesAreNamed() {
    String places =
        """
        UPDATE custody.event e SET no = o.no, former = o.former FROM custody.event o
        WHERE e.id = '%s' AND o.id = '%s'
        """;
    tampered(
        () ->
            assertThat(broken())
                .extracting(BrokenLink::event)
                .contains(events.get(2), events.get(3)),
        "DROP INDEX custody.event_by_link",
        "CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT * FROM custody.event WHERE id = '%s'"
            .formatted(events.get(2)),
        places.formatted(events.get(2), events.get(3)),
        places.replace("custody.event o", "kept o").formatted(events.get(3), events.get(2)));
    tampered(
        () ->
            assertThat(broken())
                .as("with hashes made to fit")
                .contains(
                    new BrokenLink(
                        unit,
                        4,
                        events.get(2),
                        now(events.get(2)),
                        BrokenLink.Wrong.FOLLOWS_ANOTHER)),
        "DROP INDEX custody.event_by_link",
        "CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT * FROM custody.event WHERE id = '%s'"
            .formatted(events.get(2)),
        places.formatted(events.get(2), events.get(3)),
        places.replace("custody.event o", "kept o").formatted(events.get(3), events.get(2)),
        REHASHED.formatted(events.get(2)),
        REHASHED.formatted(events.get(3)));
  }

  @Test
  void aTailCutOffIsFoundByTheSeal() throws Exception {
    long seal = sealOver(events.getLast());
    String key = fingerprint(seal);
    tampered(
        () -> {
          assertThat(broken()).as("a chain does not know its end").isEmpty();
          assertThat(verified(exported(seal), key).said())
              .contains("custody-event " + events.getLast() + ") was removed");
        },
        "DELETE FROM custody.event WHERE id = '%s'".formatted(events.getLast()));
  }

  /** Somebody signs another history with the house's own key, and nobody bore witness. */
  @Test
  void theAuditorsVerifierFollowsTheChainEvenWhereAllIsSignedAnew() {
    List<String> texts =
        jdbc.sql(
                "SELECT custody.event_text(e) AS text FROM custody.event e WHERE unit = :unit"
                    + " ORDER BY no")
            .param("unit", unit)
            .query((rs, n) -> rs.getString("text"))
            .list();
    Verified whole = signedAnew(texts, AuditorsVerifier.whole());
    assertThat(whole.said()).contains("6 rows, 0 things wrong");
    assertThat(whole.exit()).isZero();
    List<String> altered = new ArrayList<>(texts);
    altered.set(2, texts.get(2).replace("\"Offered\"", "\"Declined\""));
    List<String> without = new ArrayList<>(texts);
    without.remove(3);
    List<String> headless = texts.subList(1, texts.size());
    List<String> twice = new ArrayList<>(texts);
    twice.add(3, altered.get(2));
    record Forged(List<String> texts, String check, String said) {}
    List<Forged> all =
        List.of(
            new Forged(
                altered,
                "before != null && !link.former().equals(before.hash())",
                "event 4 of unit " + unit),
            new Forged(
                without,
                "before != null && link.no() != before.no() + 1",
                "before event 5 of unit " + unit),
            new Forged(headless, "fromTheStart |= number == 1", "before event 2 of unit " + unit),
            new Forged(
                twice,
                "before != null && link.no() == before.no()",
                " stands in one place with event 3 of unit " + unit));
    for (Forged one : all) {
      Verified told = signedAnew(one.texts, AuditorsVerifier.whole());
      assertThat(told.exit()).as(one.check).isEqualTo(1);
      assertThat(told.said()).contains(one.said);
    }
    Forged one = all.get(new Random().nextInt(all.size()));
    assertThat(signedAnew(one.texts, AuditorsVerifier.without(one.check)).said())
        .as("left out: %s", one.check)
        .doesNotContain(one.said);
  }

  @Test
  void ofTwoWhoFollowTheSameEventAtOnceOneIsNotStored() throws Exception {
    CountDownLatch stored = new CountDownLatch(1);
    try (var pool = Executors.newFixedThreadPool(2)) {
      Future<?> first =
          pool.submit(
              () ->
                  transaction.executeWithoutResult(
                      status -> {
                        another();
                        stored.countDown();
                        Awaitility.await().until(this::somebodyWaits);
                      }));
      Future<?> second =
          pool.submit(
              () -> {
                stored.await();
                another();
                return null;
              });
      first.get();
      assertThatThrownBy(second::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(DuplicateKeyException.class);
    }
    assertThat(broken()).isEmpty();
    assertThat(checking.of(auditor, unit).events()).isEqualTo(7);
  }

  private boolean somebodyWaits() {
    return jdbc.sql(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted)")
        .query(Boolean.class)
        .single();
  }

  @Test
  void theAuditorSeesItOnAPage() {
    var web = people.signIn(auditor);
    assertThat(web.get("/audit/papers?unit=" + unit).body())
        .contains("6 việc của 1 phong bì, túi. Chỗ nối nào cũng nguyên.");
    assertThat(web.get("/audit/papers?unit=DE1").statusCode()).isEqualTo(422);
    assertThat(web.get("/audit/papers").statusCode()).isEqualTo(200);
    String byHand =
        "UPDATE custody.event SET by_moving = NOT by_moving WHERE id = '%s'"
            .formatted(events.get(1));
    behind(byHand);
    assertThat(web.get("/audit/papers?unit=" + unit).body())
        .contains("Việc này đã bị sửa", events.get(1).toString());
    behind(byHand);
    assertThat(broken()).isEmpty();
  }

  /** Stored without anybody having locked the bag. */
  private void another() {
    jdbc.sql(
            """
            INSERT INTO custody.event (authority, id, unit, prior, kind, at, recorded_at, by_id, by_name, by_org, by_place,
                                       by_moving, facts)
            SELECT authority, gen_random_uuid(), unit, id, 'Found', at, recorded_at, by_id, by_name, by_org, by_place, by_moving, '{}'
            FROM custody.event WHERE id = :id
            """)
        .param("id", events.getLast())
        .update();
  }

  private List<BrokenLink> broken() {
    return checking.of(auditor, unit).broken();
  }

  /** The event that was stored as the so-manieth, as it is told where it is wrong. */
  private BrokenLink broken(int no, BrokenLink.Wrong wrong) {
    UUID event = events.get(no - 1);
    int stands =
        jdbc.sql("SELECT no FROM custody.event WHERE id = :id")
            .param("id", event)
            .query(Integer.class)
            .single();
    return new BrokenLink(unit, stands, event, now(event), wrong);
  }

  private Instant now(UUID event) {
    return jdbc.sql("SELECT recorded_at FROM custody.event WHERE id = :id")
        .param("id", event)
        .query((rs, n) -> rs.getObject(1, OffsetDateTime.class).toInstant())
        .single();
  }

  private interface Look {
    void look() throws IOException;
  }

  private void tampered(Look look, String... statements) {
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          jdbc.sql("ALTER TABLE custody.event DISABLE TRIGGER USER").update();
          List.of(statements).forEach(statement -> jdbc.sql(statement).update());
          try {
            look.look();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void behind(String statement) {
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("ALTER TABLE custody.event DISABLE TRIGGER event_is_append_only").update();
          jdbc.sql(statement).update();
          jdbc.sql("ALTER TABLE custody.event ENABLE TRIGGER event_is_append_only").update();
        });
  }

  private long sealOver(UUID event) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              history.seal();
              return jdbc.sql("SELECT checkpoint FROM audit.leaf WHERE row_id = :id")
                  .param("id", event.toString())
                  .query(Long.class)
                  .optional();
            },
            Optional::isPresent)
        .orElseThrow();
  }

  private String exported(long seal) throws IOException {
    StringWriter text = new StringWriter();
    export.write(seal, seal, text);
    return text.toString();
  }

  private String fingerprint(long seal) throws IOException {
    return exported(seal)
        .lines()
        .filter(line -> line.startsWith("checkpoint "))
        .map(
            line ->
                HexFormat.of()
                    .formatHex(Merkle.sha256(Base64.getDecoder().decode(line.split(" ")[6])), 0, 8))
        .findFirst()
        .orElseThrow();
  }

  private static Verified verified(String text, String fingerprint) {
    return AuditorsVerifier.whole().verify(text, fingerprint, null);
  }

  private Verified signedAnew(List<String> texts, AuditorsVerifier verifier) {
    List<byte[]> leaves = texts.stream().map(Merkle::leaf).toList();
    byte[] root = Merkle.root(leaves);
    byte[] former = new byte[Merkle.BYTES];
    Instant at = Instant.EPOCH;
    Checkpoint seal =
        new Checkpoint(
            1,
            at,
            texts.size(),
            root,
            former,
            key.publicKey(),
            key.sign(Checkpoint.text(1, at, texts.size(), root, former)));
    StringBuilder file = new StringBuilder("cau-noi history 1\n").append(seal.line()).append('\n');
    IntStream.range(0, texts.size())
        .mapToObj(
            i ->
                new SealedRow(
                        "custody-event",
                        UUID.nameUUIDFromBytes(texts.get(i).getBytes(StandardCharsets.UTF_8))
                            .toString(),
                        1,
                        i,
                        leaves.get(i),
                        texts.get(i),
                        at)
                    .line())
        .forEach(line -> file.append(line).append('\n'));
    return verifier.verify(file.toString(), seal.keyFingerprint(), null);
  }
}
