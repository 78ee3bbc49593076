package org.caunoi.dossier.form;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.dossier.form.FormTemplate.Part;
import org.caunoi.dossier.form.RegisterLine.Position;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/**
 * Writes the register as a file while it is read, a page in memory at a time. People who do not
 * work on the content get masked names. No cell can begin a formula.
 */
@Component
public class ExportRegister {

  private static final int PAGE = 1000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Register register;
  private final RegisterRows lines;
  private final FormTemplates templates;
  private final AuditLog audit;
  private final Clock clock;

  ExportRegister(
      Register register, RegisterRows lines, FormTemplates templates, AuditLog audit, Clock clock) {
    this.register = register;
    this.lines = lines;
    this.templates = templates;
    this.audit = audit;
    this.clock = clock;
  }

  /** Kinds of file. */
  public enum Format {
    CSV("csv", "text/csv;charset=UTF-8"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String key;
    private final String mediaType;

    Format(String key, String mediaType) {
      this.key = key;
      this.mediaType = mediaType;
    }

    /** Ending of the file name. */
    public String key() {
      return key;
    }

    public String mediaType() {
      return mediaType;
    }
  }

  /**
   * Notes who takes the register out, and gives the file to be written; nothing is written where
   * the note fails. Refused as {@link Register#list}.
   */
  public Export export(SignedIn who, RegisterFilter filter, Format format) {
    List<RegisterLine> first = register.list(who, filter, null, PAGE);
    Map<String, Object> details = new HashMap<>();
    details.put("format", format.key());
    details.put("from", filter.from().toString());
    details.put("to", filter.to().toString());
    details.put("clear", who.may(Permission.READ_DOCUMENTS));
    audit.writeLook(
        who.authority() == null ? "-" : who.authority(),
        who.actor(),
        "register-exported",
        "register/" + (filter.authority() == null ? "all" : filter.authority()),
        "register",
        details);
    return target -> {
      try (Rows rows = open(target, format)) {
        return write(who, filter, first, rows);
      }
    };
  }

  private int write(SignedIn who, RegisterFilter filter, List<RegisterLine> first, Rows target)
      throws IOException {
    List<Part> columns =
        templates.on(OfficialForm.REGISTER, VietnamTime.day(clock.instant())).columns();
    target.add(columns.stream().map(Part::label).toList());
    boolean clear = who.may(Permission.READ_DOCUMENTS);
    int number = 0;
    List<RegisterLine> page = first;
    while (!page.isEmpty()) {
      for (RegisterLine line : page) {
        number++;
        Map<String, String> row = lines.of(line, number, clear);
        target.add(
            columns.stream()
                .map(column -> Cells.safe(row.getOrDefault(column.value(), "")))
                .toList());
      }
      target.flush();
      Position last = page.getLast().position();
      page = page.size() < PAGE ? List.of() : register.list(who, filter, last, PAGE);
    }
    return number;
  }

  private static Rows open(OutputStream target, Format format) throws IOException {
    return switch (format) {
      case CSV -> new Csv(target);
      case XLSX -> new XlsxRows(target, XlsxRows.MOST);
    };
  }

  /** A file that is ready to be written. */
  public interface Export {

    /** Writes it and leaves the target open; returns how many dossiers are in it. */
    int writeTo(OutputStream target) throws IOException;
  }

  /** Rows going out; closing ends the file, not the target. */
  interface Rows extends AutoCloseable {

    void add(List<String> cells) throws IOException;

    void flush() throws IOException;

    @Override
    void close() throws IOException;
  }

  private static final class Csv implements Rows {

    private final CSVPrinter printer;

    Csv(OutputStream target) throws IOException {
      Writer writer = new OutputStreamWriter(target, StandardCharsets.UTF_8);
      writer.write(BYTE_ORDER_MARK);
      printer = new CSVPrinter(writer, CSVFormat.EXCEL);
    }

    @Override
    public void add(List<String> cells) throws IOException {
      printer.printRecord(cells);
    }

    @Override
    public void flush() throws IOException {
      printer.flush();
    }

    @Override
    public void close() throws IOException {
      printer.flush();
    }
  }
}
