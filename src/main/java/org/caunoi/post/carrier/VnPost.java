package org.caunoi.post.carrier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.caunoi.exchange.Delivery;
import org.caunoi.exchange.Reading;
import org.caunoi.exchange.Reply;
import org.caunoi.exchange.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Vietnam Post. Its deliveries hold {@code Data} as a text, the time of sending and a signature; by
 * which algorithm is not published, so the house takes HMAC-SHA-256 over both until that is
 * confirmed [?].
 */
@Component
class VnPost implements Carrier {

  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final String OK = "{\"status\":\"success\"}";

  private final VnPostOrders orders;
  private final JsonMapper json;

  VnPost(VnPostOrders orders, JsonMapper json) {
    this.orders = orders;
    this.json = json;
  }

  @Override
  public String key() {
    return "vnpost";
  }

  @Override
  public Reply create(Order order, Access access) {
    return orders.create(order, access);
  }

  @Override
  public Reply find(String reference, Access access) {
    return orders.find(reference, access);
  }

  @Override
  public List<Notice> ask(Collection<String> references, Access access) {
    return orders.ask(references, access);
  }

  @Override
  public Reply cancel(String reference, String number, Access access) {
    return orders.cancel(reference, access);
  }

  /** The public shapes of its order service know an order, its cancellation and its way. */
  @Override
  public boolean takesHolds() {
    return false;
  }

  @Override
  public Reply hold(String number, String place, Access access) {
    return new Reply.Declined("no-word-for-it");
  }

  @Override
  public Reading read(Delivery delivery, Access access) {
    if (!same(delivery.path(), access.path())) {
      return new Reading.Rejected(Verdict.WRONG_PATH, "wrong-path");
    }
    try {
      JsonNode body = json.readTree(delivery.body());
      String data = body.path("Data").asString("");
      String sent = body.path("SendDate").asString("");
      if (!same(body.path("SignData").asString(""), sign(data, sent, access.secret()))) {
        return new Reading.Rejected(Verdict.FORGED, "wrong-signature");
      }
      Optional<Instant> at = CarrierTime.parse(sent);
      Notice notice = notice(json.readTree(data));
      if (at.isEmpty() || notice == null) {
        return new Reading.Rejected(Verdict.UNREADABLE, "fields-missing");
      }
      if (Duration.between(at.get(), delivery.at()).abs().compareTo(FRESH) > 0) {
        return new Reading.Rejected(Verdict.STALE, "signed-too-long-ago");
      }
      return new Reading.Genuine(DigestUtils.sha256Hex(data), notice.subject(), OK);
    } catch (JacksonException e) {
      return new Reading.Rejected(Verdict.UNREADABLE, "not-json");
    }
  }

  @Override
  public List<Notice> notices(byte[] body) {
    JsonNode data = json.readTree(json.readTree(body).path("Data").asString(""));
    return List.of(Objects.requireNonNull(notice(data)));
  }

  private static @Nullable Notice notice(JsonNode data) {
    String number = data.path("ItemCode").asString("");
    String reference = data.path("OrderCode").asString("");
    String code = data.path("OrderStatusId").asString("");
    return CarrierTime.parse(data.path("LastUpdateTime").asString(""))
        .filter(at -> !number.isEmpty() || !reference.isEmpty())
        .map(
            at ->
                new Notice(
                    reference.isEmpty() ? null : reference,
                    number.isEmpty() ? null : number,
                    code.isEmpty() ? null : code,
                    data.path("DeliveryNote").asString(data.path("CauseName").asString("")),
                    at))
        .orElse(null);
  }

  /** As both sides write it, hexadecimal. */
  static String sign(String data, String sent, String secret) {
    return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmacHex(data + sent);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
