package org.caunoi.post.carrier;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caunoi.exchange.Delivery;
import org.caunoi.exchange.Reading;
import tools.jackson.databind.json.JsonMapper;

/** What carriers send, with the right secret: genuine and then readable, or turned away. */
public final class FuzzReports {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Access ACCESS = new Access("http://localhost", "u", "p", "secret", "path");
  private static final CarrierHttp HTTP = new CarrierHttp(JSON, Duration.ofSeconds(1));
  private static final List<Carrier> CARRIERS =
      List.of(new ViettelPost(HTTP, JSON), new VnPost(new VnPostOrders(HTTP, new Seen()), JSON));

  private static final Instant AT = Instant.parse("2026-03-03T07:07:00Z");

  private FuzzReports() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    for (String body :
        List.of(text, "{\"TOKEN\":\"secret\",\"DATA\":" + text + "}", signed(text))) {
      Delivery delivery =
          new Delivery("path", body.getBytes(StandardCharsets.UTF_8), "127.0.0.1", AT);
      for (Carrier carrier : CARRIERS) {
        if (carrier.read(delivery, ACCESS) instanceof Reading.Genuine) {
          carrier.notices(delivery.body());
        }
      }
    }
  }

  private static String signed(String data) {
    String sent = CarrierTime.of(AT);
    return JSON.writeValueAsString(
        Map.of("Data", data, "SendDate", sent, "SignData", VnPost.sign(data, sent, "secret")));
  }
}
