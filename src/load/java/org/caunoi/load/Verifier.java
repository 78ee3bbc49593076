package org.caunoi.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what clients were told with what stands in the database, by statements of its own. */
final class Verifier {

  private static final String DOSSIERS =
      """
      SELECT i.key, d.code,
        (SELECT count(*) FROM dossier.act a WHERE a.authority = d.authority AND a.dossier_id = d.id) AS acts,
        (SELECT count(*) FROM audit.entry e WHERE e.subject = 'dossier/' || d.code AND e.act = 'dossier-filed') AS rows,
        (SELECT count(*) FROM notification.message m WHERE m.dossier_code = d.code AND m.kind = 'FILED' AND m.channel = 'SMS') AS messages
      FROM dossier.dossier d
      LEFT JOIN platform.idempotent_answer i ON i.account_id = d.client_id AND i.body::jsonb ->> 'code' = d.code
      WHERE d.client_id = (SELECT id FROM access.system_client WHERE name LIKE 'drill-%' ORDER BY created_at DESC LIMIT 1)
      """;

  private final Connection connection;
  private boolean keysForgotten;

  Verifier(Connection connection) {
    this.connection = connection;
  }

  /** Where the clock went on for longer than keys are kept, dossiers are known by their codes. */
  Verifier withoutKeys() {
    keysForgotten = true;
    return this;
  }

  /** One line for each dossier that is lost, doubled, not asked for, or half written. */
  List<String> differences(Map<String, String> acknowledged) throws SQLException {
    List<String> wrong = new ArrayList<>();
    Map<String, String> missing = new TreeMap<>();
    acknowledged.forEach((key, code) -> missing.put(keysForgotten ? code : key, code));
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(DOSSIERS)) {
      while (rs.next()) {
        String code = rs.getString("code");
        String key = keysForgotten ? code : rs.getString("key");
        if (key == null) {
          wrong.add(code + " has no answer kept for its key");
        } else if (!code.equals(missing.remove(key))) {
          wrong.add(code + " was never acknowledged for " + key + ", or is there twice");
        }
        if (rs.getInt("acts") != 1 || rs.getInt("rows") != 1 || rs.getInt("messages") != 1) {
          wrong.add(
              "%s is half written: %d acts, %d audit rows, %d messages"
                  .formatted(code, rs.getInt("acts"), rs.getInt("rows"), rs.getInt("messages")));
        }
      }
    }
    missing.forEach(
        (key, code) -> wrong.add(code + " was acknowledged for " + key + " and is lost"));
    return wrong;
  }
}
