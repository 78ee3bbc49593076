package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.caunoi.NeedsNothing;
import org.caunoi.post.CarrierProfile.Province;
import org.caunoi.post.carrier.Order;
import org.caunoi.post.carrier.Order.Side;
import org.junit.jupiter.api.Test;

/** Where a parcel goes is told from its address, and to each carrier in its own codes. */
@NeedsNothing
class ProvincesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 3);

  private final Provinces provinces = new ReadPostFiles("classpath:").provinces();

  @Test
  void anAddressIsInTheProvinceItEndsWith() {
    assertThat(provinces.of("Số 1 phố Thử, Phường Thử, Hà Nội", DAY)).contains("01");
    assertThat(provinces.of("Số 1, Phường Thử, thành phố Hải Phòng", DAY)).contains("31");
    assertThat(provinces.of("Số 1, Xã Thử, Tỉnh  Phú Thọ", DAY)).contains("25");
    assertThat(provinces.of("Số 1 phố Hà Nội, Xã Thử", DAY)).isEmpty();
    assertThat(provinces.of("Hà Nội", LocalDate.of(2000, 1, 1))).isEmpty();
  }

  @Test
  void aCardThatNamesAMergedProvinceIsWhereThatIsToday() {
    assertThat(provinces.of("Thôn Thử, Huyện Thử, Hải Dương", DAY)).contains("31");
    assertThat(provinces.of("Thôn Thử, Huyện Thử, Tỉnh Hà Giang", DAY)).contains("08");
  }

  @Test
  void eachProvinceHasACodeOfTheCarrierFromTheSameDayOn() {
    CarrierProfile profile = new ReadPostFiles("classpath:").carrier("vnpost");
    for (Provinces.Named one : provinces.provinces()) {
      assertThat(profile.coded(order(one.gso()), one.from())).as(one.name()).isPresent();
    }
    assertThat(profile.coded(order("31"), DAY).orElseThrow().receiver().province()).isEqualTo("18");
    assertThat(profile.coded(order("99"), DAY)).isEmpty();
  }

  @Test
  void theLatestCodeThatHasBegunCounts() {
    CarrierProfile profile =
        new CarrierProfile(
            "thu",
            "1",
            "Thử",
            true,
            List.of(),
            List.of(),
            List.of(
                new Province("01", "10", LocalDate.of(2020, 1, 1)),
                new Province("01", "11", LocalDate.of(2026, 1, 1)),
                new Province("01", "12", LocalDate.of(2027, 1, 1))));
    Order coded = profile.coded(order("01"), DAY).orElseThrow();
    assertThat(coded.sender().province() + coded.receiver().province()).isEqualTo("1111");
  }

  private static Order order(String to) {
    return new Order(
        "DE000000017VN",
        "H26-1",
        new Side("Sở Thử", "Số 1 phố Thử", null, "01"),
        new Side("Nguyễn Thử", "Số 2 phố Thử", null, to),
        "Giấy tờ",
        100,
        null);
  }
}
