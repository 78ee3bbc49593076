package org.caunoi.post.carrier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
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
      AtomicReference<String> number = new AtomicReference<>();
      boolean all =
          eachItem(
              access,
              item -> {
                if (item.path("orderNumber").asString("").equals(reference)) {
                  number.set(item.path("itemCode").asString(""));
                }
                return number.get() == null;
              });
      return number.get() != null
          ? new Reply.Taken(number.get())
          : all ? new Reply.Absent() : new Reply.Unknown("too-many-orders");
    } catch (CarrierFailed failed) {
      return failed.reply() instanceof Reply.Declined(var code)
          ? new Reply.Unknown(code)
          : failed.reply();
    }
  }

  /** What the tracking list says of some orders. */
  List<Notice> ask(Collection<String> references, Access access) {
    Set<String> wanted = Set.copyOf(references);
    List<Notice> notices = new ArrayList<>();
    try {
      eachItem(
          access,
          item -> {
            if (wanted.contains(item.path("orderNumber").asString(""))) {
              notice(item).ifPresent(notices::add);
            }
            return true;
          });
    } catch (CarrierFailed failed) {
      // What it told before it fell silent counts; tomorrow it is asked again.
    }
    return notices;
  }

  private static Optional<Notice> notice(JsonNode item) {
    String code = item.path("statusCode").asString("");
    return CarrierTime.parse(item.path("eventTime").asString(""))
        .map(
            at ->
                new Notice(
                    item.path("orderNumber").asString(""),
                    item.path("itemCode").asString(""),
                    code.isEmpty() ? null : code,
                    item.path("statusMessage").asString(""),
                    at));
  }

  /** Shows all items until somebody has seen enough; false where there were too many. */
  private boolean eachItem(Access access, Predicate<JsonNode> goesOn) throws CarrierFailed {
    Map<String, String> headers = token(access);
    String lastId = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode items =
          http.post(
                  access.url() + "/order/tracking",
                  headers,
                  Map.of("customerCode", access.user(), "pageSize", PAGE, "lastId", lastId))
              .path("items");
      for (JsonNode item : items) {
        if (!goesOn.test(item)) {
          return true;
        }
        lastId = item.path("id").path("oid").asString(lastId);
      }
      if (items.size() < PAGE) {
        return true;
      }
    }
    return false;
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
