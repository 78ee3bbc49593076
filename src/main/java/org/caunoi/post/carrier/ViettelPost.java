package org.caunoi.post.carrier;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.caunoi.exchange.Delivery;
import org.caunoi.exchange.Reading;
import org.caunoi.exchange.Reply;
import org.caunoi.exchange.Verdict;
import org.caunoi.post.carrier.CarrierHttp.CarrierFailed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Viettel Post, by the public shapes of its partner API v2. A refusal comes as HTTP 200 with {@code
 * error: true}. Its deliveries carry a shared secret and no signed time, so a repeated one is known
 * by what it says. Sources disagree whether an order can be asked for by our reference [?].
 */
@Component
class ViettelPost implements Carrier {

  private static final int ADDRESS_BYTES = 150;
  private static final int NOTE_LETTERS = 150;
  private static final int WELL = 200;
  private static final int DELIVER_AGAIN = 3;
  private static final int CANCEL = 4;
  private static final int COLLECT_NOTHING = 1;
  private static final int COLLECT_AMOUNT = 3;
  private static final String OK = "{\"status\":200,\"error\":false}";

  private final CarrierHttp http;
  private final JsonMapper json;

  ViettelPost(CarrierHttp http, JsonMapper json) {
    this.http = http;
    this.json = json;
  }

  @Override
  public String key() {
    return "viettelpost";
  }

  @Override
  public Reply create(Order order, Access access) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ORDER_NUMBER", order.reference());
    side(body, "SENDER_", order.sender());
    side(body, "RECEIVER_", order.receiver());
    body.put("PRODUCT_NAME", order.content());
    body.put("PRODUCT_QUANTITY", 1);
    body.put("PRODUCT_WEIGHT", order.grams());
    body.put("PRODUCT_TYPE", "TH");
    body.put("ORDER_PAYMENT", order.toCollect() == 0 ? COLLECT_NOTHING : COLLECT_AMOUNT);
    body.put("ORDER_SERVICE", "VCBO");
    body.put("MONEY_COLLECTION", order.toCollect());
    return call(access, "/v2/order/createOrderNlp", body);
  }

  @Override
  public Reply find(String reference, Access access) {
    try {
      return found(reference, http.get(status(reference, access), Map.of("Token", token(access))));
    } catch (CarrierFailed failed) {
      return failed.reply() instanceof Reply.Declined(var code)
          ? new Reply.Unknown(code)
          : failed.reply();
    }
  }

  /** Only an answer that all is well and that holds nothing says that there is no such order. */
  private static Reply found(String reference, JsonNode answer) {
    JsonNode data = answer.path("data");
    if (!isWell(answer) || !data.isObject()) {
      return new Reply.Unknown("look-up-refused");
    }
    if (data.isEmpty()) {
      return new Reply.Absent();
    }
    String number = data.path("ORDER_NUMBER").asString("");
    return number.isEmpty() || !data.path("ORDER_REFERENCE").asString(reference).equals(reference)
        ? new Reply.Unknown("look-up-unclear")
        : new Reply.Taken(number);
  }

  private static boolean isWell(JsonNode answer) {
    return answer.path("status").asInt(0) == WELL && !answer.path("error").asBoolean(true);
  }

  @Override
  public List<Notice> ask(Collection<String> references, Access access) {
    List<Notice> notices = new ArrayList<>();
    try {
      Map<String, String> token = Map.of("Token", token(access));
      for (String reference : references) {
        JsonNode answer = http.get(status(reference, access), token);
        if (isWell(answer)) {
          Optional.ofNullable(notice(answer.path("data"))).ifPresent(notices::add);
        }
      }
    } catch (CarrierFailed failed) {
      // What it told before it fell silent counts; tomorrow it is asked again.
    }
    return notices;
  }

  private static String status(String reference, Access access) {
    return access.url()
        + "/v2/order/getOrderStatusByOrderNumber?ORDER_REFERENCE="
        + URLEncoder.encode(reference, StandardCharsets.UTF_8);
  }

  @Override
  public Reply cancel(String reference, String number, Access access) {
    return call(
        access,
        "/v2/order/UpdateOrder",
        Map.of("TYPE", CANCEL, "ORDER_NUMBER", number, "NOTE", reference));
  }

  @Override
  public boolean takesHolds() {
    return true;
  }

  /** Delivered again, with a note where to. */
  @Override
  public Reply hold(String number, String place, Access access) {
    String note = "Giữ tại quầy: " + place;
    return call(
        access,
        "/v2/order/UpdateOrder",
        Map.of(
            "TYPE",
            DELIVER_AGAIN,
            "ORDER_NUMBER",
            number,
            "NOTE",
            note.substring(0, Math.min(note.length(), NOTE_LETTERS))));
  }

  @Override
  public Reading read(Delivery delivery, Access access) {
    if (!same(delivery.path(), access.path())) {
      return new Reading.Rejected(Verdict.WRONG_PATH, "wrong-path");
    }
    try {
      JsonNode body = json.readTree(delivery.body());
      if (!same(body.path("TOKEN").asString(""), access.secret())) {
        return new Reading.Rejected(Verdict.FORGED, "wrong-token");
      }
      JsonNode data = body.path("DATA");
      Notice notice = notice(data);
      if (notice == null) {
        return new Reading.Rejected(Verdict.UNREADABLE, "fields-missing");
      }
      String said =
          String.join(
              "|",
              data.path("ORDER_NUMBER").asString(""),
              data.path("ORDER_STATUS").asString(""),
              data.path("STATUS_NAME").asString(""),
              data.path("ORDER_STATUSDATE").asString(""));
      return new Reading.Genuine(DigestUtils.sha256Hex(said), notice.subject(), OK);
    } catch (JacksonException e) {
      return new Reading.Rejected(Verdict.UNREADABLE, "not-json");
    }
  }

  @Override
  public List<Notice> notices(byte[] body) {
    return List.of(Objects.requireNonNull(notice(json.readTree(body).path("DATA"))));
  }

  private static @Nullable Notice notice(JsonNode data) {
    String number = data.path("ORDER_NUMBER").asString("");
    return CarrierTime.parse(data.path("ORDER_STATUSDATE").asString(""))
        .filter(at -> !number.isEmpty())
        .map(
            at ->
                new Notice(
                    text(data, "ORDER_REFERENCE"),
                    number,
                    text(data, "ORDER_STATUS"),
                    data.path("STATUS_NAME").asString(""),
                    at))
        .orElse(null);
  }

  private Reply call(Access access, String path, Map<String, ?> body) {
    try {
      JsonNode answer = http.post(access.url() + path, Map.of("Token", token(access)), body);
      if (answer.path("error").asBoolean(false)) {
        return new Reply.Declined("carrier-refuses");
      }
      return isWell(answer)
          ? new Reply.Taken(answer.path("data").path("ORDER_NUMBER").asString(""))
          : new Reply.Unknown("answer-unclear");
    } catch (CarrierFailed failed) {
      return failed.reply();
    }
  }

  /** The short token buys the long one; until then nothing was ordered. */
  private String token(Access access) throws CarrierFailed {
    Map<String, String> who = Map.of("USERNAME", access.user(), "PASSWORD", access.password());
    try {
      String brief = tokenOf(http.post(access.url() + "/v2/user/Login", Map.of(), who));
      return tokenOf(
          http.post(access.url() + "/v2/user/ownerconnect", Map.of("Token", brief), who));
    } catch (CarrierFailed failed) {
      throw failed.reply() instanceof Reply.Unknown(var code)
          ? new CarrierFailed(new Reply.NotNow(code))
          : failed;
    }
  }

  private static String tokenOf(JsonNode answer) throws CarrierFailed {
    String token = answer.path("data").path("token").asString("");
    if (answer.path("error").asBoolean(false) || token.isEmpty()) {
      throw new CarrierFailed(new Reply.Declined("sign-in-refused"));
    }
    return token;
  }

  private static void side(Map<String, Object> body, String prefix, Order.Side side) {
    body.put(prefix + "FULLNAME", side.name());
    body.put(prefix + "ADDRESS", ShortAddress.of(side.address(), ADDRESS_BYTES));
    body.put(prefix + "PHONE", Objects.requireNonNullElse(side.phone(), ""));
  }

  private static @Nullable String text(JsonNode data, String field) {
    String text = data.path(field).asString("");
    return text.isEmpty() ? null : text;
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
