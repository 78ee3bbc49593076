package org.caunoi.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.caunoi.network.Authority.Kind;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivingAuthorityTest {

  private static final List<String> RULES =
      List.of(
          "any-commune",
          "commune-of-residence",
          "commune-of-subject",
          "city-centre",
          "police-commune",
          "police-city",
          "social-insurance",
          "business-registry-commune",
          "land-office",
          "department-justice",
          "department-home-affairs");

  private final Authorities authorities = Hanoi.authorities();

  @Test
  void everyRuleResolvesInEveryCommune() {
    for (Commune commune : Hanoi.DATA.communes()) {
      for (String rule : RULES) {
        Authority authority = authorities.forRule(rule, commune.code());
        assertThat(authorities.get(authority.code())).isEqualTo(authority);
        assertThat(authority.communeCode()).as(rule).isIn(null, commune.code());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "any-commune, COMMUNE",
    "commune-of-residence, COMMUNE",
    "commune-of-subject, COMMUNE",
    "business-registry-commune, COMMUNE",
    "city-centre, CITY_CENTRE",
    "department-justice, CITY_CENTRE",
    "police-commune, POLICE_COMMUNE",
    "police-city, POLICE_CITY",
    "police-traffic, POLICE_CITY",
    "social-insurance, SOCIAL_INSURANCE",
    "land-office, LAND_OFFICE"
  })
  void theRulePicksTheKind(String rule, Kind kind) {
    assertThat(authorities.forRule(rule, "00166").kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"police-commune", "police-city", "social-insurance", "land-office"})
  void theCommuneReceivesWhereTheSpecialBodyHasNoRecord(String rule) {
    Authorities only =
        new Authorities(
            Hanoi.DATA.authorities().stream()
                .filter(body -> body.kind() == Kind.COMMUNE || body.kind() == Kind.CITY_CENTRE)
                .toList());
    assertThat(only.forRule(rule, "00166").kind()).isEqualTo(Kind.COMMUNE);
  }

  @Test
  void theCityCentreNeedsNoCommune() {
    assertThat(authorities.forRule("city-centre", null).code()).isEqualTo("000.00.00.H26");
  }

  @Test
  void refusesAMissingOrUnknownCommune() {
    for (String commune : new String[] {null, "", "99999"}) {
      assertThatThrownBy(() -> authorities.forRule("any-commune", commune))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.code()).isEqualTo("unknown-commune");
                assertThat(refused.errors())
                    .extracting(Refused.FieldError::pointer)
                    .containsExactly("/communeCode");
              });
    }
  }

  @Test
  void refusesARuleNobodyKnows() {
    assertThatThrownBy(() -> authorities.forRule("whoever", "00166"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("unknown-authority-rule"));
  }

  @Test
  void refusesAnUnknownCode() {
    assertThatThrownBy(() -> authorities.get("999.00.00.H26"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
  }

  @Test
  void theCentreHasTwelveBranches() {
    assertThat(authorities.list()).filteredOn(body -> body.kind() == Kind.BRANCH).hasSize(12);
  }

  @Test
  void onlyTheCentreItselfCountsAsSeen() {
    assertThat(authorities.list())
        .filteredOn(body -> body.confidence() == Authority.Confidence.SEEN)
        .extracting(Authority::code)
        .containsExactly("000.00.00.H26");
  }
}
