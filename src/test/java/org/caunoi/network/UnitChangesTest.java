package org.caunoi.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.caunoi.IntegrationTest;
import org.caunoi.LockWaits;
import org.caunoi.People;
import org.caunoi.Web;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.network.Authority.Confidence;
import org.caunoi.network.Authority.Kind;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Units are made and renamed by two administrators while the house runs. */
@IntegrationTest
class UnitChangesTest {

  private static final String BRANCH = "001.00.00.H26";

  @Autowired private People people;
  @Autowired private Authorities authorities;
  @Autowired private UnitChanges changes;
  @Autowired private DecideUnitChange deciding;
  @Autowired private LoadUnits loading;
  @Autowired private LockWaits locks;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Clock clock;
  @Autowired private JdbcClient jdbc;

  private Web one;
  private Web two;

  @BeforeEach
  void twoAdministrators() {
    one = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    two = people.signIn(people.officer(Role.ADMINISTRATOR, null));
    one.get("/unit-changes");
    two.get("/unit-changes");
  }

  @Test
  void aNewUnitIsThereOnceTheSecondAdministratorAgrees() {
    Map<String, String> form = new HashMap<>(branch("091.00.00.H26"));
    for (String wrong : List.of("code", "name", "kind", "parent", "commune")) {
      Map<String, String> broken = new HashMap<>(form);
      broken.put(wrong, "");
      HttpResponse<String> answer = one.form("/unit-changes/creations", broken);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
      assertThat(answer.body()).contains("id=\"" + wrong + "-error\"");
    }
    form.put("code", BRANCH);
    assertThat(one.form("/unit-changes/creations", form).body()).contains("đã có đơn vị dùng");
    form.put("code", "091.00.00.H26");
    assertThat(one.form("/unit-changes/creations", form).statusCode()).isEqualTo(302);
    assertThat(one.form("/unit-changes/creations", form).statusCode()).isEqualTo(409);
    UUID change = waiting("091.00.00.H26");
    assertThat(decide(one, change).statusCode()).isEqualTo(409);
    assertThat(authorities.find("091.00.00.H26")).isEmpty();

    assertThat(decide(two, change).statusCode()).isEqualTo(302);

    assertThat(authorities.get("091.00.00.H26").name()).isEqualTo("Chi nhánh thử số 91");
    assertThat(one.get("/units").body()).contains("Chi nhánh thử số 91");
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, "091.00.00.H26");
    assertThat(people.signIn(officer).get("/dossiers").body()).contains("Chi nhánh thử số 91");
    assertThat(acts("091.00.00.H26"))
        .containsExactly("unit-change-proposed", "unit-change-approved");
  }

  @Test
  void aUnitGetsAnotherNameAndAProposalThatIsOldByThenIsRefused() {
    String before = authorities.get("002.00.00.H26").name();
    Map<String, String> form = Map.of("unit", "002.00.00.H26", "name", "Chi nhánh thử tên mới");
    assertThat(
            one.form("/unit-changes/renamings", Map.of("unit", "002.00.00.H26", "name", before))
                .body())
        .contains("id=\"new-name-error\"");
    assertThat(one.form("/unit-changes/renamings", form).statusCode()).isEqualTo(302);
    assertThat(two.get("/unit-changes").body()).contains(before + ": đổi tên thành");
    assertThat(decide(two, waiting("002.00.00.H26")).statusCode()).isEqualTo(302);
    assertThat(authorities.get("002.00.00.H26").name()).isEqualTo("Chi nhánh thử tên mới");

    String back = Web.json(rename(one, "002.00.00.H26", before)).path("id").asString("");
    jdbc.sql("UPDATE network.unit_change SET name_before = 'khác' WHERE id = CAST(:id AS uuid)")
        .param("id", back)
        .update();
    assertThat(two.post("/api/v1/unit-changes/" + back + "/approvals", "").body())
        .contains("unit-changed-meanwhile");
    assertThat(two.form("/unit-changes/" + back + "/rejections", Map.of("reason", "")).statusCode())
        .isEqualTo(422);
    assertThat(
            two.form("/unit-changes/" + back + "/rejections", Map.of("reason", "Cũ")).statusCode())
        .isEqualTo(302);
    String again = Web.json(rename(one, "002.00.00.H26", before)).path("id").asString("");
    assertThat(two.post("/api/v1/unit-changes/" + again + "/approvals", "").statusCode())
        .isEqualTo(204);
    assertThat(authorities.get("002.00.00.H26").name()).isEqualTo(before);
  }

  @Test
  void programsMakeUnitsTheSameWay() {
    assertThat(one.post("/api/v1/units", "{}").body()).contains("/code");
    assertThat(rename(one, "999.00.00.H26", "x").statusCode()).isEqualTo(404);
    HttpResponse<String> made =
        one.post(
            "/api/v1/units",
            """
            {"code": "092.00.00.H26", "name": "Chi nhánh thử số 92", "kind": "branch",
             "parent": "000.00.00.H26", "commune": "00070"}
            """);
    assertThat(made.statusCode()).isEqualTo(201);
    String id = Web.json(made).path("id").asString("");
    assertThat(two.get("/api/v1/unit-changes").body()).contains(id, "092.00.00.H26");
    String change = "/api/v1/unit-changes/" + id;
    assertThat(one.post(change + "/approvals", "").body()).contains("second-person-needed");
    assertThat(two.post(change + "/rejections", "{\"reason\": \"Thử\"}").statusCode())
        .isEqualTo(204);
    assertThat(two.post(change + "/approvals", "").statusCode()).isEqualTo(404);
    assertThat(authorities.find("092.00.00.H26")).isEmpty();
  }

  @Test
  void twoWhoLetUnitsInAtOnceDoNotGiveThemOnePlace() throws Exception {
    SignedIn first = people.officer(Role.ADMINISTRATOR, null);
    SignedIn second = people.officer(Role.ADMINISTRATOR, null);
    UUID before = police("994.00.00.H26");
    UUID behind = police("995.00.00.H26");
    try {
      CompletableFuture<String> other =
          Objects.requireNonNull(
              transactions.execute(
                  status -> {
                    deciding.approve(first, before);
                    CompletableFuture<String> begun =
                        CompletableFuture.supplyAsync(() -> approved(second, behind));
                    await()
                        .pollInSameThread()
                        .pollInterval(Duration.ofMillis(20))
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> begun.isDone() || locks.forUs());
                    return begun;
                  }));

      assertThat(other.get(20, TimeUnit.SECONDS)).isEqualTo("unit-place-taken");
      assertThat(decide(two, behind).body()).contains("Nơi này đã có đơn vị loại ấy");
      assertThat(authorities.find("995.00.00.H26")).isEmpty();
    } finally {
      jdbc.sql("DELETE FROM network.unit_change WHERE commune_code = '99999'").update();
      loading.refresh();
    }
  }

  /** The code it was refused with. */
  private String approved(SignedIn who, UUID change) {
    try {
      deciding.approve(who, change);
      return "approved";
    } catch (Refused refused) {
      return refused.code();
    }
  }

  /** A proposal for a commune that has no police yet; all of the city have theirs. */
  private UUID police(String code) {
    SignedIn who = people.officer(Role.ADMINISTRATOR, null);
    UUID id = UUID.randomUUID();
    Authority unit =
        new Authority(
            code, "Công an thử", Kind.POLICE_COMMUNE, "300.00.00.H26", "99999", Confidence.SEEN);
    changes.add(
        new UnitChange(id, unit, null, who.accountId(), who.displayName(), clock.instant()));
    return id;
  }

  @Test
  void theDatabaseItselfWantsFourEyes() {
    one.form("/unit-changes/creations", branch("093.00.00.H26"));
    UUID change = waiting("093.00.00.H26");
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        "UPDATE network.unit_change SET state = 'APPROVED', decided_by ="
                            + " proposed_by WHERE id = :id")
                    .param("id", change)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("unit_change_four_eyes");
    two.form("/unit-changes/" + change + "/rejections", Map.of("reason", "Thử"));
  }

  private static Map<String, String> branch(String code) {
    return Map.of(
        "code", code,
        "name", "Chi nhánh thử số " + code.substring(1, 3),
        "kind", "branch",
        "parent", "000.00.00.H26",
        "commune", "00070");
  }

  private static HttpResponse<String> rename(Web web, String code, String name) {
    return web.post("/api/v1/units/" + code + "/names", "{\"name\": \"%s\"}".formatted(name));
  }

  private static HttpResponse<String> decide(Web web, UUID change) {
    return web.form("/unit-changes/" + change + "/approvals", Map.of());
  }

  private UUID waiting(String code) {
    return changes.waiting().stream()
        .filter(change -> change.unit().code().equals(code))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private List<String> acts(String code) {
    return jdbc.sql("SELECT act FROM audit.entry WHERE subject = :subject ORDER BY at")
        .param("subject", "unit/" + code)
        .query((rs, n) -> rs.getString(1))
        .list();
  }
}
