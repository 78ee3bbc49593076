package org.caunoi.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** The people of the demo, through the whole life of a dossier. */
record Acting(
    House house,
    String token,
    Seat intake,
    Seat specialist,
    Seat signer,
    String toSpecialist,
    String toSigner) {

  static Acting at(House house) throws Exception {
    return new Acting(
        house,
        Administrators.token(house.base()),
        Seat.of(house.base(), "tiepnhan"),
        Seat.of(house.base(), "chuyenvien"),
        Seat.of(house.base(), "kyduyet"),
        assignee(house, "chuyenvien"),
        assignee(house, "kyduyet"));
  }

  private static String assignee(House house, String user) throws Exception {
    try (Connection connection = house.superuser();
        Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT id FROM access.account WHERE username = '" + user + "'")) {
      rs.next();
      return "{\"assignee\":\"%s\"}".formatted(rs.getString(1));
    }
  }

  private static final String FILINGS = "/api/v1/dossiers";

  /** Cases like these have no papers beside the form. */
  static final String FORM_COMPLETE = "{\"marks\":[{\"component\":\"form\",\"complete\":true}]}";

  /** The steps after filing, in their order. */
  static final List<String> ACTS = List.of("acceptance", "assignment", "hand-over", "approval");

  /** The new dossier's code; none where it was refused. */
  String filed(Wire wire, int number) throws IOException {
    String headers = filing(UUID.randomUUID().toString());
    Wire.Answer filed = Polite.send(wire, FILINGS, headers, Filings.body(number));
    if (filed.status() != 201) {
      System.out.println(filed);
      return null;
    }
    return Filings.code(filed.body());
  }

  /** One of {@link #ACTS}; false where it was refused. */
  boolean acted(Wire wire, String code, int act) throws IOException {
    Step step = steps(code).get(act);
    Wire.Answer answer = Polite.send(wire, step.path, step.seat.headers(), step.body);
    if (answer.status() != 201) {
      System.out.println(step.path + " " + answer);
    }
    return answer.status() == 201;
  }

  /** A whole life, each step asked for until it is done; how often one was refused. */
  int insist(Wire wire, int number) throws IOException {
    int refused = 0;
    String filing = filing(UUID.randomUUID().toString());
    String body = Filings.body(number);
    Wire.Answer filed = wire.send("POST", FILINGS, filing, body);
    for (; filed.status() != 201; filed = wire.send("POST", FILINGS, filing, body)) {
      refused++;
    }
    for (Step step : steps(Filings.code(filed.body()))) {
      String headers = step.seat.headers() + "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
      Wire.Answer answer = wire.send("POST", step.path, headers, step.body);
      for (; answer.status() != 201; answer = wire.send("POST", step.path, headers, step.body)) {
        if (answer.status() < 500 || ++refused > 100_000) {
          throw new IllegalStateException(step.path + " " + answer);
        }
      }
    }
    return refused;
  }

  /** Through to a result that goes home by post; the dossier's code. */
  String issueForThePost(Wire wire, int number) throws IOException {
    String filing =
        "Authorization: Bearer %s\r\nContent-Type: application/json\r\nIdempotency-Key: post-%s\r\n"
            .formatted(token, UUID.randomUUID());
    String body =
        Filings.body(number).replace("\"returnBy\": \"counter\"", "\"returnBy\": \"post\"");
    Wire.Answer filed = wire.send("POST", "/api/v1/dossiers", filing, body);
    String code = Filings.code(need(filed));
    for (Step step : steps(code)) {
      need(wire.send("POST", step.path, step.seat.headers(), step.body));
    }
    String result =
        """
        --part\r\nContent-Disposition: form-data; name="number"\r\n\r\n%d/THU\r\n\
        --part\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\
        Content-Type: application/pdf\r\n\r\n%s\r\n--part--\r\n\
        """
            .formatted(number, FullDisk.pdf(number));
    String headers =
        signer.headers().replace("application/json", "multipart/form-data; boundary=part");
    need(wire.send("POST", "/api/v1/dossiers/" + code + "/results", headers, result));
    return code;
  }

  static String need(Wire.Answer answer) {
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException("Refused: " + answer);
    }
    return answer.body();
  }

  private String filing(String key) {
    return "Authorization: Bearer %s\r\nContent-Type: application/json\r\nIdempotency-Key: life-%s\r\n"
        .formatted(token, key);
  }

  private List<Step> steps(String code) {
    String dossier = "/api/v1/dossiers/" + code;
    return List.of(
        new Step(dossier + "/acceptances", intake, FORM_COMPLETE),
        new Step(dossier + "/assignments", intake, toSpecialist),
        new Step(dossier + "/assignments", specialist, toSigner),
        new Step(dossier + "/approvals", signer, "{}"));
  }

  private record Step(String path, Seat seat, String body) {}
}
