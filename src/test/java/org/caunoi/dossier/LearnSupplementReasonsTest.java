package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.dossier.LearnSupplementReasons.Reason;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What officers had to ask for, counted over real supplement requests of the same procedure. */
@IntegrationTest
class LearnSupplementReasonsTest {

  /** Nobody else files this one in tests. */
  private static final String MARTYR = "1.010833";

  private static final String UNHEARD_OF = "1.002759";

  @Autowired private LearnSupplementReasons learning;
  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;

  @Test
  void nothingIsInventedWhereNothingWasAskedFor() {
    assertThat(learning.of(UNHEARD_OF).reasons()).isEmpty();
    assertThat(learning.of(UNHEARD_OF).dossiers()).isZero();
  }

  @Test
  void countsDossiersMostFrequentFirst() {
    List<String> codes = List.of(file(), file(), file(), file(), file());
    ask(codes.get(0), "meritProof");
    ask(codes.get(1), "meritProof", "form");
    ask(codes.get(2), "meritProof", "meritProof");

    assertThat(learning.of(MARTYR).dossiers()).isEqualTo(5);
    assertThat(learning.of(MARTYR).reasons())
        .containsExactly(new Reason("meritProof", 3), new Reason("form", 1));
    assertThat(learning.of(Walk.EXTRACT).reasons())
        .extracting(Reason::component)
        .doesNotContain("meritProof");

    jdbc.sql(
            "UPDATE dossier.dossier SET filed_at = filed_at - interval '2 years' WHERE code ="
                + " :code")
        .param("code", codes.get(0))
        .update();
    assertThat(learning.of(MARTYR).dossiers()).isEqualTo(4);
    assertThat(learning.of(MARTYR).reasons().getFirst()).isEqualTo(new Reason("meritProof", 2));
  }

  private String file() {
    return walk.filing()
        .procedure(MARTYR)
        .form("meritName", "Nguyễn Thử Công")
        .form("meritRelation", "Con")
        .file()
        .code();
  }

  private void ask(String code, String... components) {
    walk.ask(
        people.officer(Role.INTAKE_OFFICER, null),
        code,
        null,
        List.of(components).stream()
            .map(component -> new RequestSupplement.Reason(component, "Chưa rõ"))
            .toList());
  }
}
