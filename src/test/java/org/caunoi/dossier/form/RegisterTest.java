package org.caunoi.dossier.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.AtCounter;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.ReturnAtCounter;
import org.caunoi.dossier.form.ExportRegister.Format;
import org.caunoi.network.Authorities;
import org.caunoi.post.Proof;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

/** The register: what is in it, who sees what of it, and the files it becomes. */
@IntegrationTest
class RegisterTest {

  private static final String COMMUNE = "00433";

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private Register register;
  @Autowired private ExportRegister exporting;
  @Autowired private CloseRegister closing;
  @Autowired private ReadForms forms;
  @Autowired private ReturnAtCounter returning;
  @Autowired private Authorities authorities;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private String authority = "";
  private SignedIn intake;
  private LocalDate today = LocalDate.EPOCH;

  @BeforeEach
  void enrol() {
    authority = walk.authorityOf(COMMUNE);
    intake = people.officer(Role.INTAKE_OFFICER, authority);
    today = VietnamTime.day(clock.instant());
  }

  @Test
  void theLastSecondOfAYearIsInItsBookAndTheNextInTheNewOne() {
    String old = file("Lê Thử Cuối");
    String fresh = file("Lê Thử Đầu");
    filedAt(old, "2025-12-31T16:59:59Z");
    filedAt(fresh, "2025-12-31T17:00:01Z");
    LocalDate newYear = LocalDate.of(2026, 1, 1);
    assertThat(codes(period(newYear.minusDays(1), newYear.minusDays(1))))
        .contains(old)
        .doesNotContain(fresh);
    assertThat(codes(period(newYear, newYear))).contains(fresh).doesNotContain(old);
  }

  private void filedAt(String code, String moment) {
    jdbc.sql("UPDATE dossier.dossier SET filed_at = CAST(:at AS timestamptz) WHERE code = :code")
        .param("at", moment)
        .param("code", code)
        .update();
  }

  @Test
  void listsDossiersOfThePeriodInTheOrderOfFilingPageByPage() {
    List<String> filed = List.of(file("Lê Thử Một"), file("Lê Thử Hai"), file("Lê Thử Ba"));
    RegisterFilter all = filter(null, false);
    List<RegisterLine> page = register.list(intake, all, null, 2);
    List<String> found = new ArrayList<>();
    while (!page.isEmpty()) {
      page.forEach(line -> found.add(line.code()));
      page = register.list(intake, all, page.getLast().position(), 2);
    }
    assertThat(found).doesNotHaveDuplicates().containsSubsequence(filed);
    RegisterFilter yesterday =
        new RegisterFilter(today.minusDays(1), today.minusDays(1), null, null, null, false);
    assertThat(register.list(intake, yesterday, null, 5)).isEmpty();
  }

  @Test
  void filtersByStateProcedureAndLateness() {
    String fresh = file("Lê Thử Mới");
    String late = file("Lê Thử Trễ");
    walk.accept(late);
    jdbc.sql(
            "UPDATE dossier.dossier SET appointment_at = filed_at - interval '1 day' WHERE code ="
                + " :code")
        .param("code", late)
        .update();
    assertThat(codes(filter(DossierState.NEW, false))).contains(fresh).doesNotContain(late);
    assertThat(codes(filter(null, true))).contains(late).doesNotContain(fresh);
    assertThat(codes(new RegisterFilter(today, today, null, "9.999999", null, false))).isEmpty();
    assertThat(codes(new RegisterFilter(today, today, null, Walk.EXTRACT, null, false)))
        .contains(fresh, late);
  }

  @Test
  void showsNobodyTheRegisterOfAnotherAuthority() {
    String code = file("Lê Thử Riêng");
    SignedIn elsewhere = people.officer(Role.INTAKE_OFFICER, walk.authorityOf("00004"));
    RegisterFilter foreign = new RegisterFilter(today, today, authority, null, null, false);
    assertThat(register.list(elsewhere, foreign, null, 100)).isEmpty();
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    assertThat(register.list(centre, foreign, null, 100))
        .extracting(RegisterLine::code)
        .contains(code);
    assertThatThrownBy(() -> register.list(people.clerk("HN-0001"), foreign, null, 1))
        .hasMessage("forbidden");
  }

  @Test
  void refusesPeriodsThatMakeNoSense() {
    assertThatThrownBy(() -> register.list(intake, period(today, today.minusDays(1)), null, 1))
        .hasMessage("period-upside-down");
    assertThatThrownBy(() -> register.list(intake, period(today.minusYears(6), today), null, 1))
        .hasMessage("period-too-long");
    SignedIn elsewhere = people.officer(Role.INTAKE_OFFICER, walk.authorityOf("10489"));
    assertThatThrownBy(
            () -> closing.close(elsewhere, period(today.minusYears(2), today.minusYears(1))))
        .hasMessage("register-empty");
    assertThatThrownBy(
            () ->
                closing.close(
                    people.officer(Role.SIGNER, null),
                    new RegisterFilter(today, today, "khong.co", null, null, false)))
        .hasMessage("unknown-authority");
  }

  @Test
  void aLineNamesTheAgencyAndWhatTheCollectorShowed() throws IOException {
    String code = walk.filing().withoutPhone().form("commune", COMMUNE).file().code();
    walk.issue(code);
    SignedIn desk = people.officer(Role.RETURN_OFFICER, null);
    returning.handOver(desk, code, null, AtCounter.of("001199000001", null));
    List<CSVRecord> rows = csv(intake);
    List<String> head = rows.getFirst().toList();
    CSVRecord own = rows.stream().filter(row -> row.get(1).equals(code)).findFirst().orElseThrow();
    assertThat(own.get(head.indexOf("Cơ quan giải quyết")))
        .isEqualTo(authorities.get(authority).name());
    assertThat(own.get(head.indexOf("Ký nhận"))).isEqualTo("Thẻ căn cước");
    String waiting = file("Lê Thử Chờ");
    assertThat(csv(intake))
        .filteredOn(row -> row.get(1).equals(waiting))
        .singleElement()
        .satisfies(row -> assertThat(row.get(head.indexOf("Ký nhận"))).isEmpty());
    IssuedForm book = closing.close(intake, period(today, today)).getFirst();
    try (InputStream content = forms.openRegister(intake, book.id()).content()) {
      byte[] pdf = content.readAllBytes();
      assertThat(Pdfs.text(pdf)).contains("Ký nhận", "Thẻ căn cước");
      Pdfs.picture(pdf, "07-signed");
    }
  }

  @Test
  void whateverCanBeShownForAResultHasItsWords() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (Proof proof : Proof.values()) {
      shown.add(proof.name().toLowerCase(Locale.ROOT));
    }
    Pattern said = Pattern.compile("(?:\"proof\", |beside\\(|first \\+ )\"\\+?([a-z+]+)\"");
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/caunoi/dossier"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String source = Files.readString(file);
        if (source.contains("ActKind.RETURNED") || file.endsWith("CounterProof.java")) {
          said.matcher(source)
              .results()
              .forEach(found -> shown.addAll(List.of(found.group(1).split("\\+"))));
        }
      }
    }
    assertThat(shown).contains("card", "code", "signature", "link", "mandate", "attested");
    for (String language : List.of("vi", "en")) {
      Properties words = new Properties();
      try (Reader reader =
          Files.newBufferedReader(
              Path.of("src/main/resources/i18n/dossier_" + language + ".properties"))) {
        words.load(reader);
      }
      assertThat(words.stringPropertyNames())
          .as(language)
          .containsAll(shown.stream().map(one -> "form.proof." + one).toList());
    }
  }

  @Test
  void noCellOfACsvFileBeginsAFormula() {
    String code = file("Lê Thử Công Thức", "=HYPERLINK(\"http://evil.invalid\")");
    List<CSVRecord> rows = csv(intake);
    assertThat(rows.getFirst().get(1)).isEqualTo("Mã hồ sơ");
    assertThat(rows)
        .allSatisfy(
            row -> row.forEach(cell -> assertThat(cell).doesNotMatch("^[\\s=+\\-@\\t\\r|%].*")));
    CSVRecord own = rows.stream().filter(row -> row.get(1).equals(code)).findFirst().orElseThrow();
    assertThat(own.get(4)).isEqualTo("Lê Thử Công Thức");
    assertThat(own.get(5)).startsWith("'=HYPERLINK");
  }

  @Test
  void noCellOfAnExcelFileIsAFormula() throws IOException {
    String code = file("Lê Thử Bảng Tính", "=1+1");
    Map<String, String> parts = unzip(bytes(intake, Format.XLSX));
    String sheet = parts.getOrDefault("xl/worksheets/sheet1.xml", "");
    assertThat(sheet).contains(code, "t=\"inlineStr\"").doesNotContain("<f>", "<f ");
    List<String> cells =
        Pattern.compile("<t>(.*?)</t>")
            .matcher(sheet)
            .results()
            .map(cell -> HtmlUtils.htmlUnescape(cell.group(1).replace("&apos;", "'")))
            .toList();
    assertThat(cells).contains("Lê Thử Bảng Tính").anyMatch(cell -> cell.startsWith("'=1+1"));
    assertThat(cells).noneMatch(cell -> cell.matches("^[\\s=+\\-@|%].*"));
    assertThat(parts.keySet()).noneMatch(name -> name.contains("vba") || name.contains("external"));
  }

  @Test
  void aSheetThatIsFullIsFollowedByTheNext() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (XlsxRows rows = new XlsxRows(file, 3)) {
      for (String cell : List.of("Ma", "mot", "hai", "ba", "bon")) {
        rows.add(List.of(cell));
        rows.flush();
      }
    }
    Map<String, String> parts = unzip(file.toByteArray());
    assertThat(parts.getOrDefault("xl/workbook.xml", ""))
        .contains("name=\"07\"", "name=\"07 (2)\"")
        .doesNotContain("(3)");
    assertThat(parts.getOrDefault("xl/worksheets/sheet1.xml", ""))
        .contains(">Ma<", ">mot<", ">hai<")
        .doesNotContain(">ba<");
    assertThat(parts.getOrDefault("xl/worksheets/sheet2.xml", ""))
        .contains(">Ma<", ">ba<", ">bon<")
        .doesNotContain(">hai<");
  }

  @Test
  void peopleWhoNeedNotKnowGetMaskedNames() {
    String code = file("Lê Thử Che Tên");
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    CSVRecord masked =
        csv(centre).stream().filter(row -> row.get(1).equals(code)).findFirst().orElseThrow();
    assertThat(masked.get(4)).isEqualTo("L. T. C. Tên");
    assertThat(masked.get(5)).isEmpty();
    assertThat(
            jdbc.sql(
                    """
                    SELECT count(*) FROM audit.entry
                    WHERE act = 'register-exported' AND actor_id = :who AND details ->> 'clear' = 'false'
                    """)
                .param("who", centre.accountId())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private String file(String name) {
    return file(name, "Số 1 phố Thử");
  }

  private String file(String name, String address) {
    return walk.filing()
        .form("fullName", name)
        .form("commune", COMMUNE)
        .form("address", address)
        .file()
        .code();
  }

  private RegisterFilter filter(@Nullable DossierState state, boolean late) {
    return new RegisterFilter(today, today, null, null, state, late);
  }

  private static RegisterFilter period(LocalDate from, LocalDate to) {
    return new RegisterFilter(from, to, null, null, null, false);
  }

  private List<String> codes(RegisterFilter filter) {
    return register.list(intake, filter, null, 1000).stream().map(RegisterLine::code).toList();
  }

  private byte[] bytes(SignedIn who, Format format) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      exporting.export(who, filter(null, false), format).writeTo(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private List<CSVRecord> csv(SignedIn who) {
    String text = new String(bytes(who, Format.CSV), StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF");
    try (var parser = CSVFormat.EXCEL.parse(new StringReader(text.substring(1)))) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> unzip(byte[] book) throws IOException {
    Path file = Files.createTempFile("register", ".xlsx");
    Map<String, String> parts = new HashMap<>();
    Files.write(file, book);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().map(one -> (ZipEntry) one).toList()) {
        parts.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    } finally {
      Files.delete(file);
    }
    return parts;
  }
}
