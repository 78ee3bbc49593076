package org.caunoi.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.caunoi.NeedsNothing;
import org.caunoi.network.ProposedCommune.Certainty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsNothing
class ReadAddressTest {

  private final Communes communes = Hanoi.communes();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Phường Trúc Bạch, Quận Ba Đình, Hà Nội | 00004",
        "Số 5, ngõ 10, Trúc Bạch, Ba Đình, Hà Nội | 00004",
        "so 5 ngo 10, truc bach, ba dinh, ha noi | 00004",
        "P. Trúc Bạch, Q. Ba Đình, TP. Hà Nội, Việt Nam | 00004",
        "P.Trúc Bạch, Q.Ba Đình, TP.Hà Nội | 00004",
        "Số 5 Phường Trúc Bạch Quận Ba Đình Thành phố Hà Nội | 00004",
        "12 Quán Thánh, Quán Thánh, Ba Đình, Hà Nội | 00004",
        "12 Quan Thanh, Quan Thanh, Ba Dinh, Ha Noi | 00004",
        "Thôn Chu Chàng, Xã Minh Châu, Huyện Ba Vì, Hà Nội | 09661",
        "Phường Ba Đình, Hà Nội | 00004",
        "Thôn 1, Xã Hòa Phú, Thành phố Hà Nội | 10096",
        "Thôn 1, Xã Hoà Phú, Thành phố Hà Nội | 10096",
        "Tổ 2, Phường Văn Miếu - Quốc Tử Giám, Hà Nội | 00226",
        "Phường Trúc Bạch | 00004",
        "Phường Hồng Hà, Quận Ba Đình, Hà Nội | 00097",
        "Số 1 - Phường Trúc Bạch - Quận Ba Đình - Hà Nội | 00004"
      })
  void isSureWhereTheTextAllowsOneCommune(String address, String code) {
    ProposedCommune proposed = communes.fromAddress(address).orElseThrow();
    assertThat(proposed.commune().code()).isEqualTo(code);
    assertThat(proposed.certainty()).isEqualTo(Certainty.FULL);
    assertThat(proposed.alternatives()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // divided ward: all heirs, the one that kept the name first
        "Phường Cống Vị, Quận Ba Đình, Hà Nội | 00008 | 00025",
        "Phường Cửa Nam, Quận Hoàn Kiếm, Hà Nội | 00082 | 00070",
        // a name used twice in the city, no district given
        "Phường Minh Khai, Hà Nội | 00292 | 00613",
        // only the district
        "Quận Cầu Giấy, Hà Nội | 00166 | 00160",
        "Hà Đông, Hà Tây | 09556 | 09552"
      })
  void namesAllCommunesItMayBe(String address, String first, String another) {
    ProposedCommune proposed = communes.fromAddress(address).orElseThrow();
    assertThat(proposed.certainty()).isEqualTo(Certainty.PARTIAL);
    List<String> all = new ArrayList<>(List.of(proposed.commune().code()));
    proposed.alternatives().forEach(commune -> all.add(commune.code()));
    assertThat(all).contains(first, another).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " , ,, ",
        "Hà Nội",
        "Việt Nam",
        "Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh",
        "Phường Quang Trung, Thành phố Phủ Lý, Tỉnh Hà Nam",
        "Phường Minh Khai, Thành phố Phủ Lý, Hà Nam",
        "Xã Tân Dân, Thành phố Việt Trì, Phú Thọ",
        "Xã Liên Mạc, Thanh Hà, Hải Dương",
        "Thôn 3, Lập Thạch, Vĩnh Phúc",
        "Nowhere in particular"
      })
  void staysSilentWhereTheTextNamesNoUnitOfTheCity(String address) {
    assertThat(communes.fromAddress(address)).isEmpty();
  }

  @Test
  void staysSilentOnTextsTooLongToBeAnAddress() {
    assertThat(communes.fromAddress("Phường Trúc Bạch, ".repeat(1000))).isEmpty();
  }

  @Test
  void saysWhichAbolishedUnitWasRead() {
    assertThat(communes.fromAddress("Trúc Bạch, Ba Đình, Hà Nội").orElseThrow().formerly())
        .extracting(FormerUnit::name, FormerUnit::district)
        .containsExactly("Phường Trúc Bạch", "Quận Ba Đình");
  }

  @Test
  void readsAll796RowsOfTheMappingInFiveSpellings() throws IOException {
    List<CSVRecord> rows = mapping();
    assertThat(rows).hasSize(796);
    Map<String, Integer> heirs = new HashMap<>();
    rows.forEach(row -> heirs.merge(row.get("old_code"), 1, Integer::sum));
    for (CSVRecord row : rows) {
      String unit = row.get("old_name");
      String district = row.get("old_district");
      boolean sure = heirs.getOrDefault(row.get("old_code"), 0) == 1;
      // The town and the commune Yên Viên lie in one district: without its kind the name is not
      // sure.
      boolean alike = unit.endsWith(" Yên Viên");
      String bare = AddressPart.withoutKind(unit) + ", " + AddressPart.withoutKind(district);
      check(row, unit + ", " + district + ", Hà Nội", sure);
      check(row, "Số 12 ngõ 34, " + unit + " " + district + " Thành phố Hà Nội", sure);
      check(row, Spelling.plain(unit) + ", " + Spelling.plain(district) + ", ha noi", sure);
      check(row, bare + ", Hà Nội", sure && !alike);
      check(row, "Tổ 5, " + bare, sure && !alike);
    }
  }

  private void check(CSVRecord row, String address, boolean sure) {
    ProposedCommune proposed =
        communes.fromAddress(address).orElseThrow(() -> new AssertionError(address));
    List<String> all = new ArrayList<>(List.of(proposed.commune().code()));
    proposed.alternatives().forEach(commune -> all.add(commune.code()));
    assertThat(all).as(address).contains(row.get("new_code"));
    assertThat(proposed.certainty())
        .as(address)
        .isEqualTo(sure ? Certainty.FULL : Certainty.PARTIAL);
  }

  private static List<CSVRecord> mapping() throws IOException {
    String text =
        Hanoi.FOLDER.createRelative("old-units.csv").getContentAsString(StandardCharsets.UTF_8);
    try (CSVParser parser =
        CSVParser.parse(
            text, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return parser.getRecords();
    }
  }
}
