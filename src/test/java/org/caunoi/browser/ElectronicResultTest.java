package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.caunoi.Papers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An electronic result comes to the citizen's phone by a one-time link and a code. */
class ElectronicResultTest extends BrowserTest {

  private static final String MOBILE = "0900007041";
  private static final byte[] RESULT = Papers.pdf();

  @TempDir private Path folder;

  @Test
  void aResultIsDownloadedOnThePhoneAgainstTheCode() throws IOException {
    Visit visit = new Visit(signIn(staff(), "quay"), phone(), sandbox(), MOBILE);
    visit.scansCard().picks("tl").pairsPhone().givesPhone().isShown().agrees().provesByCode();
    String code = visit.submits();
    visit.ends();
    issued(visit.clerk, code);
    downloaded(visit.citizen, MOBILE);
    JourneyTest.track(visit.citizen, code, MOBILE).sees("Ông bà đã nhận kết quả");
  }

  private void issued(Window desk, String code) throws IOException {
    signIn(desk, "tiepnhan");
    desk.open("/dossiers/" + code).press("✓ Đủ").press("Tiếp nhận").sees("Đã tiếp nhận");
    JourneyTest.handOver(desk, "Đỗ Thị Mẫu Ký");
    signIn(desk, "kyduyet");
    desk.open("/dossiers/" + code).press("Duyệt").sees("Đã duyệt");
    Path result = Files.write(folder.resolve("ket-qua.pdf"), RESULT);
    desk.press("Ban hành kết quả").type("#number", "02/TLKS-TN").attach("#file", result.toString());
    desk.click("form[action$='/results'] button[type=submit]").sees("Đã ban hành kết quả");
  }

  private void downloaded(Window phone, String mobile) throws IOException {
    Path downloads = Files.createDirectory(folder.resolve("downloads"));
    phone
        .browser()
        .executeCdpCommand(
            "Browser.setDownloadBehavior",
            Map.of("behavior", "allow", "downloadPath", downloads.toAbsolutePath().toString()));
    String link = phone.until("the link", () -> sandbox().resultLink(mobile));
    int before = sandbox().messages(mobile);
    phone.open(link).press("Gửi mã");
    phone.until("the code", () -> sandbox().messages(mobile) > before ? "yes" : null);
    Camera.take(phone, "result");
    String code = phone.until("code", () -> sandbox().code(mobile));
    phone.type("#code", code).click("form:has(#code) button[type=submit]");
    Path file = phone.until("the file", () -> only(downloads));
    assertThat(Files.readAllBytes(file)).startsWith(RESULT).hasSizeGreaterThan(RESULT.length);
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("/ByteRange");
  }

  private static @Nullable Path only(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".pdf")).findFirst().orElse(null);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
