package org.caunoi.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.form.ExportRegister;
import org.caunoi.dossier.form.ExportRegister.Format;
import org.caunoi.dossier.form.RegisterFilter;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/**
 * What citizens write goes out in both files of the register, read back here: no cell begins
 * anything that a spreadsheet computes.
 */
@IntegrationTest
class FormulasTest {

  private static final Pattern BEGINS =
      Pattern.compile("^[\\s\\p{Z}\\p{C}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);
  private static final String COMMUNE = "10015";

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private ExportRegister exporting;
  @Autowired private Clock clock;

  @Test
  void noCellOfAnyExportBeginsAFormula() throws Exception {
    SignedIn partner = people.partner().who();
    int filed = 0;
    for (String payload : Payloads.formulas()) {
      try {
        walk.filing().form("commune", COMMUNE).form("address", payload).by(partner);
        filed++;
      } catch (Refused unreadable) {
        // A control character is no address.
        assertThat(unreadable.kind()).isNotEqualTo(Refused.Kind.CONFLICT);
      }
    }
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, walk.authorityOf(COMMUNE));
    List<String> cells = new ArrayList<>(csv(officer));
    int inCsv = cells.size();
    cells.addAll(sheet(officer));
    System.out.printf(
        "Formulas: %d payloads, %d filed, %d cells of CSV and %d of Excel read back%n",
        Payloads.formulas().size(), filed, inCsv, cells.size() - inCsv);
    assertThat(Payloads.formulas()).hasSizeGreaterThan(100);
    assertThat(filed).isGreaterThan(80);
    assertThat(cells).noneMatch(cell -> BEGINS.matcher(cell).matches());
    assertThat(cells.stream().filter(cell -> cell.contains("WEBSERVICE")).count())
        .isGreaterThan(20);
    // Were they written out as they came in, both files would be found out here.
    assertThat(live(() -> csv(officer))).isNotEmpty();
    assertThat(live(() -> sheet(officer))).isNotEmpty();
  }

  private static List<String> live(Callable<List<String>> export) throws Exception {
    return Planted.during(Planted.Defect.LIVE_CELLS, export).stream()
        .filter(cell -> BEGINS.matcher(cell).matches())
        .toList();
  }

  private List<String> csv(SignedIn who) throws IOException {
    String text = new String(bytes(who, Format.CSV), StandardCharsets.UTF_8);
    List<String> cells = new ArrayList<>();
    try (var parser = CSVFormat.EXCEL.parse(new StringReader(text.substring(1)))) {
      for (CSVRecord row : parser) {
        row.forEach(cells::add);
      }
    }
    return cells;
  }

  private List<String> sheet(SignedIn who) throws IOException {
    Path file = Files.write(Files.createTempFile("register", ".xlsx"), bytes(who, Format.XLSX));
    try (ZipFile book = new ZipFile(file.toFile())) {
      InputStream part = book.getInputStream(book.getEntry("xl/worksheets/sheet1.xml"));
      String sheet = new String(part.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(sheet).doesNotContain("<f>", "<f ");
      return Pattern.compile("<t[^>]*>(.*?)</t>", Pattern.DOTALL)
          .matcher(sheet)
          .results()
          .map(cell -> HtmlUtils.htmlUnescape(cell.group(1).replace("&apos;", "'")))
          .toList();
    } finally {
      Files.delete(file);
    }
  }

  private byte[] bytes(SignedIn who, Format format) throws IOException {
    LocalDate today = VietnamTime.day(clock.instant());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    exporting
        .export(who, new RegisterFilter(today, today, null, null, null, false), format)
        .writeTo(file);
    return file.toByteArray();
  }
}
