package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caunoi.custody.WayOfPapersTest.refused;

import java.util.List;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.custody.Remake.Way;
import org.caunoi.custody.TakeInPapers.Counted;
import org.caunoi.custody.TakeInPapers.Papers;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReissueResult;
import org.caunoi.dossier.Results;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A result is lost on its way home, issued again, and the lost one turns up. */
@IntegrationTest
class LostResultTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private TakeInPapers taking;
  @Autowired private LossCase losses;
  @Autowired private MakeAgain making;
  @Autowired private ReissueResult reissuing;
  @Autowired private Results results;
  @Autowired private JdbcClient jdbc;

  @Test
  void whatWasIssuedAgainCeasesToCountAndTheFirstCountsOnceMore() {
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    SignedIn desk = people.officer(Role.RETURN_OFFICER, walk.authority());
    String code = walk.filing().by(people.clerk(OnTheWay.POINT)).code();
    Dossier dossier = walk.issue(code);
    String envelope =
        taking
            .take(
                desk,
                code,
                new Papers(
                    List.of(new Counted("result", CopyKind.ORIGINAL, 1)),
                    false,
                    OnTheWay.seal(),
                    null,
                    true))
            .envelope();
    losses.suspect(centre, envelope);
    refused(
        "not-declared-lost", () -> making.make(centre, envelope, Way.ISSUED_AGAIN, "02/TLKS-TN"));
    losses.declare(centre, envelope);
    reissuing.reissue(
        people.officer(Role.SIGNER, null),
        code,
        null,
        "02/TLKS-TN",
        "Thất lạc trên đường",
        walk.document(walk.authority()));
    refused("required", () -> making.make(centre, envelope, null, ""));
    refused("new-number-needed", () -> making.make(centre, envelope, Way.ISSUED_AGAIN, " "));
    refused(
        "new-number-long", () -> making.make(centre, envelope, Way.ISSUED_AGAIN, "9".repeat(61)));
    refused("forbidden", () -> making.make(desk, envelope, Way.ISSUED_AGAIN, "02/TLKS-TN"));
    making.make(centre, envelope, Way.ISSUED_AGAIN, "02/TLKS-TN");
    refused("made-again-before", () -> making.make(centre, envelope, Way.BROUGHT_AGAIN, null));
    assertThat(results.get(dossier).number()).isEqualTo("02/TLKS-TN");
    losses.found(desk, envelope);
    assertThat(results.get(dossier).number()).isEqualTo("01/TLKS-TN");
    assertThat(results.byHash(hash(dossier, 2)).orElseThrow().replacedBy())
        .as("whoever checks the file issued again reads which one counts")
        .isEqualTo("01/TLKS-TN");
    reissuing.reissue(
        people.officer(Role.SIGNER, null),
        code,
        null,
        "03/TLKS-TN",
        "Sai năm sinh",
        walk.document(walk.authority()));
    assertThat(results.get(dossier).number()).isEqualTo("03/TLKS-TN");
    assertThat(results.byHash(hash(dossier, 1)).orElseThrow().replacedBy()).isEqualTo("03/TLKS-TN");
  }

  private String hash(Dossier dossier, int no) {
    return jdbc.sql("SELECT sha256 FROM dossier.result WHERE dossier_id = :id AND no = :no")
        .param("id", dossier.filing().id())
        .param("no", no)
        .query(String.class)
        .single();
  }
}
