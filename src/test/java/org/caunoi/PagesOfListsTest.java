package org.caunoi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.custody.OnTheWay;
import org.caunoi.custody.PaperSet;
import org.caunoi.custody.ReadFindings;
import org.caunoi.dossier.clock.DueSoon;
import org.caunoi.post.ReadShipments;
import org.caunoi.post.money.ReadStatements;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Slice;
import org.caunoi.signing.ReadCertificates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists that go on: page by page each row comes once, and nothing is cut off unseen. */
@IntegrationTest
class PagesOfListsTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private OnTheWay way;
  @Autowired private DueSoon due;
  @Autowired private ReadShipments shipments;
  @Autowired private ReadStatements statements;
  @Autowired private ReadCertificates certificates;
  @Autowired private ReadFindings findings;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  @Test
  void dossiersThatWillBeLate() {
    String commune = "00082";
    for (int i = 0; i < 3; i++) {
      String code = walk.filing().form("commune", commune).file().code();
      walk.accept(code);
      jdbc.sql(
              """
              INSERT INTO dossier.reminder (authority, dossier_id, kind, due_at, acted_at)
              SELECT authority, id, 'PROMISE_NEAR', appointment_at, accepted_at FROM dossier.dossier WHERE code = :code
              """)
          .param("code", code)
          .update();
    }
    SignedIn signer = people.officer(Role.SIGNER, walk.authorityOf(commune));
    List<String> all =
        due.list(signer, null, 1000).items().stream().map(DueSoon.Due::code).toList();
    assertThat(all).hasSizeGreaterThanOrEqualTo(3);
    assertThat(walked(2, (after) -> due.list(signer, after, 2).map(DueSoon.Due::code)))
        .isEqualTo(all);
  }

  @Test
  void shipments() {
    for (int i = 0; i < 3; i++) {
      walk.issue(walk.filing().returnBy(ReturnWay.POST).file().code());
    }
    SignedIn desk = people.officer(Role.RETURN_OFFICER, walk.authority());
    List<UUID> all =
        shipments.underWay(desk, null, 10_000).items().stream().map(one -> one.id()).toList();
    assertThat(all).hasSizeGreaterThanOrEqualTo(3);
    assertThat(walked(2, after -> shipments.underWay(desk, after, 2).map(one -> one.id())))
        .isEqualTo(all);
  }

  @Test
  void statements() {
    for (int i = 0; i < 3; i++) {
      UUID id = UUID.randomUUID();
      jdbc.sql(
              """
              INSERT INTO post.statement (id, carrier, sha256, lines, imported_by, imported_name, imported_at)
              VALUES (:id, 'viettelpost', :hash, 1, :id, 'Trần Thử', :at)
              """)
          .param("id", id)
          .param("hash", id.toString())
          .param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
          .update();
      jdbc.sql(
              """
              INSERT INTO post.statement_line (statement_id, no, number, day, payer, amount, verdict)
              VALUES (:id, 1, 'THU', current_date, 'CITY', 1, 'ORPHAN'), (:id, 2, 'THU', current_date, 'CITY', 1, 'TWICE')
              """)
          .param("id", id)
          .update();
    }
    SignedIn room = people.officer(Role.CENTRE_CONTROL, null);
    List<UUID> all =
        statements.newest(room, null, 10_000).items().stream().map(s -> s.id()).toList();
    assertThat(all).hasSizeGreaterThanOrEqualTo(3);
    assertThat(walked(2, after -> statements.newest(room, after, 2).map(s -> s.id())))
        .isEqualTo(all);
  }

  @Test
  void certificates() {
    for (int i = 0; i < 2; i++) {
      walk.issue(walk.filing().file().code());
    }
    SignedIn administrator = people.officer(Role.ADMINISTRATOR, null);
    List<String> all =
        certificates.list(administrator, null, 10_000).items().stream()
            .map(one -> one.fingerprint())
            .toList();
    assertThat(all).hasSizeGreaterThanOrEqualTo(3);
    assertThat(
            walked(
                7,
                after -> certificates.list(administrator, after, 7).map(one -> one.fingerprint())))
        .isEqualTo(all);
  }

  @Test
  void findingsAboutPapersAlsoOfOnePlace() {
    OnTheWay.Team team = way.team();
    String last = "";
    for (int i = 0; i < 3; i++) {
      PaperSet set = way.takeIn(team.clerk());
      last = set.envelope();
      jdbc.sql(
              """
              INSERT INTO custody.finding (authority, id, unit, kind, subject, found_at)
              VALUES (:authority, gen_random_uuid(), :unit, 'WAITING', '', :at)
              """)
          .param("authority", set.authority())
          .param("unit", set.envelope())
          .param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
          .update();
    }
    SignedIn centre = team.centre();
    List<UUID> all =
        findings.page(centre, null, OnTheWay.POINT, null, 10_000).items().stream()
            .map(one -> one.id())
            .toList();
    assertThat(all).hasSizeGreaterThanOrEqualTo(3);
    assertThat(
            walked(
                2,
                after ->
                    findings.page(centre, null, OnTheWay.POINT, after, 2).map(one -> one.id())))
        .isEqualTo(all);
    assertThat(findings.page(centre, null, "HN-9999", null, 10).items()).isEmpty();
    assertThat(people.signIn(centre).get("/custody/findings?place=" + OnTheWay.POINT).body())
        .contains("/custody/units/" + last);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/due-dossiers",
        "/api/v1/shipments",
        "/api/v1/postage/statements",
        "/api/v1/certificates",
        "/api/v1/custody/findings",
        "/api/v1/centre/late/dossiers",
        "/shipments",
        "/certificates",
        "/postage",
        "/custody/findings",
        "/centre/late"
      })
  void aCursorThatIsNotOursIsRefusedAndNamed(String path) {
    Web web =
        people.signIn(
            people.officer(path.contains("certificates") ? Role.ADMINISTRATOR : role(path), null));
    assertThat(web.get(path).statusCode()).isEqualTo(200);
    for (String wrong : List.of("x", "%00", "MjAyNi0wMS0wMVQwMDowMDowMFogeA", "a".repeat(400))) {
      assertThat(web.get(path + "?cursor=" + wrong).statusCode()).as(wrong).isIn(200, 400, 422);
    }
    assertThat(web.get(path + "?cursor=x").statusCode()).isEqualTo(422);
  }

  private static Role role(String path) {
    return path.equals("/api/v1/shipments") || path.equals("/shipments")
        ? Role.RETURN_OFFICER
        : Role.CENTRE_CONTROL;
  }

  /** All rows by following the cursors. */
  private static <T> List<T> walked(int page, Function<@Nullable Cursor, Slice<T>> list) {
    List<T> found = new ArrayList<>();
    Slice<T> slice = list.apply(null);
    found.addAll(slice.items());
    while (slice.nextCursor() != null) {
      assertThat(slice.items()).hasSize(page);
      slice = list.apply(Cursor.of(slice.nextCursor()));
      found.addAll(slice.items());
    }
    return found;
  }
}
