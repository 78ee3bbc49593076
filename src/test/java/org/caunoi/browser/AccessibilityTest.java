package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.audit.ProveRow;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.post.DeliverHome;
import org.caunoi.post.Parcels;
import org.caunoi.post.Shipment;
import org.caunoi.post.Shown;
import org.caunoi.post.money.ImportStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page of the house can be used by everybody: blind, with a keyboard only, on a phone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessibilityTest extends BrowserTest {

  /** People who see the dossiers of the whole city. */
  private static final List<String> OFFICERS =
      List.of("tiepnhan", "chuyenvien", "kyduyet", "traketqua", "dieuhanh", "thanhtra");

  private static final List<String> OTHERS =
      List.of("quay", "truongdiem", "quantri", "kiemtoan", "buuta", "buucuc");

  /** So many pages of one kind are looked at, beside those people begin with. */
  private static final int SAME_KIND = 1;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping routes;

  @Autowired private Walk walk;
  @Autowired private ProveRow proving;
  @Autowired private JdbcClient jdbc;
  @Autowired private ImportStatement importing;
  @Autowired private People people;
  @Autowired private Parcels parcels;
  @Autowired private DeliverHome delivering;

  private final List<String> findings = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Integer> kinds = new HashMap<>();

  @AfterEach
  void nothingStoodInAnybodysWay() {
    assertThat(findings).isEmpty();
  }

  @Test
  @Order(1)
  void theSessionAtTheCounterInAllItsStates() {
    findings.clear();
    Visit visit = new Visit(signIn(staff(), "quay"), phone(), sandbox(), "0900007031");
    lookAtPairing(visit.citizen);
    visit.scansCard();
    look(visit.clerk, "after the scan");
    visit.pairsPhone();
    look(visit.citizen, "own card");
    visit.citizen.press("Đúng rồi");
    visit.clerk.click("#q");
    visit.picks("tl");
    look(visit.clerk, "form");
    visit.citizen.sees("Giấy tờ cần có");
    look(visit.citizen, "papers");
    visit.clerk.sees("Đưa tờ khai sang điện thoại").press("Chỉ đưa vài mục");
    visit.clerk.click("input[name=field][value=phone]");
    look(visit.clerk, "fields to hand over");
    visit.clerk.press("Đưa các mục đã chọn").sees("Người dân đang ở câu 1 trên 1");
    look(visit.clerk, "form in the citizen's hands");
    visit.citizen.sees("Câu 1 trên 1").type("[name='form.phone']", "12").press("Tiếp tục");
    visit.citizen.find(".field-wrong");
    look(visit.citizen, "question with an error");
    visit.citizen.press("Bỏ qua câu này").type("[name='form.phone']", "").press("Tiếp tục");
    visit.citizen.sees("Bác đã trả lời xong");
    look(visit.citizen, "all answered");
    visit.clerk.press("Lấy lại tờ khai").sees("Đưa tờ khai sang điện thoại");
    visit.clerk.type("[name='form.fullName']", "").key(Keys.F6);
    visit.clerk.find(".summary-error");
    look(visit.clerk, "form with an error");
    visit.clerk.type("[name='form.fullName']", Visit.NAME);
    visit.givesPhone().isShown();
    look(visit.clerk, "what will be sent");
    visit.citizen.sees("Bác xem lại trước khi gửi");
    look(visit.citizen, "summary");
    visit.citizen.press("Chưa đúng").sees("Chỗ nào chưa đúng?");
    look(visit.citizen, "what is not right");
    visit.citizen.press("Quay lại").press("Dừng lại").sees("Bác muốn dừng lại?");
    look(visit.citizen, "stop?");
    visit.citizen.press("Không, làm tiếp");
    visit.agrees().citizen.find("[data-digit='1']");
    look(visit.citizen, "keypad");
    visit.citizen.press("Không mang máy theo, tôi ký tên").find("canvas.pad");
    look(visit.citizen, "signing");
    visit.citizen.press("Quay lại");
    visit.provesByCode();
    visit.clerk.find("form[action$='/submission'] button");
    look(visit.clerk, "confirmed");
    visit.submits();
    look(visit.clerk, "filed");
    visit.citizen.sees("Hồ sơ đã nộp");
    look(visit.citizen, "filed");
    visit.opensSlip();
    look(visit.clerk, "slip A5");
    visit.clerk.press("Quay lại").press("In phiếu 80 mm");
    visit.clerk.until("80 mm", () -> visit.clerk.path().contains("80mm") ? "yes" : null);
    look(visit.clerk, "slip 80 mm");
    visit.clerk.press("Quay lại").find(".big-code-value");
    visit.ends();
    visit.citizen.sees("Cảm ơn bác");
    look(visit.citizen, "goodbye");
  }

  @Test
  @Order(2)
  void lockedNotReadyAndPortal() {
    findings.clear();
    Visit visit = new Visit(signIn(staff(), "quay"), phone(), sandbox(), "0900007032");
    visit.scansCard().picks("tl").clerk.press("Cho người khác").sees("Giấy ủy quyền");
    look(visit.clerk, "form with a paper");
    visit.clerk.press("Xem trước những gì cơ quan có thể hỏi").sees("Còn thiếu hoặc chưa đúng");
    look(visit.clerk, "pre-check");
    visit.clerk.press("Quay lại tờ khai").sees("Giấy ủy quyền");
    visit.clerk.press("In danh sách giấy tờ và cách tự làm");
    visit.clerk.until("list", () -> visit.clerk.path().endsWith("/checklist") ? "yes" : null);
    look(visit.clerk, "list of this case");
    visit.clerk.press("Quay lại").sees("Giấy ủy quyền");
    visit
        .clerk
        .browser()
        .executeScript(
            """
            const form = document.createElement('form');
            form.method = 'post';
            form.action = document.body.dataset.idle;
            form.append(document.querySelector('[data-csrf]').cloneNode());
            document.body.append(form);
            form.submit();
            """);
    visit.clerk.sees("Màn hình đã khóa");
    assertThat(visit.clerk.source()).doesNotContain(Visit.NAME, Visit.NUMBER);
    look(visit.clerk, "locked");
    visit.clerk.type("#password", "cau-noi-demo").press("Làm tiếp").sees("Giấy ủy quyền");
    visit.clerk.press("Chưa đủ giấy tờ").click(".confirm[open] input[name=missing]");
    look(visit.clerk, "not ready?");
    visit.clerk.press("Kết thúc và in danh sách").sees("Máy này không còn giữ");
    look(visit.clerk, "not ready");
    visit.clerk.press("In danh sách");
    visit.clerk.until("the list", () -> visit.clerk.path().endsWith("/bring") ? "yes" : null);
    look(visit.clerk, "list to bring");
    visit.scansCard().picks("cc").pairsPhone().givesPhone().handsOver();
    look(visit.clerk, "portal");
    for (int step = 1; step <= 5; step++) {
      visit.citizen.open("/citizen-screen?view=step-" + step).find(".step-count");
      look(visit.citizen, "portal step " + step);
    }
    visit.ends();
  }

  /** A dossier that waits for papers. */
  private String asked() {
    String code = walk.filing().file().code();
    walk.ask(
        people.officer(Role.INTAKE_OFFICER, null), code, null, List.of(new Reason("form", "Sai.")));
    return code;
  }

  @Test
  @Order(3)
  void everyPageThatSomebodyCanReach() {
    findings.clear();
    String code =
        walk.filing().form("phone", "0900007033").returnBy(ReturnWay.ELECTRONIC).file().code();
    walk.issue(code);
    String waiting = walk.filing().form("phone", "0900007034").file().code();
    Window phone = phone();
    phone.open("/tracking").type("#code", code).type("#digits", "7033");
    phone.click("main form button[type=submit]").sees("Nhận kết quả");
    String result = phone.until("the link", () -> sandbox().resultLink("0900007033"));
    crawl(
        phone,
        "citizen",
        List.of(
            "/",
            "/tracking",
            "/sign-in",
            "/sandbox",
            phone.path(),
            result,
            "/results/khong-co",
            "/proof/" + proving.idOf("dossier/" + code, "dossier-filed").orElseThrow(),
            "/citizen-screen",
            "/ns/epcis",
            phone.path().replace("?", "/receipt?"),
            phone.path().replace("?", "/withdrawal?"),
            "/khong-co"),
        390,
        844);
    rate(phone, code);
    phone.open("/").size(1366, 768);
    look(phone, "start, wide", 1366, 768);
    Window desk = staff();
    for (String username : OFFICERS) {
      signIn(desk, username);
      crawl(desk, username, List.of("/", "/dossiers/" + waiting, "/dossiers/" + code), 1366, 768);
    }
    signIn(desk, "dieuhanh");
    crawl(
        desk,
        "dieuhanh",
        List.of(
            "/custody/slips/" + anySlip(),
            "/postage/statements/" + statement(),
            "/postage/uncovered",
            "/id/dossier/" + code,
            "/id/paper/" + anyEnvelope() + "/1",
            "/custody/units/" + anyEnvelope() + "/label",
            "/shipments/" + delivered() + "/proof"),
        1366,
        768);
    signIn(desk, "traketqua");
    crawl(desk, "traketqua", List.of("/dossiers/" + waiting + "/postage"), 1366, 768);
    signIn(desk, "quay");
    desk.open("/supplements").type("#slip", asked()).type("#card", "001199000001");
    desk.click("main form button[type=submit]").sees("Cơ quan yêu cầu");
    crawl(desk, "quay", List.of(desk.path()), 1366, 768);
    for (String username : OTHERS) {
      signIn(desk, username);
      crawl(desk, username, List.of("/"), 1366, 768);
    }
    Pages pages = new Pages(routes);
    seen.forEach(pages::saw);
    assertThat(pages.neverSeen()).as("pages nobody looked at").isEmpty();
  }

  /** A parcel that went home against its code. */
  private UUID delivered() {
    Shipment parcel = parcels.out();
    delivering.deliver(
        people.courier(parcel.counter()),
        parcel.id(),
        new Shown(parcels.codeOf(parcel), null, null, null));
    return parcel.id();
  }

  /** With a line that does not agree. */
  private UUID statement() {
    return importing.take(
        people.officer(Role.MAIL_ROOM, null),
        "vnpost",
        Parcels.statement("number,day,payer,amount\nDE000000994VN,2026-11-01,city,26000\n"));
  }

  private String anyEnvelope() {
    return jdbc.sql(
            "SELECT envelope FROM custody.paper_set WHERE envelope IS NOT NULL ORDER BY taken_at"
                + " LIMIT 1")
        .query((rs, n) -> rs.getString("envelope"))
        .single();
  }

  private String anySlip() {
    return jdbc.sql("SELECT CAST(id AS text) FROM custody.paper_set ORDER BY taken_at LIMIT 1")
        .query(String.class)
        .single();
  }

  private void rate(Window phone, String code) {
    phone.open("/tracking").type("#code", code).type("#digits", "7033");
    phone.click("main form button[type=submit]").press("Góp ý").find("form:has(#ease)");
    phone.press("Gửi góp ý").find(".summary-error");
    look(phone, "rating with an error");
    phone.choose("#ease").choose("#satisfaction").press("Có người đòi tiền").press("Gửi góp ý");
    phone.sees("gửi kín đến Trung tâm");
    look(phone, "rated");
  }

  private void lookAtPairing(Window phone) {
    phone.open("/citizen-screen").find("#code");
    look(phone, "pairing");
    phone.type("#code", "ZZZ ZZZ").click("main form button[type=submit]").find(".error");
    look(phone, "pairing refused");
    phone.open("/citizen-screen/pair/khong-co").find("#code");
    look(phone, "pairing by a stale link");
  }

  private void look(Window window, String where) {
    boolean small = window.isPhone();
    look(window, where, small ? 390 : 1366, small ? 844 : 768);
  }

  private void look(Window window, String where, int width, int height) {
    findings.addAll(Inspection.findings(window, where + " " + window.path(), width, height));
    seen.addAll(window.requests());
    window.forgetTraffic();
  }

  private void crawl(Window window, String who, List<String> starts, int width, int height) {
    Pages pages = new Pages(routes);
    ArrayDeque<String> ahead = new ArrayDeque<>(starts);
    Set<String> known = new HashSet<>(starts);
    while (!ahead.isEmpty()) {
      String path = ahead.poll();
      window.open(path);
      unfold(window);
      look(window, who, width, height);
      for (String link : links(window)) {
        if (known.add(link)
            && pages.of(link).isPresent()
            && kinds.merge(pages.of(link).get(), 1, Integer::sum) <= SAME_KIND) {
          ahead.add(link);
        }
      }
    }
  }

  private static void unfold(Window window) {
    window
        .browser()
        .executeScript(
            "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
  }

  private static List<String> links(Window window) {
    Object links =
        window
            .browser()
            .executeScript(
                """
                return [...document.querySelectorAll('a[href]')]
                  .filter((a) => a.origin === location.origin && !a.search.includes('lang='))
                  .map((a) => a.pathname + a.search)
                """);
    return links instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
