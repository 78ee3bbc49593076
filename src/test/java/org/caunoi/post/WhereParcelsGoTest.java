package org.caunoi.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.caunoi.IntegrationTest;
import org.caunoi.Walk;
import org.caunoi.post.carrier.Order.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An address as the card prints it is made whole, and says nothing twice. */
@IntegrationTest
class WhereParcelsGoTest {

  @Autowired private Parcels parcels;
  @Autowired private Walk walk;
  @Autowired private Addresses addresses;
  @Autowired private JdbcClient jdbc;

  private Shipment packed(String address) {
    return parcels.packed(walk.filing().form("address", address));
  }

  private boolean regional(Shipment shipment) {
    return jdbc.sql("SELECT regional FROM post.shipment WHERE id = :id")
        .param("id", shipment.id())
        .query(Boolean.class)
        .single();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Số 1 phố Ví Dụ                                                | Số 1 phố Ví Dụ, Phường Hoàn Kiếm, Hà Nội
          Số 1 phố Ví Dụ, phường hoàn kiếm                              | Số 1 phố Ví Dụ, phường hoàn kiếm, Hà Nội
          Số 1 phố Ví Dụ, Phường Hoàn Kiếm, TP. Hà Nội                  | Số 1 phố Ví Dụ, Phường Hoàn Kiếm, TP. Hà Nội
          Số 1 phố Ví Dụ, Phường Tràng Tiền, Quận Hoàn Kiếm, Hà Nội     | Số 1 phố Ví Dụ, Phường Tràng Tiền, Quận Hoàn Kiếm, Phường Hoàn Kiếm, Hà Nội
          """)
  void anAddressInTheCitySaysTodaysWardAndTheCityOnce(String given, String whole) {
    Shipment shipment = packed(given);
    Side receiver = addresses.receiver(shipment);
    assertThat(receiver.address()).isEqualTo(whole);
    assertThat(receiver.province()).isEqualTo("01");
    assertThat(regional(shipment)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Số 1, Xã Thử, Tỉnh Phú Thọ             | 25
          Thôn Thử, Xã Thử, Huyện Thử, Hải Dương | 31
          """)
  void anAddressInAnotherProvinceStaysAsTheCardSaysIt(String given, String province) {
    Shipment shipment = packed(given);
    Side receiver = addresses.receiver(shipment);
    assertThat(receiver.address()).isEqualTo(given);
    assertThat(receiver.province()).isEqualTo(province);
    assertThat(regional(shipment)).isTrue();
  }
}
