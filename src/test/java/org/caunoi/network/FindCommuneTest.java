package org.caunoi.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import org.caunoi.NeedsNothing;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsNothing
class FindCommuneTest {

  private final Communes communes = Hanoi.communes();

  @ParameterizedTest
  @CsvSource({
    "Ba Đình, 00004",
    "ba dinh, 00004",
    "BA DINH, 00004",
    "phường ba đình, 00004",
    "Phuong Ba Dinh, 00004",
    "dong da, 00235",
    "đống đa, 00235",
    "Hoà Lạc, 09988",
    "Hòa Lạc, 09988",
    "hoa lac, 09988",
    "Yên Hoà, 00175",
    "Yên Hòa, 00175",
    "văn miếu quốc tử giám, 00226",
    "Văn Miếu - Quốc Tử Giám, 00226",
    "minh chau, 09661",
    "09661, 09661",
    "hoan k, 00070"
  })
  void findsTheCommuneWithAndWithoutMarks(String typed, String code) {
    assertThat(codes(typed)).first().isEqualTo(code);
  }

  @Test
  void findsEachOf126ByNameByPlainNameAndInEitherUnicodeForm() {
    for (Commune commune : communes.list()) {
      for (String typed :
          List.of(
              commune.name(),
              commune.fullName(),
              commune.nameEn(),
              Normalizer.normalize(commune.name(), Normalizer.Form.NFD))) {
        assertThat(codes(typed)).as(typed).first().isEqualTo(commune.code());
      }
    }
  }

  @Test
  void findsAbolishedWardsAndSaysWhatTheyWere() {
    CommuneMatch match = communes.search("truc bach", 5).getFirst();
    assertThat(match.commune().code()).isEqualTo("00004");
    FormerUnit formerly = Objects.requireNonNull(match.formerly());
    assertThat(formerly.name()).isEqualTo("Phường Trúc Bạch");
    assertThat(formerly.district()).isEqualTo("Quận Ba Đình");
  }

  @Test
  void findsAllHeirsOfADividedWard() {
    assertThat(codes("Phường Cống Vị")).containsExactly("00008", "00025");
  }

  @Test
  void findsTheCommunesOfAnAbolishedDistrict() {
    assertThat(codes("huyện mỹ đức"))
        .containsExactlyInAnyOrder("10441", "10459", "10465", "10489", "10081");
  }

  @Test
  void ownNamesComeBeforeFormerOnes() {
    List<CommuneMatch> matches = communes.search("cau giay", 126);
    assertThat(matches.getFirst().commune().code()).isEqualTo("00166");
    assertThat(matches.getFirst().formerly()).isNull();
    assertThat(matches).hasSizeGreaterThan(1);
    assertThat(matches.stream().skip(1)).allMatch(match -> match.formerly() != null);
  }

  @Test
  void typedMarksPreferTheirOwnSpelling() {
    assertThat(communes.search("Láng", 1).getFirst().commune().name()).isEqualTo("Láng");
    assertThat(communes.search("hạ", 3).getFirst().commune().name()).isEqualTo("Hạ Bằng");
  }

  @Test
  void namesEachCommuneOnlyOnceAndKeepsToTheLimit() {
    assertThat(codes("xã")).doesNotHaveDuplicates();
    assertThat(communes.search("", 1000)).hasSize(126);
    assertThat(communes.search("h", 7)).hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sài gòn", "ba dinx", "99999", "đđđ", "%", "; DROP TABLE", "🙂"})
  void findsNothingForOtherText(String typed) {
    assertThat(codes(typed)).isEmpty();
  }

  @Test
  void refusesAnUnknownCode() {
    assertThat(communes.find("00001")).isEmpty();
    assertThatThrownBy(() -> communes.get("00001"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("unknown-commune"));
  }

  private List<String> codes(String typed) {
    return communes.search(typed, 126).stream().map(match -> match.commune().code()).toList();
  }
}
