package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.caunoi.NeedsNothing;
import org.caunoi.calendar.FuzzCalendars;
import org.caunoi.catalogue.FuzzConditions;
import org.caunoi.catalogue.FuzzProcedures;
import org.caunoi.document.FuzzUploads;
import org.caunoi.party.FuzzCards;
import org.caunoi.party.FuzzNumbers;
import org.caunoi.platform.web.FuzzBodies;
import org.caunoi.post.carrier.FuzzReports;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each parser was once fed, and variations of it: nothing is thrown that nobody expects, and
 * nothing takes long. Real fuzzing by {@code bin/fuzz} adds to the corpus.
 */
@NeedsNothing
class FuzzCorpusTest {

  private static final Path CORPUS = Path.of("src/test/resources/fuzz");
  private static final int VARIATIONS = Integer.getInteger("caunoi.fuzz.variations", 150);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private enum Target {
    CARDS(FuzzCards::fuzzerTestOneInput),
    NUMBERS(FuzzNumbers::fuzzerTestOneInput),
    CONDITIONS(FuzzConditions::fuzzerTestOneInput),
    PROCEDURES(FuzzProcedures::fuzzerTestOneInput),
    CALENDARS(FuzzCalendars::fuzzerTestOneInput),
    UPLOADS(FuzzUploads::fuzzerTestOneInput),
    REPORTS(FuzzReports::fuzzerTestOneInput),
    BODIES(FuzzBodies::fuzzerTestOneInput);

    private final Consumer<byte[]> parser;

    Target(Consumer<byte[]> parser) {
      this.parser = parser;
    }
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void everyParserTakesOrRefusesWhatItIsFed(Target target) throws IOException {
    List<byte[]> seeds = seeds(target);
    assertThat(seeds).hasSizeGreaterThan(2);
    for (byte[] seed : seeds) {
      feed(target, seed);
    }
    Random random = new Random(2026);
    for (int i = 0; i < VARIATIONS; i++) {
      feed(target, varied(seeds.get(random.nextInt(seeds.size())), random));
    }
  }

  private static void feed(Target target, byte[] input) {
    long start = System.nanoTime();
    try {
      target.parser.accept(input);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(
          target + " on " + Arrays.toString(Arrays.copyOf(input, Math.min(200, input.length))), e);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
  }

  private static byte[] varied(byte[] seed, Random random) {
    byte[] varied = seed.clone();
    for (int i = 0; i < 1 + random.nextInt(4) && varied.length > 0; i++) {
      int at = random.nextInt(varied.length);
      switch (random.nextInt(4)) {
        case 0 -> varied[at] = (byte) random.nextInt(256);
        case 1 -> varied = Arrays.copyOf(varied, at);
        case 2 -> varied[at] = varied[random.nextInt(varied.length)];
        default -> {
          byte[] longer = Arrays.copyOf(varied, varied.length + 8);
          System.arraycopy(varied, at, longer, at + 8, varied.length - at);
          varied = longer;
        }
      }
    }
    return varied;
  }

  private static List<byte[]> seeds(Target target) throws IOException {
    Path folder = CORPUS.resolve(target.name().toLowerCase(Locale.ROOT));
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(FuzzCorpusTest::bytes).toList();
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
