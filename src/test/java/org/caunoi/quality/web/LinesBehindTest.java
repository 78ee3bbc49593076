package org.caunoi.quality.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;

/** What a number counts comes page by page, whatever order it was found in. */
@NeedsNothing
class LinesBehindTest {

  @Test
  void proceduresInTheOrderOfTheirPublicationComeOnceEach() {
    assertThat(pages(List.of("1.004", "1.001", "2.000", "1.003", "1.002")))
        .containsExactly("1.001", "1.002", "1.003", "1.004", "2.000");
  }

  @Test
  void aDossierThatCameBackToItsUnitComesTwiceEvenAtTheEndOfAPage() {
    assertThat(pages(List.of("A/0000", "B/0000", "B/0003", "C/0000")))
        .containsExactly("A/0000", "B/0000", "B/0003", "C/0000");
  }

  private static List<String> pages(List<String> places) {
    List<IndicatorView.Behind> all =
        places.stream()
            .map(place -> new IndicatorView.Behind(place, "", place, "", "", "", "", ""))
            .toList();
    List<String> found = new ArrayList<>();
    String after = "";
    while (after != null) {
      LinesBehind page = LinesBehind.of(all, after, 2);
      page.shown().forEach(line -> found.add(line.place()));
      after = page.next();
    }
    return found;
  }
}
