package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.calendar.DueDate;
import org.caunoi.calendar.WorkingCalendars;
import org.caunoi.dossier.Dossier.TermChoice;
import org.caunoi.dossier.clock.PlanTimers;
import org.caunoi.platform.OwnTransactions;
import org.caunoi.shared.VietnamTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The last second of a year and the first of the next, as they are in Hanoi. */
@IntegrationTest
class YearEndTest {

  private static final Instant LAST = Instant.parse("2026-12-31T16:59:59Z");
  private static final Instant FIRST = Instant.parse("2026-12-31T17:00:01Z");

  @Autowired private OwnTransactions own;
  @Autowired private Promise promise;
  @Autowired private PlanTimers planning;
  @Autowired private ReadDossier reading;
  @Autowired private WorkingCalendars calendars;
  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;

  @Test
  void theNumberOfADossierTurnsWithTheYear() {
    AtomicReference<Instant> now = new AtomicReference<>(LAST);
    InstantSource source = now::get;
    DossierCodes codes = new DossierCodes(own, source.withZone(ZoneOffset.UTC));
    assertThat(codes.next("H26.TN-9").value()).isEqualTo("H26.TN-9-261231-0001");
    now.set(FIRST);
    assertThat(codes.next("H26.TN-9").value()).isEqualTo("H26.TN-9-270101-0001");
    now.set(LAST);
    assertThat(codes.next("H26.TN-9").value())
        .as("a clock set back gives no number twice")
        .startsWith("H26.TN-9-261231-")
        .isNotEqualTo("H26.TN-9-261231-0001");
  }

  @Test
  void whatIsAcceptedInTheLastSecondIsPromisedForTheNewYearAndHasItsClocks() {
    DueDate due = promise.of(new TermChoice("WORKING_DAYS", 3, null), LAST, List.of());
    assertThat(VietnamTime.day(due.dueAt())).isAfter(LocalDate.of(2027, 1, 3));
    assertThat(due.provisional()).isEqualTo(calendars.current().isProvisional(2027)).isTrue();
    assertThat(promise.of(new TermChoice("WORKING_DAYS", 3, null), FIRST, List.of()).dueAt())
        .isEqualTo(due.dueAt());
    SignedIn inspector = people.officer(Role.INSPECTOR, null);
    Dossier filed = reading.facts(inspector, walk.filing().file().code());
    Dossier accepted = filed.accept(LAST, due.dueAt(), due.provisional());
    transactions.executeWithoutResult(
        status ->
            planning.on(
                new ActStored(
                    filed, accepted, ActKind.ACCEPTED, LAST, inspector.actor(), "Lê Thử")));
    assertThat(planned(accepted, ReminderKind.PROMISE_NEAR))
        .containsExactly(calendars.current().workingDaysBefore(due.dueAt(), 1).plusSeconds(1));
    assertThat(planned(accepted, ReminderKind.PROMISE_PASSED))
        .containsExactly(due.dueAt().plusSeconds(1));
  }

  private List<Instant> planned(Dossier dossier, ReminderKind kind) {
    return jdbc.sql(
            """
            SELECT execution_time FROM platform.scheduled_tasks
            WHERE task_name = 'remind' AND task_instance LIKE :like
            """)
        .param("like", "%/" + dossier.filing().id() + "/" + kind + "/%")
        .query((rs, n) -> rs.getObject(1, OffsetDateTime.class).toInstant())
        .list();
  }
}
