package org.caunoi.load;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Papers of citizens at a counter, sealed into bags that a clerk then hands over to a courier. */
final class HandOvers {

  private static final String SESSIONS = "/api/v1/assistance-sessions/";
  private static final Pattern CODE = Pattern.compile("bubble-code\">(\\d{6})<");

  private final House house;
  private final Seat clerk;
  private final Seat courier;
  private final Deque<Bag> bags = new ArrayDeque<>();
  private int made;

  private record Bag(String number, String seal) {}

  private HandOvers(House house) throws IOException, InterruptedException {
    this.house = house;
    this.clerk = Seat.of(house.base(), "quay", "/counter");
    this.courier = Seat.of(house.base(), "buuta", "/custody");
  }

  /** With so many closed bags in the clerk's hands. */
  static HandOvers prepared(House house, int bags) throws IOException, InterruptedException {
    HandOvers handOvers = new HandOvers(house);
    try (Wire wire = new Wire(house.base(), 60_000)) {
      for (int i = 0; i < bags; i++) {
        handOvers.bag(wire);
      }
    }
    return handOvers;
  }

  /** The clerk offers the next bag and the courier takes it over; milliseconds of both together. */
  double handOver() throws IOException {
    Bag bag = bags.remove();
    try (Wire wire = new Wire(house.base(), 60_000)) {
      long start = System.nanoTime();
      Acting.need(wire.send("POST", unit(bag.number, "offers"), clerk.headers(), "{}"));
      Acting.need(
          wire.send("POST", unit(bag.number, "acceptances"), courier.headers(), seal(bag.seal)));
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private void bag(Wire wire) throws IOException {
    made++;
    String seal = "DOI-" + System.nanoTime() % 1_000_000 + "-" + made;
    String dossier = dossier(wire);
    String papers =
        """
        {"lines": [{"component": "mandate", "kind": "original", "copies": 1}], "explained": true,
         "seal": "L-%s", "signature": "data:image/png;base64,%s"}
        """
            .formatted(seal, Base64.getEncoder().encodeToString(signature()));
    String set = ask(wire, "POST", "/api/v1/dossiers/" + dossier + "/paper-sets", papers);
    String envelope = field("envelope", set);
    ask(
        wire,
        "POST",
        "/api/v1/custody/paper-sets/" + field("id", set) + "/confirmations",
        "{\"password\": \"" + Seat.PASSWORD + "\"}");
    String bag =
        field(
            "number",
            ask(wire, "POST", "/api/v1/custody/bags", "{\"destination\": \"000.00.00.H26\"}"));
    ask(wire, "POST", unit(bag, "envelopes"), "{\"envelope\": \"%s\"}".formatted(envelope));
    ask(wire, "POST", unit(bag, "closings"), seal(seal));
    bags.add(new Bag(bag, seal));
  }

  /** One that a citizen filed at the counter, confirmed by a code to their telephone. */
  private String dossier(Wire wire) throws IOException {
    String card =
        "001188%06d||Nguyễn Thử Trao|02031988|Nữ|Số 1 phố Ví Dụ, Phường Hoàn Kiếm, Hà Nội|01012022"
            .formatted(880_000 + made);
    String phone = "09%08d".formatted(88_000_000 + made);
    String session =
        SESSIONS
            + field(
                "id",
                ask(wire, "POST", "/api/v1/assistance-sessions", "{\"scan\": \"" + card + "\"}"));
    ask(wire, "PUT", session + "/procedure", "{\"code\": \"2.000635\"}");
    ask(wire, "PUT", session + "/draft", "{\"values\": {\"phone\": \"" + phone + "\"}}");
    String summary = field("summaryHash", ask(wire, "POST", session + "/summaries", "{}"));
    String agree = "{\"says\": \"agree\", \"summaryHash\": \"" + summary + "\"}";
    ask(wire, "POST", session + "/sayings", agree);
    ask(wire, "POST", session + "/confirmation-codes", "{}");
    ask(wire, "POST", session + "/confirmations", "{\"code\": \"" + code(wire, phone) + "\"}");
    String filed = ask(wire, "POST", session + "/submissions", "{}");
    ask(wire, "POST", session + "/closings", "{\"outcome\": \"ABANDONED\"}");
    return field("dossierCode", filed);
  }

  /** The message is sent beside the request. */
  private String code(Wire wire, String phone) throws IOException {
    String page = "/sandbox?tail=" + phone.substring(phone.length() - 4);
    for (int i = 0; i < 300; i++) {
      Matcher code = CODE.matcher(wire.send("GET", page, "", "").body());
      if (code.find()) {
        return code.group(1);
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    throw new IllegalStateException("No code came");
  }

  private String ask(Wire wire, String method, String path, String body) throws IOException {
    return Acting.need(wire.send(method, path, clerk.headers(), body));
  }

  private static String unit(String number, String what) {
    return "/api/v1/custody/units/" + number + "/" + what;
  }

  private static String seal(String seal) {
    return "{\"seal\": \"" + seal + "\"}";
  }

  private static String field(String name, String json) {
    Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("No " + name + " in an answer");
    }
    return found.group(1);
  }

  private static byte[] signature() throws IOException {
    BufferedImage picture = new BufferedImage(60, 20, BufferedImage.TYPE_INT_RGB);
    for (int x = 5; x < 55; x++) {
      picture.setRGB(x, 10 + x % 3, 0xFFFFFF);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return bytes.toByteArray();
  }
}
