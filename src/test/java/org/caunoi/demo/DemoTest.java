package org.caunoi.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.caunoi.IntegrationTest;
import org.caunoi.Web;
import org.caunoi.access.Accounts;
import org.caunoi.access.EnrolAccount;
import org.caunoi.access.EnrolAccount.NewAccount;
import org.caunoi.access.Role;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.notification.SandboxBlock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a newcomer finds. */
@IntegrationTest
class DemoTest {

  @Autowired private SetUpDemo setUp;
  @Autowired private Welcome welcome;
  @Autowired private AtTheDoor atTheDoor;
  @Autowired private DemoClient client;
  @Autowired private EnrolAccount enrol;
  @LocalServerPort private int port;
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
  void thePeopleAreThereWhenTheFirstPageAnswers() {
    assertThat(atTheDoor.people())
        .containsExactlyInAnyOrderElementsOf(
            DemoPerson.ALL.stream().map(DemoPerson::username).toList());
  }

  @Test
  void everyNameSaysThatItIsASample() {
    assertThat(DemoPerson.ALL).allSatisfy(p -> assertThat(p.name()).contains("Mẫu"));
  }

  @Test
  void theWelcomeNamesEachRoleInBothLanguages() {
    assertThat(welcome.text().lines().filter(line -> line.contains("thanhtra")))
        .singleElement()
        .asString()
        .contains("Ngô Văn Mẫu Thanh", "Thanh tra · Inspector", "+ mã 6 số");
    assertThat(welcome.text()).contains("Hệ thống kết nối · System client");
  }

  @Test
  void theSampleSystemSignsInWithTheKeyThatIsShown() {
    String key = client.key().orElseThrow();
    assertThat(welcome.text()).contains(key);
    assertThat(client.rows()).extracting(SandboxBlock.Row::value).containsExactly(key);
    assertThat(Web.withToken(port, key).get("/api/v1/dossiers").statusCode()).isEqualTo(200);
  }

  @Test
  void aFirstStartThatDiesInTheMiddleLeavesNothingAndTheSecondMakesAll() {
    String late = "mau-" + UUID.randomUUID().toString().substring(0, 8);
    BooleanSupplier people =
        () -> {
          if (accounts.findByUsername(late).isPresent()) {
            return false;
          }
          enrol.enrol(
              Actor.HOUSE,
              new NewAccount(
                  late,
                  "Người Mẫu Muộn",
                  late,
                  DemoPerson.PASSWORD,
                  Set.of(Role.CLERK),
                  "HN-0001",
                  null));
          return true;
        };
    AtomicInteger made = new AtomicInteger();
    assertThatThrownBy(
            () ->
                welcome.once(
                    people,
                    () -> {
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");
    assertThat(accounts.findByUsername(late)).isEmpty();

    welcome.once(people, made::incrementAndGet);
    welcome.once(people, made::incrementAndGet);
    assertThat(made).hasValue(1);
    assertThat(accounts.findByUsername(late)).isPresent();
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
