package org.caunoi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.access.Role;
import org.caunoi.audit.AuditLog.Actor;
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
    log.write("-", Actor.HOUSE, "tested", "test/" + UUID.randomUUID(), null, Map.of());

    assertThatThrownBy(() -> jdbc.sql("UPDATE audit.entry SET act = 'x'").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> jdbc.sql("DELETE FROM audit.entry").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> jdbc.sql("TRUNCATE audit.entry").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void rowsComeNewestFirstAndPageByTime() {
    String subject = "dossier/" + UUID.randomUUID();
    for (int i = 0; i < 3; i++) {
      log.write("-", Actor.HOUSE, "act-" + i, subject, "test", Map.of("no", i));
    }

    var newest = trail.list(subject, null, null, null, 2);
    var older = trail.list(subject, null, null, newest.getLast().at(), 2);

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
  void aBadMomentIsNamed() {
    var web = people.signIn(people.officer(Role.AUDITOR, null));

    assertThat(web.get("/audit?before=hom-qua").statusCode()).isEqualTo(422);
  }
}
