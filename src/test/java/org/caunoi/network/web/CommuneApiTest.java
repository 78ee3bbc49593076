package org.caunoi.network.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.network.Hanoi;
import org.caunoi.network.web.CommuneApi.CommuneJson;
import org.caunoi.network.web.CommuneApi.CommunePage;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommuneApiTest {

  private final CommuneApi api = new CommuneApi(Hanoi.communes());

  @ParameterizedTest
  @ValueSource(strings = {"1", "7", "50", "125", "126", "127", "200"})
  void pagesThroughAllWithoutGapOrRepeat(String limit) {
    assertThat(all("", limit)).hasSize(126).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void pagesThroughTheHitsOfASearchInTheSameOrder() {
    List<String> atOnce = all("ba", "200");
    assertThat(atOnce).hasSizeGreaterThan(5);
    assertThat(all("ba", "2")).isEqualTo(atOnce);
  }

  @Test
  void namesTheFormerUnitThatWasFound() {
    CommuneJson found = api.communes("truc bach", null, null).items().getFirst();
    assertThat(found.fullName()).isEqualTo("Phường Ba Đình");
    assertThat(found.formerly())
        .isEqualTo(new CommuneApi.FormerlyJson("Phường Trúc Bạch", "Quận Ba Đình", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "201", "ten", "", "1.5", "99999999999999999999", " 5"})
  void refusesABadLimitByName(String limit) {
    assertThatThrownBy(() -> api.communes("", limit, null)).satisfies(e -> refusedAt(e, "/limit"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "???", "MDAwMDE", "AAAA"})
  void refusesACursorThatIsNotOurs(String cursor) {
    assertThatThrownBy(() -> api.communes("", null, cursor))
        .satisfies(e -> refusedAt(e, "/cursor"));
  }

  @Test
  void refusesACursorOfAnotherSearch() {
    String cursor = PageRequest.cursorAfter("09661");
    assertThat(api.communes("", null, cursor).items()).isNotEmpty();
    assertThatThrownBy(() -> api.communes("truc bach", null, cursor))
        .satisfies(e -> refusedAt(e, "/cursor"));
  }

  @Test
  void refusesAnEndlessSearchText() {
    assertThatThrownBy(() -> api.communes("a".repeat(201), null, null))
        .satisfies(e -> refusedAt(e, "/q"));
  }

  @Test
  void listsThePointsInServiceOnTheDayInHanoi() {
    // 17:00 UTC on 4 February is already the 5th in Hanoi, the day of the first opening.
    assertThat(pointsAt("2025-02-04T16:59:59Z").points(null, null, null).items()).isEmpty();
    assertThat(pointsAt("2025-02-04T17:00:00Z").points(null, null, null).items())
        .singleElement()
        .satisfies(point -> assertThat(point.id()).isEqualTo("HN-0001"));
  }

  @Test
  void listsThePointsOfOneCommune() {
    PointApi points = pointsAt("2026-11-23T02:00:00Z");
    assertThat(points.points("00166", null, null).items())
        .hasSize(2)
        .allSatisfy(point -> assertThat(point.communeCode()).isEqualTo("00166"));
    assertThatThrownBy(() -> points.points("99999", null, null))
        .satisfies(e -> refusedAt(e, "/commune"));
  }

  private static PointApi pointsAt(String instant) {
    return new PointApi(
        Hanoi.points(), Hanoi.communes(), Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
  }

  private List<String> all(String q, String limit) {
    List<String> codes = new ArrayList<>();
    CommunePage page = api.communes(q, limit, null);
    page.items().forEach(item -> codes.add(item.code()));
    while (page.nextCursor() != null) {
      page = api.communes(q, limit, page.nextCursor());
      assertThat(page.items()).isNotEmpty();
      page.items().forEach(item -> codes.add(item.code()));
    }
    return codes;
  }

  private static void refusedAt(Throwable thrown, String pointer) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.errors())
                    .extracting(Refused.FieldError::pointer)
                    .containsExactly(pointer));
  }
}
