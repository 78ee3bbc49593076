package org.caunoi.twin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caunoi.twin.TwinServer.Said;
import tools.jackson.databind.JsonNode;

/** Orders as Viettel Post takes them: everything is HTTP 200, a refusal says {@code error}. */
final class ViettelPostDesk {

  private static final String SHORT = "twin-short-token";
  private static final String LONG = "twin-long-token";
  private static final String FIND = "/v2/order/getOrderStatusByOrderNumber?ORDER_REFERENCE=";

  private static final int LONGEST_NOTE = 150;
  private static final int DELIVER_AGAIN = 3;
  private static final int CANCEL = 4;
  private final Twin twin;

  ViettelPostDesk(Twin twin) {
    this.twin = twin;
  }

  Said answer(String path, JsonNode body, String token) {
    if (path.equals("/v2/user/Login")) {
      boolean known =
          body.path("USERNAME").asString("").equals(twin.house().user())
              && body.path("PASSWORD").asString("").equals(twin.house().password());
      return known ? ok(Map.of("token", SHORT)) : refused("Sai tài khoản");
    }
    if (path.equals("/v2/user/ownerconnect")) {
      return token.equals(SHORT) ? ok(Map.of("token", LONG)) : refused("Token không hợp lệ");
    }
    if (!token.equals(LONG)) {
      return refused("Token không hợp lệ");
    }
    if (path.startsWith(FIND)) {
      if (twin.does(Vice.BLIND)) {
        return refused("Hệ thống bận");
      }
      String reference = URLDecoder.decode(path.substring(FIND.length()), StandardCharsets.UTF_8);
      return twin.lookUp(reference).map(parcel -> ok(status(parcel))).orElseGet(() -> ok(Map.of()));
    }
    return switch (path) {
      case "/v2/order/createOrderNlp" -> create(body);
      case "/v2/order/UpdateOrder" -> update(body);
      default -> new Said(404, "");
    };
  }

  private Said update(JsonNode body) {
    String note = body.path("NOTE").asString("");
    if (note.length() > LONGEST_NOTE) {
      return refused("Ghi chú quá dài");
    }
    return switch (body.path("TYPE").asInt(0)) {
      case DELIVER_AGAIN ->
          twin.hold(body.path("ORDER_NUMBER").asString(""))
              ? ok(Map.of())
              : refused("Không có vận đơn");
      case CANCEL -> {
        twin.forget(note);
        yield ok(Map.of());
      }
      default -> refused("Không hỗ trợ");
    };
  }

  private static Map<String, Object> status(Parcel parcel) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("ORDER_NUMBER", parcel.number);
    data.put("ORDER_REFERENCE", parcel.reference);
    Parcel.Told last = parcel.last;
    if (last != null && last.status() != null) {
      data.put("ORDER_STATUS", last.status().code());
      data.put("STATUS_NAME", last.status().text());
      data.put("ORDER_STATUSDATE", Words.local(last.at()));
    }
    return data;
  }

  private Said create(JsonNode body) {
    if (twin.happens(Vice.REFUSED)) {
      return refused("Địa chỉ không hợp lệ");
    }
    boolean collects = body.path("ORDER_PAYMENT").asInt(1) != 1;
    long amount = collects ? body.path("MONEY_COLLECTION").asLong(0) : 0;
    Parcel parcel = twin.take(body.path("ORDER_NUMBER").asString(""), amount);
    return twin.happens(Vice.MUTE)
        ? new Said(Said.MUTE, "")
        : ok(Map.of("ORDER_NUMBER", parcel.number));
  }

  private static Said ok(Map<String, ?> data) {
    return Said.json(Map.of("status", 200, "error", false, "message", "OK", "data", data));
  }

  private static Said refused(String message) {
    return Said.json(Map.of("status", 205, "error", true, "message", message));
  }
}
