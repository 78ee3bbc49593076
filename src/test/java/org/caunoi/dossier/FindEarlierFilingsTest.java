package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.Cards;
import org.caunoi.dossier.FindEarlierFilings.Matter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the counter hears of the same matter filed before, of the own point and of others. */
@IntegrationTest
class FindEarlierFilingsTest {

  private static final String MARITAL = "1.004873";

  @Autowired private FindEarlierFilings find;
  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  private String number;
  private SignedIn clerk;

  @BeforeEach
  void somebodyNew() {
    number = Cards.number();
    clerk = people.clerk("HN-0001");
  }

  @Test
  void theOwnPointSeesCodeStateHolderAndAnswers() {
    String code = file(people.clerk("HN-0001"), "Lê Thử Bạn");

    List<EarlierFiling> found = find.find(clerk, matter(true, 30, Map.of()));

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().open()).isTrue();
    EarlierFiling.Known known = Objects.requireNonNull(found.getFirst().known());
    assertThat(known.code()).isEqualTo(code);
    assertThat(known.state()).isEqualTo(DossierState.NEW);
    assertThat(known.assignee()).isNull();
    assertThat(known.form()).containsEntry("partnerName", "Lê Thử Bạn");
    assertThat(known.answers()).containsEntry("purpose", "marry");
    assertThat(known.toString()).doesNotContain("Lê Thử Bạn");
  }

  @Test
  void aDossierInSomebodysHandsSaysWho() {
    String code = file(people.clerk("HN-0001"), "Lê Thử Bạn");
    String holder = walk.process(code).progress().assigneeName();

    EarlierFiling.Known known =
        Objects.requireNonNull(find.find(clerk, matter(true, 30, Map.of())).getFirst().known());

    assertThat(known.state()).isEqualTo(DossierState.PROCESSING);
    assertThat(known.assignee()).isEqualTo(holder);
  }

  @Test
  void ofAnotherPointOnlyThatThereIsOneAndSinceWhen() {
    String code = file(people.clerk("HN-0002"), "Lê Thử Bạn");

    List<EarlierFiling> found = find.find(clerk, matter(true, 30, Map.of()));

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().known()).isNull();
    assertThat(found.getFirst().toString()).doesNotContain(code, "HN-0002", "Lê Thử Bạn");
  }

  @Test
  void ofAnotherPointNothingWhereNobodyShowedACard() {
    file(people.clerk("HN-0002"), "Lê Thử Bạn");
    String own = file(people.clerk("HN-0001"), "Lê Thử Bạn");

    assertThat(find.find(clerk, matter(false, 30, Map.of())))
        .singleElement()
        .satisfies(
            filing ->
                assertThat(filing.known())
                    .isNotNull()
                    .extracting(EarlierFiling.Known::code)
                    .isEqualTo(own));
  }

  @Test
  void whatConcernsSomebodyElseIsAnotherMatter() {
    file(people.clerk("HN-0001"), "Lê Thử Bạn");

    assertThat(find.find(clerk, matter(true, 30, Map.of("partnerName", "Phạm Thử Khác"))))
        .isEmpty();
    assertThat(find.find(clerk, matter(true, 30, Map.of("partnerName", "LÊ  thử bạn")))).hasSize(1);
    assertThat(find.find(clerk, matter(true, 30, Map.of("partnerName", "")))).hasSize(1);
  }

  @Test
  void anotherProcedureAndAnotherPersonAreNotFound() {
    file(people.clerk("HN-0001"), "Lê Thử Bạn");

    assertThat(
            find.find(
                clerk, new Matter(Walk.EXTRACT, number, Map.of(), List.of(), since(30), true)))
        .isEmpty();
    number = Cards.number();
    assertThat(find.find(clerk, matter(true, 30, Map.of()))).isEmpty();
  }

  @Test
  void whatIsLongAgoIsForgotten() {
    String code = file(people.clerk("HN-0001"), "Lê Thử Bạn");
    jdbc.sql(
            "UPDATE dossier.dossier SET filed_at = filed_at - interval '31 days' WHERE code ="
                + " :code")
        .param("code", code)
        .update();

    assertThat(find.find(clerk, matter(true, 30, Map.of()))).isEmpty();
    assertThat(find.find(clerk, matter(true, 40, Map.of()))).hasSize(1);
  }

  @Test
  void eachTellingLeavesARowThatSaysOfWhoseDossier() {
    String own = file(people.clerk("HN-0001"), "Lê Thử Bạn");
    String foreign = file(people.clerk("HN-0002"), "Lê Thử Bạn");

    assertThat(find.look(clerk, matter(true, 30, Map.of()))).hasSize(2);
    assertThat(rows(own)).as("nobody was told").isEmpty();
    find.find(clerk, matter(true, 30, Map.of()));

    assertThat(rows(own)).containsExactly("true");
    assertThat(rows(foreign)).containsExactly("false");
  }

  private List<String> rows(String code) {
    return jdbc.sql(
            """
            SELECT details ->> 'own' AS own FROM audit.entry
            WHERE act = 'earlier-filing-told' AND subject = :subject AND purpose = 'pre-check' AND actor_id = :clerk
            """)
        .param("subject", "dossier/" + code)
        .param("clerk", clerk.accountId())
        .query((rs, n) -> rs.getString("own"))
        .list();
  }

  private String file(SignedIn who, String partner) {
    return walk.filing()
        .procedure(MARITAL)
        .answer("purpose", "marry")
        .form("personId", number)
        .form("partnerName", partner)
        .session(UUID.randomUUID())
        .by(who)
        .code();
  }

  private Matter matter(boolean present, int days, Map<String, String> form) {
    return new Matter(MARITAL, number, form, List.of("partnerName"), since(days), present);
  }

  private java.time.Instant since(int days) {
    return clock.instant().minus(Duration.ofDays(days));
  }
}
