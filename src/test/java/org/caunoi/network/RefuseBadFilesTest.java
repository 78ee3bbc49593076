package org.caunoi.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.NeedsNothing;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.caunoi.platform.reference.ReferenceProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.FileSystemResource;

@NeedsNothing
class RefuseBadFilesTest {

  @TempDir Path folder;

  @BeforeEach
  void copyTheShippedFiles() throws IOException {
    for (String name : ReferenceFolder.NAMES) {
      Files.write(folder.resolve(name), Hanoi.FOLDER.createRelative(name).getContentAsByteArray());
    }
  }

  /** Regular expression, replacement (first hit), then the start of the one problem expected. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "communes.csv | ^code,name | code,title | communes.csv:1: header: must be exactly"
            + " code,name",
        "communes.csv | \\n00004, | \\n0004, | communes.csv:2: code: \"0004\" is not five digits",
        "communes.csv | \\n"
            + "00008,Ngọc | \\n"
            + "00004,Ngọc | communes.csv:3: code: \"00004\" is there twice",
        "communes.csv | ,Ngọc Hà, | ,, | communes.csv:3: name: must not be empty",
        "communes.csv | ,Ngọc Hà, | , Ngọc Hà, | communes.csv:3: name: has blanks",
        "communes.csv | ,Ngọc Hà, | ,=HYPERLINK(1), | communes.csv:3: name: begins like a formula",
        "communes.csv | ,Ngọc Hà, | ,@SUM(A1), | communes.csv:3: name: begins like a formula",
        "communes.csv | ,Ngọc Hà, | ,+1+2, | communes.csv:3: name: begins like a formula",
        "communes.csv | ,Ngọc Hà, | ,-2+3, | communes.csv:3: name: begins like a formula",
        "communes.csv | ,Ngọc Hà, | ,Ba Đình, | communes.csv:3: name: ",
        "communes.csv | Ngoc Ha,ward | Ngoc Ha,city | communes.csv:3: kind: \"city\" is not one of",
        "communes.csv | ,93536, | ,-5, | communes.csv:3: population: \"-5\" is not a whole number",
        "communes.csv | ,93536, | ,99999999999999999999, | communes.csv:3: population: ",
        "communes.csv | ,21.0381, | ,10.77, | communes.csv:3: lat: \"10.77\" is not inside the"
            + " city",
        "communes.csv | ,21.0381, | ,NaN, | communes.csv:3: lat: \"NaN\" is not inside the city",
        "communes.csv | ,105.816, | ,106.7, | communes.csv:3: lon: \"106.7\" is not inside the"
            + " city",
        "communes.csv | ,93536,21.0381 | ,93536 | communes.csv:3: row: has 7 fields, not 8",
        "communes.csv | \\n00025,.* | \\n | communes.csv:4: row: has 1 fields, not 8",
        "communes.csv | \"Số 25, phố | \"\"Số\" 25, phố | communes.csv:3: row: is not CSV",
        "old-units.csv | \\n00001,Phường Phúc Xá | \\n00001,Phúc Xá | old-units.csv:2: old_name: ",
        "old-units.csv | Quận Ba Đình,00097 | Ba Đình,00097 | old-units.csv:2: old_district: ",
        "old-units.csv | ,00097,full | ,00098,full | old-units.csv:2: new_code: \"00098\" is not in"
            + " communes.csv",
        "old-units.csv | ,00097,full | ,00097,whole | old-units.csv:2: coverage: \"whole\" is not"
            + " one of full, partial",
        "old-units.csv | ,00097,full | ,00097,partial | old-units.csv:2: coverage: does not fit",
        "old-units.csv | (00007,Phường Cống Vị,Quận Ba Đình,)00025,partial | $100008,partial |"
            + " old-units.csv:6: new_code: ",
        "operators.csv | \\nvnpost-sample | \\nVNPost | operators.csv:2: id: \"VNPost\" is not",
        "operators.csv | 0900000101 | call us | operators.csv:2: complaint_phone: \"call us\"",
        "operators.csv | 0900000101,sample | 0900000101,maybe | operators.csv:2: origin: \"maybe\"",
        "points.csv | \\nHN-0002 | \\nHN-0001 | points.csv:3: id: \"HN-0001\" is there twice",
        "points.csv | \\nHN-0035 | \\nHN-35 | points.csv:36: id: \"HN-35\" is not like HN-0001",
        "points.csv | vnpost-sample | dhl | points.csv:2: operator: \"dhl\" is not in"
            + " operators.csv",
        "points.csv | Hà Nội\",00070 | Hà Nội\",00071 | points.csv:2: commune: \"00071\" is not in"
            + " communes.csv",
        "points.csv | ,2025-02-05,, | ,2025-02-30,, | points.csv:2: opened_on: \"2025-02-30\" is"
            + " not a date",
        "points.csv | ,2025-02-05,, | ,5/2/2025,, | points.csv:2: opened_on: \"5/2/2025\" is not a"
            + " date",
        "points.csv | ,2025-02-05,, | ,2025-02-05,2025-02-04, | points.csv:2: closed_on: is before",
        "points.csv | Mo-Fr 07:00-19:00 | Mo-Fr 19:00-07:00 | points.csv:2: hours: 19:00-07:00 does"
            + " not run forward",
        "points.csv | ,1,listed | ,zero,listed | points.csv:2: phase: \"zero\" is not a whole"
            + " number",
        "points-osm.csv | \\n"
            + "HN-0002 | \\n"
            + "HN-9999 | points-osm.csv:2: point: \"HN-9999\" is not in points.csv",
        "points-osm.csv | \\n"
            + "HN-0003 | \\n"
            + "HN-0002 | points-osm.csv:3: point: \"HN-0002\" is there twice",
        "points-osm.csv | 21.032534 | 12.032534 | points-osm.csv:2: lat: \"12.032534\" is not"
            + " inside",
        "authorities.csv | \\n"
            + "001\\.00 | \\n"
            + "000.00 | authorities.csv:3: code: \"000.00.00.H26\" is there twice",
        "authorities.csv | \\n"
            + "001\\.00\\.00\\.H26 | \\n"
            + "first | authorities.csv:3: code: \"first\" is not an agency code",
        "authorities.csv | branch,000.00.00.H26 | branch,999.00.00.H26 | authorities.csv:3: parent:"
            + " \"999.00.00.H26\" is not in",
        "authorities.csv | city-centre,, | city-centre,000.00.00.H26, | authorities.csv:2: parent:"
            + " leads back",
        "authorities.csv | city-centre,, | centre,, | authorities.csv:2: kind: \"centre\" is not"
            + " one of",
        "authorities.csv | \\n"
            + "(101[^\\n"
            + "]*),00004, | \\n"
            + "$1,00005, | authorities.csv:15: commune: \"00005\" is not in",
        "authorities.csv | \\n"
            + "(101[^\\n"
            + "]*),00004, | \\n"
            + "$1,00008, | authorities.csv:16: kind: a second commune in 00008",
        "authorities.csv | \\n"
            + "(101[^\\n"
            + "]*),00004, | \\n"
            + "$1,, | authorities.csv:15: commune: must not be empty for commune",
        "authorities.csv | \\n"
            + "101[^\\n"
            + "]* |  | authorities.csv:1: commune: no service centre for 00004",
        "authorities.csv | ,seen | ,sure | authorities.csv:2: confidence: \"sure\" is not one of"
      })
  void namesFileLineAndField(String file, String pattern, String replacement, String expected)
      throws IOException {
    change(file, pattern, replacement == null ? "" : replacement);
    assertThat(problems()).anySatisfy(problem -> assertThat(problem).startsWith(expected));
  }

  @Test
  void namesAMissingFile() throws IOException {
    Files.delete(folder.resolve("points.csv"));
    assertThat(problems()).singleElement().asString().startsWith("points.csv:1: file: is missing");
  }

  @Test
  void namesAnEmptyFile() throws IOException {
    Files.writeString(folder.resolve("operators.csv"), "");
    assertThat(problems()).contains("operators.csv:1: file: is empty");
  }

  @Test
  void namesAFileWithNothingButItsHeader() throws IOException {
    Files.writeString(
        folder.resolve("communes.csv"), "code,name,name_en,kind,population,lat,lon,seat_address\n");
    assertThat(problems()).contains("communes.csv:1: file: has no rows");
  }

  @Test
  void namesAFileInAnotherEncoding() throws IOException {
    Path file = folder.resolve("points.csv");
    Files.write(file, Files.readString(file).getBytes(StandardCharsets.UTF_16LE));
    assertThat(problems()).contains("points.csv:1: file: is not UTF-8 text");
  }

  @Test
  void namesTextThatIsNotComposed() throws IOException {
    change("communes.csv", "Ngọc Hà", Normalizer.normalize("Ngọc Hà", Normalizer.Form.NFD));
    assertThat(problems()).contains("communes.csv:3: name: is not in Unicode form NFC");
  }

  @Test
  void namesTheProblemsOfAllFilesAtOnce() throws IOException {
    change("communes.csv", ",93536,", ",many,");
    change("operators.csv", "0900000101", "none");
    change("points-osm.csv", "21.032534", "north");
    assertThat(problems())
        .hasSize(3)
        .anyMatch(problem -> problem.startsWith("communes.csv:3: population: "))
        .anyMatch(problem -> problem.startsWith("operators.csv:2: complaint_phone: "))
        .anyMatch(problem -> problem.startsWith("points-osm.csv:2: lat: "));
  }

  private List<String> problems() {
    List<String> found = new ArrayList<>();
    assertThatThrownBy(() -> Hanoi.read(new FileSystemResource(folder + "/")))
        .isInstanceOfSatisfying(
            ReferenceDataRefused.class,
            refused ->
                refused.problems().stream().map(ReferenceProblem::toString).forEach(found::add));
    return found;
  }

  private void change(String file, String pattern, String replacement) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    String after = before.replaceFirst(pattern, replacement.replace("\\n", "\n"));
    assertThat(after).as("the pattern must hit").isNotEqualTo(before);
    Files.writeString(path, after);
  }
}
