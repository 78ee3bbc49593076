package org.caunoi.post.carrier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caunoi.exchange.Reply;
import org.caunoi.post.carrier.CarrierHttp.CarrierFailed;
import org.caunoi.post.carrier.SeenItems.Item;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Orders of Vietnam Post, by the shapes of the national exchange's order service: a token, an order
 * by customer code and order number, tracking page by page. Province codes are the carrier's own.
 */
@Component
class VnPostOrders {

  private static final String WELL = "success";
  private static final int PAGE = 50;
  private static final int MOST_PAGES = 200;

  private final CarrierHttp http;
  private final SeenItems seen;

  VnPostOrders(CarrierHttp http, SeenItems seen) {
    this.seen = seen;
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
      boolean all = readOn(access);
      return seen.numberOf(reference)
          .<Reply>map(Reply.Taken::new)
          .orElseGet(() -> all ? new Reply.Absent() : new Reply.Unknown("too-many-orders"));
    } catch (CarrierFailed failed) {
      return failed.reply() instanceof Reply.Declined(var code)
          ? new Reply.Unknown(code)
          : failed.reply();
    }
  }

  /** What the tracking list says of some orders. */
  List<Notice> ask(Collection<String> references, Access access) {
    try {
      readOn(access);
    } catch (CarrierFailed failed) {
      // What it told before it fell silent counts; tomorrow it is asked again.
    }
    return seen.of(references);
  }

  /** Reads what is new since the last time, page by page; false where there was more than that. */
  private boolean readOn(Access access) throws CarrierFailed {
    Map<String, String> headers = token(access);
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode items =
          items(
              http.post(
                  access.url() + "/order/tracking",
                  headers,
                  Map.of(
                      "customerCode", access.user(), "pageSize", PAGE, "lastId", seen.lastId())));
      List<Item> lines = new ArrayList<>();
      items.forEach(item -> lines.add(line(item)));
      seen.keep(lines);
      if (items.size() < PAGE) {
        return true;
      }
    }
    return false;
  }

  /** A list that was refused or is none says nothing of what is not in it. */
  private static JsonNode items(JsonNode answer) throws CarrierFailed {
    JsonNode items = answer.path("items");
    if (!answer.path("status").asString("").equals(WELL) || !items.isArray()) {
      throw new CarrierFailed(new Reply.Unknown("look-up-refused"));
    }
    return items;
  }

  private static Item line(JsonNode item) {
    String code = item.path("statusCode").asString("");
    return new Item(
        item.path("id").path("oid").asString(""),
        item.path("orderNumber").asString(""),
        item.path("itemCode").asString(""),
        code.isEmpty() ? null : code,
        item.path("statusMessage").asString(""),
        CarrierTime.parse(item.path("eventTime").asString("")).orElse(null));
  }

  Reply cancel(String reference, Access access) {
    return call(
        access, "/order/cancel", Map.of("CustomerCode", access.user(), "OrderNumber", reference));
  }

  private Reply call(Access access, String path, Map<String, ?> body) {
    try {
      JsonNode answer = http.post(access.url() + path, token(access), body);
      return switch (answer.path("status").asString("")) {
        case WELL -> new Reply.Taken(answer.path("itemCode").asString(""));
        case "" -> new Reply.Unknown("answer-unclear");
        default -> new Reply.Declined("carrier-refuses");
      };
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
    body.put(prefix + "Province", Objects.requireNonNullElse(side.province(), ""));
  }
}
