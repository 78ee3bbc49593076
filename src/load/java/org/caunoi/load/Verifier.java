package org.caunoi.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares what clients were told, by the log they wrote, with what stands in the database and in
 * the documents folder, by statements of its own. It knows nothing else of the run.
 *
 * <p>A line of the log is a key and the code that was answered, and for a paper that was taken also
 * its SHA-256.
 */
final class Verifier {

  private static final String DOSSIERS =
      """
      SELECT i.key, d.code,
        (SELECT count(*) FROM dossier.act a WHERE a.authority = d.authority AND a.dossier_id = d.id) AS acts,
        (SELECT count(*) FROM dossier.attachment t WHERE t.authority = d.authority AND t.dossier_id = d.id) AS papers,
        (SELECT count(*) FROM audit.entry e WHERE e.subject = 'dossier/' || d.code AND e.act = 'dossier-filed') AS rows,
        (SELECT count(*) FROM notification.message m WHERE m.dossier_code = d.code AND m.kind = 'FILED' AND m.channel = 'SMS') AS messages
      FROM dossier.dossier d
      LEFT JOIN platform.idempotent_answer i ON i.account_id = d.client_id AND i.body::jsonb ->> 'code' = d.code
          AND i.key NOT LIKE '%-paper'
      WHERE d.client_id = (SELECT id FROM access.system_client WHERE name LIKE 'drill-%' ORDER BY created_at DESC LIMIT 1)
      """;

  private static final String PAPERS =
      """
      SELECT d.code, a.edition, s.id, s.size, encode(s.sha256, 'hex') AS sha256, s.kept,
        (SELECT count(*) FROM audit.entry e WHERE e.subject = 'dossier/' || d.code AND e.act = 'dossier-document-attached') AS rows
      FROM dossier.dossier d JOIN dossier.attachment a ON a.authority = d.authority AND a.dossier_id = d.id
      LEFT JOIN document.stored_document s ON s.id = a.document_id
      WHERE d.client_id = (SELECT id FROM access.system_client WHERE name LIKE 'drill-%' ORDER BY created_at DESC LIMIT 1)
      """;

  private final Connection connection;
  private final Path documents;
  private boolean keysForgotten;

  /**
   * @param documents folder of the sealed files
   */
  Verifier(Connection connection, Path documents) {
    this.connection = connection;
    this.documents = documents;
  }

  /** Where the clock went on for longer than keys are kept, dossiers are known by their codes. */
  Verifier withoutKeys() {
    keysForgotten = true;
    return this;
  }

  /**
   * One line for each dossier or paper that is lost, doubled, not asked for, or half written;
   * counts what the log acknowledges.
   */
  List<String> differences(Path log) throws SQLException, IOException {
    List<String> wrong = new ArrayList<>();
    Map<String, String> missing = new TreeMap<>();
    Map<String, String> papers = new TreeMap<>();
    for (String line : Files.readAllLines(log, StandardCharsets.US_ASCII)) {
      String[] told = line.split(" ");
      if (told.length == 3) {
        papers.put(told[1], told[2]);
      } else if (missing.put(keysForgotten ? told[1] : told[0], told[1]) != null) {
        wrong.add(told[0] + " was acknowledged twice");
      }
    }
    Results.count("acknowledged, by the clients’ log", missing.size());
    Results.count("papers acknowledged, by the clients’ log", papers.size());
    dossiers(missing, wrong);
    papers(papers, wrong);
    return wrong;
  }

  private void dossiers(Map<String, String> missing, List<String> wrong) throws SQLException {
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
        if (rs.getInt("acts") != 1 + rs.getInt("papers")
            || rs.getInt("rows") != 1
            || rs.getInt("messages") != 1) {
          wrong.add(
              "%s is half written: %d acts with %d papers, %d audit rows, %d messages"
                  .formatted(
                      code,
                      rs.getInt("acts"),
                      rs.getInt("papers"),
                      rs.getInt("rows"),
                      rs.getInt("messages")));
        }
      }
    }
    missing.forEach(
        (key, code) -> wrong.add(code + " was acknowledged for " + key + " and is lost"));
  }

  private void papers(Map<String, String> missing, List<String> wrong)
      throws SQLException, IOException {
    Map<String, Long> sizes = sizes();
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(PAPERS)) {
      while (rs.next()) {
        String code = rs.getString("code");
        String hash = missing.remove(code);
        Long sealed = sizes.get(rs.getString("id"));
        if (hash == null) {
          wrong.add("the paper of " + code + " was never acknowledged, or is there twice");
        } else if (!hash.equals(rs.getString("sha256")) || !rs.getBoolean("kept")) {
          wrong.add("the paper of " + code + " is not the one that was sent, or not kept");
        } else if (sealed == null || sealed <= rs.getLong("size")) {
          wrong.add("the file of the paper of %s: %s bytes".formatted(code, sealed));
        }
        if (rs.getInt("edition") != 1 || rs.getInt("rows") != 1) {
          wrong.add(
              "the paper of %s: edition %d, %d audit rows"
                  .formatted(code, rs.getInt("edition"), rs.getInt("rows")));
        }
      }
    }
    missing.keySet().forEach(code -> wrong.add("the paper of " + code + " is lost"));
  }

  /** Bytes of each sealed file by its name. */
  private Map<String, Long> sizes() throws IOException {
    Map<String, Long> sizes = new HashMap<>();
    if (Files.exists(documents)) {
      try (var files = Files.walk(documents)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          sizes.put(file.getFileName().toString(), Files.size(file));
        }
      }
    }
    return sizes;
  }
}
