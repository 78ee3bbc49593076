package org.caunoi.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caunoi.Barriers;
import org.caunoi.Chromium;
import org.caunoi.IntegrationTest;
import org.caunoi.LooksWithABrowser;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.AttachDocument;
import org.caunoi.dossier.Attachment;
import org.caunoi.dossier.RequestSupplement;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.dossier.RequestWithdrawal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Officers' pages in Chromium: no barrier on a wide or a narrow screen, and the single keys. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@LooksWithABrowser
// In the house of the other browser tests, where nobody files while lists are looked at.
@TestPropertySource(properties = "caunoi.demo=true")
class WorkInBrowserTest {

  private static final String COMMUNE = "00199";

  @LocalServerPort private int port;
  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private AttachDocument attaching;
  @Autowired private RequestSupplement asking;
  @Autowired private RequestWithdrawal withdrawing;

  private ChromeDriver browser;
  private SignedIn partner;
  private SignedIn intake;

  @BeforeAll
  void prepare() {
    browser = Chromium.open();
    Chromium.size(browser, 1366, 768);
    partner = people.partner().who();
    intake = people.officer(Role.INTAKE_OFFICER, walk.authorityOf(COMMUNE));
  }

  @AfterAll
  void close() {
    browser.quit();
  }

  @Test
  void nothingStandsInAnybodysWay() {
    String fresh = file();
    attaching.attach(
        partner, fresh, null, new Attachment("mandate", walk.document(walk.authorityOf(COMMUNE))));
    String processed = file();
    walk.process(processed);
    String asked = file();
    asking.request(intake, asked, null, List.of(new Reason("mandate", "Ảnh bị mờ, xin chụp lại.")));
    String withdrawn = file();
    withdrawing.request(partner, withdrawn, null, "Tôi đổi ý");
    String done = file();
    walk.issue(done);
    List<String> findings = new ArrayList<>();
    signIn(intake);
    look("list-intake", "/dossiers", findings);
    look("list-all", "/dossiers?queue=all", findings);
    look("review-new", "/dossiers/" + fresh, findings);
    open("/dossiers/" + fresh);
    browser.findElements(By.cssSelector("summary")).forEach(WebElement::click);
    inspect("review-open", findings);
    look("review-withdrawn", "/dossiers/" + withdrawn, findings);
    signIn(people.officer(Role.SIGNER, walk.authorityOf(COMMUNE)));
    look("review-processing", "/dossiers/" + processed, findings);
    signIn(people.officer(Role.RETURN_OFFICER, walk.authorityOf(COMMUNE)));
    look("returns", "/returns", findings);
    look("review-return", "/dossiers/" + done, findings);
    SignedIn clerk = people.clerk("HN-0001");
    String counter = walk.filing().session(UUID.randomUUID()).by(clerk).code();
    asking.request(
        people.officer(Role.INTAKE_OFFICER, null),
        counter,
        null,
        List.of(new Reason("form", "Sai năm sinh.")));
    signIn(clerk);
    look("review-supplement", "/dossiers/" + counter, findings);
    assertThat(findings).isEmpty();
  }

  @Test
  void movesThroughTheListWithSingleKeys() {
    file();
    file();
    signIn(intake);
    open("/dossiers");
    List<WebElement> rows = browser.findElements(By.cssSelector("[data-row]"));
    type("j");
    assertThat(focus()).isEqualTo(rows.get(0).getText());
    type("j");
    assertThat(focus()).isEqualTo(rows.get(1).getText());
    type("k");
    assertThat(focus()).isEqualTo(rows.get(0).getText());
    type("/");
    assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("q");
    type("n");
    assertThat(browser.getCurrentUrl()).endsWith("/dossiers");
    assertThat(browser.switchTo().activeElement().getDomProperty("value")).isEqualTo("n");
    open("/dossiers");
    String first = browser.findElement(By.cssSelector("[data-row]")).getText();
    type("n");
    waitFor("/dossiers/" + first);
    assertThat(browser.getCurrentUrl()).endsWith("/dossiers/" + first);
  }

  private String file() {
    return walk.filing()
        .answer("forWhom", "other")
        .form("subjectFullName", "Lê Thử Hai")
        .form("commune", COMMUNE)
        .returnBy(ReturnWay.COUNTER)
        .by(partner)
        .code();
  }

  private void signIn(SignedIn who) {
    open("/favicon.svg");
    browser.manage().deleteAllCookies();
    browser.manage().addCookie(new Cookie("signin", people.signIn(who).cookie("signin")));
  }

  private void open(String path) {
    browser.get("http://localhost:" + port + path);
  }

  private void type(String key) {
    browser.switchTo().activeElement().sendKeys(key);
  }

  private String focus() {
    return browser.switchTo().activeElement().getText();
  }

  private void waitFor(String end) {
    for (int i = 0; i < 50 && !browser.getCurrentUrl().endsWith(end); i++) {
      browser.executeAsyncScript("setTimeout(arguments[0], 100)");
    }
  }

  private void look(String name, String path, List<String> findings) {
    open(path);
    inspect(name, findings);
  }

  private void inspect(String name, List<String> findings) {
    Barriers.on(browser).forEach(found -> findings.add(name + ": " + found));
    Chromium.size(browser, 390, 844);
    Object fits =
        browser.executeScript("return document.documentElement.scrollWidth <= innerWidth");
    if (!Boolean.TRUE.equals(fits)) {
      findings.add(name + " scrolls sideways on a phone");
    }
    Chromium.size(browser, 1366, 768);
  }
}
