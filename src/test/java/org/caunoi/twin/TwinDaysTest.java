package org.caunoi.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.NeedsNothing;
import org.junit.jupiter.api.Test;

/** The same seed is the same day, to the last byte; and a day has all that days have. */
@NeedsNothing
class TwinDaysTest {

  private static final House HOUSE =
      new House("user", "password", "a-secret-of-sixteen-chars", "a-path-of-sixteen-chars");
  private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
  private static final int PARCELS = 60;
  private static final int ROUNDS = 16;

  /** All that a twin sends in one day, in order. */
  private static List<String> day(Words words, long seed, Manners manners) throws IOException {
    List<String> heard = new ArrayList<>();
    HttpServer house =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    house.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            heard.add(new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
          }
        });
    house.start();
    try {
      Twin twin = new Twin(words, HOUSE, seed, Clock.fixed(MORNING, ZoneOffset.UTC));
      twin.reportsTo("http://localhost:" + house.getAddress().getPort());
      twin.behave(manners);
      for (int i = 0; i < PARCELS; i++) {
        twin.take("THU-" + i, 0);
      }
      for (int round = 0; round < ROUNDS; round++) {
        twin.advance(MORNING.plusSeconds(60L * round));
      }
    } finally {
      house.stop(0);
    }
    return heard;
  }

  private static final Manners DAY =
      Manners.BAD.with(Vice.ABSENT, 30).with(Vice.HELD, 20).with(Vice.RETURNED, 20);

  @Test
  void theSameSeedIsTheSameDayAndAnotherSeedIsAnother() throws IOException {
    for (Words words : Words.values()) {
      List<String> day = day(words, 7, DAY);
      assertThat(day).hasSizeGreaterThan(PARCELS * 5);
      assertThat(day(words, 7, DAY)).isEqualTo(day);
      assertThat(day(words, 8, DAY)).isNotEqualTo(day);
    }
  }

  @Test
  void somebodyIsNotAtHomeSomethingIsHeldAndSomethingGoesBack() throws IOException {
    assertThat(String.join("", day(Words.VIETTEL_POST, 7, DAY)))
        .contains(
            "Khách không có nhà", "Phát lại", "Khách đến nhận tại bưu cục", "Hoàn thành công");
    assertThat(String.join("", day(Words.VN_POST, 7, DAY)))
        .contains("Phát không thành công", "Chờ khách đến nhận", "Đã trả người gửi");
  }

  @Test
  void anOrderPlacedAgainIsAnotherWaybillWhereTheTwinKeepsNoReferences() {
    Twin twin = new Twin(Words.VN_POST, HOUSE, 1, Clock.fixed(MORNING, ZoneOffset.UTC));
    String number = twin.take("THU-1", 0).number;
    assertThat(twin.take("THU-1", 0).number).isEqualTo(number);
    assertThat(twin.ordersOf("THU-1")).isEqualTo(1);
    twin.behave(Manners.GOOD.with(Vice.ANEW, 100));
    assertThat(twin.take("THU-1", 0).number).isNotEqualTo(number);
    assertThat(twin.ordersOf("THU-1")).isEqualTo(2);
    assertThat(twin.orders()).isEqualTo(2);
  }
}
