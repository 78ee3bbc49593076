package org.caunoi.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.network.Authorities;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A unit ends in the middle of a month: it is judged by what it did until then, the unit that
 * follows by the end, and the whole city counts each dossier once.
 */
@IntegrationTest
class DissolvedUnitTest {

  private static final Period NOVEMBER =
      new Period(LocalDate.of(2025, 11, 1), LocalDate.of(2025, 11, 30));
  private static final Period DECEMBER =
      new Period(LocalDate.of(2025, 12, 1), LocalDate.of(2025, 12, 31));
  private static final String ENDED = "2025-12-05T10:00";

  @Autowired private ReadIndicators indicators;
  @Autowired private Catalogue catalogue;
  @Autowired private Authorities authorities;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void eachUnitIsJudgedByItsOwnPart() {
    String old = authorities.list().get(authorities.list().size() - 2).code();
    String next = authorities.list().get(authorities.list().size() - 3).code();
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              status.setRollbackOnly();
              store(old, next);
              assertThat(verdicts(centre, DECEMBER, old))
                  .isEqualTo(
                      Map.of(
                          "early", "+ HANDED_ON_IN_TIME",
                          "overdue", "- HANDED_ON_LATE",
                          "extended", "+ HANDED_ON_IN_TIME",
                          "awaiting", "+ WAITS_FOR_CITIZEN",
                          "asked-twice", "+ HANDED_ON_IN_TIME",
                          "finished", "+ DONE_IN_TIME"));
              assertThat(verdicts(centre, DECEMBER, next))
                  .isEqualTo(
                      Map.of(
                          "early", "+ DONE_IN_TIME",
                          "overdue", "- DONE_LATE",
                          "extended", "+ DONE_IN_TIME",
                          "awaiting", "+ DONE_IN_TIME",
                          "asked-twice", "- ASKED_AGAIN",
                          "from-november", "+ DONE_IN_TIME"));
              assertThat(verdicts(centre, NOVEMBER, old))
                  .isEqualTo(Map.of("from-november", "+ HANDED_ON_IN_TIME"));
              assertThat(verdicts(centre, NOVEMBER, next)).isEmpty();
              assertThat(verdicts(centre, DECEMBER, null))
                  .isEqualTo(
                      Map.of(
                          "early", "+ DONE_IN_TIME",
                          "overdue", "- DONE_LATE",
                          "extended", "+ DONE_IN_TIME",
                          "awaiting", "+ DONE_IN_TIME",
                          "asked-twice", "- ASKED_AGAIN",
                          "finished", "+ DONE_IN_TIME"));
              assertThat(indicators.read(centre, DECEMBER, old).means())
                  .extracting(MeanTime::dossiers)
                  .containsExactly(1);
            });
  }

  private void store(String old, String next) {
    Seed early = Seed.of("early").in(day(1), day(10)).done(day(9));
    Seed overdue = Seed.of("overdue").in(day(1), day(3)).done(day(9));
    Seed extended = Seed.of("extended").in(day(1), day(20)).done(day(19));
    Seed awaiting = Seed.of("awaiting").in(day(1), day(20)).asked(day(2)).brought(day(8));
    Seed twice = Seed.of("asked-twice").in(day(1), day(20)).asked(day(2)).brought(day(3));
    Seed finished = Seed.of("finished").in(day(1), day(10)).done(day(4));
    Seed november = Seed.of("from-november").in("2025-11-28T09:00", day(20)).done(day(9));
    awaiting.done(day(9));
    twice.asked(day(8)).brought(day(9)).done(day(10));
    Stream.of(early, overdue, extended, awaiting, twice, finished, november)
        .forEach(
            one -> {
              one.authority = old;
              one.version = catalogue.listCurrent(DECEMBER.to()).getFirst().id();
              one.store(jdbc);
            });
    handOn(early, next, day(10));
    handOn(overdue, next, day(3));
    handOn(extended, next, day(6));
    handOn(awaiting, next, day(10));
    handOn(twice, next, day(10));
    handOn(november, next, day(20));
  }

  private void handOn(Seed one, String next, String due) {
    jdbc.sql("UPDATE dossier.dossier SET handed_to = :next WHERE id = :id")
        .param("next", next)
        .param("id", one.id)
        .update();
    jdbc.sql(
            """
            INSERT INTO dossier.act (authority, dossier_id, no, kind, from_state, to_state, at, by_name, details)
            VALUES (:authority, :id, 50, 'HANDED_OVER', 4, 4, :at, 'Trần Thử', jsonb_build_object('unit', :next))
            """)
        .param("authority", one.authority)
        .param("id", one.id)
        .param("at", at(ENDED))
        .param("next", next)
        .update();
    jdbc.sql(
            """
            INSERT INTO dossier.handover (authority, dossier_id, no, act_no, giver_kind, giver, receiver_kind, receiver,
                held_since, handed_at, due_at, result, by_name)
            VALUES (:authority, :id, 1, 50, 'OFFICER', 'Trần Thử', 'OFFICER', 'Lê Thử', :at, :at, :due, 'EARLY', 'Trần Thử')
            """)
        .param("authority", one.authority)
        .param("id", one.id)
        .param("at", at(ENDED))
        .param("due", at(due))
        .update();
  }

  private Map<String, String> verdicts(SignedIn who, Period period, @Nullable String unit) {
    Map<String, String> found = new TreeMap<>();
    Stream.of(Share.ON_TIME, Share.LATE)
        .flatMap(share -> indicators.dossiers(who, period, unit, share, null).stream())
        .filter(one -> one.dossier().code().startsWith("SEED-"))
        .forEach(
            one ->
                found.put(
                    one.dossier().code().substring(5),
                    (one.onTime() ? "+ " : "- ") + one.ground()));
    return found;
  }

  private static String day(int day) {
    return "2025-12-%02dT09:00".formatted(day);
  }

  private static OffsetDateTime at(String wall) {
    return LocalDateTime.parse(wall).atZone(VietnamTime.ZONE).toOffsetDateTime();
  }
}
