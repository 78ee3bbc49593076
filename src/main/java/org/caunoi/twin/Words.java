package org.caunoi.twin;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import tools.jackson.databind.json.JsonMapper;

/** How each carrier writes a report, and which reports a parcel usually gets. */
public enum Words {
  VIETTEL_POST(
      List.of(
          new Status("100", "Tiếp nhận đơn hàng từ đối tác"),
          new Status("105", "Bưu tá đã lấy hàng"),
          new Status("200", "Nhận tại bưu cục gốc"),
          new Status("300", "Đang vận chuyển"),
          new Status("400", "Đến bưu cục phát"),
          new Status("500", "Đang giao hàng"),
          new Status("501", "Giao thành công")),
      new Status("506", "Khách không có nhà"),
      new Status("508", "Phát lại"),
      List.of(new Status("507", "Khách đến nhận tại bưu cục")),
      List.of(new Status("502", "Chuyển hoàn bưu cục gốc"), new Status("504", "Hoàn thành công"))),
  VN_POST(
      List.of(
          new Status("20", "Đã gửi sang MyVNPOST"),
          new Status("70", "Đã chấp nhận tại bưu cục"),
          new Status("", "Đang vận chuyển"),
          new Status("", "Đến bưu cục phát"),
          new Status("", "Đang đi phát"),
          new Status("100", "Phát thành công")),
      new Status("91", "Phát không thành công"),
      new Status("", "Đang đi phát"),
      List.of(new Status("", "Chờ khách đến nhận")),
      List.of(new Status("170", "Đã trả người gửi")));

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<Status> usual;
  private final Status vain;
  private final Status again;
  private final List<Status> held;
  private final List<Status> returned;

  Words(List<Status> usual, Status vain, Status again, List<Status> held, List<Status> returned) {
    this.usual = usual;
    this.vain = vain;
    this.again = again;
    this.held = held;
    this.returned = returned;
  }

  /** What a parcel gets that goes as it is told to, in order. */
  List<Status> way(Way how) {
    List<Status> way = new ArrayList<>(usual);
    Status delivered = way.removeLast();
    switch (how) {
      case USUAL -> way.add(delivered);
      case SECOND_TIME -> way.addAll(List.of(vain, again, delivered));
      case HELD -> {
        way.addAll(List.of(vain, again, vain));
        way.addAll(held);
      }
      case RETURNED -> {
        way.addAll(List.of(vain, again, vain));
        way.addAll(returned);
      }
    }
    return way;
  }

  /** What a parcel gets that arrives, in order. */
  public List<Status> usual() {
    return usual;
  }

  /** What a parcel gets that is brought to a counter. */
  List<Status> held() {
    return held;
  }

  /** A moment as carriers write it. */
  static String local(Instant at) {
    return LOCAL.format(at);
  }

  /**
   * A report as the carrier sends it.
   *
   * @param at when the status came about
   * @param sent when the report leaves the carrier
   */
  public String report(
      String reference, String number, Status status, Instant at, Instant sent, String secret) {
    return switch (this) {
      case VIETTEL_POST -> viettelPost(reference, number, status, at, secret);
      case VN_POST -> vnPost(reference, number, status, at, sent, secret);
    };
  }

  private static String viettelPost(
      String reference, String number, Status status, Instant at, String secret) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("ORDER_NUMBER", number);
    data.put("ORDER_REFERENCE", reference);
    data.put("ORDER_STATUSDATE", LOCAL.format(at));
    if (!status.code().isEmpty()) {
      data.put("ORDER_STATUS", Integer.parseInt(status.code()));
    }
    data.put("STATUS_NAME", status.text());
    data.put("MONEY_COLLECTION", 0);
    return JSON.writeValueAsString(Map.of("DATA", data, "TOKEN", secret));
  }

  private static String vnPost(
      String reference, String number, Status status, Instant at, Instant sent, String secret) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("ItemCode", number);
    data.put("OrderCode", reference);
    if (!status.code().isEmpty()) {
      data.put("OrderStatusId", Integer.parseInt(status.code()));
    }
    data.put("DeliveryNote", status.text());
    data.put("LastUpdateTime", LOCAL.format(at));
    data.put("IsReturn", false);
    String text = JSON.writeValueAsString(data);
    String date = LOCAL.format(sent);
    Map<String, String> body = new LinkedHashMap<>();
    body.put("Data", text);
    body.put("SendDate", date);
    body.put("SignData", new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmacHex(text + date));
    return JSON.writeValueAsString(body);
  }

  /**
   * @param code empty where the carrier sends words only
   */
  public record Status(String code, String text) {}
}
