package org.caunoi.post.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;

/**
 * Of an address that is too long a carrier still learns the house, the street, the ward, the city.
 */
@NeedsNothing
class ShortAddressTest {

  private static final int MOST = 150;
  private static final String HOUSE = "Số 12 ngách 34/56 ngõ 78 phố Thử Nghiệm Rất Dài";
  private static final String WARD = ", Phường Hoàn Kiếm, Thành phố Hà Nội";

  private static String shortened(String address) {
    String kept = ShortAddress.of(address, MOST);
    assertThat(kept.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(MOST);
    return kept;
  }

  @Test
  void whatFitsStaysAsItIs() {
    assertThat(shortened(HOUSE + WARD)).isEqualTo(HOUSE + WARD);
  }

  @Test
  void whatStandsBetweenTheStreetAndTheWardGoes() {
    String between = ", Tổ dân phố số 9, Khu đô thị mới Thử Nghiệm, gần chợ Thử";
    assertThat(shortened(HOUSE + between + WARD)).isEqualTo(HOUSE + ", Tổ dân phố số 9" + WARD);
  }

  @Test
  void ofOneLongPartWholeWordsStayFromTheHouseOn() {
    String kept = shortened(HOUSE + " cạnh sân vận động và trường học của khu" + WARD);
    assertThat(kept).startsWith(HOUSE + " cạnh").endsWith(WARD);
    assertThat(HOUSE + " cạnh sân vận động và trường học của khu,")
        .contains(kept.substring(0, kept.length() - WARD.length()) + " ");
  }

  @Test
  void withoutAnyPartsTheBeginningStays() {
    assertThat(shortened("Nhà ".repeat(60).strip())).matches("(Nhà )*Nhà");
  }
}
