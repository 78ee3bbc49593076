package org.caunoi.dossier.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.document.Documents;
import org.caunoi.document.SubjectKeys;
import org.caunoi.dossier.AttachDocument;
import org.caunoi.dossier.Attachment;
import org.caunoi.dossier.RefuseDossier;
import org.caunoi.dossier.retention.EndedDossiers.Ended;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files go when their time has run out: not a day before, not of an open dossier, not when held.
 */
@IntegrationTest
class RemoveExpiredTest {

  /** Of its own: a dossier that seems to wait for years comes first on every list. */
  private static final String COMMUNE = "00097";

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private AttachDocument attaching;
  @Autowired private RefuseDossier refusing;
  @Autowired private EndedDossiers ended;
  @Autowired private HoldForLaw holding;
  @Autowired private Documents documents;
  @Autowired private SubjectKeys keys;
  @Autowired private AuditLog audit;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private SignedIn partner;
  private UUID file = new UUID(0, 0);

  @BeforeEach
  void aPartner() {
    partner = people.partner().who();
  }

  @Test
  void eachKindGoesWithItsTimeAndTheLastTakesTheKey() {
    String code = refused();
    UUID paper = formOf(code);
    endedBefore(code, 364);
    assertThat(remover(true).remove()).isZero();
    assertThat(reads(file)).isTrue();

    endedBefore(code, 400);
    assertThat(remover(true).remove()).isEqualTo(1);
    assertThatThrownBy(() -> reads(file)).hasMessage("document-expired");
    assertThat(reads(paper)).isTrue();
    assertThat(remover(true).remove()).isZero();

    endedBefore(code, 2000);
    assertThat(remover(true).remove()).isEqualTo(1);
    assertThatThrownBy(() -> reads(paper)).hasMessage("document-expired");
    assertThat(keyIsThere(code)).isFalse();
    assertThat(audit(code, "files-expired"))
        .hasSize(3)
        .anySatisfy(
            row -> assertThat(row).contains("\"kind\": \"attachment\"", "\"files\": 1", "P1Y"))
        .anySatisfy(row -> assertThat(row).contains("\"keyDestroyed\": true"));
  }

  @Test
  void whatNobodyConfirmedRemovesNothing() {
    String code = refused();
    endedBefore(code, 9000);
    assertThat(remover(false).remove()).isZero();
    assertThat(reads(file)).isTrue();
    assertThat(remover(true).remove()).isEqualTo(2);
  }

  @Test
  void aHoldPlacedWhileTheRemovalWaitsForTheDossierIsSeen() throws Exception {
    String code = refused();
    endedBefore(code, 9000);
    Ended one = new Ended(walk.authorityOf(COMMUNE), id(code), code);
    SignedIn inspector = people.officer(Role.INSPECTOR, null);
    CompletableFuture<Optional<UUID>> removal = new CompletableFuture<>();
    transactions.executeWithoutResult(
        status -> {
          holding.place(inspector, code, "Thanh tra thử");
          removal.completeAsync(
              () ->
                  transactions.execute(
                      waits -> ended.lock(one, FileKind.ATTACHMENT, clock.instant())));
          await().until(this::somebodyWaits);
        });
    assertThat(removal.get(20, TimeUnit.SECONDS)).isEmpty();
  }

  private boolean somebodyWaits() {
    return jdbc.sql(
            "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname ="
                + " current_database()")
        .query(Boolean.class)
        .single();
  }

  @Test
  void anOpenDossierIsNeverTouched() {
    String code = filed();
    jdbc.sql("UPDATE dossier.dossier SET filed_at = filed_at - interval '6 years' WHERE code = :c")
        .param("c", code)
        .update();
    assertThat(remover(true).remove()).isZero();
    assertThat(reads(file)).isTrue();
  }

  @Test
  void whatIsHeldForAnInvestigationStaysUntilItIsLetGo() {
    String code = refused();
    endedBefore(code, 9000);
    Web web = people.signIn(people.officer(Role.INSPECTOR, null));
    assertThat(web.get("/retention").body())
        .contains("Giấy tờ người dân nộp", "10 năm", "Chưa xác nhận, không xóa");
    assertThat(web.form("/legal-holds", Map.of("code", code, "why", " ")).body())
        .contains("id=\"why-error\"");
    assertThat(web.form("/legal-holds", Map.of("code", "H26.1-000000-0001", "why", "x")).body())
        .contains("id=\"code-error\"", "Không có hồ sơ nào mang mã này");
    assertThat(web.form("/legal-holds", Map.of("code", code, "why", "Thanh tra thử")).statusCode())
        .isEqualTo(302);
    assertThat(web.get("/retention").body()).contains(code, "Thanh tra thử");
    assertThat(remover(true).remove()).isZero();
    assertThat(reads(file)).isTrue();

    UUID hold =
        jdbc.sql("SELECT id FROM dossier.legal_hold WHERE released_at IS NULL AND dossier_id = :id")
            .param("id", id(code))
            .query(UUID.class)
            .single();
    SignedIn elsewhere = people.officer(Role.INSPECTOR, walk.authorityOf("00004"));
    Web other = people.signIn(elsewhere);
    other.get("/retention");
    assertThat(other.form("/legal-holds/" + hold + "/releases", Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(web.form("/legal-holds/" + hold + "/releases", Map.of()).statusCode())
        .isEqualTo(302);
    assertThat(web.form("/legal-holds/" + hold + "/releases", Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(remover(true).remove()).isEqualTo(2);
    assertThat(audit(code, "legal-hold-placed")).hasSize(1);
    assertThat(audit(code, "legal-hold-released")).hasSize(1);
  }

  @Test
  void programsHoldAndLetGoToo() {
    String code = refused();
    endedBefore(code, 9000);
    Web web = people.signIn(people.officer(Role.INSPECTOR, null));
    String path = "/api/v1/legal-holds";
    assertThat(web.post(path, "{\"why\":\"Thanh tra thử\"}").statusCode()).isEqualTo(422);
    assertThat(web.post(path, "{\"code\":\"%s\"}".formatted(code)).body())
        .contains("required", "/why");
    assertThat(web.post(path, "{\"code\":\"H26.1-000000-0001\",\"why\":\"x\"}").body())
        .contains("dossier-not-found", "/code");
    HttpResponse<String> placed =
        web.post(path, "{\"code\":\"%s\",\"why\":\"Thanh tra thử\"}".formatted(code));
    assertThat(placed.statusCode()).isEqualTo(201);
    assertThat(web.get(path).body()).contains(code, "Thanh tra thử");
    assertThat(remover(true).remove()).isZero();
    String release = path + "/" + Web.json(placed).get("id").asString() + "/releases";
    assertThat(web.post(release, "{}").statusCode()).isEqualTo(204);
    assertThat(web.post(release, "{}").statusCode()).isEqualTo(404);
    assertThat(web.get(path).body()).doesNotContain(code);
    assertThat(remover(true).remove()).isEqualTo(2);
  }

  @Test
  void aMistakeInTheFileIsToldWithItsLine() {
    assertThatThrownBy(
            () ->
                RetentionClasses.read(
                    """
                    classes:
                      - kind: result
                        name: { vi: "Kết quả", en: "Results" }
                        keep: ten years
                        source: x
                        confidence: seen
                    """))
        .isInstanceOf(ReferenceDataRefused.class)
        .hasMessageContaining("keep")
        .hasMessageContaining("attachment");
  }

  private RemoveExpired remover(boolean confirmed) {
    return new RemoveExpired(
        new RetentionClasses(
            List.of(
                type(FileKind.ATTACHMENT, 1, confirmed),
                type(FileKind.RESULT, 2, confirmed),
                type(FileKind.FORM, 5, confirmed))),
        ended,
        documents,
        keys,
        audit,
        transactions,
        clock);
  }

  private static RetentionClass type(FileKind kind, int years, boolean confirmed) {
    return new RetentionClass(kind, "Loại", "Kind", Period.ofYears(years), "thử", confirmed);
  }

  private String filed() {
    String code =
        walk.filing()
            .form("commune", COMMUNE)
            .answer("forWhom", "other")
            .form("subjectFullName", "Lê Thử Hai")
            .by(partner)
            .code();
    file = walk.document(walk.authorityOf(COMMUNE));
    attaching.attach(partner, code, null, new Attachment("mandate", file));
    return code;
  }

  private String refused() {
    String code = filed();
    refusing.refuse(
        people.officer(Role.INTAKE_OFFICER, walk.authorityOf(COMMUNE)),
        code,
        null,
        "Luật Thử",
        "Sai nơi");
    return code;
  }

  private void endedBefore(String code, int days) {
    jdbc.sql("UPDATE dossier.dossier SET finished_at = :at WHERE code = :code")
        .param("at", clock.instant().minus(days, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC))
        .param("code", code)
        .update();
  }

  private UUID id(String code) {
    return jdbc.sql("SELECT id FROM dossier.dossier WHERE code = :code")
        .param("code", code)
        .query(UUID.class)
        .single();
  }

  private UUID formOf(String code) {
    return jdbc.sql("SELECT document_id FROM dossier.form WHERE dossier_id = :id")
        .param("id", id(code))
        .query(UUID.class)
        .single();
  }

  private boolean keyIsThere(String code) {
    return jdbc.sql("SELECT wrapped_key IS NOT NULL FROM document.subject WHERE id = :id")
        .param("id", id(code))
        .query(Boolean.class)
        .single();
  }

  private boolean reads(UUID document) {
    try (InputStream content = documents.open(document)) {
      return content.readAllBytes().length > 0;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> audit(String code, String act) {
    return jdbc.sql(
            "SELECT CAST(details AS text) AS d FROM audit.entry WHERE subject = :s AND act = :act")
        .param("s", "dossier/" + code)
        .param("act", act)
        .query((rs, n) -> rs.getString("d"))
        .list();
  }
}
