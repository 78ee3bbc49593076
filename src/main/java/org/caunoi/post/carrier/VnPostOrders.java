package org.caunoi.post.carrier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.caunoi.exchange.Reply;
import org.caunoi.post.carrier.CarrierHttp.CarrierFailed;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Orders of Vietnam Post, by the shapes of the national exchange's order service: a token, an order
 * by customer code and order number, tracking page by page. Province codes are the carrier's own.
 */
@Component
class VnPostOrders {

  private static final String HANOI = "10";
  private static final int PAGE = 50;
  private static final int MOST_PAGES = 200;

  private final CarrierHttp http;

  VnPostOrders(CarrierHttp http) {
    this.http = http;
  }

  Reply create(Order order, Access access) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("customerCode", access.user());
    body.put("orderNumber", order.reference());
    body.put("cODAmount", order.toCollect());
    side(body, "sender", order.sender());
    body.put("senderDesc", order.content());
    side(body, "receiver", order.receiver());
    body.put("description", order.dossierCode());
    return call(access, "/order/post", body);
  }

  /** Our order number is looked for in the tracking list, the only look-up there is. */
  Reply find(String reference, Access access) {
    try {
      Map<String, String> headers = token(access);
      String lastId = "";
      for (int page = 0; page < MOST_PAGES; page++) {
        JsonNode result =
            http.post(
                access.url() + "/order/tracking",
                headers,
                Map.of("customerCode", access.user(), "pageSize", PAGE, "lastId", lastId));
        JsonNode items = result.path("items");
        for (JsonNode item : items) {
          if (item.path("orderNumber").asString("").equals(reference)) {
            return new Reply.Taken(item.path("itemCode").asString(""));
          }
          lastId = item.path("id").path("oid").asString(lastId);
        }
        if (items.size() < PAGE) {
          return new Reply.Absent();
        }
      }
      return new Reply.Unknown("too-many-orders");
    } catch (CarrierFailed failed) {
      return failed.reply() instanceof Reply.Declined(var code)
          ? new Reply.Unknown(code)
          : failed.reply();
    }
  }

  Reply cancel(String reference, Access access) {
    return call(
        access, "/order/cancel", Map.of("CustomerCode", access.user(), "OrderNumber", reference));
  }

  private Reply call(Access access, String path, Map<String, ?> body) {
    try {
      JsonNode answer = http.post(access.url() + path, token(access), body);
      return answer.path("status").asString("").equals("success")
          ? new Reply.Taken(answer.path("itemCode").asString(""))
          : new Reply.Declined("carrier-refuses");
    } catch (CarrierFailed failed) {
      return failed.reply();
    }
  }

  private Map<String, String> token(Access access) throws CarrierFailed {
    try {
      JsonNode answer =
          http.post(
              access.url() + "/token",
              Map.of(),
              Map.of("key", access.user(), "secret", access.password()));
      String token = answer.path("accessToken").asString("");
      if (token.isEmpty()) {
        throw new CarrierFailed(new Reply.Declined("sign-in-refused"));
      }
      return Map.of("Authorization", "Bearer " + token);
    } catch (CarrierFailed failed) {
      throw failed.reply() instanceof Reply.Unknown(var code)
          ? new CarrierFailed(new Reply.NotNow(code))
          : failed;
    }
  }

  private static void side(Map<String, Object> body, String prefix, Order.Side side) {
    body.put(prefix + "Name", side.name());
    body.put(prefix + "Address", side.address());
    body.put(prefix + "Tel", Objects.requireNonNullElse(side.phone(), ""));
    body.put(prefix + "Province", HANOI);
  }
}
