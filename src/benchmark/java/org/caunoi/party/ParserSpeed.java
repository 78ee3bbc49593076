package org.caunoi.party;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Scanned cards, typed numbers and longest hostile texts read per second on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx512m"})
public class ParserSpeed {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
  private static final int CASES = 1024;

  private final String[] cards = new String[CASES];
  private final String[] numbers = new String[CASES];
  private final String[] hostile = new String[CASES];
  private int next;

  /** Draws synthetic cards. */
  public ParserSpeed() {
    Random random = new Random(20261129);
    for (int i = 0; i < CASES; i++) {
      numbers[i] = String.format(Locale.ROOT, "001199%06d", random.nextInt(1_000_000));
      cards[i] =
          numbers[i]
              + "||Nguyễn Thử Nghiệm|01011999|Nữ|Số 1 phố Ví Dụ, Phường Hoàn Kiếm, Hà Nội|01022022";
      hostile[i] = "|¦｜\u200b".repeat(random.nextInt(480)) + "]Q1".repeat(20);
    }
  }

  /** What a scanner types. */
  @Benchmark
  public CardReading card() {
    return CardScan.read(cards[next = (next + 1) % CASES], TODAY);
  }

  /** What a hand types. */
  @Benchmark
  public Optional<PersonalIdNumber> number() {
    return PersonalIdNumber.tryParse(numbers[next = (next + 1) % CASES]);
  }

  /** What nobody should send. */
  @Benchmark
  public CardReading hostile() {
    return CardScan.read(hostile[next = (next + 1) % CASES], TODAY);
  }
}
