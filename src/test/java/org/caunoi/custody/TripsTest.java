package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.caunoi.NeedsNothing;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a bag is on its way is data, by route and day. */
@NeedsNothing
class TripsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);

  @TempDir private Path folder;

  private Trips trips(String text) throws IOException {
    Path file = folder.resolve("reference/custody/trips.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return new Trips(folder.toUri().toString());
  }

  private static String file(String routes) {
    return """
    version: "1"
    source: a test
    confidence: needs-confirmation
    minutes: 240
    routes:
    %s
    """
        .formatted(routes);
  }

  @Test
  void theLatestRouteThatHasBegunCountsAndElseTheUsualTime() throws IOException {
    Trips trips =
        trips(
            file(
                """
                  - { from: A, to: B, since: 2026-01-01, minutes: 60 }
                  - { from: A, to: B, since: 2026-03-01, minutes: 45 }
                  - { from: A, to: B, since: 2026-04-01, minutes: 30 }
                """
                    .indent(0)));
    assertThat(trips.of("A", "B", TODAY)).isEqualTo(Duration.ofMinutes(45));
    assertThat(trips.of("A", "B", LocalDate.of(2026, 2, 1))).isEqualTo(Duration.ofHours(1));
    assertThat(trips.of("B", "A", TODAY)).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void theLatestRoundThatPassesAPlaceOrdersItsStops() throws IOException {
    Trips trips =
        trips(
            file("  []")
                + """
                rounds:
                  - { since: 2026-01-01, stops: [A, B, C] }
                  - { since: 2026-03-01, stops: [C, A] }
                  - { since: 2026-04-01, stops: [B, A] }
                """);
    assertThat(trips.stops("A", TODAY)).containsExactly("C", "A");
    assertThat(trips.stops("B", TODAY)).containsExactly("A", "B", "C");
    assertThat(trips.stops("D", TODAY)).isEmpty();
  }

  @Test
  void aMistakeIsNamedAndRefusesTheStart() {
    assertThatThrownBy(() -> trips(file("  - { from: A, to: B, since: 2026-01-01, minutes: 0 }")))
        .isInstanceOf(ReferenceDataRefused.class)
        .hasMessageContaining("minutes");
    assertThatThrownBy(
            () -> trips(file("  - { from: A, to: B, since: 2026-01-01, minutes: 9, x: 1 }")))
        .isInstanceOf(ReferenceDataRefused.class);
  }

  @Test
  void theFileAsShippedIsRead() {
    assertThat(new Trips("classpath:").of("HN-0001", "000.00.00.H26", TODAY)).isPositive();
  }
}
