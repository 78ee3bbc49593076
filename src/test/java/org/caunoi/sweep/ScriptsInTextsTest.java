package org.caunoi.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.caunoi.Chromium;
import org.caunoi.IntegrationTest;
import org.caunoi.LooksWithABrowser;
import org.caunoi.Walk;
import org.caunoi.access.Permission;
import org.caunoi.access.Role;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.custody.OnTheWay;
import org.caunoi.dossier.TrackingKeys;
import org.caunoi.shared.Refused;
import org.caunoi.sweep.Caller.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scripts of an attacker in every text of a dossier that somebody else reads, and in those of
 * custody, post, catalogue and people, looked at in Chromium: none runs, no element carries one,
 * and the content security policy has nothing to report.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@LooksWithABrowser
// In the house of the other browser tests.
@TestPropertySource(properties = "caunoi.demo=true")
class ScriptsInTextsTest {

  private static final boolean NIGHTLY = Boolean.getBoolean("caunoi.sweep.nightly");
  private static final int LONGEST = 480;
  private static final String FORM = "application/x-www-form-urlencoded";

  /** No other test changes it. */
  private static final String PROCEDURE = "1.001193";

  /** Listens from before the page's first byte. */
  private static final String LISTEN =
      "window.reports = []; document.addEventListener('securitypolicyviolation',"
          + " e => window.reports.push(e.violatedDirective + ' ' + e.blockedURI));"
          + "window.alert = () => { window.xss = 1 };";

  /** What ran, what was reported, and what could run. */
  private static final String LOOK =
      """
      const able = [...document.querySelectorAll('*')].filter(e =>
          (e.localName === 'script' && !e.src) || e.localName === 'base'
          || [...e.attributes].some(a => /^on/i.test(a.name) || /^hx-(on|vals)/i.test(a.name) && /xss/.test(a.value)
             || /^\\s*(javascript|data):/i.test(a.value) && /xss/.test(a.value)));
      return [window.xss ? 'a script ran' : '', ...window.reports,
              ...able.map(e => e.outerHTML.slice(0, 120))].filter(x => x);
      """;

  @Autowired private Callers callers;
  @Autowired private TrackingKeys keys;
  @Autowired private OnTheWay papers;
  @Autowired private Walk walk;
  @Autowired private JdbcClient jdbc;

  private final long seed = Long.getLong("caunoi.seed", new Random().nextLong());
  private final AtomicInteger stored = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final List<String> wrong = new ArrayList<>();
  private ChromeDriver browser;
  private Caller partner;

  @BeforeAll
  void open() {
    browser = Chromium.open();
    browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", LISTEN));
    partner = callers.system("scripts", EnumSet.allOf(Permission.class));
  }

  @AfterAll
  void close() {
    Chromium.close(browser);
  }

  @Test
  void noScriptRunsOutOfAText() {
    List<String> payloads = new ArrayList<>(Payloads.scripts());
    Collections.shuffle(payloads, new Random(seed));
    List<String> texts = packed(payloads);
    for (String text : texts.subList(0, NIGHTLY ? texts.size() : 2)) {
      String code = fill(text);
      look(callers.of(Role.SPECIALIST), "/dossiers/" + code);
      look(callers.nobody(), "/tracking/" + code + "?k=" + keys.keyOf(code));
      look(callers.of(Role.CENTRE_CONTROL), "/reports");
    }
    List<String> rooms = new ArrayList<>();
    for (String text : texts.subList(2, NIGHTLY ? Math.min(texts.size(), 60) : 3)) {
      storedIn(rooms, "custody", () -> custody(text));
      storedIn(rooms, "post", () -> post(text));
      storedIn(rooms, "catalogue", () -> catalogue(text));
      storedIn(rooms, "people", () -> people(text));
    }
    assertThat(rooms).contains("custody", "post", "catalogue", "people");
    look(callers.of(Role.ADMINISTRATOR), "/people");
    look(callers.of(Role.ADMINISTRATOR), "/system-clients");
    look(callers.of(Role.AUDITOR), "/retention");
    look(callers.of(Role.SPECIALIST), "/due-dossiers");
    System.out.printf(
        "Scripts in texts: %d payloads, %d texts stored, %d refused, seed %d%n",
        payloads.size(), stored.get(), refused.get(), seed);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(payloads).hasSizeGreaterThan(1_000);
    assertThat(stored.get()).isGreaterThan(15);
  }

  @Test
  void aScriptThatWereThereWouldBeNoticed() {
    browser.get(callers.nobody().base() + "/tracking");
    assertThat(look()).isEmpty();
    browser.executeScript(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.xss=1>')");
    assertThat(look()).anyMatch(found -> found.contains("onerror"));
  }

  /** A dossier with the text wherever one is taken; each step stores it or is refused. */
  private String fill(String text) {
    String address = quoted(text);
    Answer filed =
        partner.json(
            "POST",
            "/api/v1/dossiers",
            Journey.Citizen.USUAL.filing("counter").replace("\"Số 1 phố Thử\"", address),
            "Idempotency-Key",
            UUID.randomUUID().toString());
    if (filed.status() != 201) {
      refused.incrementAndGet();
      filed =
          partner.json(
              "POST",
              "/api/v1/dossiers",
              Journey.Citizen.USUAL.filing("counter"),
              "Idempotency-Key",
              UUID.randomUUID().toString());
    } else {
      stored.incrementAndGet();
    }
    String code = filed.json().path("code").asString();
    UUID specialist = Objects.requireNonNull(callers.of(Role.SPECIALIST).who()).accountId();
    act(
        Role.INTAKE_OFFICER,
        code,
        "supplement-requests",
        "{\"reasons\": [{\"component\": \"form\", \"text\": %s}]}",
        text);
    put(partner, code, "supplements", "{\"note\": %s}", text);
    act(Role.INTAKE_OFFICER, code, "acceptances", Walk.FORM_COMPLETE, text);
    put(partner, code, "withdrawals", "{\"reason\": %s}", text);
    act(Role.INTAKE_OFFICER, code, "withdrawal-refusals", "{\"reason\": %s}", text);
    act(
        Role.INTAKE_OFFICER,
        code,
        "assignments",
        "{\"assignee\": \"" + specialist + "\", \"note\": %s}",
        text);
    count(
        callers
            .of(Role.SPECIALIST)
            .json(
                "PUT",
                at(code, "marks/form"),
                "{\"complete\": false, \"reason\": %s}".formatted(quoted(text))));
    act(Role.SIGNER, code, "extensions", "{\"day\": \"2027-12-07\", \"reason\": %s}", text);
    act(Role.SPECIALIST, code, "payment-requests", "{\"amount\": \"1000\", \"reason\": %s}", text);
    form(
        "/tracking/" + code + "/not-me",
        Map.of("k", keys.keyOf(code), "text", text, "words", text));
    return code;
  }

  /** Notes what the room kept of it. */
  private void storedIn(List<String> rooms, String room, Runnable fill) {
    int before = stored.get();
    fill.run();
    if (stored.get() > before) {
      rooms.add(room);
    }
  }

  /** Papers that a courier does not take, and what the Centre says of it. */
  private void custody(String text) {
    Caller clerk = callers.person(Role.CLERK, Callers.POINT, null);
    Caller courier = callers.person(Role.COURIER, Callers.POINT, null);
    String envelope = papers.takeIn(Objects.requireNonNull(clerk.who())).envelope();
    String unit = "/api/v1/custody/units/" + envelope;
    clerk.json("POST", unit + "/offers", "{}");
    String refusal = "{\"reason\": \"DAMAGED\", \"note\": %s}".formatted(quoted(text));
    count(courier.json("POST", unit + "/refusals", refusal));
    look(clerk, "/custody/units/" + envelope);
    look(callers.of(Role.CENTRE_CONTROL), "/custody/findings");
    String settled = "{\"outcome\": \"GIVER_AT_FAULT\", \"note\": %s}".formatted(quoted(text));
    count(callers.of(Role.CENTRE_CONTROL).json("POST", unit + "/settlements", settled));
    look(callers.of(Role.CENTRE_CONTROL), "/custody/units/" + envelope);
  }

  /** A result that goes home to such an address. */
  private void post(String text) {
    String visible = text.replace("\u200b", "");
    String address = visible.substring(0, Math.min(190, visible.length())).strip();
    Caller clerk = callers.person(Role.CLERK, Callers.POINT, null);
    String code;
    try {
      code =
          walk.filing()
              .form("address", address)
              .returnBy(ReturnWay.POST)
              .session(UUID.randomUUID())
              .by(Objects.requireNonNull(clerk.who()))
              .code();
    } catch (Refused unreadable) {
      refused.incrementAndGet();
      return;
    }
    stored.incrementAndGet();
    walk.issue(code);
    UUID shipment =
        jdbc.sql("SELECT id FROM post.shipment WHERE dossier_code = :code")
            .param("code", code)
            .query(UUID.class)
            .single();
    look(clerk, "/shipments/" + shipment);
    look(clerk, "/shipments/" + shipment + "/label");
  }

  /** A change of a procedure, given back with such a reason, and given up. */
  private void catalogue(String text) {
    Caller one = callers.person(Role.ADMINISTRATOR, null, null);
    Caller other = callers.person(Role.ADMINISTRATOR, null, null);
    String at = "/catalogue/" + PROCEDURE;
    form(one, at + "/draft", Map.of("text", "name: " + text, "edition", "0"));
    look(one, at);
    form(one, at + "/submissions", Map.of("edition", "1"));
    form(other, at + "/returns", Map.of("edition", "1", "reason", text));
    look(one, at);
    look(one, at + "/comparison");
    for (String edition : List.of("1", "2", "3")) {
      one.send("POST", at + "/discards", FORM, ("edition=" + edition).getBytes(UTF_8));
    }
  }

  /** Somebody with such a name, and a system that was ended for such a reason. */
  private void people(String text) {
    Caller one = callers.person(Role.ADMINISTRATOR, null, null);
    Caller other = callers.person(Role.ADMINISTRATOR, null, null);
    UUID clerk =
        Objects.requireNonNull(callers.person(Role.CLERK, Callers.POINT, null).who()).accountId();
    String names = "{\"displayName\": %s, \"badge\": \"TQ-X\"}";
    count(
        one.json(
            "POST",
            "/api/v1/people/" + clerk + "/names",
            names.formatted(quoted(text.substring(0, Math.min(80, text.length()))))));
    look(one, "/people/" + clerk);
    String system = "{\"name\": \"thu-%s\", \"scopes\": [\"READ_DOSSIERS\"]}";
    Answer made = one.json("POST", "/api/v1/system-clients", system.formatted(UUID.randomUUID()));
    String client = "/api/v1/system-clients/" + made.json().path("id").asString("");
    other.json("POST", client + "/confirmations", "{}");
    count(other.json("POST", client + "/endings", "{\"reason\": %s}".formatted(quoted(text))));
  }

  private void form(Caller caller, String path, Map<String, String> fields) {
    count(caller.send("POST", path, FORM, encoded(fields).getBytes(UTF_8)));
  }

  private void act(Role role, String code, String what, String body, String text) {
    put(callers.of(role), code, what, body, text);
  }

  private void put(Caller caller, String code, String what, String body, String text) {
    count(
        caller.json(
            "POST",
            at(code, what),
            body.replace("%s", quoted(text)),
            "Idempotency-Key",
            UUID.randomUUID().toString()));
  }

  private void form(String path, Map<String, String> fields) {
    form(callers.nobody(), path, fields);
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private void count(Answer answer) {
    (answer.status() / 100 <= 3 ? stored : refused).incrementAndGet();
    if (answer.status() >= 500) {
      wrong.add(answer.brief());
    }
  }

  private void look(Caller caller, String path) {
    browser.get(caller.base() + "/favicon.svg");
    browser.manage().deleteAllCookies();
    if (!caller.token().isEmpty()) {
      browser.manage().addCookie(new Cookie("signin", caller.token()));
    }
    browser.get(caller.base() + path);
    look().forEach(found -> wrong.add(path + ": " + found));
  }

  private List<String> look() {
    return ((List<?>) Objects.requireNonNull(browser.executeScript(LOOK)))
        .stream().map(String::valueOf).toList();
  }

  private static List<String> packed(List<String> payloads) {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String payload : payloads) {
      if (text.length() + payload.length() > LONGEST) {
        texts.add(text.toString());
        text.setLength(0);
      }
      text.append(payload).append(' ');
    }
    texts.add(text.toString());
    return texts;
  }

  private static String at(String code, String what) {
    return "/api/v1/dossiers/" + code + "/" + what;
  }

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }
}
