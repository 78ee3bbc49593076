package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.catalogue.MostUsed.Ranking;
import org.caunoi.catalogue.MostUsed.Source;
import org.caunoi.catalogue.ProcedureSearch;
import org.caunoi.catalogue.ProcedureVersion;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a point really files comes first, then what the network files. */
@IntegrationTest
class MostFiledTest {

  private static final String MARITAL = "1.004873";

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private ProcedureSearch search;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  @Test
  void ranksByFilingsOfThePoint() {
    file("HN-0017", MARITAL, 3);
    file("HN-0017", Walk.EXTRACT, 1);

    Ranking ranking = mostFiled(90).at("HN-0017");

    assertThat(ranking.source()).isEqualTo(Source.POINT);
    assertThat(ranking.codes()).startsWith(MARITAL, Walk.EXTRACT).doesNotHaveDuplicates();
    assertThat(search.search("", 2, ranking.codes()))
        .extracting(ProcedureVersion::code)
        .containsExactly(MARITAL, Walk.EXTRACT);
  }

  @Test
  void fallsBackToTheNetworkAndThenToNobody() {
    file("HN-0018", Walk.EXTRACT, 1);

    Ranking network = mostFiled(90).at("HN-0019");
    assertThat(network.source()).isEqualTo(Source.NETWORK);
    assertThat(network.codes()).contains(Walk.EXTRACT);
    assertThat(mostFiled(90).at(null).source()).isEqualTo(Source.NETWORK);

    assertThat(mostFiled(0).at("HN-0018")).isEqualTo(Ranking.NONE);
    assertThat(search.search("", 3, List.of()))
        .allSatisfy(procedure -> assertThat(procedure.shortcut()).isNotNull());
  }

  @Test
  void oldFilingsDoNotCount() {
    file("HN-0020", MARITAL, 1);
    jdbc.sql(
            "UPDATE dossier.dossier SET filed_at = filed_at - interval '91 days' WHERE point_id ="
                + " 'HN-0020'")
        .update();

    assertThat(mostFiled(90).at("HN-0020").source()).isEqualTo(Source.NETWORK);
    assertThat(mostFiled(120).at("HN-0020").source()).isEqualTo(Source.POINT);
  }

  @Test
  void liftsWhatIsUsedMostAmongEqualsAndNothingElse() {
    List<String> plain = codes("lý lịch", List.of());
    List<String> lifted = codes("lý lịch", List.of("3.000334"));

    assertThat(plain).startsWith("3.000333", "3.000334");
    assertThat(lifted.getFirst()).isEqualTo("3.000334");
    assertThat(codes("khai sinh cho con", List.of("1.001613")).getFirst())
        .isEqualTo(codes("khai sinh cho con", List.of()).getFirst());
  }

  private List<String> codes(String q, List<String> often) {
    return search.search(q, 5, often).stream().map(ProcedureVersion::code).toList();
  }

  private MostFiled mostFiled(int days) {
    return new MostFiled(jdbc, clock, days);
  }

  private void file(String point, String procedure, int times) {
    for (int i = 0; i < times; i++) {
      Walk.Draft draft = walk.filing().procedure(procedure).session(UUID.randomUUID());
      (procedure.equals(MARITAL) ? draft.form("partnerName", "Lê Thử Bạn") : draft)
          .by(people.clerk(point));
    }
  }
}
