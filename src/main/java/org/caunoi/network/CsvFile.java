package org.caunoi.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.caunoi.platform.reference.ReferenceProblems;

/** Reads one UTF-8 file with exactly the expected columns; rows of another width are left out. */
final class CsvFile {

  private CsvFile() {}

  static List<CsvRow> rows(
      String file, byte[] content, List<String> columns, ReferenceProblems problems) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException notUtf8) {
      problems.add(file, 1, "file", "is not UTF-8 text");
      return List.of();
    }
    List<CsvRow> rows = new ArrayList<>();
    int line = 1;
    try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
      Iterator<CSVRecord> records = parser.iterator();
      if (!records.hasNext()) {
        problems.add(file, 1, "file", "is empty");
        return List.of();
      }
      if (!columns.equals(records.next().toList())) {
        problems.add(file, 1, "header", "must be exactly " + String.join(",", columns));
        return List.of();
      }
      line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
      while (records.hasNext()) {
        CSVRecord record = records.next();
        if (record.size() == columns.size()) {
          rows.add(new CsvRow(file, line, values(columns, record), problems));
        } else {
          problems.add(
              file, line, "row", "has " + record.size() + " fields, not " + columns.size());
        }
        line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
      }
    } catch (UncheckedIOException | IOException | IllegalStateException broken) {
      problems.add(file, line, "row", "is not CSV: a quote is out of place");
      return List.of();
    }
    if (rows.isEmpty() && problems.isEmpty()) {
      problems.add(file, 1, "file", "has no rows");
    }
    return rows;
  }

  private static Map<String, String> values(List<String> columns, CSVRecord record) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      values.put(columns.get(column), record.get(column));
    }
    return values;
  }
}
