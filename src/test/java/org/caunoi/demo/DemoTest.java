package org.caunoi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.caunoi.IntegrationTest;
import org.caunoi.access.Accounts;
import org.caunoi.access.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a newcomer finds. */
@IntegrationTest
class DemoTest {

  @Autowired private SetUpDemo setUp;
  @Autowired private Accounts accounts;
  @Autowired private ShowDemoCodes codes;
  @Autowired private JdbcClient jdbc;

  @Test
  void thereIsOneSignInPerRole() {
    Set<Role> roles =
        DemoPerson.ALL.stream()
            .map(person -> accounts.findByUsername(person.username()).orElseThrow())
            .flatMap(account -> account.roles().stream())
            .collect(Collectors.toSet());

    assertThat(roles)
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Role.SYSTEM_CLIENT)));
  }

  @Test
  void everyNameSaysThatItIsASample() {
    assertThat(DemoPerson.ALL).allSatisfy(p -> assertThat(p.name()).contains("Mẫu"));
  }

  @Test
  void aSecondStartMakesNobodyTwice() {
    assertThat(setUp.people()).isFalse();
  }

  @Test
  void aDossierStandsAtEachStage() {
    String helper = accounts.findByUsername("quay").orElseThrow().id().toString();
    var states =
        jdbc.sql(
                "SELECT state FROM dossier.dossier WHERE helper_id = CAST(:helper AS uuid) ORDER BY"
                    + " filed_at, code LIMIT 5")
            .param("helper", helper)
            .query(Integer.class)
            .list();

    assertThat(states).containsExactly(1, 2, 5, 4, 9);
  }

  @Test
  void theSandboxShowsACodeForEachSampleThatNeedsOne() {
    assertThat(codes.rows())
        .extracting(row -> row.label())
        .containsExactlyElementsOf(
            DemoPerson.ALL.stream()
                .filter(one -> one.role().needsSecondFactor())
                .map(DemoPerson::username)
                .toList());
    assertThat(codes.rows()).allSatisfy(row -> assertThat(row.value()).matches("\\d{6}"));
  }
}
