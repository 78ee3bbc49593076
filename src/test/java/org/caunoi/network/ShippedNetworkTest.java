package org.caunoi.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedNetworkTest {

  private final Communes communes = Hanoi.communes();
  private final Points points = Hanoi.points();

  @Test
  void has126CommunesOfWhich51AreWards() {
    assertThat(communes.list()).hasSize(126);
    assertThat(communes.list())
        .filteredOn(commune -> commune.kind() == Commune.Kind.WARD)
        .hasSize(51);
    assertThat(communes.list().stream().mapToInt(Commune::population).sum()).isEqualTo(8_807_523);
  }

  @Test
  void everyCommuneIsHeirOfAnAbolishedUnit() {
    Set<String> heirs = new HashSet<>();
    Hanoi.DATA.formerUnits().forEach(unit -> heirs.addAll(unit.communeCodes()));
    assertThat(Hanoi.DATA.formerUnits()).hasSize(526);
    assertThat(heirs).hasSize(126);
  }

  @Test
  void twoOperatorsRunAtLeast32PointsInWardsAndInFarCommunes() {
    List<AgentPoint> open = points.listOpen(LocalDate.of(2026, 11, 23));
    assertThat(open).hasSizeGreaterThanOrEqualTo(32);
    Map<String, Long> byOperator =
        open.stream().collect(Collectors.groupingBy(AgentPoint::operatorId, Collectors.counting()));
    assertThat(byOperator).containsOnlyKeys("vnpost-sample", "viettelpost-sample");
    assertThat(open)
        .extracting(AgentPoint::communeCode)
        .contains("00070", "00166", "00103", "09700", "10441", "09661");
    assertThat(points.listOpen(LocalDate.of(2025, 3, 31))).hasSize(32);
    assertThat(points.operators()).allMatch(operator -> operator.name().contains("dữ liệu mẫu"));
  }

  @Test
  void theFirstPointStandsWhereTheFirstOneOpened() {
    AgentPoint first = points.get("HN-0001");
    assertThat(first.address()).startsWith("75 Đinh Tiên Hoàng, phường Hoàn Kiếm");
    assertThat(first.isOpenOn(LocalDate.of(2025, 2, 4))).isFalse();
    assertThat(first.isOpenOn(LocalDate.of(2025, 2, 5))).isTrue();
    assertThat(first.hours().isOpenAt(LocalDateTime.of(2026, 11, 23, 7, 0))).isTrue();
    assertThat(points.operators())
        .filteredOn(operator -> operator.id().equals(first.operatorId()))
        .extracting(Operator::complaintPhone)
        .containsExactly(first.complaintPhone());
  }

  @Test
  void everyPositionCarriesTheCreditOfItsSource() {
    assertThat(points.list())
        .extracting(AgentPoint::location)
        .filteredOn(location -> location != null)
        .hasSizeGreaterThan(15)
        .allSatisfy(
            location -> assertThat(location.credit()).isEqualTo("© OpenStreetMap contributors"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "communes.csv",
        "old-units.csv",
        "operators.csv",
        "points.csv",
        "points-osm.csv",
        "authorities.csv"
      })
  void theReadmeNamesSourceAndLicenceOfEveryFile(String file) throws IOException {
    String readme =
        Hanoi.FOLDER.createRelative("README.md").getContentAsString(StandardCharsets.UTF_8);
    assertThat(readme.lines().filter(line -> line.startsWith("| `" + file + "`")))
        .singleElement()
        .satisfies(line -> assertThat(line.split("\\|")).hasSizeGreaterThanOrEqualTo(5));
  }
}
