package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.caunoi.Walk;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.audit.ProveRow;
import org.caunoi.catalogue.ReturnWay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a citizen needs works where scripts are off or never arrive. */
class WithoutJavaScriptTest extends BrowserTest {

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping routes;

  @Autowired private Walk walk;
  @Autowired private ProveRow proving;
  @TempDir private Path downloads;

  @Test
  void scriptsAreReallyOff() {
    Window phone = phoneWithoutScripts().open("/sign-in");
    phone.find("form[data-guard]");
    assertThat(phone.requests()).noneMatch(url -> url.endsWith(".js"));
  }

  @Test
  void everyPageForCitizensStandsAndOffersNothingThatOnlyScriptsCanDo() {
    String code =
        walk.filing().form("phone", "0900007043").returnBy(ReturnWay.ELECTRONIC).file().code();
    walk.issue(code);
    Window phone = phoneWithoutScripts();
    phone.open("/tracking").type("#code", code).type("#digits", "7043");
    phone.click("main form button").sees("Nhận kết quả");
    String status = phone.path();
    String result = phone.until("the link", () -> sandbox().resultLink("0900007043"));
    List<String> pages =
        List.of(
            "/",
            "/procedures",
            "/procedures/2.000635",
            "/procedures/2.000635/bring-list",
            "/check",
            "/ns/epcis",
            "/proof/" + proving.idOf("dossier/" + code, "dossier-filed").orElseThrow(),
            "/citizen-screen",
            "/citizen-screen/pair/khong-co",
            "/sandbox",
            "/sign-in",
            "/tracking",
            status,
            status.replace("?", "/looked?"),
            status.replace("?", "/not-me?"),
            status.replace("?", "/rating?"),
            status.replace("?", "/receipt?"),
            status.replace("?", "/withdrawal?"),
            result,
            result + "/signatures");
    Pages kinds = new Pages(routes);
    Set<String> seen = new HashSet<>();
    for (String page : pages) {
      phone.open(page).find("main h1");
      assertThat(dead(phone)).as(page).isEmpty();
      kinds.of(page).ifPresent(seen::add);
    }
    assertThat(open(routes)).as("pages nobody looked at").isSubsetOf(seen);
  }

  /** Visible buttons that send nothing. */
  private static List<String> dead(Window phone) {
    return phone.browser().findElements(By.cssSelector("button[type=button]")).stream()
        .filter(WebElement::isDisplayed)
        .map(WebElement::getText)
        .toList();
  }

  /** Patterns of the pages anybody may open. */
  private static Set<String> open(RequestMappingHandlerMapping routes) {
    Set<String> open = new TreeSet<>();
    routes
        .getHandlerMethods()
        .forEach(
            (info, method) -> {
              Requires requires = method.getMethodAnnotation(Requires.class);
              boolean read = info.getMethodsCondition().getMethods().contains(RequestMethod.GET);
              if (requires != null && requires.value() == Permission.OPEN && read) {
                info.getPatternValues().stream()
                    .filter(path -> !path.matches("/api/.*|/catalogue/.*|.*(/events|/file)"))
                    .forEach(open::add);
              }
            });
    return open;
  }

  @Test
  void theFormInTheCitizensHands() {
    Visit visit =
        new Visit(signIn(staff(), "quay"), phoneWithoutScripts(), sandbox(), "0900007044");
    visit.scansCard().picks("tl").pairsPhone();
    visit.clerk.sees("Đưa tờ khai sang điện thoại").press("Chỉ đưa vài mục");
    visit.clerk.click("input[name=field][value=phone]").press("Đưa các mục đã chọn");
    visit.citizen.open("/citizen-screen").sees("Câu 1 trên 1");
    visit.citizen.type("[name='form.phone']", "0900007044").press("Tiếp tục");
    visit.citizen.sees("Bác đã trả lời xong");
    visit.clerk.press("Lấy lại tờ khai").sees("Đưa tờ khai sang điện thoại");
    visit.ends();
  }

  @Test
  void thePortalStepByStep() {
    Visit visit =
        new Visit(signIn(staff(), "quay"), phoneWithoutScripts(), sandbox(), "0900007045");
    visit.scansCard().picks("cc").pairsPhone().givesPhone().handsOver();
    for (int step = 1; step <= 5; step++) {
      visit.citizen.open("/citizen-screen?view=step-" + step).find(".step-count");
      assertThat(dead(visit.citizen)).as("step " + step).isEmpty();
    }
    visit.ends();
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
        new Visit(signIn(staff(), "quay"), phoneWithoutScripts(), sandbox(), "0900007098");
    visit.scansCard().picks("tl").pairsPhone().givesPhone().isShown();
    visit.citizen.sees("Bác xem lại trước khi gửi").press("Chưa đúng");
    visit.citizen.sees("Chỗ nào chưa đúng?").press("Quay lại");
    visit.agrees();
    String code = visit.citizen.until("code", () -> sandbox().code("0900007098"));
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
