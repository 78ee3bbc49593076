package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.caunoi.Walk;
import org.caunoi.catalogue.ReturnWay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What a citizen needs works where scripts are off or never arrive. */
class WithoutJavaScriptTest extends BrowserTest {

  @Autowired private Walk walk;
  @TempDir private Path downloads;

  @Test
  void scriptsAreReallyOff() {
    Window phone = phoneWithoutScripts().open("/sign-in");
    phone.find("form[data-guard]");
    assertThat(phone.requests()).noneMatch(url -> url.endsWith(".js"));
  }

  @Test
  void fromTheFrontDoorToTheListOfPapers() {
    Window phone = phoneWithoutScripts().open("/");
    phone.type("#q", "trích lục").click("form[action='/procedures'] button");
    phone.press("Cấp bản sao trích lục").press("Cho người khác");
    phone.click("form[action^='/procedures/2.000635'] button").sees("Giấy ủy quyền");
  }

  @Test
  void trackingRatingAndTheResult() {
    String code =
        walk.filing().form("phone", "0900007041").returnBy(ReturnWay.ELECTRONIC).file().code();
    walk.issue(code);
    Window phone = phoneWithoutScripts().open("/tracking");
    phone
        .type("#code", code)
        .type("#digits", "12")
        .click("main form button")
        .find(".summary-error");
    phone.type("#digits", "7041").click("main form button").sees("Hồ sơ đã đi qua những đâu");
    phone.press("Góp ý").choose("#ease-5").choose("#satisfaction-5").click("label[for=moneyAsked]");
    phone.press("Gửi góp ý").sees("Cảm ơn ông bà đã góp ý");
    result(phone);
  }

  private void result(Window phone) {
    phone
        .browser()
        .executeCdpCommand(
            "Browser.setDownloadBehavior",
            Map.of("behavior", "allow", "downloadPath", downloads.toAbsolutePath().toString()));
    phone.open(phone.until("the link", () -> sandbox().resultLink("0900007041")));
    int before = sandbox().messages("0900007041");
    phone.press("Gửi mã");
    phone.until("the code", () -> sandbox().messages("0900007041") > before ? "yes" : null);
    String code = phone.until("code", () -> sandbox().code("0900007041"));
    phone.type("#code", code).click("form:has(#code) button[type=submit]");
    assertThat(phone.until("the file", this::downloaded)).isNotEmptyFile();
  }

  private @Nullable Path downloaded() {
    try (Stream<Path> files = Files.list(downloads)) {
      return files
          .filter(file -> file.toString().endsWith(".pdf") && file.toFile().length() > 0)
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theCitizensOwnScreen() {
    Visit visit =
        new Visit(signIn(staff(), "quay"), phoneWithoutScripts(), sandbox(), "0900007042");
    visit.scansCard().picks("tl").pairsPhone().givesPhone().isShown();
    visit.citizen.sees("Bác xem lại trước khi gửi").press("Chưa đúng");
    visit.citizen.sees("Chỗ nào chưa đúng?").press("Quay lại");
    visit.agrees();
    String code = visit.citizen.until("code", () -> sandbox().code("0900007042"));
    visit.citizen.type("#code", code).press("Xong").sees("Bác đã xác nhận xong");
    visit.submits();
    visit.citizen.sees("Hồ sơ đã nộp");
    visit.ends();
    visit.citizen.sees("Cảm ơn bác");
  }

  private Window phoneWithoutScripts() {
    return new Window(Browsers.Kind.WITHOUT_JAVASCRIPT, home(), 390, 844);
  }
}
