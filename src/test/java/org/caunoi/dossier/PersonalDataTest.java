package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is personal is sealed, and reading it leaves a trace. */
@IntegrationTest
class PersonalDataTest {

  private static final List<String> PLANTED =
      List.of("Nguyễn Thử Gieo Tên", "001199004242", "0900004242", "Ngõ Thử Gieo 42");

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private ReadDossier reading;
  @Autowired private RefuseDossier refusing;
  @Autowired private JdbcClient jdbc;

  @Test
  void isNowhereInTheRowsInTheClear() {
    String code = file();
    refusing.refuse(
        people.officer(Role.INTAKE_OFFICER, walk.authority()),
        code,
        null,
        "Luật Thử, Điều 1",
        "Ông " + PLANTED.get(0));
    StringBuilder all = new StringBuilder();
    for (String table : tables()) {
      for (Map<String, Object> row : jdbc.sql("SELECT * FROM " + table).query().listOfRows()) {
        row.values()
            .forEach(
                value ->
                    all.append(
                            value instanceof byte[] bytes
                                ? new String(bytes, StandardCharsets.UTF_8)
                                : value)
                        .append('\n'));
      }
    }
    assertThat(all).contains(code);
    PLANTED.forEach(planted -> assertThat(all).doesNotContain(planted));
  }

  @Test
  void leavesAnAccessRowWithThePurposeEachTimeItIsRead() {
    String code = file();
    SignedIn officer = people.officer(Role.INTAKE_OFFICER, walk.authority());
    assertThat(reading.file(officer, code, "review").party().fullName()).isEqualTo(PLANTED.get(0));
    reading.file(officer, code, "review");
    assertThat(reads(code, officer)).containsExactly("review", "review");
  }

  @Test
  void staysShutForPeopleWhoOnlyReturnResults() {
    String code = file();
    SignedIn officer = people.officer(Role.RETURN_OFFICER, walk.authority());
    ReadDossier.DossierFile file = reading.file(officer, code, "return");
    assertThat(file.clear()).isFalse();
    assertThat(file.form()).isEmpty();
    assertThat(reads(code, officer)).isEmpty();
  }

  @Test
  void neverShowsInTextsThatReachALog() {
    assertThat(
            List.of(
                new Party(PLANTED.get(0), PLANTED.get(1), null, null, null, null, null, "00070")
                    .toString(),
                new Contact(PLANTED.get(2), null).toString(),
                new CodeToSend(
                        "a",
                        "b",
                        new Contact(PLANTED.get(2), null),
                        "123456",
                        CodeToSend.Purpose.OPEN_RESULT)
                    .toString()))
        .noneMatch(text -> PLANTED.stream().anyMatch(text::contains) || text.contains("123456"));
  }

  private String file() {
    return walk.filing()
        .form("fullName", PLANTED.get(0))
        .form("personId", PLANTED.get(1))
        .form("phone", PLANTED.get(2))
        .form("address", PLANTED.get(3))
        .file()
        .code();
  }

  private List<String> tables() {
    return jdbc.sql(
            """
            SELECT table_schema || '.' || table_name FROM information_schema.tables
            WHERE table_schema IN ('dossier', 'audit', 'platform') AND table_type = 'BASE TABLE'
              AND table_name NOT LIKE 'flyway%'
            """)
        .query((rs, n) -> rs.getString(1))
        .list();
  }

  private List<String> reads(String code, SignedIn who) {
    return jdbc.sql(
            """
            SELECT purpose FROM audit.entry
            WHERE act = 'personal-data-read' AND subject = :subject AND actor_id = :who
            """)
        .param("subject", "dossier/" + code)
        .param("who", who.accountId())
        .query((rs, n) -> rs.getString(1))
        .list();
  }
}
