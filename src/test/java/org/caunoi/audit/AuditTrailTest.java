package org.caunoi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.access.Role;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.shared.UuidV7;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written stays, and an auditor finds it. */
@IntegrationTest
class AuditTrailTest {

  @Autowired private AuditLog log;
  @Autowired private AuditTrail trail;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;

  @Test
  void nobodyChangesOrRemovesARow() {
    log.writeLook("-", Actor.HOUSE, "tested", "test/" + UUID.randomUUID(), null, Map.of());

    assertThatThrownBy(() -> jdbc.sql("UPDATE audit.entry SET act = 'x'").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> jdbc.sql("DELETE FROM audit.entry").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> jdbc.sql("TRUNCATE audit.entry").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void noRowIsWrittenOutsideTheTransactionOfItsAct() {
    String subject = "test/" + UUID.randomUUID();

    assertThatThrownBy(() -> log.write("-", Actor.HOUSE, "tested", subject, null, Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("outside its transaction");
    assertThat(trail.list(subject, null, null, null, 1)).isEmpty();
  }

  @Test
  void rowsComeNewestFirstAndNoneIsLeftOutBetweenPages() {
    String subject = "dossier/" + UUID.randomUUID();
    List<UUID> ids =
        Stream.generate(() -> UuidV7.next(Clock.systemUTC()))
            .limit(3)
            .sorted(Comparator.comparing(UUID::toString))
            .toList();
    for (int i = 0; i < 3; i++) {
      sameMoment(ids.get(i), subject, "act-" + i);
    }

    var newest = trail.list(subject, null, null, null, 2);
    var older = trail.list(subject, null, null, newest.getLast().position(), 2);

    assertThat(newest).extracting(AuditTrail.Row::act).containsExactly("act-2", "act-1");
    assertThat(older).extracting(AuditTrail.Row::act).containsExactly("act-0");
  }

  @Test
  void theAuditorSeesWhoDidWhatAndTheLookIsWrittenDown() {
    var auditor = people.officer(Role.AUDITOR, null);
    var web = people.signIn(auditor);

    var page = web.get("/audit?actor=" + auditor.username());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Đăng nhập");
    assertThat(trail.list(null, auditor.username(), "audit-read", null, 5)).hasSize(1);
  }

  @Test
  void whatMatchedNothingMayBeANameAndIsNotKept() {
    var auditor = people.officer(Role.AUDITOR, null);

    people.signIn(auditor).get("/audit?dossier=" + encode("Nguyễn Thử Nghiệm"));

    assertThat(trail.list(null, auditor.username(), "audit-read", null, 5))
        .singleElement()
        .extracting(AuditTrail.Row::details)
        .isEqualTo("{\"found\": \"0\"}");
  }

  @Test
  void theAuditorReadsWordsNotKeys() {
    var auditor = people.officer(Role.AUDITOR, null);
    log.writeLook(
        "-", Actor.HOUSE, "session-opened", "account/" + auditor.accountId(), null, Map.of());

    String page = people.signIn(auditor).get("/audit?actor=system").body();

    assertThat(page).contains("Bắt đầu phiên hỗ trợ", "Tài khoản " + auditor.username());
    assertThat(page).doesNotContain("session-opened", auditor.accountId().toString());
  }

  @Test
  void whatWasAskedForGoesAlongToTheNextPage() {
    var auditor = people.officer(Role.AUDITOR, null);
    String odd = "dossier/a b&c=" + UUID.randomUUID();
    for (int i = 0; i < 51; i++) {
      log.writeLook("-", Actor.HOUSE, "tested", odd, null, Map.of());
    }
    var web = people.signIn(auditor);

    String asked = "/audit?dossier=" + encode(odd.substring(8));
    String next =
        Pattern.compile("rel=\"next\" href=\"([^\"]+)\"")
            .matcher(web.get(asked).body())
            .results()
            .map(found -> found.group(1).replace("&amp;", "&"))
            .findFirst()
            .orElseThrow();

    assertThat(web.get(next).body().split("<tr>")).hasSize(2 + 1);
  }

  @Test
  void aBadMomentIsNamed() {
    var web = people.signIn(people.officer(Role.AUDITOR, null));

    assertThat(web.get("/audit?before=hom-qua").statusCode()).isEqualTo(422);
    assertThat(web.get("/audit?before=2026-01-01T00:00:00Z_7").statusCode()).isEqualTo(422);
  }

  private void sameMoment(UUID id, String subject, String act) {
    jdbc.sql(
            """
            SELECT audit.write('-', :id, TIMESTAMPTZ '2026-01-05 08:00+07', NULL, 'system', NULL, :act,
                               :subject, 'test', CAST('{}' AS jsonb))
            """)
        .param("id", id)
        .param("act", act)
        .param("subject", subject)
        .query(UUID.class)
        .single();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
