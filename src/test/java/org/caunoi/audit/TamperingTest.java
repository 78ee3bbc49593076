package org.caunoi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.IntegrationTest;
import org.caunoi.Measured;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.audit.AuditorsVerifier.Verified;
import org.caunoi.shared.Merkle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody with all rights in the database alters a sealed history at random, again and again: each
 * time the auditor's verifier finds it and names the row. {@code bin/tamper} does it a thousand
 * times; the suite less often. All of it is rolled back.
 */
@IntegrationTest
class TamperingTest {

  private static final int TIMES = Integer.getInteger("caunoi.tamper", 40);
  private static final boolean MANY = TIMES >= 1_000;
  private static final int BATCHES = 3;
  private static final int ROWS = 14;

  /** Conditions of the verifier; each left out, something must stay unfound. */
  private static final List<String> CHECKS =
      List.of(
          "!Arrays.equals(sha256(LEAF, content), hash)",
          "words[5].equals(\"-\")",
          "!Arrays.equals(rootOf(leaves), root)",
          "leaves.size() != size",
          "whole && position > next",
          "!signature.verify(Base64.getDecoder().decode(words[7]))",
          "expectedFormer != null && !Arrays.equals(former, expectedFormer)",
          "known != null && !known.equals(told(words))",
          "Arrays.equals(rootOf(others), root)",
          "leaves.size() == size + 1 && size <= MANY && i >= 0");

  /** What is done to a sealed history. */
  private enum Tampering {
    /** One field of a row. */
    EDIT,
    DELETE,
    /** A row nobody wrote, sealed nowhere, with a leaf that fits it. */
    INSERT,
    /** Two rows say what the other said. */
    SWAP,
    /** Two leaves, each with its right hash, stand in each other's place. */
    SWAP_PLACES,
    /** The newest rows and their leaves, or the newest checkpoints as a whole. */
    CUT_TAIL,
    /** An older row says what a newer one says. */
    OVERWRITE,
    /** A row from the middle, with its leaf. */
    CUT_OUT,
    BACKDATE,
    /** A checkpoint made anew with the house's own key, but not those that follow. */
    FORK,
    /** Everything made anew with the house's own key. */
    REWRITE
  }

  /** A row under its seal. */
  private record Row(UUID id, long checkpoint, int position) {}

  /**
   * @param said all of it must be said
   * @param witness what the witness knows of the history before
   */
  private record Done(String export, List<String> said, @Nullable String witness) {}

  @TempDir private Path folder;
  @Autowired private AuditLog log;
  @Autowired private SealHistory history;
  @Autowired private Checkpoints checkpoints;
  @Autowired private ExportHistory exporting;
  @Autowired private ProveRow proving;
  @Autowired private SealKey key;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private final long seed = Long.getLong("caunoi.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private List<Row> rows = List.of();
  private long first;
  private long last;
  private String good = "";
  private String witness = "";
  private String fingerprint = "";

  @BeforeEach
  void sealSome() throws IOException {
    List<UUID> ids = new ArrayList<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      for (int i = 0; i < ROWS; i++) {
        String subject = "test/" + UUID.randomUUID();
        Map<String, Integer> details = Map.of("batch", batch, "row", i);
        log.writeLook("-", Actor.HOUSE, "tested", subject, null, details);
        ids.add(proving.idOf(subject, "tested").orElseThrow());
      }
      UUID newest = ids.getLast();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                history.seal();
                return proving.prove(newest).orElseThrow().seal() != null;
              });
    }
    rows =
        jdbc.sql(
                """
                SELECT row_id, checkpoint, position FROM audit.leaf
                WHERE row_id = ANY (CAST(:ids AS text[])) ORDER BY checkpoint, position
                """)
            .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
            .query(
                (rs, n) ->
                    new Row(
                        UUID.fromString(rs.getString("row_id")),
                        rs.getLong("checkpoint"),
                        rs.getInt("position")))
            .list();
    first = rows.getFirst().checkpoint();
    last = rows.getLast().checkpoint();
    good = export(last);
    witness =
        good.lines()
            .filter(line -> line.startsWith("checkpoint "))
            .collect(Collectors.joining("\n"));
    fingerprint = checkpoints.find(last).orElseThrow().keyFingerprint();
    Verified whole = AuditorsVerifier.whole().verify(good, fingerprint, witness);
    assertThat(whole.said()).contains(" 0 things wrong");
    assertThat(whole.exit()).isZero();
  }

  @Test
  void whateverIsAlteredIsFoundAndNamed() {
    Map<Tampering, Integer> done = new EnumMap<>(Tampering.class);
    long start = System.nanoTime();
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      Tampering one = Tampering.values()[i % Tampering.values().length];
      missed.addAll(missed(one, tampered(one), AuditorsVerifier.whole()));
      done.merge(one, 1, Integer::sum);
    }
    Measured.say(
        "Tampering: %d times in %,d sealed rows, %d not found and named, seed %d, %.1f s; %s",
        TIMES, rows.size(), missed.size(), seed, (System.nanoTime() - start) / 1e9, done);
    assertThat(missed).as("seed %d", seed).isEmpty();
    assertThat(done).hasSize(Tampering.values().length);
  }

  /** The verifier is as good as its checks: each left out, this test would be red. */
  @Test
  void aVerifierThatLeavesACheckOutWouldBeNoticed() {
    List<String> unnoticed = new ArrayList<>();
    int chosen = random.nextInt(CHECKS.size());
    for (String check : MANY ? CHECKS : List.of(CHECKS.get(chosen))) {
      AuditorsVerifier careless = AuditorsVerifier.without(check);
      List<String> missed = new ArrayList<>();
      for (Tampering one : Tampering.values()) {
        missed.addAll(missed(one, tampered(one), careless));
      }
      if (missed.isEmpty()) {
        unnoticed.add(check);
      }
    }
    assertThat(unnoticed).as("seed %d", seed).isEmpty();
  }

  /** Without a witness nobody can tell: that is what the witness is for. */
  @Test
  void whoHasTheKeyIsFoundOutByTheWitnessAlone() {
    Done done = tampered(Tampering.REWRITE);
    assertThat(AuditorsVerifier.whole().verify(done.export, fingerprint, null).exit()).isZero();
    Verified told = AuditorsVerifier.whole().verify(done.export, fingerprint, witness);
    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.said()).contains("is not the one the witness was told of");
  }

  @Test
  void theVerifierNeedsNoNetwork() throws Exception {
    Done done = tampered(Tampering.EDIT);
    List<String> command = new ArrayList<>();
    if (mayCutOff()) {
      command.addAll(List.of("unshare", "-rn"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "bin/VerifyHistory.java",
            Files.writeString(folder.resolve("history.txt"), done.export).toString(),
            fingerprint,
            Files.writeString(folder.resolve("witness.txt"), witness).toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(1);
    assertThat(said).contains(done.said).contains("checkpoints are as the witness was told");
  }

  private static boolean mayCutOff() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "-rn", "true").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private List<String> missed(Tampering what, Done done, AuditorsVerifier verifier) {
    Verified told = verifier.verify(done.export, fingerprint, done.witness);
    boolean found = told.exit() == 1 && done.said.stream().allMatch(told.said()::contains);
    return found ? List.of() : List.of("%s %s: %s".formatted(what, done.said, told));
  }

  private Done tampered(Tampering what) {
    return switch (what) {
      case EDIT -> edit(one());
      case DELETE -> {
        Row row = one();
        yield behind(
            List.of(named(row) + " was removed"),
            "DELETE FROM audit.entry WHERE id = '%s'".formatted(row.id));
      }
      case INSERT -> insert(one().checkpoint);
      case SWAP -> {
        Row row = one();
        Row other = another(row);
        yield behind(
            List.of(named(row) + " was altered", named(other) + " was altered"),
            saysWhat(row, other, "saved"),
            saysWhat(other, null, "saved"));
      }
      case SWAP_PLACES -> swapPlaces();
      case CUT_TAIL -> random.nextBoolean() ? cutCheckpoints() : cutRows();
      case OVERWRITE -> {
        Row older = rows.get(random.nextInt(rows.size() - 1));
        Row newer = rows.get(rows.indexOf(older) + 1);
        yield behind(List.of(named(older) + " was altered"), saysWhat(older, newer, "unused"));
      }
      case CUT_OUT -> {
        Row row =
            rows.stream().filter(one -> one.position > 0 && !isLast(one)).findAny().orElseThrow();
        yield behind(
            List.of("row %d of checkpoint %d is missing".formatted(row.position, row.checkpoint)),
            "DELETE FROM audit.leaf WHERE row_id = '%s'".formatted(row.id),
            "DELETE FROM audit.entry WHERE id = '%s'".formatted(row.id));
      }
      case BACKDATE -> {
        long number = one().checkpoint;
        yield behind(
            List.of("checkpoint " + number + " is not signed by the key it names"),
            "UPDATE audit.checkpoint SET at = at - interval '%d hours' WHERE number = %d"
                .formatted(1 + random.nextInt(90), number));
      }
      case FORK -> {
        Row row = rows.stream().filter(one -> one.checkpoint < last).findFirst().orElseThrow();
        String said = "checkpoint " + (row.checkpoint + 1) + " does not follow the one before it";
        yield new Done(again(row, false), List.of(said), null);
      }
      case REWRITE -> {
        Row row = one();
        yield new Done(
            again(row, true),
            List.of("checkpoint " + row.checkpoint + " is not the one the witness was told of"),
            witness);
      }
    };
  }

  private Done edit(Row row) {
    String change =
        List.of(
                "actor = actor || 'x'",
                "act = 'looked-at'",
                "subject = subject || '1'",
                "at = at - interval '1 microsecond'",
                "place = 'HN-0001'",
                "details = details || '{\"more\": 1}'",
                "purpose = 'review'")
            .get(random.nextInt(7));
    return behind(
        List.of(named(row) + " was altered"),
        "UPDATE audit.entry SET %s WHERE id = '%s'".formatted(change, row.id));
  }

  private Done insert(long checkpoint) {
    UUID id = UUID.randomUUID();
    List<Row> same = rows.stream().filter(row -> row.checkpoint == checkpoint).toList();
    String from = same.get(random.nextInt(same.size())).id.toString();
    return changed(
        List.of("(audit-entry " + id + ") was put in afterwards"),
        () -> {
          run(
              """
              INSERT INTO audit.entry (authority, id, at, actor, act, subject, details)
              SELECT authority, '%s', at, actor, 'signed', subject, details FROM audit.entry WHERE id = '%s'
              """
                  .formatted(id, from));
          run(
              """
              INSERT INTO audit.leaf (authority, kind, row_id, checkpoint, position, hash)
              SELECT authority, kind, '%s', checkpoint, (SELECT max(position) + 1 FROM audit.leaf WHERE checkpoint = %d),
                     hash FROM audit.leaf WHERE row_id = '%s'
              """
                  .formatted(id, checkpoint, from));
          String content = Objects.requireNonNull(content(checkpoint, id));
          jdbc.sql("UPDATE audit.leaf SET hash = :hash WHERE row_id = :id")
              .param("hash", Merkle.leaf(content))
              .param("id", id.toString())
              .update();
        });
  }

  private @Nullable String content(long checkpoint, UUID id) {
    String own = " audit-entry " + id + " ";
    try {
      return lines(exportOf(checkpoint, checkpoint)).stream()
          .filter(line -> line.contains(own))
          .map(line -> line.split(" ")[5])
          .map(base64 -> new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8))
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Done swapPlaces() {
    Row row = one();
    List<Row> beside =
        rows.stream()
            .filter(other -> other.checkpoint == row.checkpoint)
            .filter(other -> Math.abs(other.position - row.position) == 1)
            .toList();
    Row other = beside.get(random.nextInt(beside.size()));
    Row lower = row.position < other.position ? row : other;
    Row upper = lower == row ? other : row;
    // Each keeps its hash; the first now stands where the second stood.
    return behind(
        List.of(
            "(audit-entry %s) and row %d of checkpoint %d (audit-entry %s) changed places"
                .formatted(upper.id, upper.position, upper.checkpoint, lower.id)),
        place(lower, 1_000_000),
        place(upper, lower.position),
        place(lower, upper.position));
  }

  private static String place(Row row, int position) {
    return "UPDATE audit.leaf SET position = %d WHERE row_id = '%s'".formatted(position, row.id);
  }

  private Done cutCheckpoints() {
    long from = last - random.nextInt((int) (last - first));
    return behind(
        List.of("checkpoint " + from + ", which the witness was told of, is missing"),
        "DELETE FROM audit.leaf WHERE checkpoint >= " + from,
        "DELETE FROM audit.checkpoint WHERE number >= " + from);
  }

  private Done cutRows() {
    int size = checkpoints.find(last).orElseThrow().size();
    int from = size - 1 - random.nextInt(Math.min(5, size - 1));
    String gone =
        from == size - 1
            ? "row %d of checkpoint %d is missing".formatted(from, last)
            : "rows %d to %d of checkpoint %d are missing".formatted(from, size - 1, last);
    return behind(
        List.of(gone),
        "DELETE FROM audit.leaf WHERE checkpoint = %d AND position >= %d".formatted(last, from));
  }

  /** What the one says, to be said by the other; kept aside where it is the first of two. */
  private static String saysWhat(Row row, @Nullable Row other, String aside) {
    String columns = "at, actor, act, subject, details";
    if (other == null) {
      return "UPDATE audit.entry SET (%s) = (SELECT %s FROM %s) WHERE id = '%s'"
          .formatted(columns, columns, aside, row.id);
    }
    return """
    CREATE TEMP TABLE %s ON COMMIT DROP AS SELECT * FROM audit.entry WHERE id = '%s';
    UPDATE audit.entry SET (%s) = (SELECT %s FROM audit.entry WHERE id = '%s') WHERE id = '%s'
    """
        .formatted(aside, row.id, columns, columns, other.id, row.id);
  }

  /** The history signed anew after one row was altered; what follows is linked again, or is not. */
  private String again(Row altered, boolean relinked) {
    StringBuilder text = new StringBuilder("cau-noi history 1\n");
    byte[] link = null;
    for (long number = first; number <= last; number++) {
      Checkpoint was = checkpoints.find(number).orElseThrow();
      List<String> kept = new ArrayList<>();
      List<byte[]> leaves = new ArrayList<>();
      for (String line : rowsOf(number)) {
        String[] words = line.split(" ");
        if (words[3].equals(altered.id.toString())) {
          String says =
              new String(Base64.getDecoder().decode(words[5]), StandardCharsets.UTF_8)
                  .replace("tested", "resisted");
          words[4] = HexFormat.of().formatHex(Merkle.leaf(says));
          words[5] = Base64.getEncoder().encodeToString(says.getBytes(StandardCharsets.UTF_8));
        }
        leaves.add(HexFormat.of().parseHex(words[4]));
        kept.add(String.join(" ", words));
      }
      byte[] former = link == null || !relinked ? was.former() : link;
      byte[] root = Merkle.root(leaves);
      byte[] signed = key.sign(Checkpoint.text(number, was.at(), was.size(), root, former));
      Checkpoint now =
          new Checkpoint(number, was.at(), was.size(), root, former, key.publicKey(), signed);
      text.append(now.line()).append('\n');
      kept.forEach(line -> text.append(line).append('\n'));
      link = now.hash();
    }
    return text.toString();
  }

  private List<String> rowsOf(long number) {
    try {
      return lines(exportOf(number, number)).stream()
          .filter(line -> line.startsWith("row "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Done behind(List<String> said, String... statements) {
    return changed(said, () -> List.of(statements).forEach(this::run));
  }

  /** Exported as it stands after that, and put back. */
  private Done changed(List<String> said, Runnable work) {
    String export =
        transaction.execute(
            status -> {
              status.setRollbackOnly();
              for (String table : List.of("audit.entry", "audit.leaf", "audit.checkpoint")) {
                run("ALTER TABLE " + table + " DISABLE TRIGGER USER");
              }
              work.run();
              try {
                return export(last);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return new Done(Objects.requireNonNull(export), said, witness);
  }

  private void run(String statement) {
    jdbc.sql(statement).update();
  }

  private String export(long to) throws IOException {
    return exportOf(first, to);
  }

  private String exportOf(long from, long to) throws IOException {
    StringWriter text = new StringWriter();
    exporting.write(from, to, text);
    return text.toString();
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  private static String named(Row row) {
    return "row %d of checkpoint %d (audit-entry %s)"
        .formatted(row.position, row.checkpoint, row.id);
  }

  private boolean isLast(Row row) {
    return row.position == checkpoints.find(row.checkpoint).orElseThrow().size() - 1;
  }

  private Row one() {
    return rows.get(random.nextInt(rows.size()));
  }

  private Row another(Row than) {
    Row other = one();
    while (other.equals(than)) {
      other = one();
    }
    return other;
  }
}
