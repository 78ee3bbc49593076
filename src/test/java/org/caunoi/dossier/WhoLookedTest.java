package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Permission;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.Cards;
import org.caunoi.assistance.StartSession;
import org.caunoi.dossier.form.CloseRegister;
import org.caunoi.dossier.form.ExportRegister;
import org.caunoi.dossier.form.ExportRegister.Format;
import org.caunoi.dossier.form.ReadForms;
import org.caunoi.dossier.form.RegisterFilter;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.post.Parcels;
import org.caunoi.post.PrintLabel;
import org.caunoi.post.Shipment;
import org.caunoi.quality.ReadReports;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who saw a citizen's data can be found out, by the citizen and by those who investigate. */
@IntegrationTest
class WhoLookedTest {

  private static final String NUMBER = "001199004461";

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private ReadDossier reading;
  @Autowired private TrackingKeys keys;
  @Autowired private StartSession starting;
  @Autowired private ExportRegister exporting;
  @Autowired private CloseRegister closing;
  @Autowired private ReadForms forms;
  @Autowired private Parcels parcels;
  @Autowired private PrintLabel labels;
  @Autowired private ReadReports reports;
  @Autowired private PersonalDataCipher cipher;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  @Test
  void anInvestigatorFindsByNumberOrByCodeAndTheSearchIsWrittenDown() {
    String first = walk.filing().form("personId", NUMBER).file().code();
    String second = walk.filing().form("personId", NUMBER).answer("forWhom", "self").file().code();
    String stranger = walk.filing().form("personId", "001199004462").file().code();
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, walk.authority());
    reading.file(officer, first, "review");
    reading.file(officer, second, "review");
    reading.file(officer, stranger, "review");

    SignedIn auditor = people.officer(Role.AUDITOR, null);
    Web web = people.signIn(auditor);
    assertThat(web.get("/audit/looks").body())
        .contains("Ai đã xem dữ liệu")
        .containsOnlyOnce("aria-current=\"page\"");
    HttpResponse<String> byNumber = web.form("/audit/looks", Map.of("q", "0011 9900 4461"));
    assertThat(byNumber.statusCode()).isEqualTo(200);
    assertThat(byNumber.body())
        .contains("2 hồ sơ, 2 lần xem", first, second, officer.displayName(), "Xem xét hồ sơ")
        .contains("Cán bộ tiếp nhận")
        .doesNotContain(stranger, NUMBER);
    assertThat(web.form("/audit/looks", Map.of("q", first)).body())
        .contains("1 hồ sơ, 1 lần xem")
        .doesNotContain(second);

    List<String> rows =
        jdbc.sql(
                """
                SELECT subject || ' ' || CAST(details AS text) AS row FROM audit.entry
                WHERE act = 'access-searched' AND actor_id = :who ORDER BY at
                """)
            .param("who", auditor.accountId())
            .query((rs, n) -> rs.getString("row"))
            .list();
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst()).contains(first, second).doesNotContain(NUMBER);
    assertThat(rows.getLast()).startsWith("dossier/" + first + " ");
  }

  @Test
  void aProgramAsksTheSameAndNonsenseIsToldApart() {
    String code = walk.filing().file().code();
    SignedIn inspector = people.officer(Role.INSPECTOR, null);
    reading.file(inspector, code, "review");
    Web web = people.signIn(inspector);
    web.get("/audit/looks");
    JsonNode seen = Web.json(web.post("/api/v1/access-searches", "{\"q\": \"" + code + "\"}"));
    assertThat(seen.at("/dossiers/0").asString()).isEqualTo(code);
    assertThat(seen.at("/looks/0/actor").asString()).isEqualTo(inspector.username());
    assertThat(seen.at("/looks/0/purpose").asString()).isEqualTo("review");
    HttpResponse<String> nonsense = web.post("/api/v1/access-searches", "{\"q\": \"Nguyễn Văn\"}");
    assertThat(nonsense.statusCode()).isEqualTo(422);
    assertThat(nonsense.body()).contains("/q", "access-search-unreadable");
    assertThat(web.form("/audit/looks", Map.of("q", "12345")).body())
        .contains("id=\"q-error\"", "đủ 12 chữ số");
    assertThat(
            Web.json(web.post("/api/v1/access-searches", "{\"q\": \"001199009999\"}"))
                .at("/dossiers"))
        .isEmpty();
  }

  @Test
  void aCardThatWasReadWithoutAFilingIsFoundByItsNumber() {
    SignedIn clerk = people.clerk("HN-0001");
    String number = Cards.number();
    UUID session = starting.start(clerk, Cards.of(number)).id();
    Web web = people.signIn(people.officer(Role.AUDITOR, null));
    web.get("/audit/looks");
    assertThat(web.form("/audit/looks", Map.of("q", number)).body())
        .contains("0 hồ sơ, 1 lần xem", clerk.displayName())
        .contains("Đọc thẻ của người dân", "Giúp làm hồ sơ tại quầy")
        .doesNotContain(number);
    assertThat(web.form("/audit/looks", Map.of("q", Cards.number())).body())
        .contains("0 hồ sơ, 0 lần xem");
    String filed = walk.filing().session(session).by(clerk).code();
    JsonNode seen = Web.json(web.post("/api/v1/access-searches", "{\"q\": \"" + filed + "\"}"));
    assertThat(seen.at("/looks/0/subject").asString()).isEqualTo("assistance-session/" + session);
  }

  @Test
  void aRegisterThatWasTakenOutCountsWhereItCoversTheDossierInTheClear() {
    String code = walk.filing().file().code();
    LocalDate today = VietnamTime.day(clock.instant());
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, walk.authority());
    export(officer, today.minusDays(3), today.minusDays(1));
    export(people.officer(Role.CENTRE_CONTROL, null), today, today);
    export(people.officer(Role.INTAKE_OFFICER, walk.authorityOf("00004")), today, today);
    Web web = people.signIn(people.officer(Role.AUDITOR, null));
    web.get("/audit/looks");
    assertThat(web.form("/audit/looks", Map.of("q", code)).body()).contains("1 hồ sơ, 0 lần xem");
    export(officer, today.minusDays(3), today);
    closing.close(officer, new RegisterFilter(today, today, null, null, null, false));
    assertThat(web.form("/audit/looks", Map.of("q", code)).body())
        .contains("1 hồ sơ, 1 lần xem", officer.displayName())
        .contains("Xuất sổ theo dõi hồ sơ (có thể có hồ sơ này trong đó)");
    forms.openRegister(officer, closing.list(officer).getFirst().id());
    assertThat(web.form("/audit/looks", Map.of("q", code)).body()).contains("2 lần xem");
    String later = walk.filing().file().code();
    assertThat(web.form("/audit/looks", Map.of("q", later)).body()).contains("1 hồ sơ, 0 lần xem");
  }

  private void export(SignedIn who, LocalDate from, LocalDate to) {
    exporting.export(who, new RegisterFilter(from, to, null, null, null, false), Format.CSV);
  }

  @Test
  void whoPrintedALabelOrFoundItAmongSeveralOrReadAReportIsFoundToo() {
    Shipment parcel = parcels.packed();
    String code = parcel.dossierCode();
    String other = walk.filing().file().code();
    SignedIn desk = people.officer(Role.INTAKE_OFFICER, walk.authority());
    labels.print(desk, parcel.id());
    before(desk, "shipment/" + parcel.id(), "shipment-label-printed", "delivery", "{}");
    String both = "{\"by\": \"name\", \"dossiers\": [\"" + other + "\", \"" + code + "\"]}";
    before(desk, "dossiers", "dossiers-searched", "work-list", both);
    before(desk, "dossiers", "dossiers-searched", "work-list", "{\"dossiers\": [\"X\"]}");
    UUID report = UUID.randomUUID();
    jdbc.sql(
            """
            INSERT INTO quality.report (authority, id, dossier_code, procedure_code, kind, opened_at, state)
            VALUES (:authority, :id, :code, '2.000635', 'NOT_ME', now(), 'NEW')
            """)
        .param("authority", walk.authority())
        .param("id", report)
        .param("code", code)
        .update();
    reports.open(people.officer(Role.CENTRE_CONTROL, null), report);
    Web web = people.signIn(people.officer(Role.AUDITOR, null));
    web.get("/audit/looks");
    String seen = web.form("/audit/looks", Map.of("q", code)).body();
    assertThat(seen.split("In nhãn bưu phẩm", -1)).as("now and as it was written").hasSize(3);
    assertThat(seen.split("Tìm hồ sơ theo số hoặc tên", -1)).as("only the true one").hasSize(2);
    assertThat(seen).contains("Đóng gói và gửi kết quả", "Đọc phản ánh kín");
    assertThat(web.form("/audit/looks", Map.of("q", other)).body())
        .contains("1 hồ sơ, 1 lần xem", "Tìm hồ sơ theo số hoặc tên");
    String looked = "/tracking/" + code + "/looked?k=" + keys.keyOf(code);
    assertThat(people.nobody().get(looked).body())
        .as("who has the slip in hand may be the one the report is about")
        .contains("In nhãn bưu phẩm")
        .doesNotContain("Đọc phản ánh kín");
  }

  private void before(SignedIn who, String subject, String act, String purpose, String details) {
    jdbc.sql(
            """
            SELECT audit.write(:authority, gen_random_uuid(), now(), :who, :name, NULL, :act, :subject, :purpose,
                               CAST(:details AS jsonb))
            """)
        .param("authority", walk.authority())
        .param("who", who.accountId())
        .param("name", who.username())
        .param("act", act)
        .param("subject", subject)
        .param("purpose", purpose)
        .param("details", details)
        .query(UUID.class)
        .single();
  }

  @Test
  void whoTookAResultHomeForAnotherIsFoundByTheirOwnNumber() {
    Dossier issued = walk.issue(walk.filing().file().code());
    String code = issued.code();
    jdbc.sql(
            """
            INSERT INTO dossier.collector (authority, dossier_id, person_hash, sealed_number, document_id, collected_at)
            SELECT authority, id, :hash, :sealed, gen_random_uuid(), now() FROM dossier.dossier WHERE code = :code
            """)
        .param("hash", cipher.lookup("person", "001199004499"))
        .param("sealed", cipher.seal("001199004499", issued.place("collector")))
        .param("code", code)
        .update();
    reading.file(people.officer(Role.SPECIALIST, walk.authority()), code, "review");
    Web web = people.signIn(people.officer(Role.AUDITOR, null));
    web.get("/audit/looks");
    assertThat(web.form("/audit/looks", Map.of("q", "001199004499")).body())
        .contains("1 hồ sơ", code);
  }

  @Test
  void longListsGoOnWithoutTheNumberOnThePage() {
    String code = walk.filing().form("personId", "001199004477").file().code();
    jdbc.sql(
            """
            SELECT count(audit.write(:authority, gen_random_uuid(), now() - n * interval '1 second', NULL, 'citizen', NULL,
                                     'personal-data-read', :subject, 'review', CAST('{}' AS jsonb)))
            FROM generate_series(1, :rows) AS n
            """)
        .param("authority", walk.authority())
        .param("subject", "dossier/" + code)
        .param("rows", WhoLooked.PAGE + 1)
        .query(Long.class)
        .single();
    Web web = people.signIn(people.officer(Role.AUDITOR, null));
    web.get("/audit/looks");
    String first = web.form("/audit/looks", Map.of("q", "001199004477")).body();
    assertThat(first).contains("100 lần xem").doesNotContain("001199004477");
    String second =
        web.form(
                "/audit/looks",
                Map.of("more", hidden(first, "more"), "before", hidden(first, "before")))
            .body();
    assertThat(second).contains("1 hồ sơ, 1 lần xem").doesNotContain("name=\"more\"");
    assertThat(web.form("/audit/looks", Map.of("more", "zzz")).body()).contains("q-error");
    JsonNode seen = Web.json(web.post("/api/v1/access-searches", "{\"q\": \"" + code + "\"}"));
    String next = seen.path("next").asString();
    JsonNode rest =
        Web.json(
            web.post(
                "/api/v1/access-searches",
                "{\"q\": \"" + code + "\", \"before\": \"" + next + "\"}"));
    assertThat(rest.path("looks")).hasSize(1);
    assertThat(rest.path("next").isNull()).isTrue();
    String looked = "/tracking/" + code + "/looked?k=" + keys.keyOf(code);
    Web phone = people.nobody();
    assertThat(phone.get(looked).body()).contains("Xem những lần trước đó");
  }

  private static String hidden(String page, String name) {
    Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
    assertThat(field.find()).as(name).isTrue();
    return field.group(1);
  }

  @Test
  void anInspectorOfOneAuthoritySeesNothingOfAnother() {
    String code = walk.filing().file().code();
    SignedIn elsewhere = people.officer(Role.INSPECTOR, walk.authorityOf("00004"));
    Web web = people.signIn(elsewhere);
    web.get("/audit/looks");
    assertThat(
            Web.json(web.post("/api/v1/access-searches", "{\"q\": \"" + code + "\"}"))
                .at("/dossiers"))
        .isEmpty();
  }

  @Test
  void othersDoNotSearch() {
    for (Role role : EnumSet.of(Role.INTAKE_OFFICER, Role.CENTRE_CONTROL, Role.ADMINISTRATOR)) {
      assertThat(people.signIn(people.officer(role, null)).get("/audit/looks").statusCode())
          .as("%s", role)
          .isEqualTo(403);
    }
    assertThat(Set.of(Role.values()))
        .filteredOn(role -> role.may(Permission.SEARCH_ACCESS))
        .containsExactlyInAnyOrder(Role.INSPECTOR, Role.AUDITOR);
  }

  @Test
  void theCitizenSeesWhoLookedInPlainWordsAndNoNames() {
    String code = walk.filing().form("phone", "0900004463").file().code();
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, walk.authority());
    Web phone = people.nobody();
    phone.get("/tracking");
    HttpResponse<String> found = phone.form("/tracking", Map.of("code", code, "digits", "4463"));
    String status = found.headers().firstValue("Location").orElseThrow();
    String page = phone.get(status.substring(status.indexOf("/tracking"))).body();
    String looked = "/tracking/" + code + "/looked?k=" + keys.keyOf(code);
    assertThat(page).contains("Ai đã xem hồ sơ của tôi?", looked.replace("&", "&amp;"));
    assertThat(phone.get(looked).body()).contains("Chưa có ai xem thông tin riêng của ông bà");

    reading.file(officer, code, "review");
    HttpResponse<String> after = phone.get(looked);
    assertThat(after.body())
        .contains("Cán bộ tiếp nhận", "Xem thông tin công dân", "Để: Xem xét hồ sơ")
        .contains("đã tra cứu 3 lần")
        .doesNotContain(officer.displayName(), officer.username());
    assertThat(phone.get("/tracking/" + code + "/looked?k=wrong").statusCode()).isEqualTo(404);
    assertThat(phone.get("/tracking/" + code + "/looked").statusCode()).isEqualTo(302);
  }
}
