package org.caunoi.twin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.twin.TwinServer.Said;
import tools.jackson.databind.JsonNode;

/** Orders as the national exchange passes them on to Vietnam Post. */
final class VnPostDesk {

  private static final String TOKEN = "twin-access-token";

  private final Twin twin;

  VnPostDesk(Twin twin) {
    this.twin = twin;
  }

  Said answer(String path, JsonNode body, String token) {
    if (path.equals("/token")) {
      boolean known =
          body.path("key").asString("").equals(twin.house().user())
              && body.path("secret").asString("").equals(twin.house().password());
      return known
          ? Said.json(Map.of("accessToken", TOKEN, "tokenType", "Bearer", "expiresIn", 3600))
          : new Said(401, "");
    }
    if (!token.equals("Bearer " + TOKEN)) {
      return new Said(401, "");
    }
    return switch (path) {
      case "/order/post" -> create(body);
      case "/order/tracking" -> tracking(body);
      case "/order/cancel" -> {
        twin.forget(body.path("OrderNumber").asString(""));
        yield Said.json(Map.of("status", "success", "message", ""));
      }
      default -> new Said(404, "");
    };
  }

  private Said create(JsonNode body) {
    if (twin.happens(Vice.REFUSED)) {
      return Said.json(Map.of("status", "error", "message", "Địa chỉ không hợp lệ"));
    }
    Parcel parcel =
        twin.take(body.path("orderNumber").asString(""), body.path("cODAmount").asLong(0));
    parcel.provinces =
        body.path("senderProvince").asString("") + "-" + body.path("receiverProvince").asString("");
    return twin.happens(Vice.MUTE)
        ? new Said(Said.MUTE, "")
        : Said.json(Map.of("status", "success", "itemCode", parcel.number));
  }

  /** A list of what happened, oldest first; it goes on after the last id somebody has seen. */
  private Said tracking(JsonNode body) {
    if (twin.does(Vice.BLIND)) {
      return Said.json(Map.of("status", "error", "message", "Hệ thống bận"));
    }
    String last = body.path("lastId").asString("");
    int after = last.isEmpty() ? 0 : Integer.parseInt(last);
    List<Map<String, Object>> items = new ArrayList<>();
    for (Parcel.Told told : twin.feed(after, body.path("pageSize").asInt(50))) {
      items.add(item(told, after + items.size() + 1));
    }
    return Said.json(Map.of("status", "success", "items", items));
  }

  private static Map<String, Object> item(Parcel.Told told, int id) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", Map.of("oid", Integer.toString(id)));
    item.put("orderNumber", told.parcel().reference);
    item.put("itemCode", told.parcel().number);
    Words.Status status = told.status();
    if (status != null) {
      item.put("statusCode", status.code());
      item.put("statusMessage", status.text());
      item.put("eventTime", Words.local(told.at()));
    }
    return item;
  }
}
