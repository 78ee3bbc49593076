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
    if (twin.chance(twin.manners().refused())) {
      return Said.json(Map.of("status", "error", "message", "Địa chỉ không hợp lệ"));
    }
    Parcel parcel =
        twin.take(body.path("orderNumber").asString(""), body.path("cODAmount").asLong(0));
    return twin.chance(twin.manners().mute())
        ? new Said(Said.MUTE, "")
        : Said.json(Map.of("status", "success", "itemCode", parcel.number));
  }

  private static Map<String, Object> item(Parcel parcel) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", Map.of("oid", parcel.number));
    item.put("orderNumber", parcel.reference);
    item.put("itemCode", parcel.number);
    Parcel.Told last = parcel.last;
    if (last != null) {
      item.put("statusCode", last.status().code());
      item.put("statusMessage", last.status().text());
      item.put("eventTime", Words.local(last.at()));
    }
    return item;
  }

  private Said tracking(JsonNode body) {
    String last = body.path("lastId").asString("");
    List<Map<String, Object>> items = new ArrayList<>();
    boolean after = last.isEmpty();
    for (Parcel parcel : twin.all()) {
      if (after && items.size() < body.path("pageSize").asInt(50)) {
        items.add(item(parcel));
      }
      after = after || parcel.number.equals(last);
    }
    return Said.json(Map.of("status", "success", "items", items));
  }
}
